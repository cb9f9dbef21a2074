//! Lists of articles by term: the files of a segment in which heads and bodies are found.
//!
//! A file is the segment's mark, and a stream of bits: how many terms it has; then for each,
//! in their order, the gap to it from the one before, how many articles have it, and the gaps between
//! these. Gaps are Rice codes, fitted to how dense the numbers must be; counts are gamma codes.

use rayon::prelude::*;

use super::{
    Mark,
    bits::{BitWriter, rice_low},
    body::unpacked,
    head::Field,
    term::{TERM_BITS, Term},
};

/// The highest bits of a term, by which terms of bodies are put apart.
const BUCKET_BITS: u32 = 12;
const BUCKETS: usize = 1 << BUCKET_BITS;
/// The bits of a term below these; as many number an article of a segment.
const LOW_BITS: u32 = TERM_BITS - BUCKET_BITS;

/// The terms of the bodies of a segment, as they are gathered.
#[derive(Debug)]
pub struct Bodies {
    /// By the highest bits of the term: its lower ones, and the article's number.
    buckets: Vec<Vec<u32>>,
    articles: u32,
}

impl Bodies {
    /// For bodies with so many bytes of terms in all.
    pub fn for_bytes(bytes: usize) -> Self {
        let room = bytes / 3 / BUCKETS;
        Self {
            buckets: (0..BUCKETS)
                .map(|_| Vec::with_capacity(room + room / 4))
                .collect(),
            articles: 0,
        }
    }

    /// Adds the body of the next article: what [`super::body_terms`] made of it.
    pub fn add(&mut self, terms: &[u8]) {
        let article = self.articles;
        for term in unpacked(terms) {
            let low = term & ((1 << LOW_BITS) - 1);
            self.buckets[(term >> LOW_BITS) as usize].push(low << 16 | article);
        }
        self.articles += 1;
    }

    /// The segment's files; a power of two of them.
    pub fn shards(mut self, mark: Mark, shards: usize) -> Vec<Vec<u8>> {
        let (articles, buckets) = (self.articles, BUCKETS / shards);
        let shards = self.buckets.par_chunks_mut(buckets).enumerate();
        let shard = |(at, buckets): (usize, &mut [Vec<u32>])| {
            let mut scratch = Vec::new();
            for bucket in &mut *buckets {
                sort(bucket, &mut scratch);
            }
            let first = (at * buckets.len()) as u32;
            let postings = (first..).zip(&*buckets).flat_map(|(high, bucket)| {
                bucket.iter().map(move |&low| Posting {
                    term: high << LOW_BITS | low >> 16,
                    article: low & 0xFFFF,
                    field: 0,
                })
            });
            let range = (first << LOW_BITS, (buckets.len() as u32) << LOW_BITS);
            List {
                range,
                articles,
                field_bits: 0,
            }
            .written(mark, postings)
        };
        shards.map(shard).collect()
    }
}

/// Sorts by the upper half; what is equal there stays in its order (the articles were added in theirs).
fn sort(bucket: &mut Vec<u32>, scratch: &mut Vec<u32>) {
    const FEW: usize = 128;
    if bucket.len() < FEW {
        return bucket.sort_unstable();
    }
    scratch.resize(bucket.len(), 0);
    for shift in [16, 24] {
        let mut places = [0_usize; 256];
        for &one in &*bucket {
            places[(one >> shift) as usize & 0xFF] += 1;
        }
        let mut start = 0;
        for place in &mut places {
            start += std::mem::replace(place, start);
        }
        for &one in &*bucket {
            let place = &mut places[(one >> shift) as usize & 0xFF];
            scratch[*place] = one;
            *place += 1;
        }
        std::mem::swap(bucket, scratch);
    }
}

/// The terms of the heads of a segment, as they are gathered.
#[derive(Debug, Default)]
pub struct Heads {
    postings: Vec<Posting>,
}

impl Heads {
    /// Adds the terms of an article, by its number in the segment.
    pub fn add(&mut self, article: u32, terms: impl IntoIterator<Item = (Term, Field)>) {
        let posting = |(term, field): (Term, Field)| Posting {
            term: term.0,
            article,
            field: field as u8,
        };
        self.postings.extend(terms.into_iter().map(posting));
    }

    /// The files of a segment of so many articles; a power of two of them.
    pub fn shards(mut self, mark: Mark, articles: usize, shards: usize) -> Vec<Vec<u8>> {
        self.postings.par_sort_unstable();
        let size = (1_u32 << TERM_BITS) / shards as u32;
        let shard = |at: u32| {
            let from = |term: u32| self.postings.partition_point(|posting| posting.term < term);
            let postings = &self.postings[from(at * size)..from((at + 1) * size)];
            let list = List {
                range: (at * size, size),
                articles: articles as u32,
                field_bits: 2,
            };
            list.written(mark, postings.iter().copied())
        };
        (0..shards as u32).into_par_iter().map(shard).collect()
    }
}

/// That a term stands in an article, and in which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    term: u32,
    article: u32,
    field: u8,
}

/// What decides the codes of a file.
struct List {
    /// The first term that it may have, and how many it may.
    range: (u32, u32),
    /// Articles of the segment.
    articles: u32,
    /// Bits that tell the field of each posting.
    field_bits: u32,
}

impl List {
    /// The file of these postings, which are in order.
    fn written(&self, mark: Mark, postings: impl Iterator<Item = Posting> + Clone) -> Vec<u8> {
        let mut count = 0;
        let mut lasts = None;
        for posting in postings.clone() {
            count += u32::from(lasts.replace(posting.term) != Some(posting.term));
        }
        let mut bits = BitWriter::behind(mark.to_le_bytes().to_vec());
        bits.gamma(count + 1);
        let low = rice_low(self.range.1, count);
        let mut next_term = self.range.0;
        let mut same: Vec<Posting> = Vec::new();
        let mut write = |same: &mut Vec<Posting>| {
            if let Some(first) = same.first() {
                bits.rice(first.term - next_term, low);
                next_term = first.term + 1;
                self.write_articles(&mut bits, same);
                same.clear();
            }
        };
        for posting in postings {
            if same.first().is_some_and(|first| first.term != posting.term) {
                write(&mut same);
            }
            same.push(posting);
        }
        write(&mut same);
        bits.into_bytes()
    }

    fn write_articles(&self, bits: &mut BitWriter, postings: &[Posting]) {
        let count = postings.len() as u32;
        bits.gamma(count);
        let low = rice_low(self.articles, count);
        let mut next = 0;
        for posting in postings {
            bits.rice(posting.article - next, low);
            next = posting.article + 1;
            if self.field_bits > 0 {
                bits.bits(posting.field.into(), self.field_bits);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::body::body_terms;

    /// Reads a file as `static/search.js` does.
    struct Reader<'a> {
        bytes: &'a [u8],
        at: usize,
    }

    impl Reader<'_> {
        fn bit(&mut self) -> u32 {
            self.at += 1;
            u32::from(self.bytes[(self.at - 1) / 8] >> (7 - (self.at - 1) % 8) & 1)
        }

        fn bits(&mut self, count: u32) -> u32 {
            (0..count).fold(0, |number, _| number << 1 | self.bit())
        }

        fn run(&mut self, bit: u32) -> u32 {
            let mut length = 0;
            while self.bit() == bit {
                length += 1;
            }
            length
        }

        fn gamma(&mut self) -> u32 {
            let length = self.run(0);
            1 << length | self.bits(length)
        }

        fn rice(&mut self, low: u32) -> u32 {
            self.run(1) << low | self.bits(low)
        }
    }

    fn read(bytes: &[u8], list: &List) -> Vec<Posting> {
        let mut reader = Reader { bytes, at: 32 };
        let count = reader.gamma() - 1;
        let low = rice_low(list.range.1, count);
        let (mut postings, mut term) = (Vec::new(), list.range.0);
        for _ in 0..count {
            term += reader.rice(low);
            let articles = reader.gamma();
            let low = rice_low(list.articles, articles);
            let mut article = 0;
            for _ in 0..articles {
                article += reader.rice(low);
                let field = reader.bits(list.field_bits) as u8;
                postings.push(Posting {
                    term,
                    article,
                    field,
                });
                article += 1;
            }
            term += 1;
        }
        postings
    }

    fn list(at: usize, shards: usize, articles: u32, field_bits: u32) -> List {
        let size = (1 << TERM_BITS) / shards as u32;
        List {
            range: (at as u32 * size, size),
            articles,
            field_bits,
        }
    }

    #[test]
    fn what_was_added_to_heads_is_read() {
        let mut heads = Heads::default();
        let mut expected = Vec::new();
        for article in 0..300_u32 {
            for at in 0..article % 40 {
                let term = (at * at * (1 + article % 3)).wrapping_mul(0x9E37_79B1) >> 4;
                let field = [Field::Title, Field::Keywords, Field::Summary][at as usize % 3];
                expected.push((term, article, field as u8));
            }
        }
        expected.sort_unstable();
        expected.dedup_by_key(|(term, article, _)| (*term, *article));
        for &(term, article, field) in &expected {
            let fields = [Field::Title, Field::Keywords, Field::Summary];
            heads.add(article, [(Term(term), fields[field as usize])]);
        }
        for (mark, shards) in [(7, 1), (u32::MAX, 16)] {
            let again = Heads {
                postings: heads.postings.clone(),
            };
            let files = again.shards(mark, 300, shards);
            let mut found = Vec::new();
            for (at, file) in files.iter().enumerate() {
                assert_eq!(file[..4], mark.to_le_bytes());
                found.extend(read(file, &list(at, shards, 300, 2)));
            }
            let found: Vec<_> = found.iter().map(|p| (p.term, p.article, p.field)).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_was_added_to_bodies_is_read() {
        let texts: Vec<String> = (0..200_u32)
            .map(|at| format!("量子计算 word{at} {} c++", "芯片".repeat(at as usize % 5)))
            .collect();
        for shards in [1, 64] {
            let mut bodies = Bodies::for_bytes(0);
            let mut expected = Vec::new();
            for (article, text) in (0..).zip(&texts) {
                let terms = body_terms(text);
                expected.extend(unpacked(&terms).map(|term| (term, article)));
                bodies.add(&terms);
            }
            expected.sort_unstable();
            let files = bodies.shards(1, shards);
            let read = |(at, file): (usize, &Vec<u8>)| read(file, &list(at, shards, 200, 0));
            let found = files.iter().enumerate().flat_map(read);
            let found: Vec<_> = found.map(|p| (p.term, p.article)).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_bucket_is_sorted_by_term_whatever_its_size() {
        for count in [0, 5, 5000] {
            let one = |at: u32| (at.wrapping_mul(0x9E37_79B1) >> 16) << 16 | at;
            let mut bucket: Vec<u32> = (0..count).map(one).collect();
            let mut expected = bucket.clone();
            expected.sort_unstable();
            sort(&mut bucket, &mut Vec::new());
            assert_eq!(bucket, expected);
        }
    }
}
