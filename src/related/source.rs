//! Learns from a site how much it tells that two articles have one source.

use std::collections::BTreeMap;

use super::roster::{Facts, Roster};

/// So many neighbours that share a source no more often than by chance are added to those seen.
const DOUBT: f32 = 20.0;
/// What a source that both have adds to 1, for each e-fold of its affinity.
const WEIGHT: f32 = 0.7;
/// The highest affinity that is believed.
const HIGHEST: f32 = 8.0;
/// The weight is rounded to multiples of this, so that it seldom changes.
const STEP: f32 = 0.05;

/// The articles that are asked for their nearest neighbour, of those that have a source: by
/// slot, from `least` up to twice as many, or all.
pub(super) fn asked(roster: &Roster<'_>, facts: &[Facts], least: usize) -> Vec<u32> {
    let has_source = |slot: &&u32| facts[**slot as usize].source != 0;
    let count = roster.order().iter().filter(has_source).count();
    let halvings = (count / least.max(1)).max(1).ilog2();
    let is_chosen = |slot: &&u32| facts[**slot as usize].id.leading_zeros() >= halvings;
    let asked = roster.order().iter().filter(has_source).filter(is_chosen);
    let mut asked: Vec<u32> = asked.copied().collect();
    asked.sort_unstable();
    asked
}

/// What a source that both articles have adds to 1, the factor of their score; `nearest` has
/// articles, each with the one whose text is nearest.
///
/// The affinity of a site's sources is how much more often than by chance an article and the
/// one whose text is nearest have one source. It is 1, and nothing is added, where every
/// source writes of everything, and 6 where a source is a series or a subject of its own.
pub(super) fn weight(
    roster: &Roster<'_>,
    facts: &[Facts],
    nearest: impl Iterator<Item = (u32, u32)>,
) -> f32 {
    let source = |slot: u32| facts[slot as usize].source;
    let chance = chance(roster.order().iter().map(|&slot| source(slot)));
    let (mut asked, mut same) = (0.0, 0.0);
    for (article, nearest) in nearest {
        asked += 1.0;
        same += f32::from(source(article) == source(nearest));
    }
    let share = (same + DOUBT * chance) / (asked + DOUBT);
    let affinity = if chance > 0.0 { share / chance } else { 1.0 };
    (WEIGHT * affinity.clamp(1.0, HIGHEST).ln() / STEP).round() * STEP
}

/// How likely two articles drawn at random of those that have a source have the same.
fn chance(sources: impl Iterator<Item = u64>) -> f32 {
    let (mut counts, mut all) = (BTreeMap::new(), 0_u64);
    for source in sources.filter(|&source| source != 0) {
        *counts.entry(source).or_insert(0_u64) += 1;
        all += 1;
    }
    let pairs: u64 = counts.into_values().map(|count| count * (count - 1)).sum();
    (pairs as f64 / (all * all.saturating_sub(1)).max(1) as f64) as f32
}
