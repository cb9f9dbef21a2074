//! The candidates for an article's list, judged by their whole vectors.

use std::borrow::Cow;

use rayon::prelude::*;

use super::likeness::Probe;
use super::ragged::Ragged;
use super::search::Found;
use super::signals::Signals;
use super::vector::Vector;

/// A candidate for the list of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Candidate {
    /// Its slot.
    pub(super) article: u32,
    /// How alike the texts are; 1 for the same text.
    pub(super) likeness: f32,
}

/// Judges what was found for all articles; vectors are by slot.
pub(super) fn judge_all(
    found: &[Found],
    vectors: &[Cow<'_, Vector>],
    signals: &Signals<'_>,
) -> Ragged<Candidate> {
    let slots = 0..found.len() as u32;
    // Of two that found each other, one compares them.
    let ours: Vec<Box<[f32]>> = slots
        .clone()
        .into_par_iter()
        .map_init(Probe::new, |probe, of| {
            let vector = &vectors[of as usize];
            probe.lay(vector);
            let compare = |&other: &u32| match place_of_theirs(found, of, other) {
                Some(_) => 0.0,
                None => probe.likeness(vector, &vectors[other as usize]),
            };
            found[of as usize].articles.iter().map(compare).collect()
        })
        .collect();
    let row = |of: u32| {
        let pairs = found[of as usize].articles.iter().zip(&ours[of as usize]);
        let candidates = pairs.map(|(&article, &likeness)| {
            let theirs = place_of_theirs(found, of, article);
            let likeness = theirs.map_or(likeness, |at| ours[article as usize][at]);
            Candidate { article, likeness }
        });
        best_first(of, candidates.collect(), signals)
    };
    let rows: Vec<Vec<Candidate>> = slots.into_par_iter().map(row).collect();
    rows.into_iter().collect()
}

/// Where `of` stands among what was found for `other`, if that one compares the two.
fn place_of_theirs(found: &[Found], of: u32, other: u32) -> Option<usize> {
    let is_theirs = other < of;
    is_theirs
        .then(|| found[other as usize].articles.binary_search(&of).ok())
        .flatten()
}

/// Candidates of an article, those that go best with it first.
pub(super) fn best_first(
    of: u32,
    candidates: Vec<Candidate>,
    signals: &Signals<'_>,
) -> Vec<Candidate> {
    let mut scored: Vec<(f32, u32, Candidate)> = candidates
        .into_iter()
        .map(|candidate| {
            let score = signals.score(of, candidate.article, candidate.likeness);
            (score, signals.ranks[candidate.article as usize], candidate)
        })
        .collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored
        .into_iter()
        .map(|(.., candidate)| candidate)
        .collect()
}
