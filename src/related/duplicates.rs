//! Finds pairs of articles whose bodies are nearly the same.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::candidates::Candidate;
use super::profile::Profile;
use super::ragged::Ragged;
use super::roster::{Facts, Roster, Told};

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

/// Two articles, and the share of their bodies that is the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// The slots, the lesser first.
    pub(super) slots: (u32, u32),
    pub(super) same: f32,
}

/// From this share on, two bodies are nearly the same.
const NEARLY: f32 = 0.8;
/// Texts less alike than this part of what the same text would be are not worth the comparison.
const LIKENESS: f32 = 0.6;
/// An article is compared with so many at most.
const COMPARED: usize = 4;
/// Bodies of which four in five tokens are the same have three in four terms in common, or 24
/// parts of their prints, and one in a hundred of them fewer than so many.
const COMMON: usize = 18;
/// Bodies of fewer tokens are alike by accident.
const SHORTEST: u32 = 30;

/// Bits of the hash of a body by which those that may have a twin are told.
const TWIN_BITS: u32 = 20;

/// The pairs that may be nearly the same, sorted.
///
/// They come from the candidates, and from equal bodies next to each other in time, so
/// that a text that stands in half of all articles, and so has no rare terms, is found too.
pub(super) fn suspects(
    roster: &Roster<'_>,
    facts: &[Facts],
    candidates: &Ragged<Candidate>,
) -> Vec<(u32, u32)> {
    let told = |slot: u32| &facts[slot as usize].told;
    let may_be = |&(a, b): &(u32, u32)| {
        let (a, b) = (told(a), told(b));
        let (shorter, longer) = (a.length.min(b.length), a.length.max(b.length));
        // No more than the shorter one can be shared, and either has at least the longer one.
        shorter >= SHORTEST && shorter as f32 >= NEARLY * longer as f32 && have_much_in_common(a, b)
    };
    let alike = |&of: &u32| {
        let least = LIKENESS * told(of).itself;
        let alike = candidates
            .get(of)
            .iter()
            .filter(move |candidate| candidate.likeness > least);
        alike
            .take(COMPARED)
            .map(move |alike| (of.min(alike.article), of.max(alike.article)))
    };
    let alike = roster.order().par_iter().flat_map_iter(alike);
    let mut pairs: Vec<(u32, u32)> = alike.chain(twins(roster, facts)).filter(may_be).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether the parts of two bodies' prints that are the same are as many as of near-identical bodies.
fn have_much_in_common(a: &Told, b: &Told) -> bool {
    let same = a.print.iter().zip(&b.print).filter(|(a, b)| a == b);
    same.count() >= COMMON
}

/// Articles with equal bodies, each with the next older one.
fn twins(roster: &Roster<'_>, facts: &[Facts]) -> Vec<(u32, u32)> {
    let body = |slot: u32| facts[slot as usize].told.body;
    // Few bodies have a twin: those whose hashes share no bits with others' have none.
    let place = |body: u64| (body >> (64 - TWIN_BITS)) as usize;
    let mut seen = vec![0_u8; 1 << TWIN_BITS];
    for &slot in roster.order() {
        let seen = &mut seen[place(body(slot))];
        *seen = seen.saturating_add(1);
    }
    let may_have = |slot: &&u32| seen[place(body(**slot))] > 1;
    let mut by_body: Vec<(u64, u32, u32)> = roster
        .order()
        .iter()
        .filter(may_have)
        .map(|&slot| (body(slot), roster.rank(slot), slot))
        .collect();
    by_body.par_sort_unstable();
    by_body
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0)
        .map(|pair| (pair[0].2.min(pair[1].2), pair[0].2.max(pair[1].2)))
        .collect()
}

/// Of pairs that were compared, each copy with the older article that it is most like, newest first.
pub(super) fn duplicates(pairs: &[Pair], roster: &Roster<'_>) -> Vec<Duplicate> {
    let mut near: Vec<(u32, u32, f32)> = pairs
        .iter()
        .filter(|pair| pair.same >= NEARLY)
        .map(|pair| {
            let [a, b] = [pair.slots.0, pair.slots.1].map(|slot| roster.rank(slot));
            (a.min(b), a.max(b), pair.same)
        })
        .collect();
    near.sort_unstable_by_key(|&(copy, original, _)| (copy, original));
    let place = |rank: u32| roster.place(roster.order()[rank as usize]) as u32;
    near.chunk_by(|a, b| a.0 == b.0)
        .filter_map(|pairs| pairs.iter().max_by(|a, b| a.2.total_cmp(&b.2)))
        .map(|&(copy, original, same)| Duplicate {
            original: place(original),
            copy: place(copy),
            same,
        })
        .collect()
}

/// The tokens that two bodies share, as a share of those that either has (Ružička's measure); 0
/// as soon as they differ in too many to be nearly the same.
pub(super) fn overlap(a: &Profile, b: &Profile) -> f32 {
    let tokens = |profile: &Profile| {
        let counts = profile.body.iter().map(|&count| u32::from(count));
        counts.sum::<u32>()
    };
    let all = tokens(a) + tokens(b);
    // All are those that both have twice, and those in which they differ once.
    let most = (all as f32 * (1.0 - NEARLY) / (1.0 + NEARLY)) as u32;
    let mut differing = 0;
    let (mut i, mut j) = (0, 0);
    while i < a.terms.len() || j < b.terms.len() {
        let order = match (a.terms.get(i), b.terms.get(j)) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let ours = if order.is_le() { a.body[i] } else { 0 };
        let theirs = if order.is_ge() { b.body[j] } else { 0 };
        differing += u32::from(ours.abs_diff(theirs));
        if differing > most {
            return 0.0;
        }
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    (all - differing) as f32 / (all + differing).max(1) as f32
}
