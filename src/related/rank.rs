//! The last judgement of what was found for an article.

use super::search::Candidate;
use super::signals::Signals;

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

/// Ranks what was found for an article, best first; `found` has what was found for every article.
pub(super) fn rank(
    candidates: &[Candidate],
    found: &[Box<[Candidate]>],
    signals: &Signals,
) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = candidates
        .iter()
        .filter(|candidate| candidate.score > UNRELATED)
        .map(|candidate| Ranked {
            article: candidate.article,
            score: judge(candidate, &found[candidate.article as usize], signals),
        })
        .collect();
    ranked.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
    ranked
}

fn judge(candidate: &Candidate, its_own: &[Candidate], signals: &Signals) -> f32 {
    let better = its_own.partition_point(|other| other.score > candidate.score);
    let reciprocal = (1.0 + better as f32 / RECIPROCAL_REACH).powf(-RECIPROCAL);
    candidate.score * reciprocal * signals.substance(candidate.article)
}
