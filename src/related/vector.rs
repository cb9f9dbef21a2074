//! An article as a vector: the weights of the terms that tell most of it.

use super::lexicon::Lexicon;
use super::profile::{Count, Profile};

/// The heaviest terms of an article, scaled so that the whole vector has length 1.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vector {
    /// The terms' numbers and weights, heaviest first.
    pub(crate) weights: Box<[(u32, f32)]>,
}

/// Terms kept of an article.
const KEPT: usize = 256;
/// How quickly a term's repetition in the body stops telling more, and how much the
/// body's length is held against it (BM25's k1 and b; Robertson and Zaragoza 2009).
const SATURATION: f32 = 2.0;
const LENGTH: f32 = 0.75;
const TITLE: f32 = 2.0;
const KEYWORDS: f32 = 1.0;
const SUMMARY: f32 = 0.5;

impl Vector {
    /// Weighs the terms of `profile`, whose body is `length` times the mean.
    pub(crate) fn of(profile: &Profile, length: f32, lexicon: &Lexicon) -> Self {
        let damping = SATURATION * (1.0 - LENGTH + LENGTH * length);
        let mut weights: Vec<(u32, f32)> = profile
            .counts
            .iter()
            .filter_map(|count| {
                let (id, rarity) = lexicon.get(count.term)?;
                Some((id, rarity * frequency(count, damping)))
            })
            .collect();
        let norm = weights.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if weights.len() > KEPT {
            weights.select_nth_unstable_by(KEPT, heavier);
            weights.truncate(KEPT);
        }
        weights.sort_unstable_by(heavier);
        for (_, weight) in &mut weights {
            *weight /= norm;
        }
        Self {
            weights: weights.into(),
        }
    }

    /// The cosine of the angle between two vectors, from the terms kept.
    pub(crate) fn cosine(&self, other: &Self) -> f32 {
        let mut by_id: Vec<_> = self.weights.to_vec();
        by_id.sort_unstable_by_key(|&(id, _)| id);
        other
            .weights
            .iter()
            .filter_map(|(id, weight)| {
                let at = by_id.binary_search_by_key(id, |&(id, _)| id).ok()?;
                Some(by_id[at].1 * weight)
            })
            .sum()
    }
}

fn heavier(a: &(u32, f32), b: &(u32, f32)) -> std::cmp::Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

fn frequency(count: &Count, damping: f32) -> f32 {
    let body = f32::from(count.body);
    TITLE * f32::from(count.title).sqrt()
        + KEYWORDS * f32::from(count.keywords).sqrt()
        + SUMMARY * f32::from(count.summary).sqrt()
        + body * (SATURATION + 1.0) / (body + damping)
}
