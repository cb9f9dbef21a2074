//! Counts the terms of an article in a table that keeps them nearly in order.

use super::term::Term;
use crate::text::bigram::each_token;

/// A field of an article; its number is the place of its count in a slot's byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Body = 0,
    Title = 1,
    Keywords = 2,
    Summary = 3,
}

/// How often a term stands in each field, up to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Count(u64);

/// A table of counts.
///
/// A term's place is told by its highest bits, so that reading the table from end to end
/// gives the terms nearly sorted. A term that finds no free slot within [`REACH`] is put
/// aside, so that no choice of terms makes counting slow.
pub(super) struct Tally {
    slots: Vec<Count>,
    shift: u32,
    /// The terms of a text, before they are counted.
    terms: Vec<Term>,
    aside: Vec<(Term, Field)>,
}

/// Slots that are tried for a term.
const REACH: usize = 48;
/// The largest table has 2 to the power of so many slots.
const MOST_BITS: u32 = 18;
const EMPTY: Count = Count(0);

impl Count {
    /// The term counted.
    pub(super) fn term(self) -> Term {
        Term((self.0 >> 32) as u32)
    }

    /// How often it stands in a field, up to 255.
    pub(super) fn of(self, field: Field) -> u8 {
        (self.0 >> (8 * field as u32)) as u8
    }

    /// Whether it stands anywhere but in the body.
    pub(super) fn in_head(self) -> bool {
        self.0 & 0xFFFF_FF00 != 0
    }

    fn add(&mut self, field: Field) {
        let full = 0xFF << (8 * field as u32);
        let is_full = self.0 & full == full;
        self.0 += u64::from(!is_full) << (8 * field as u32);
    }
}

impl Tally {
    /// An empty table for a text of so many bytes.
    pub(super) fn for_bytes(bytes: usize) -> Self {
        // A Han character takes three bytes, so that at most half of the slots are filled.
        let bits = (bytes / 3 * 3 / 2).max(16).ilog2() + 1;
        let bits = bits.min(MOST_BITS);
        Self {
            slots: vec![EMPTY; (1 << bits) + REACH],
            shift: 32 - bits,
            terms: Vec::new(),
            aside: Vec::new(),
        }
    }

    /// Counts the terms of a text in `field`, and says how many tokens it has.
    pub(super) fn count(&mut self, text: &str, field: Field) -> u32 {
        let mut terms = std::mem::take(&mut self.terms);
        terms.clear();
        terms.reserve(text.len() / 3);
        each_token(text, |token| terms.push(Term::of(token)));
        for &term in &terms {
            self.add(term, field);
        }
        self.terms = terms;
        u32::try_from(self.terms.len()).unwrap_or(u32::MAX)
    }

    /// Counts one more `term` in `field`.
    fn add(&mut self, term: Term, field: Field) {
        let start = (term.0 >> self.shift) as usize;
        for slot in &mut self.slots[start..start + REACH] {
            // One test for a new term and a known one: which of them it is cannot be foretold.
            if (*slot == EMPTY) | (slot.term() == term) {
                slot.0 |= u64::from(term.0) << 32;
                return slot.add(field);
            }
        }
        self.aside.push((term, field));
    }

    /// The counts, sorted by term.
    pub(super) fn sorted(self) -> Vec<Count> {
        let mut counts = self.slots;
        let mut filled = 0;
        for at in 0..counts.len() {
            // Written for each, and kept for the filled: whether one is filled cannot be foretold.
            counts[filled] = counts[at];
            filled += usize::from(counts[at] != EMPTY);
        }
        counts.truncate(filled);
        settle(&mut counts);
        if !self.aside.is_empty() {
            counts.extend(gathered(self.aside));
            counts.sort_unstable();
        }
        counts
    }
}

/// Sorts what is nearly sorted: each is at most [`REACH`] places off.
fn settle(counts: &mut [Count]) {
    for end in 1..counts.len() {
        let mut at = end;
        while at > 0 && counts[at - 1] > counts[at] {
            counts.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Single terms, counted.
fn gathered(mut terms: Vec<(Term, Field)>) -> Vec<Count> {
    terms.sort_unstable_by_key(|&(term, _)| term);
    let count = |same: &[(Term, Field)]| {
        let mut count = Count(u64::from(same[0].0.0) << 32);
        for &(_, field) in same {
            count.add(field);
        }
        count
    };
    terms.chunk_by(|a, b| a.0 == b.0).map(count).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_term_is_counted_in_its_field_and_in_order() {
        let crowded = (0..5000).map(|n: u32| Term(n % 700));
        let spread = (0..5000).map(|n: u32| Term((n % 900).wrapping_mul(0x9E37_79B1)));
        for terms in [crowded.collect::<Vec<_>>(), spread.collect(), Vec::new()] {
            let mut tally = Tally::for_bytes(1000);
            let mut expected = BTreeMap::new();
            for (at, &term) in terms.iter().enumerate() {
                let field = if at % 5 == 0 {
                    Field::Title
                } else {
                    Field::Body
                };
                tally.add(term, field);
                *expected.entry((term, field as u32)).or_insert(0_u8) += 1;
            }
            let counts = tally.sorted();
            assert!(counts.is_sorted_by(|a, b| a.term() < b.term()));
            for count in counts {
                for field in [Field::Body, Field::Title] {
                    let seen = expected.remove(&(count.term(), field as u32));
                    assert_eq!(count.of(field), seen.unwrap_or(0));
                }
            }
            assert!(expected.is_empty());
        }
    }

    #[test]
    fn a_count_stops_at_255() {
        let mut tally = Tally::for_bytes(3);
        for _ in 0..1000 {
            tally.add(Term(7), Field::Keywords);
        }
        let counts = tally.sorted();
        assert_eq!(counts[0].of(Field::Keywords), 255);
        assert_eq!(counts[0].of(Field::Summary), 0);
    }
}
