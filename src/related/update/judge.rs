//! What follows from whom the articles meet: candidates, and the lists in which they stand.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Touched, Work};
use crate::related::{
    candidates::{Candidate, best_first},
    change::is_retold,
    likeness::Probe,
    list::{Related, Why},
    records::Records,
    search::{Found, Sums},
    vector::Vector,
};

impl<'a> Work<'a> {
    /// Finds the candidates of those anew whom the changes touched, and makes the lists in which they stand.
    pub(super) fn search(&mut self, touched: &Touched, records: &dyn Records) {
        let slots = self.state.facts.len();
        let articles: Vec<u32> = (0..slots as u32)
            .filter(|&of| touched.candidates[of as usize])
            .collect();
        let signals = self.signals();
        let rows: Vec<(Found, Vec<Candidate>)> = articles
            .par_iter()
            .map_init(
                || (Sums::new(slots), Probe::new()),
                |(sums, probe), &of| {
                    if self.roster.is_free(of) {
                        return (Found::default(), Vec::new());
                    }
                    let vector = self.vector(of, records);
                    let heavy = vector.heavy(self.site.shape.heavy);
                    let found = sums.search(
                        of,
                        self.windows(of, &heavy),
                        &signals,
                        self.site.shape.candidates,
                    );
                    let candidates = self.judge((of, &vector), &found, probe, records);
                    (found, best_first(of, candidates, &signals))
                },
            )
            .collect();
        let mut new = BTreeMap::new();
        for (&of, (found, row)) in articles.iter().zip(rows) {
            self.state.floors[of as usize] = found.floor;
            new.insert(of, row);
        }
        self.state.candidates.replace(slots, &new);
        self.show(touched);
    }

    /// Compares an article with those found for it, unless they were compared before and are the same.
    fn judge(
        &self,
        (of, vector): (u32, &Vector),
        found: &Found,
        probe: &mut Probe,
        records: &dyn Records,
    ) -> Vec<Candidate> {
        let before = self.state.candidates.get(of);
        let is_retold = |slot: u32| {
            is_retold(
                &self.before[slot as usize],
                &self.state.facts[slot as usize],
            )
        };
        let mut is_laid = false;
        let judge = |&article: &u32| {
            let known = before.iter().find(|candidate| candidate.article == article);
            if let Some(known) = known.filter(|_| !is_retold(of) && !is_retold(article)) {
                return *known;
            }
            if !std::mem::replace(&mut is_laid, true) {
                probe.lay(vector);
            }
            let likeness = probe.likeness(vector, &self.vector(article, records));
            Candidate { article, likeness }
        };
        found.articles.iter().map(judge).collect()
    }

    /// Makes the lists anew that may not be what they were.
    fn show(&mut self, touched: &Touched) {
        let slots = self.state.facts.len();
        let count = self.site.options.shown();
        let is_to_make = |&of: &u32| {
            let shown = self.state.shown.get(of);
            let is_filled =
                || shown.len() < count || shown.iter().any(|related| related.why != Why::Similar);
            let theirs = || self.state.candidates.get(of).iter();
            let is_touched = |slot: u32| touched.candidates[slot as usize];
            is_touched(of) || is_filled() || theirs().any(|other| is_touched(other.article))
        };
        let articles: Vec<u32> = (0..slots as u32)
            .into_par_iter()
            .filter(is_to_make)
            .collect();
        let lists = self.known().lists(&articles, &self.signals());
        let is_new = |(of, list): &(u32, Vec<Related>)| self.state.shown.get(*of) != list;
        let new: BTreeMap<u32, Vec<Related>> =
            articles.into_iter().zip(lists).filter(is_new).collect();
        self.state.shown.replace(slots, &new);
    }
}
