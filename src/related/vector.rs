//! An article as a vector: the weights of the terms that tell most of it.

use super::lexicon::Lexicon;
use super::profile::{Head, Profile};

/// The heaviest terms of an article, scaled so that the whole vector has length 1.
///
/// A term takes four bytes: 24 bits of its number, 8 of its weight in steps.
#[derive(Debug, Clone, Default)]
pub(super) struct Vector {
    /// The [`HEAVY`] heaviest, heaviest first; then the rest, by number.
    packed: Box<[u32]>,
    /// The weight of one step.
    step: f32,
}

/// Terms kept of an article.
const KEPT: usize = 768;
/// Terms by which an article is searched and found.
pub(super) const HEAVY: usize = 128;
/// How quickly a term's repetition in the body stops telling more, and how much the
/// body's length is held against it (BM25's k1 and b; Robertson and Zaragoza 2009).
const SATURATION: f32 = 2.0;
const LENGTH: f32 = 0.75;
/// What a field weighs against the body.
const TITLE: f32 = 2.0;
const KEYWORDS: f32 = 1.0;
const SUMMARY: f32 = 0.25;

impl Vector {
    /// Weighs the terms of `profile`; `mean` is the mean length of the site's bodies.
    pub(super) fn of(profile: &Profile, mean: f32, lexicon: &Lexicon) -> Self {
        let relative = profile.length as f32 / mean;
        let damping = SATURATION * (1.0 - LENGTH + LENGTH * relative);
        let mut heads = profile.heads.iter().peekable();
        let mut square = 0.0;
        let mut weights = Vec::with_capacity(profile.terms.len());
        for (at, (&term, &count)) in (0..).zip(profile.terms.iter().zip(&profile.body)) {
            let count = f32::from(count);
            let mut weight = count * (SATURATION + 1.0) / (count + damping);
            if let Some(head) = heads.next_if(|head| head.at == at) {
                weight += head_weight(head);
            }
            let number = lexicon.number(term);
            weight *= number.map_or_else(|| lexicon.unique(term), |n| lexicon.rarity(n));
            square += weight * weight;
            weights.extend(number.map(|number| (weight, number)));
        }
        Self::pack(weights, square.sqrt())
    }

    fn pack(mut weights: Vec<(f32, u32)>, norm: f32) -> Self {
        let heavier = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        for most in [KEPT, HEAVY] {
            if weights.len() > most {
                weights.select_nth_unstable_by(most, heavier);
            }
            if most == KEPT {
                weights.truncate(KEPT);
            }
        }
        let heavy = weights.len().min(HEAVY);
        weights[..heavy].sort_unstable_by(heavier);
        weights[heavy..].sort_unstable_by_key(|&(_, number)| number);
        let step = weights.first().map_or(1.0, |heaviest| heaviest.0 / 255.0);
        let packed = |&(weight, number): &(f32, u32)| number << 8 | (weight / step) as u32;
        Self {
            packed: weights.iter().map(packed).collect(),
            step: step / norm,
        }
    }

    /// The terms' numbers and weights.
    pub(super) fn weights(&self) -> impl Iterator<Item = (u32, f32)> {
        let step = self.step;
        let unpack = move |&packed: &u32| (packed >> 8, (packed & 0xFF) as f32 * step);
        self.packed.iter().map(unpack)
    }

    /// The heaviest terms, heaviest first.
    pub(super) fn heavy(&self) -> impl Iterator<Item = (u32, f32)> {
        self.weights().take(HEAVY)
    }
}

fn head_weight(head: &Head) -> f32 {
    TITLE * f32::from(head.title).sqrt()
        + KEYWORDS * f32::from(head.keywords).sqrt()
        + SUMMARY * f32::from(head.summary).sqrt()
}
