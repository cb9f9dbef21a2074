//! Finds pairs of articles whose bodies are nearly the same.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::archive::Archive;
use super::profile::Profile;
use super::search::Candidate;
use super::vector::Vector;

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
/// Texts less alike than this part of what the same text would be are not worth the comparison.
const LIKENESS: f32 = 0.6;
/// An article is compared with so many at most.
const COMPARED: usize = 4;
/// Bodies of fewer tokens are alike by accident.
const SHORTEST: u32 = 30;

/// The articles whose bodies are nearly the same as an older one's, newest first, each with the
/// older one that it is most like.
///
/// Pairs come from what the search found, and from equal profiles next to each other, so
/// that a text that stands in half of all articles, and so has no rare terms, is found too.
pub(super) fn near_duplicates(
    archive: &Archive<'_>,
    vectors: &[Vector],
    found: &[Box<[Candidate]>],
) -> Vec<Duplicate> {
    let twins = twins(archive);
    let mut pairs: Vec<(u32, u32)> = archive
        .numbers()
        .into_par_iter()
        .flat_map_iter(|article| {
            let least = LIKENESS * vectors[article as usize].cosine_with_itself();
            let alike = found[article as usize]
                .iter()
                .filter(move |c| c.likeness > least);
            alike
                .take(COMPARED)
                .map(move |c| (article.min(c.article), article.max(c.article)))
        })
        .chain(twins)
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    let compared: Vec<(u32, u32, f32)> = pairs
        .into_par_iter()
        .map(|(copy, original)| (copy, original, same(archive, copy, original)))
        .filter(|&(_, _, same)| same >= NEARLY)
        .collect();
    compared
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|pairs| pairs.iter().max_by(|a, b| a.2.total_cmp(&b.2)))
        .map(|&(copy, original, same)| Duplicate {
            original: archive.given(original),
            copy: archive.given(copy),
            same,
        })
        .collect()
}

/// The share of two bodies that is the same, 0 for bodies too short to tell.
fn same(archive: &Archive<'_>, a: u32, b: u32) -> f32 {
    let [a, b] = [a, b].map(|article| &archive.get(article).profile);
    if a.length.min(b.length) < SHORTEST {
        return 0.0;
    }
    overlap(a, b)
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
