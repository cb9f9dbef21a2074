//! Where articles meet: in the list of each term, those near in time to one another.

use rayon::prelude::*;

use super::radix;

/// For each term the articles of which it is one of the heaviest, newest first.
///
/// Two articles meet through a term where their places in its list are at most a window
/// apart: the same seen from either, bounded for each, and a third that comes between or
/// goes moves only those around it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lists {
    /// The highest bits of the terms, sorted.
    pub(super) terms: Vec<u32>,
    /// Where the list of each begins, and where the last one ends.
    pub(super) starts: Vec<u32>,
    /// 24 bits of the article's slot, 8 of its weight.
    pub(super) postings: Vec<u32>,
}

/// For each heavy term of each article, its window, made once for a whole site.
pub(super) struct Windows {
    /// Where it begins among the postings.
    firsts: Vec<u32>,
    /// Its length, and the article's own weight.
    lengths: Vec<(u8, u8)>,
    /// Where those of each article begin.
    starts: Vec<u32>,
}

/// The lists are made in so many parts, side by side.
const SHARD_BITS: u32 = 5;
const SHARDS: u32 = 1 << SHARD_BITS;
/// Articles in slots beyond this number are found by none.
pub(super) const MOST_SLOTS: usize = 1 << 24;

/// The slot and the weight of a posting.
pub(super) fn unpack(posting: u32) -> (u32, u32) {
    (posting >> 8, posting & 0xFF)
}

/// The posting of an article that a term has a weight for; `heavy` is the term beside that weight.
pub(super) fn posting(slot: u32, heavy: u32) -> u32 {
    slot << 8 | heavy & 0xFF
}

impl Lists {
    /// Turns `heavy`, each article's terms beside their weights, round; slots are in the order of time.
    pub(super) fn of(heavy: &[Vec<u32>]) -> Self {
        let heavy = &heavy[..heavy.len().min(MOST_SLOTS)];
        let shards: Vec<Self> = (0..SHARDS)
            .into_par_iter()
            .map(|shard| Self::shard(heavy, shard))
            .collect();
        let all = heavy.iter().map(Vec::len).sum();
        let mut lists = Self {
            terms: Vec::new(),
            starts: Vec::new(),
            postings: Vec::with_capacity(all),
        };
        for shard in shards {
            let base = lists.postings.len() as u32;
            lists.terms.extend(shard.terms);
            lists
                .starts
                .extend(shard.starts.iter().map(|start| base + start));
            lists.postings.extend(shard.postings);
        }
        lists.starts.push(lists.postings.len() as u32);
        lists
    }

    /// The lists of the terms with these highest bits; where the last one ends is left out.
    fn shard(heavy: &[Vec<u32>], shard: u32) -> Self {
        let in_shard = |heavy: u32| heavy >> (32 - SHARD_BITS);
        let mut entries = Vec::new();
        for (slot, terms) in (0..).zip(heavy) {
            let start = terms.partition_point(|&heavy| in_shard(heavy) < shard);
            let part = terms[start..]
                .iter()
                .take_while(|&&heavy| in_shard(heavy) == shard);
            entries.extend(
                part.map(|&heavy| u64::from(heavy >> 8) << 32 | u64::from(posting(slot, heavy))),
            );
        }
        let entries = radix::sort(entries, 32, 56 - SHARD_BITS);
        let (mut terms, mut starts, mut at) = (Vec::new(), Vec::new(), 0);
        for list in entries.chunk_by(|a, b| a >> 32 == b >> 32) {
            terms.push((list[0] >> 32) as u32);
            starts.push(at);
            at += list.len() as u32;
        }
        let postings = entries.iter().map(|&entry| entry as u32).collect();
        Self {
            terms,
            starts,
            postings,
        }
    }

    /// The list of a term; empty where it is nobody's.
    pub(super) fn list(&self, term: u32) -> &[u32] {
        match self.terms.binary_search(&term) {
            Ok(at) => &self.postings[self.starts[at] as usize..self.starts[at + 1] as usize],
            Err(_) => &[],
        }
    }

    /// For each heavy term of an article, its weight, and the articles that it meets there with theirs.
    pub(super) fn windows<'a>(
        &'a self,
        slot: u32,
        heavy: &'a [u32],
        ranks: &'a [u32],
        window: usize,
    ) -> impl Iterator<Item = (u32, &'a [u32])> {
        heavy.iter().map(move |&heavy| {
            let list = self.list(heavy >> 8);
            let at = position(list, slot, ranks);
            let first = at.saturating_sub(window);
            let last = (at + window + 1).min(list.len());
            (heavy & 0xFF, &list[first.min(last)..last])
        })
    }
}

/// Where the article in `slot` stands in a list, or would.
pub(super) fn position(list: &[u32], slot: u32, ranks: &[u32]) -> usize {
    let rank = ranks[slot as usize];
    list.partition_point(|&posting| ranks[(posting >> 8) as usize] < rank)
}

impl Windows {
    /// The windows of all articles, of which each has so many heavy terms.
    pub(super) fn of(lists: &Lists, heavy: &[Vec<u32>], window: usize) -> Self {
        let mut starts = vec![0];
        starts.extend(heavy.iter().scan(0, |end, terms| {
            *end += terms.len() as u32;
            Some(*end)
        }));
        let all = starts[heavy.len()] as usize;
        let mut windows = Self {
            firsts: vec![0; all],
            lengths: vec![(0, 0); all],
            starts,
        };
        let mut next = windows.starts.clone();
        for ends in lists.starts.windows(2) {
            let [start, end] = [ends[0] as usize, ends[1] as usize];
            for at in start..end {
                let (slot, weight) = unpack(lists.postings[at]);
                let first = at.saturating_sub(window).max(start);
                let last = (at + window + 1).min(end);
                let slot = &mut next[slot as usize];
                windows.firsts[*slot as usize] = first as u32;
                windows.lengths[*slot as usize] = ((last - first) as u8, weight as u8);
                *slot += 1;
            }
        }
        windows
    }

    /// For each heavy term of an article, its weight, and the articles that it meets there with theirs.
    pub(super) fn get<'a>(
        &'a self,
        slot: u32,
        lists: &'a Lists,
    ) -> impl Iterator<Item = (u32, &'a [u32])> {
        let slot = slot as usize;
        let terms = match self.starts.get(slot..slot + 2) {
            Some(ends) => ends[0] as usize..ends[1] as usize,
            None => 0..0,
        };
        terms.map(|at| {
            let first = self.firsts[at] as usize;
            let (length, weight) = self.lengths[at];
            (
                u32::from(weight),
                &lists.postings[first..first + usize::from(length)],
            )
        })
    }
}
