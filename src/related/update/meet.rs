//! How the articles met before the change, and how they do now.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Touched, Work};
use crate::related::{
    change::is_moved,
    full::source_weight,
    meetings::{position, posting},
    records::Records,
    relist::{Edit, Straddling},
    roster::{NONE, ranks},
    search::Sums,
    source,
};

impl Work<'_> {
    /// Changes the lists of the terms of changed articles.
    pub(super) fn relist(
        &mut self,
        earlier: &BTreeMap<u32, Vec<u32>>,
        records: &dyn Records,
    ) -> Touched {
        let window = self.site.shape.window;
        let mut touched = Touched {
            meets: self.is_changed.clone(),
            candidates: self.is_changed.clone(),
            pairs: Straddling::default(),
        };
        self.mark_met(earlier, &mut touched.meets);
        let edits = self.edits(earlier, records);
        self.state.order = self.roster.order().to_vec();
        self.state.slots = self.roster.given().to_vec();
        touched.pairs =
            self.state
                .lists
                .edit(&edits, self.roster.ranks(), &self.is_changed, window);
        for (a, b) in touched.pairs.lost.iter().chain(&touched.pairs.gained) {
            touched.meets[*a as usize] = true;
            touched.meets[*b as usize] = true;
        }
        touched
    }

    /// Marks those whom changed articles met by the heavy terms that they had.
    fn mark_met(&self, earlier: &BTreeMap<u32, Vec<u32>>, meets: &mut [bool]) {
        let before = ranks(&self.state.order, self.state.facts.len());
        let window = self.site.shape.window;
        for (&slot, heavy) in earlier {
            for (_, others) in self.state.lists.windows(slot, heavy, &before, window) {
                for other in others {
                    meets[(other >> 8) as usize] = true;
                }
            }
        }
    }

    /// What changes in the lists of terms, by term.
    fn edits(
        &self,
        earlier: &BTreeMap<u32, Vec<u32>>,
        records: &dyn Records,
    ) -> BTreeMap<u32, Edit> {
        let mut edits: BTreeMap<u32, Edit> = BTreeMap::new();
        for &slot in &self.changed {
            let had = earlier.get(&slot).map_or(&[][..], Vec::as_slice);
            let has = self.heavy(slot, records);
            let moved = is_moved(
                &self.before[slot as usize],
                &self.state.facts[slot as usize],
            );
            let stays = |heavy: &u32, others: &[u32]| !moved && others.binary_search(heavy).is_ok();
            for heavy in had.iter().filter(|heavy| !stays(heavy, &has)) {
                edits.entry(heavy >> 8).or_default().gone.push(slot);
            }
            for &heavy in has.iter().filter(|heavy| !stays(heavy, had)) {
                edits
                    .entry(heavy >> 8)
                    .or_default()
                    .come
                    .push(posting(slot, heavy));
            }
        }
        edits
    }

    /// Finds out whose candidates the changes may have touched, by the scores of the pairs.
    pub(super) fn meet(&self, touched: &mut Touched, records: &dyn Records) {
        let (candidates, floors) = (&self.state.candidates, &self.state.floors);
        let has_changed = |of: &usize| {
            let theirs = candidates.get(*of as u32).iter();
            theirs
                .into_iter()
                .any(|candidate| self.is_changed[candidate.article as usize])
        };
        let having: Vec<usize> = (0..candidates.len())
            .into_par_iter()
            .filter(has_changed)
            .collect();
        for of in having {
            touched.candidates[of] = true;
        }
        let signals = self.signals();
        let mut sums = Sums::new(self.state.facts.len());
        for &of in &self.changed {
            let heavy = self.heavy(of, records);
            sums.sketch(of, self.windows(of, &heavy), |other, sum| {
                touched.meets[other as usize] = true;
                if signals.sketch_score(of, other, sum) >= floors[other as usize] {
                    touched.candidates[other as usize] = true;
                }
            });
        }
        let has = |of: u32, other: u32| {
            candidates
                .get(of)
                .iter()
                .any(|candidate| candidate.article == other)
        };
        for &(a, b) in &touched.pairs.lost {
            touched.candidates[a as usize] |= has(a, b);
            touched.candidates[b as usize] |= has(b, a);
        }
        let mut gained = touched.pairs.gained.clone();
        gained.sort_unstable();
        gained.dedup();
        gained.retain(|&(a, b)| !touched.candidates[a as usize] || !touched.candidates[b as usize]);
        let groups: Vec<&[(u32, u32)]> = gained.chunk_by(|a, b| a.0 == b.0).collect();
        let reached = |pairs: &[(u32, u32)]| {
            let of = pairs[0].0;
            let ours = self.heavy(of, records);
            let mut reached = Vec::new();
            for &(_, other) in pairs {
                let sum = self.sum(of, &ours, other, &self.heavy(other, records));
                let score = signals.sketch_score(of, other, sum);
                reached.extend((score >= floors[of as usize]).then_some(of));
                reached.extend((score >= floors[other as usize]).then_some(other));
            }
            reached
        };
        let reached: Vec<u32> = groups.into_par_iter().flat_map_iter(reached).collect();
        for of in reached {
            touched.candidates[of as usize] = true;
        }
    }

    /// The sum of the products of the weights of the terms through which two articles meet.
    fn sum(&self, a: u32, heavy_a: &[u32], b: u32, heavy_b: &[u32]) -> u32 {
        let (mut i, mut j, mut sum) = (0, 0, 0);
        let ranks = self.roster.ranks();
        while let (Some(&ours), Some(&theirs)) = (heavy_a.get(i), heavy_b.get(j)) {
            if ours >> 8 == theirs >> 8 {
                let list = self.state.lists.list(ours >> 8);
                let apart = position(list, a, ranks).abs_diff(position(list, b, ranks));
                if apart <= self.site.shape.window {
                    sum += (ours & 0xFF) * (theirs & 0xFF);
                }
            }
            i += usize::from(ours >> 8 <= theirs >> 8);
            j += usize::from(theirs >> 8 <= ours >> 8);
        }
        sum
    }

    /// Asks the sample for their nearest; none where a source says more or less than before.
    pub(super) fn ask(&mut self, touched: &Touched, records: &dyn Records) -> Option<()> {
        let facts = &self.state.facts;
        let asked = source::asked(&self.roster, facts, self.site.shape.asked);
        let before: BTreeMap<u32, u32> = self.state.nearest.iter().copied().collect();
        let nearest: Vec<(u32, u32)> = asked
            .into_par_iter()
            .map_init(
                || Sums::new(facts.len()),
                |sums, of| {
                    let known = before.get(&of).filter(|_| !touched.meets[of as usize]);
                    let nearest = known.copied().unwrap_or_else(|| {
                        let heavy = self.heavy(of, records);
                        let windows = self.windows(of, &heavy);
                        sums.nearest(of, windows, self.roster.ranks())
                            .unwrap_or(NONE)
                    });
                    (of, nearest)
                },
            )
            .collect();
        self.state.nearest = nearest;
        let weight = source_weight(&self.roster, &self.state.facts, &self.state.nearest);
        (weight == self.state.source_weight).then_some(())
    }
}
