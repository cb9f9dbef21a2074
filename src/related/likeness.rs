//! How alike two texts are, by their whole vectors.

use super::vector::Vector;

/// What a headline that stands wholly in the other text adds to the cosine.
const COVERAGE: f32 = 0.08;
/// The places of a probe: 2 to the power of so many, several times the terms of a vector.
const BITS: u32 = 13;
const PLACES: usize = 1 << BITS;

/// A vector laid out to be asked for terms: it is compared with many.
pub(super) struct Probe {
    /// The packed terms, each at the place that its highest bits tell, or after it; 0 where there
    /// is none. A term of the headline that is not among those kept has no weight.
    terms: Box<[u32; PLACES]>,
    /// The shares of the headline, at the same places.
    shares: Box<[u8; PLACES]>,
    used: Vec<u16>,
}

impl Probe {
    /// An empty probe.
    pub(super) fn new() -> Self {
        Self {
            terms: Box::new([0; PLACES]),
            shares: Box::new([0; PLACES]),
            used: Vec::new(),
        }
    }

    /// Lays `vector` out in place of what was there.
    pub(super) fn lay(&mut self, vector: &Vector) {
        for at in self.used.drain(..) {
            self.terms[usize::from(at)] = 0;
            self.shares[usize::from(at)] = 0;
        }
        for &packed in vector.steps() {
            if let Some(at) = self.take(packed) {
                self.terms[at] = packed;
            }
        }
        for &packed in vector.headline() {
            if let Some(at) = self.take(packed) {
                self.shares[at] = packed as u8;
            }
        }
    }

    /// The place of the term of `packed`, which has no weight there yet if it is new; none where
    /// that would be the last free place, at which every search ends.
    fn take(&mut self, packed: u32) -> Option<usize> {
        let at = self.find(packed);
        if self.terms[at] == 0 {
            if self.used.len() == PLACES - 1 {
                return None;
            }
            self.terms[at] = packed & !0xFF;
            self.used.push(at as u16);
        }
        Some(at)
    }

    /// The place where the term of `packed` is laid, or the free one where it would be.
    fn find(&self, packed: u32) -> usize {
        let mut at = place(packed);
        let mut found = self.terms[at];
        // One test for both ends of the search: which of them it is cannot be foretold.
        while (found != 0) & (found ^ packed > 0xFF) {
            at = (at + 1) % PLACES;
            found = self.terms[at];
        }
        at
    }

    /// How alike `vector`, which was laid out, and `other` are: the cosine of their vectors,
    /// and how much of either's headline stands in the other.
    pub(super) fn likeness(&self, vector: &Vector, other: &Vector) -> f32 {
        let (mut product, mut covered) = (0, 0);
        for &packed in other.steps() {
            let at = self.find(packed);
            product += (packed & 0xFF) * (self.terms[at] & 0xFF);
            covered += u32::from(self.shares[at]);
        }
        for &packed in other.headline() {
            let is_there = self.terms[self.find(packed)] & 0xFF != 0;
            covered += (packed & 0xFF) * u32::from(is_there);
        }
        let cosine = product as f32 * (vector.step() * other.step());
        cosine + COVERAGE * covered as f32 / 255.0
    }
}

fn place(packed: u32) -> usize {
    (packed >> (32 - BITS)) as usize
}
