//! Finds pairs of articles whose bodies are nearly the same.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::archive::Archive;
use super::profile::Profile;
use super::search::Candidate;

/// Two articles of which most of the text is the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duplicate {
    /// The article published first, as its place in the slice of entries.
    pub original: u32,
    /// The other.
    pub copy: u32,
    /// The share of the text that is the same, 0 to 1.
    pub same: f32,
}

/// From this share on, two bodies are nearly the same.
const NEARLY: f32 = 0.8;
/// Texts less alike than this are not worth the comparison.
const LIKENESS: f32 = 0.6;
/// An article is compared with so many at most.
const COMPARED: usize = 4;
/// Bodies of fewer tokens are alike by accident.
const SHORTEST: u32 = 30;

/// The pairs whose bodies are nearly the same, in the order of the newer article, newest first.
///
/// Pairs come from what the search found, and from equal profiles next to each other, so
/// that a text that stands in half of all articles, and so has no rare terms, is found too.
pub(super) fn near_duplicates(archive: &Archive<'_>, found: &[Box<[Candidate]>]) -> Vec<Duplicate> {
    let twins = twins(archive);
    let mut pairs: Vec<(u32, u32)> = archive
        .numbers()
        .into_par_iter()
        .flat_map_iter(|article| {
            let alike = found[article as usize]
                .iter()
                .filter(|c| c.likeness > LIKENESS);
            alike
                .take(COMPARED)
                .map(move |c| (article.min(c.article), article.max(c.article)))
        })
        .chain(twins)
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    let duplicate = |&(copy, original): &(u32, u32)| {
        let [a, b] = [copy, original].map(|article| &archive.get(article).profile);
        let same = overlap(a, b);
        (same >= NEARLY && a.length.min(b.length) >= SHORTEST).then(|| Duplicate {
            original: archive.given(original),
            copy: archive.given(copy),
            same,
        })
    };
    pairs.par_iter().filter_map(duplicate).collect()
}

/// Articles with equal bodies, each with the next older one.
fn twins(archive: &Archive<'_>) -> Vec<(u32, u32)> {
    let key = |article: u32| {
        let profile = &archive.get(article).profile;
        (profile.length, &profile.terms, &profile.body)
    };
    let mut by_text: Vec<u32> = archive.numbers().collect();
    by_text.par_sort_unstable_by(|&a, &b| key(a).cmp(&key(b)).then(a.cmp(&b)));
    by_text
        .windows(2)
        .filter(|pair| key(pair[0]) == key(pair[1]))
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

/// The tokens that two bodies share, as a share of those that either has (Ružička's measure).
fn overlap(a: &Profile, b: &Profile) -> f32 {
    let (mut both, mut either) = (0_u32, 0_u32);
    let (mut i, mut j) = (0, 0);
    while i < a.terms.len() || j < b.terms.len() {
        let order = match (a.terms.get(i), b.terms.get(j)) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let ours = if order.is_le() { a.body[i] } else { 0 };
        let theirs = if order.is_ge() { b.body[j] } else { 0 };
        both += u32::from(ours.min(theirs));
        either += u32::from(ours.max(theirs));
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    both as f32 / either.max(1) as f32
}
