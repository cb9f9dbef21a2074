//! Where articles meet: in the list of each term, those near in time to one another.

use rayon::prelude::*;

use super::radix;
use super::vector::Heavy;

/// For each term the articles of which it is one of the heaviest, by number.
///
/// Two articles meet through a term where their places in its list are at most a window
/// apart: the same seen from either, bounded for each, and a third that comes between or
/// goes moves only those around it.
pub(super) struct Meetings {
    /// The lists, one after the other: 24 bits of an article's number, 8 of its weight.
    postings: Vec<u32>,
    /// For each heavy term of each article, where its window begins in `postings`.
    firsts: Vec<u32>,
    /// The length of that window, and the term's weight.
    windows: Vec<(u8, u8)>,
    /// Where the heavy terms of each article begin.
    starts: Vec<u32>,
}

/// The lists are made in so many parts, side by side.
const SHARD_BITS: u32 = 5;
const SHARDS: u32 = 1 << SHARD_BITS;
/// Articles beyond this number are found by none.
const MOST_ARTICLES: usize = 1 << 24;

/// The lists of some terms: their postings, and where each list begins.
struct Shard {
    postings: Vec<u32>,
    starts: Vec<u32>,
}

impl Meetings {
    /// Turns `heavy`, the terms of each article, sorted, into lists.
    pub(super) fn of(heavy: &[Vec<Heavy>], window: usize) -> Self {
        let heavy = &heavy[..heavy.len().min(MOST_ARTICLES)];
        let shards: Vec<Shard> = (0..SHARDS)
            .into_par_iter()
            .map(|shard| Shard::of(heavy, shard))
            .collect();
        let mut starts = vec![0];
        starts.extend(heavy.iter().scan(0, |end, terms| {
            *end += terms.len() as u32;
            Some(*end)
        }));
        let all = starts[heavy.len()] as usize;
        let mut meetings = Self {
            postings: Vec::with_capacity(all),
            firsts: vec![0; all],
            windows: vec![(0, 0); all],
            starts,
        };
        let mut next = meetings.starts.clone();
        for shard in shards {
            let base = meetings.postings.len();
            for ends in shard.starts.windows(2) {
                let [start, end] = [ends[0] as usize, ends[1] as usize];
                for at in start..end {
                    let (article, weight) = unpack(shard.postings[at]);
                    let first = at.saturating_sub(window).max(start);
                    let last = (at + window + 1).min(end);
                    let slot = &mut next[article as usize];
                    meetings.firsts[*slot as usize] = (base + first) as u32;
                    meetings.windows[*slot as usize] = ((last - first) as u8, weight as u8);
                    *slot += 1;
                }
            }
            meetings.postings.extend(shard.postings);
        }
        meetings
    }

    /// For each heavy term of an article its weight, and the articles that it meets there with theirs.
    pub(super) fn of_article(&self, article: u32) -> impl Iterator<Item = (u32, &[u32])> {
        let article = article as usize;
        let terms = match self.starts.get(article..article + 2) {
            Some(ends) => ends[0] as usize..ends[1] as usize,
            None => 0..0,
        };
        terms.map(|at| {
            let first = self.firsts[at] as usize;
            let (length, weight) = self.windows[at];
            (
                u32::from(weight),
                &self.postings[first..first + usize::from(length)],
            )
        })
    }
}

/// The article and the weight of a posting.
pub(super) fn unpack(posting: u32) -> (u32, u32) {
    (posting >> 8, posting & 0xFF)
}

impl Shard {
    fn of(heavy: &[Vec<Heavy>], shard: u32) -> Self {
        let in_shard = |heavy: &Heavy| heavy.term.0 >> (32 - SHARD_BITS);
        let mut entries = Vec::new();
        for (article, terms) in (0_u64..).zip(heavy) {
            let start = terms.partition_point(|heavy| in_shard(heavy) < shard);
            let part = terms[start..]
                .iter()
                .take_while(|heavy| in_shard(heavy) == shard);
            entries.extend(part.map(|heavy| {
                u64::from(heavy.term.0) << 32 | article << 8 | u64::from(heavy.weight)
            }));
        }
        let entries = radix::sort(entries, 32, 64 - SHARD_BITS);
        let lists = entries.chunk_by(|a, b| a >> 32 == b >> 32);
        let mut starts = vec![0];
        starts.extend(lists.scan(0, |end, list| {
            *end += list.len() as u32;
            Some(*end)
        }));
        Self {
            postings: entries.iter().map(|&entry| entry as u32).collect(),
            starts,
        }
    }
}
