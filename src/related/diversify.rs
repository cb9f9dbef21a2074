//! Holds near-identical articles to two in a list.

use super::gist::Gist;
use super::rank::Ranked;

/// Two articles whose gists differ in fewer bits than this are the same news to a reader:
/// their subjects have a cosine of about 0.75.
const DIFFERING: u32 = 28;
/// Of articles that are the same news, so many stand in a list.
const AT_MOST: usize = 2;

/// What tells whether two articles are the same news.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kind {
    /// The kind of notice, by the title.
    pub(super) series: Option<u64>,
    pub(super) gist: Gist,
}

impl Kind {
    fn is_same(&self, other: &Self) -> bool {
        let one_series = self.series.is_some() && self.series == other.series;
        one_series || self.gist.is_known() && self.gist.distance(other.gist) < DIFFERING
    }
}

/// The first `count` of `ranked`, without any that has two before it that are nearly the same:
/// notices of one series, or articles of one subject.
pub(super) fn diversify(ranked: &[Ranked], count: usize, kinds: &[Kind]) -> Vec<Ranked> {
    let mut chosen: Vec<Ranked> = Vec::with_capacity(count);
    for &candidate in ranked {
        if chosen.len() == count {
            break;
        }
        let kind = &kinds[candidate.article as usize];
        let alike = chosen
            .iter()
            .filter(|other| kind.is_same(&kinds[other.article as usize]));
        if alike.count() < AT_MOST {
            chosen.push(candidate);
        }
    }
    chosen
}
