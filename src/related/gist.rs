//! The subject of an article in 128 bits, to tell near-identical articles quickly.

use super::term::Term;

/// The heaviest terms of an article in 128 bits: of two articles, the share of bits that differ
/// is the angle between their subjects, as a share of a half turn, with an error of a twentieth
/// or so (Charikar, Similarity estimation techniques from rounding algorithms, 2002).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gist(pub(super) [u64; 2]);

/// A gist in the making.
pub(super) struct Sums([i16; 128]);

/// The bits of each byte as signs: -1 for 0, 1 for 1.
const SIGNS: [[i16; 8]; 256] = {
    let mut signs = [[-1; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            if byte >> bit & 1 == 1 {
                signs[byte][bit] = 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    signs
};

impl Gist {
    /// The terms that make up a subject.
    pub(super) const TERMS: usize = 32;

    /// Begins a gist.
    pub(super) fn gather() -> Sums {
        Sums([0; 128])
    }

    /// Whether the article has any terms.
    pub(super) fn is_known(self) -> bool {
        self != Self::default()
    }

    /// In how many of 128 bits two gists differ.
    pub(super) fn distance(self, other: Self) -> u32 {
        (self.0[0] ^ other.0[0]).count_ones() + (self.0[1] ^ other.0[1]).count_ones()
    }
}

impl Sums {
    /// Adds a term of so many steps.
    pub(super) fn add(&mut self, term: Term, steps: u8) {
        let mut random = u64::from(term.0).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for sums in self.0.as_chunks_mut::<64>().0 {
            random = (random ^ random >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let bytes = (random ^ random >> 32).to_le_bytes();
            for (sums, byte) in sums.as_chunks_mut::<8>().0.iter_mut().zip(bytes) {
                for (sum, sign) in sums.iter_mut().zip(&SIGNS[usize::from(byte)]) {
                    *sum += i16::from(steps) * sign;
                }
            }
        }
    }

    /// The gist.
    pub(super) fn done(self) -> Gist {
        let mut bits = [0; 2];
        for (at, sum) in self.0.into_iter().enumerate() {
            bits[at / 64] |= u64::from(sum > 0) << (at % 64);
        }
        Gist(bits)
    }
}
