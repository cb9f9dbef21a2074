//! What follows from the candidates of articles: lists, and near-identical articles.

use rayon::prelude::*;

use super::candidates::Candidate;
use super::diversify::diversify;
use super::duplicates::{Pair, overlap, suspects};
use super::list::{Lister, Related};
use super::ragged::Ragged;
use super::rank::{Ranked, rank};
use super::roster::{Facts, Roster};
use super::signals::Signals;
use super::state::Site;

/// What is known of the articles of a site once candidates were found, by slot.
pub(super) struct Known<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) roster: &'a Roster<'a>,
    pub(super) facts: &'a [Facts],
    pub(super) keywords: &'a Ragged<u64>,
    pub(super) candidates: &'a Ragged<Candidate>,
}

impl Known<'_> {
    /// The lists of some articles; those of free slots are empty.
    pub(super) fn lists(&self, articles: &[u32], signals: &Signals<'_>) -> Vec<Vec<Related>> {
        let options = self.site.options;
        let ranked: Vec<Vec<Ranked>> = articles
            .par_iter()
            .map(|&of| {
                let mut ranked = rank(of, self.candidates, self.facts, signals);
                if options.diversity {
                    ranked = diversify(&ranked, options.shown(), self.facts);
                }
                ranked
            })
            .collect();
        let taken = articles
            .iter()
            .zip(&ranked)
            .filter(|(of, _)| !self.roster.is_free(**of));
        let lacking =
            taken.filter(|(of, ranked)| Lister::may_lack(self.roster, options, **of, ranked.len()));
        let lacking: Vec<u32> = lacking.map(|(&of, _)| of).collect();
        let lister = Lister::new(self.roster, options, self.keywords, &lacking);
        let list = |(&of, similar): (&u32, &Vec<Ranked>)| {
            if self.roster.is_free(of) {
                Vec::new()
            } else {
                lister.list(of, similar)
            }
        };
        articles.par_iter().zip(&ranked).map(list).collect()
    }

    /// The pairs of articles that may be nearly the same, compared; `earlier` knows what was compared before.
    pub(super) fn pairs(&self, earlier: impl Fn((u32, u32)) -> Option<f32> + Sync) -> Vec<Pair> {
        let suspects = suspects(self.roster, self.facts, self.candidates);
        let profile = |slot: u32| self.site.texts.profile(self.roster.place(slot));
        let body = |slot: u32| self.facts[slot as usize].told.body;
        let compare = |pairs: &[(u32, u32)]| {
            let mut ours = None;
            let same = |&(a, b): &(u32, u32)| {
                if body(a) == body(b) {
                    return 1.0;
                }
                earlier((a, b))
                    .unwrap_or_else(|| overlap(ours.get_or_insert_with(|| profile(a)), &profile(b)))
            };
            let same: Vec<f32> = pairs.iter().map(same).collect();
            let pairs = pairs
                .iter()
                .zip(same)
                .map(|(&slots, same)| Pair { slots, same });
            pairs.collect::<Vec<Pair>>()
        };
        let groups: Vec<&[(u32, u32)]> = suspects.chunk_by(|a, b| a.0 == b.0).collect();
        groups.into_par_iter().flat_map_iter(compare).collect()
    }
}
