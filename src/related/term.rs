//! A term: one token of a text as a number that sorts like a hash and can be compared.

use xxhash_rust::xxh3::xxh3_64;

use crate::text::bigram::Token;

/// A token in 32 bits, spread evenly over them.
///
/// A pair of characters of the basic plane has a number of its own; anything else is hashed
/// to 31 bits, where a clash of two words (one in some thousands of articles) does no harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(pub(super) u32);

/// Odd, so that multiplying loses nothing, and near 2³²/φ, so that it spreads (Knuth, TAOCP 3, 6.4).
const SPREAD: u32 = 0x9E37_79B1;
/// The first character of the block of numbered pairs.
const FIRST: u32 = 0x3000;
/// How many characters it holds: up to the last Han character of the basic plane.
const CHARS: u32 = 0xA000 - FIRST;

impl Term {
    /// The term of a token.
    pub(super) fn of(token: Token<'_>) -> Self {
        match token {
            Token::Pair(a, b) => Self::pair(a, b),
            Token::Single(c) => Self::pair(c, char::from_u32(FIRST).unwrap_or(c)),
            Token::Word(word) => Self::hashed(word.as_bytes()),
        }
    }

    fn pair(a: char, b: char) -> Self {
        let (high, low) = (number(a), number(b));
        match (high, low) {
            (Some(high), Some(low)) => Self(((high * CHARS + low) << 1).wrapping_mul(SPREAD)),
            _ => Self::hashed(&[(a as u32).to_le_bytes(), (b as u32).to_le_bytes()].concat()),
        }
    }

    fn hashed(bytes: &[u8]) -> Self {
        Self((xxh3_64(bytes) as u32 | 1).wrapping_mul(SPREAD))
    }

    /// Whether this is a word of another script than Han: the lowest bit, which an odd factor keeps.
    pub(super) fn is_word(self) -> bool {
        self.0 & 1 == 1
    }
}

/// Sorts terms of which the `known` highest bits are the same: first into buckets by the bits
/// that follow, where few are left to sort, because terms are evenly spread.
pub(super) fn sort(terms: &[Term], known: u32) -> Vec<Term> {
    let bits = terms.len().max(8).ilog2().saturating_sub(2).min(12);
    let bucket = |term: Term| ((term.0 << known) >> (32 - bits)) as usize;
    let mut ends = vec![0; 1 << bits];
    for &term in terms {
        ends[bucket(term)] += 1;
    }
    let mut start = 0;
    for end in &mut ends {
        start += std::mem::replace(end, start);
    }
    let mut sorted = vec![Term(0); terms.len()];
    for &term in terms {
        let end = &mut ends[bucket(term)];
        sorted[*end] = term;
        *end += 1;
    }
    let mut start = 0;
    for end in ends {
        sorted[start..end].sort_unstable();
        start = end;
    }
    sorted
}

fn number(c: char) -> Option<u32> {
    (c as u32).checked_sub(FIRST).filter(|&n| n < CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_by_buckets_sorts() {
        for length in [0, 1, 2, 7, 100, 5000] {
            let terms: Vec<Term> = (0..length)
                .map(|n: u32| Term((n % 999).wrapping_mul(SPREAD)))
                .collect();
            let mut expected = terms.clone();
            expected.sort_unstable();
            assert_eq!(sort(&terms, 0), expected);
        }
        let high: Vec<Term> = (0..100).rev().map(|n| Term(0xF000_0000 | n)).collect();
        assert!(sort(&high, 4).is_sorted());
    }

    #[test]
    fn a_word_is_known_from_a_pair() {
        assert!(Term::of(Token::Word("rust")).is_word());
        assert!(!Term::of(Token::Pair('量', '子')).is_word());
        assert!(!Term::of(Token::Single('龥')).is_word());
        assert_ne!(
            Term::of(Token::Pair('量', '子')),
            Term::of(Token::Pair('子', '量'))
        );
    }
}
