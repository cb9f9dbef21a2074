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
    #[inline]
    pub(super) fn of(token: Token<'_>) -> Self {
        match token {
            Token::Pair(a, b) => Self::pair(a, b),
            Token::Single(c) => Self::pair(c, char::from_u32(FIRST).unwrap_or(c)),
            Token::Word(word) => Self::hashed(word.as_bytes()),
        }
    }

    #[inline]
    fn pair(a: char, b: char) -> Self {
        let (high, low) = (number(a), number(b));
        if high.max(low) < CHARS {
            Self(((high * CHARS + low) << 1).wrapping_mul(SPREAD))
        } else {
            Self::rare_pair(a, b)
        }
    }

    #[cold]
    fn rare_pair(a: char, b: char) -> Self {
        Self::hashed(&[(a as u32).to_le_bytes(), (b as u32).to_le_bytes()].concat())
    }

    // Not inlined, so that the terms of pairs, which most are, are.
    #[inline(never)]
    fn hashed(bytes: &[u8]) -> Self {
        Self((xxh3_64(bytes) as u32 | 1).wrapping_mul(SPREAD))
    }

    /// Whether this is a word of another script than Han: the lowest bit, which an odd factor keeps.
    pub(super) fn is_word(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The number of a character in the block; [`CHARS`] or more for one outside.
fn number(c: char) -> u32 {
    (c as u32).wrapping_sub(FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

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
