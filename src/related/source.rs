//! Learns from a site how much it tells that two articles have one source.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::archive::Archive;
use super::lexicon::Sample;
use super::meetings::Meetings;
use super::search::Sums;

/// So many neighbours that share a source no more often than by chance are added to those seen.
const DOUBT: f32 = 20.0;
/// What a source that both have adds to 1, for each e-fold of its affinity.
const WEIGHT: f32 = 0.7;
/// The highest affinity that is believed.
const HIGHEST: f32 = 8.0;
/// The weight is rounded to multiples of this, so that it seldom changes.
const STEP: f32 = 0.05;

/// What a source that both articles have adds to 1, the factor of their score.
///
/// The affinity of a site's sources is how much more often than by chance an article and the
/// one whose text is nearest have one source. It is 1, and nothing is added, where every
/// source writes of everything, and 6 where a source is a series or a subject of its own.
/// About `least` articles are asked.
pub(super) fn weight(archive: &Archive<'_>, meetings: &Meetings, least: usize) -> f32 {
    let source = |article: u32| archive.get(article).source.as_deref();
    let sourced: Vec<u32> = archive.numbers().filter(|&a| source(a).is_some()).collect();
    let chance = chance(sourced.iter().map(|&article| source(article)));
    let sample = Sample::of(sourced.len(), least);
    let (asked, same) = sourced
        .par_iter()
        .filter(|&&article| sample.has(&archive.get(article).id))
        .map_init(
            || Sums::new(archive.len()),
            |sums, &article| {
                let nearest = sums.nearest(article, meetings).and_then(source);
                let same = nearest.is_some() && nearest == source(article);
                (u32::from(nearest.is_some()), u32::from(same))
            },
        )
        .reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    let share = (same as f32 + DOUBT * chance) / (asked as f32 + DOUBT);
    let affinity = if chance > 0.0 { share / chance } else { 1.0 };
    (WEIGHT * affinity.clamp(1.0, HIGHEST).ln() / STEP).round() * STEP
}

/// How likely two articles drawn at random have one source.
fn chance<'a>(sources: impl Iterator<Item = Option<&'a str>>) -> f32 {
    let (mut counts, mut all) = (BTreeMap::new(), 0.0_f64);
    for source in sources {
        *counts.entry(source).or_insert(0.0_f64) += 1.0;
        all += 1.0;
    }
    let pairs: f64 = counts.values().map(|count| count * (count - 1.0)).sum();
    (pairs / (all * (all - 1.0)).max(1.0)) as f32
}
