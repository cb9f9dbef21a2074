//! Changes lists of terms, and tells which pairs of articles come to meet in them, or cease to.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::meetings::Lists;

/// What changes in the list of a term.
#[derive(Debug, Default)]
pub(super) struct Edit {
    /// The articles that go, ascending; one that comes back elsewhere, or with another weight, too.
    pub(super) gone: Vec<u32>,
    /// The postings that come.
    pub(super) come: Vec<u32>,
}

/// Pairs of articles that did not change themselves.
#[derive(Debug, Default)]
pub(super) struct Straddling {
    /// They met through a term and no longer do.
    pub(super) lost: Vec<(u32, u32)>,
    /// They meet through a term and did not.
    pub(super) gained: Vec<(u32, u32)>,
}

impl Lists {
    /// Changes the lists of some terms; `ranks` is the order of time from now on.
    pub(super) fn edit(
        &mut self,
        edits: &BTreeMap<u32, Edit>,
        ranks: &[u32],
        is_changed: &[bool],
        window: usize,
    ) -> Straddling {
        let edited: Vec<(u32, Vec<u32>, Straddling)> = edits
            .par_iter()
            .map(|(&term, edit)| {
                let old = self.list(term);
                let new = edit.apply(old, ranks);
                let straddling = straddling(old, &new, is_changed, window);
                (term, new, straddling)
            })
            .collect();
        let mut new = Self {
            terms: Vec::with_capacity(self.terms.len() + edited.len()),
            starts: Vec::with_capacity(self.starts.len() + edited.len()),
            postings: Vec::with_capacity(self.postings.len() + edited.len()),
        };
        let mut all = Straddling::default();
        let mut copied = 0;
        for (term, list, straddling) in edited {
            let at = self.terms.partition_point(|&other| other < term);
            new.copy(self, copied, at);
            copied = at + usize::from(self.terms.get(at) == Some(&term));
            if !list.is_empty() {
                new.terms.push(term);
                new.starts.push(new.postings.len() as u32);
                new.postings.extend(list);
            }
            all.lost.extend(straddling.lost);
            all.gained.extend(straddling.gained);
        }
        new.copy(self, copied, self.terms.len());
        new.starts.push(new.postings.len() as u32);
        *self = new;
        all
    }

    /// Adds some lists of others, one after the other.
    fn copy(&mut self, other: &Self, from: usize, to: usize) {
        let (start, end) = (other.starts[from], other.starts[to]);
        let base = self.postings.len() as u32;
        self.terms.extend_from_slice(&other.terms[from..to]);
        self.starts
            .extend(other.starts[from..to].iter().map(|at| at - start + base));
        self.postings
            .extend_from_slice(&other.postings[start as usize..end as usize]);
    }
}

impl Edit {
    /// The list after the change.
    fn apply(&self, old: &[u32], ranks: &[u32]) -> Vec<u32> {
        let stays = old
            .iter()
            .filter(|&posting| self.gone.binary_search(&(posting >> 8)).is_err());
        let mut new: Vec<u32> = stays.copied().collect();
        for &posting in &self.come {
            let rank = ranks[(posting >> 8) as usize];
            let at = new.partition_point(|&other| ranks[(other >> 8) as usize] < rank);
            new.insert(at, posting);
        }
        new
    }
}

/// The pairs of unchanged articles that are within a window of each other in one list and not in the other.
fn straddling(old: &[u32], new: &[u32], is_changed: &[bool], window: usize) -> Straddling {
    let places = |list: &[u32]| {
        let unchanged = |&(_, posting): &(u32, &u32)| !is_changed[(posting >> 8) as usize];
        let places = (0..).zip(list).filter(unchanged);
        places
            .map(|(at, posting)| (at, posting >> 8))
            .collect::<Vec<(u32, u32)>>()
    };
    let (old, new) = (places(old), places(new));
    let mut pairs = Straddling::default();
    let (mut old_end, mut new_end) = (0, 0);
    for at in 0..old.len() {
        let reach = |list: &[(u32, u32)], mut end: usize| {
            while list
                .get(end)
                .is_some_and(|other| other.0 - list[at].0 <= window as u32)
            {
                end += 1;
            }
            end
        };
        (old_end, new_end) = (reach(&old, old_end.max(at)), reach(&new, new_end.max(at)));
        let pair = |other: &(u32, u32)| (old[at].1, other.1);
        pairs
            .lost
            .extend(old[new_end.min(old_end)..old_end].iter().map(pair));
        pairs
            .gained
            .extend(new[old_end.min(new_end)..new_end].iter().map(pair));
    }
    pairs
}
