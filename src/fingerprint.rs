//! Hashes of values: by them a build knows what has changed since the one before.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// A hash of a sequence of values; two sequences that differ have, but for an accident in 2⁶⁴, different ones.
///
/// It tells changes of what an honest program made; it is no guard against someone who seeks a clash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// The fingerprint of no values.
    pub const EMPTY: Self = Self(0);

    /// The sequence with one more text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// The sequence with some more bytes as one value.
    #[must_use]
    pub fn bytes(self, bytes: &[u8]) -> Self {
        Self(xxh3_64_with_seed(bytes, self.0))
    }

    /// The sequence with one more number.
    #[must_use]
    pub fn number(self, number: u64) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    /// The sequence with the fingerprint of another one.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        self.number(other.0)
    }

    /// The sequence with a text that may be missing.
    #[must_use]
    pub fn optional(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.number(1).text(text),
            None => self.number(0),
        }
    }

    /// The sequence with those of others, and their number.
    #[must_use]
    pub fn all(self, others: impl IntoIterator<Item = Self>) -> Self {
        let (all, count) = others
            .into_iter()
            .fold((self, 0), |(all, count), one| (all.with(one), count + 1));
        all.number(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_has_another_fingerprint() {
        let of = |texts: &[&str]| {
            texts
                .iter()
                .fold(Fingerprint::EMPTY, |all, one| all.text(one))
        };
        let different = [
            of(&[]),
            of(&[""]),
            of(&["a"]),
            of(&["a", ""]),
            of(&["", "a"]),
            of(&["ab"]),
            of(&["a", "b"]),
            Fingerprint::EMPTY.optional(None),
            Fingerprint::EMPTY.optional(Some("")),
            Fingerprint::EMPTY.all([of(&[])]),
            Fingerprint::EMPTY.number(7),
        ];
        for (at, one) in different.iter().enumerate() {
            assert_eq!(different.iter().position(|other| other == one), Some(at));
        }
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }
}
