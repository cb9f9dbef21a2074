//! The bytes of each kind of item that an array of the state holds.

use super::array::Plain;
use crate::related::{
    candidates::Candidate,
    duplicates::Pair,
    gist::Gist,
    list::{Related, Why},
    roster::{Facts, Told},
    sampled::Sampled,
};

/// Two numbers of 32 bits as one of 64.
fn join(low: u32, high: u32) -> [u8; 8] {
    (u64::from(high) << 32 | u64::from(low)).to_le_bytes()
}

fn part(bytes: [u8; 8]) -> (u32, u32) {
    let both = u64::from_le_bytes(bytes);
    (both as u32, (both >> 32) as u32)
}

impl Plain<8> for (u32, u32) {
    fn to_plain(self) -> [u8; 8] {
        join(self.0, self.1)
    }

    fn of_plain(bytes: [u8; 8]) -> Self {
        part(bytes)
    }
}

impl Plain<8> for (u32, f32) {
    fn to_plain(self) -> [u8; 8] {
        join(self.0, self.1.to_bits())
    }

    fn of_plain(bytes: [u8; 8]) -> Self {
        let (low, high) = part(bytes);
        (low, f32::from_bits(high))
    }
}

impl Plain<8> for Candidate {
    fn to_plain(self) -> [u8; 8] {
        (self.article, self.likeness).to_plain()
    }

    fn of_plain(bytes: [u8; 8]) -> Self {
        let (article, likeness) = Plain::of_plain(bytes);
        Self { article, likeness }
    }
}

impl Plain<12> for Pair {
    fn to_plain(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[..8].copy_from_slice(&self.slots.to_plain());
        bytes[8..].copy_from_slice(&self.same.to_le_bytes());
        bytes
    }

    fn of_plain(bytes: [u8; 12]) -> Self {
        let [a, b, same] = words(&bytes);
        Self {
            slots: (a, b),
            same: f32::from_bits(same),
        }
    }
}

impl Plain<20> for Sampled {
    fn to_plain(self) -> [u8; 20] {
        let mut bytes = [0; 20];
        bytes[..8].copy_from_slice(&self.record.0.to_le_bytes());
        let words = [self.slot, self.length, self.record.1];
        for (bytes, word) in bytes[8..].as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *bytes = word.to_le_bytes();
        }
        bytes
    }

    fn of_plain(bytes: [u8; 20]) -> Self {
        let [low, high, slot, length, record] = words(&bytes);
        Self {
            slot,
            length,
            record: (u64::from(high) << 32 | u64::from(low), record),
        }
    }
}

/// The reason stands in the 8 bits above the slot.
impl Plain<8> for Related {
    fn to_plain(self) -> [u8; 8] {
        let why = match self.why {
            Why::Pinned => 0,
            Why::Similar => 1,
            Why::Keyword => 2,
            Why::Newest => 3,
        };
        join(self.article | why << 24, self.score.to_bits())
    }

    fn of_plain(bytes: [u8; 8]) -> Self {
        let (low, score) = part(bytes);
        Self {
            article: low & 0xFF_FFFF,
            score: f32::from_bits(score),
            why: match low >> 24 {
                0 => Why::Pinned,
                1 => Why::Similar,
                2 => Why::Keyword,
                _ => Why::Newest,
            },
        }
    }
}

/// The words of 32 bits that some bytes are.
fn words<const N: usize>(bytes: &[u8]) -> [u32; N] {
    let words = bytes.as_chunks::<4>().0;
    std::array::from_fn(|at| words.get(at).map_or(0, |&word| u32::from_le_bytes(word)))
}

const FACTS: usize = 132;

impl Plain<FACTS> for Facts {
    fn to_plain(self) -> [u8; FACTS] {
        let told = &self.told;
        let numbers = [
            self.id as u64,
            (self.id >> 64) as u64,
            self.text,
            self.time.cast_unsigned(),
            self.source,
            self.choices,
            told.body,
            told.series,
            told.gist.0[0],
            told.gist.0[1],
            self.record.0,
        ];
        let words = [told.length, told.itself.to_bits(), self.record.1];
        let mut bytes = [0; FACTS];
        for (bytes, number) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(numbers) {
            *bytes = number.to_le_bytes();
        }
        bytes[100..].copy_from_slice(&told.print);
        for (bytes, word) in bytes[88..100].as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *bytes = word.to_le_bytes();
        }
        bytes
    }

    fn of_plain(bytes: [u8; FACTS]) -> Self {
        let [low, high] = [0, 8].map(|at| number(&bytes, at));
        let [length, itself, record] = words(&bytes[88..]);
        Self {
            id: u128::from(high) << 64 | u128::from(low),
            text: number(&bytes, 16),
            time: number(&bytes, 24).cast_signed(),
            source: number(&bytes, 32),
            choices: number(&bytes, 40),
            told: Told {
                body: number(&bytes, 48),
                print: std::array::from_fn(|at| bytes[100 + at]),
                series: number(&bytes, 56),
                gist: Gist([number(&bytes, 64), number(&bytes, 72)]),
                length,
                itself: f32::from_bits(itself),
            },
            record: (number(&bytes, 80), record),
        }
    }
}

/// The number of 64 bits that begins at a byte.
fn number(bytes: &[u8; FACTS], at: usize) -> u64 {
    let [low, high] = words(&bytes[at..]);
    u64::from(high) << 32 | u64::from(low)
}
