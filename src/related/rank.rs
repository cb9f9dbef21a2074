//! The last judgement of what was found for an article.

use super::candidates::Candidate;
use super::ragged::Ragged;
use super::roster::Facts;
use super::signals::{Signals, substance};

/// An article, and how well it goes with the one asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) article: u32,
    pub(super) score: f32,
}

/// Below this, texts have nothing to do with each other (of such pairs one in 300 was linked).
const UNRELATED: f32 = 0.05;
/// An article that goes better with `RECIPROCAL_REACH` others counts 2 to the power of
/// `RECIPROCAL` less. Some articles are near to everything; who is near to us more than to
/// others is our neighbour (on hubs: Radovanović, Nanopoulos and Ivanović 2010).
const RECIPROCAL: f32 = 0.2;
const RECIPROCAL_REACH: f32 = 2.0;

/// Ranks the candidates of an article, best first, by all that was found for each of them.
pub(super) fn rank(
    of: u32,
    candidates: &Ragged<Candidate>,
    facts: &[Facts],
    signals: &Signals<'_>,
) -> Vec<Ranked> {
    let scored = candidates.get(of).iter().map(|candidate| {
        let score = signals.score(of, candidate.article, candidate.likeness);
        (candidate.article, score)
    });
    let mut ranked: Vec<Ranked> = scored
        .filter(|&(_, score)| score > UNRELATED)
        .map(|(article, score)| {
            let its_own = candidates.get(article);
            let better = its_own.partition_point(|other| {
                signals.score(article, other.article, other.likeness) > score
            });
            let reciprocal = (1.0 + better as f32 / RECIPROCAL_REACH).powf(-RECIPROCAL);
            let substance = substance(facts[article as usize].told.length);
            Ranked {
                article,
                score: score * reciprocal * substance,
            }
        })
        .collect();
    let rank = |ranked: &Ranked| signals.ranks[ranked.article as usize];
    ranked.sort_unstable_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| rank(a).cmp(&rank(b)))
    });
    ranked
}
