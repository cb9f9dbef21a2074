//! A term: what is looked for, as a number that a browser reckons alike.

use super::token::Token;

/// The bits of a [`Term`].
pub(super) const TERM_BITS: u32 = 28;

/// A token in 28 bits, spread evenly over them. Two tokens of one number are rare (one word in
/// some hundreds clashes with any that a site of 10,000 articles has), and cost a wrong result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub(super) u32);

impl Term {
    /// The term of a token.
    pub fn of(token: Token<'_>) -> Self {
        match token {
            Token::Pair(a, b) => Self::pair(a, b),
            Token::Single(c) => Self::pair(c, '\0'),
            Token::Word(word) | Token::Joined(word) => Self::text(word),
        }
    }

    /// The term of a text as a whole: a word, a name, a title.
    pub fn text(text: &str) -> Self {
        // FNV-1a, over code points.
        let hash = text.chars().fold(0x811C_9DC5_u32, |hash, c| {
            (hash ^ c as u32).wrapping_mul(0x0100_0193)
        });
        Self::mixed(hash)
    }

    fn pair(a: char, b: char) -> Self {
        let (a, b) = (a as u32, b as u32);
        Self::mixed(a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA77))
    }

    /// Spreads a hash over all bits ("lowbias32" of Wellons' hash prospector), and takes the highest.
    fn mixed(hash: u32) -> Self {
        let hash = (hash ^ hash >> 16).wrapping_mul(0x7FEB_352D);
        let hash = (hash ^ hash >> 15).wrapping_mul(0x846C_A68B);
        Self((hash ^ hash >> 16) >> (32 - TERM_BITS))
    }

    /// Its number.
    pub fn number(self) -> u32 {
        self.0
    }
}
