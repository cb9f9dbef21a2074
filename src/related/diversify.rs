//! Holds near-identical articles to two in a list.

use super::rank::Ranked;
use super::roster::{Facts, Told};

/// Two articles whose gists differ in fewer bits than this are the same news to a reader:
/// their subjects have a cosine of about 0.77.
const DIFFERING: u32 = 28;
/// Of articles that are the same news, so many stand in a list.
const AT_MOST: usize = 2;

/// Whether two articles are the same news, by what their texts tell.
fn is_same(a: &Told, b: &Told) -> bool {
    let one_series = a.series != 0 && a.series == b.series;
    one_series || a.gist.is_known() && a.gist.distance(b.gist) < DIFFERING
}

/// The first `count` of `ranked`, without any that has two before it that are nearly the same:
/// notices of one series, or articles of one subject.
pub(super) fn diversify(ranked: &[Ranked], count: usize, facts: &[Facts]) -> Vec<Ranked> {
    let told = |ranked: &Ranked| &facts[ranked.article as usize].told;
    let mut chosen: Vec<Ranked> = Vec::with_capacity(count);
    for candidate in ranked {
        if chosen.len() == count {
            break;
        }
        let alike = chosen
            .iter()
            .filter(|other| is_same(told(candidate), told(other)));
        if alike.count() < AT_MOST {
            chosen.push(*candidate);
        }
    }
    chosen
}
