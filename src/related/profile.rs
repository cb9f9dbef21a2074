//! What relatedness keeps of an article's text: how often each term stands in each field.

use xxhash_rust::xxh3::xxh3_64;

use super::series::series;
use super::tally::{Count, Field, Tally};
use super::term::Term;

/// The texts of an article that speak of its subject.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The title.
    pub title: &'a str,
    /// The keywords as the editor wrote them.
    pub keywords: &'a [String],
    /// 快速阅读.
    pub summary: &'a str,
    /// The body as plain text, without code blocks.
    pub body: &'a str,
}

/// How often each term stands in an article: all that the index needs of its text.
///
/// Five bytes a term, because where nothing is foreseen, the profiles of a whole site are in memory at once.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The article's terms, sorted, each once.
    pub(super) terms: Box<[Term]>,
    /// How often each stands in the body, up to 255.
    pub(super) body: Box<[u8]>,
    /// The terms of the short fields, in the order of `terms`.
    pub(super) heads: Box<[Head]>,
    /// Tokens in the body.
    pub(super) length: u32,
    /// The keywords, each as a number, in the editor's order.
    pub(super) keywords: Box<[u64]>,
    /// The kind of notice, by the title.
    pub(super) series: Option<u64>,
}

/// The parts of a [`Profile::body_print`].
pub(super) const PRINT: usize = 32;
/// Odd, and without a pattern.
const SCATTER: u32 = 0x2C1B_3C6D;
/// Odd, and near 2⁶⁴/φ.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// How often a term stands in the title, the keywords and 快速阅读.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Head {
    /// The term's place in [`Profile::terms`].
    pub(super) at: u32,
    pub(super) title: u8,
    pub(super) keywords: u8,
    pub(super) summary: u8,
}

impl Profile {
    /// Counts the terms of `document`.
    pub fn of(document: &Document<'_>) -> Self {
        let mut tally = Tally::for_bytes(document.body.len() + document.summary.len());
        tally.count(document.title, Field::Title);
        for keyword in document.keywords {
            tally.count(keyword, Field::Keywords);
        }
        tally.count(document.summary, Field::Summary);
        let length = tally.count(document.body, Field::Body);
        let counts = tally.sorted();
        let keywords = document.keywords.iter().map(|k| keyword_number(k));
        Self {
            terms: counts.iter().map(|count| count.term()).collect(),
            body: counts.iter().map(|count| count.of(Field::Body)).collect(),
            heads: heads(&counts),
            length,
            keywords: keywords.collect(),
            series: series(document.title),
        }
    }
}

/// The counts in the short fields, of the terms that stand there.
fn heads(counts: &[Count]) -> Box<[Head]> {
    let counts = (0..).zip(counts).filter(|(_, count)| count.in_head());
    let head = |(at, count): (u32, &Count)| Head {
        at,
        title: count.of(Field::Title),
        keywords: count.of(Field::Keywords),
        summary: count.of(Field::Summary),
    };
    counts.map(head).collect()
}

impl Profile {
    /// What the article tells of how rare terms are: those that it has, and the length of its body.
    pub(super) fn told(&self) -> (&[Term], u32) {
        (&self.terms, self.length)
    }

    /// What of the body can be compared quickly: of each part of the space of terms, which
    /// has the least hash (one-permutation hashing: Li, Owen and Zhang 2012).
    pub(super) fn body_print(&self) -> [u8; PRINT] {
        let mut least = [u32::MAX; PRINT];
        for (term, &count) in self.terms.iter().zip(&self.body) {
            let hash = if count > 0 {
                (term.0 ^ (term.0 >> 15)).wrapping_mul(SCATTER)
            } else {
                u32::MAX
            };
            let least = &mut least[term.0 as usize >> (32 - PRINT.ilog2())];
            *least = hash.min(*least);
        }
        least.map(|hash| hash as u8)
    }

    /// A hash of the body's terms and how often each stands there.
    pub(super) fn body_hash(&self) -> u64 {
        let counted = self.terms.iter().zip(&self.body);
        counted
            .filter(|&(_, &count)| count > 0)
            .fold(0, |hash, (term, &count)| {
                let mixed = (u64::from(term.0) << 8 | u64::from(count)).wrapping_mul(MIX);
                (hash ^ mixed ^ (mixed >> 32)).wrapping_mul(MIX)
            })
    }
}

/// A number for a keyword, the same for those that differ only in case and spaces.
pub(super) fn keyword_number(keyword: &str) -> u64 {
    let folded: String = keyword.split_whitespace().collect();
    xxh3_64(folded.to_lowercase().as_bytes())
}
