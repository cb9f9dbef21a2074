//! The terms of an article's body: each once, in order, in a few bytes.

use super::{
    term::{TERM_BITS, Term},
    token::{Token, each_token},
};

/// The terms of a body, as they are remembered of an article: the gaps between their numbers, in order,
/// seven bits a byte.
///
/// A character that stands alone is none of them: nearly every article has each of these.
pub fn body_terms(text: &str) -> Vec<u8> {
    let mut set = TermSet::for_bytes(text.len());
    each_token(text, |token| {
        if !matches!(token, Token::Single(_)) {
            set.add(Term::of(token));
        }
    });
    packed(&set.sorted())
}

fn packed(terms: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(terms.len() * 3);
    let mut last = 0;
    for &term in terms {
        let mut gap = term - last;
        last = term;
        while gap >= 0x80 {
            bytes.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        bytes.push(gap as u8);
    }
    bytes
}

/// The numbers of the terms of a body, in order.
pub(super) fn unpacked(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let (mut term, mut gap, mut shift) = (0_u32, 0_u32, 0);
    bytes.iter().filter_map(move |&byte| {
        gap |= u32::from(byte & 0x7F).wrapping_shl(shift);
        shift += 7;
        if byte & 0x80 != 0 {
            return None;
        }
        term = term.wrapping_add(gap) & ((1 << TERM_BITS) - 1);
        (gap, shift) = (0, 0);
        Some(term)
    })
}

/// A set of terms in a table that keeps them nearly in order.
///
/// A term's place is told by its highest bits. One that finds no free slot within [`REACH`] is
/// put aside, so that no choice of terms makes it slow.
struct TermSet {
    slots: Vec<u32>,
    shift: u32,
    aside: Vec<u32>,
}

/// Slots that are tried for a term.
const REACH: usize = 32;
/// The largest table has 2 to the power of so many slots.
const MOST_BITS: u32 = 18;
/// No term has this number.
const EMPTY: u32 = u32::MAX;

impl TermSet {
    /// An empty set for a text of so many bytes.
    fn for_bytes(bytes: usize) -> Self {
        let bits = ((bytes / 2).max(16).ilog2() + 1).min(MOST_BITS);
        Self {
            slots: vec![EMPTY; (1 << bits) + REACH],
            shift: TERM_BITS - bits,
            aside: Vec::new(),
        }
    }

    fn add(&mut self, term: Term) {
        let start = (term.0 >> self.shift) as usize;
        for slot in &mut self.slots[start..start + REACH] {
            if (*slot == EMPTY) | (*slot == term.0) {
                *slot = term.0;
                return;
            }
        }
        self.aside.push(term.0);
    }

    fn sorted(self) -> Vec<u32> {
        let mut terms = self.slots;
        let mut filled = 0;
        for at in 0..terms.len() {
            // Written for each, and kept for the filled: whether one is filled cannot be foretold.
            terms[filled] = terms[at];
            filled += usize::from(terms[at] != EMPTY);
        }
        terms.truncate(filled);
        settle(&mut terms);
        if !self.aside.is_empty() {
            terms.extend(self.aside);
            terms.sort_unstable();
            terms.dedup();
        }
        terms
    }
}

/// Sorts what is nearly sorted: each is at most [`REACH`] places off.
fn settle(terms: &mut [u32]) {
    for end in 1..terms.len() {
        let mut at = end;
        while at > 0 && terms[at - 1] > terms[at] {
            terms.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_term_once_and_in_order() {
        let crowded = (0..5000).map(|n: u32| n % 700);
        let spread = (0..5000).map(|n: u32| (n % 900).wrapping_mul(0x9E37_79B1) >> 4);
        for terms in [crowded.collect::<Vec<_>>(), spread.collect(), Vec::new()] {
            let mut set = TermSet::for_bytes(1000);
            terms.iter().for_each(|&term| set.add(Term(term)));
            let expected: Vec<u32> = BTreeSet::from_iter(terms).into_iter().collect();
            let sorted = set.sorted();
            assert_eq!(sorted, expected);
            assert_eq!(unpacked(&packed(&sorted)).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn what_is_damaged_is_read_without_harm() {
        assert_eq!(unpacked(&[0xFF; 9]).count(), 0);
        let long = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1];
        assert!(unpacked(&long).all(|term| term < 1 << TERM_BITS));
    }

    #[test]
    fn a_body_is_its_pairs_and_words() {
        let terms: Vec<u32> = unpacked(&body_terms("量子，在 GPT-4o")).collect();
        let of = |text: &str| Term::text(text).0;
        let mut expected = vec![
            Term::of(Token::Pair('量', '子')).0,
            of("gpt"),
            of("4o"),
            of("gpt4o"),
        ];
        expected.sort_unstable();
        assert_eq!(terms, expected);
    }
}
