//! The state as bytes: flat arrays, little-endian, behind a version and a hash of them all.

use xxhash_rust::xxh3::xxh3_64;

use super::candidates::Candidate;
use super::duplicates::Pair;
use super::gist::Gist;
use super::lexicon::Lexicon;
use super::list::{Related, Why};
use super::meetings::Lists;
use super::options::{Options, Order};
use super::ragged::Ragged;
use super::roster::{Facts, Told};
use super::sample::Sample;
use super::sampled::Sampled;
use super::shape::Shape;
use super::state::State;

/// To be raised with every change of this format, and of what is computed.
const VERSION: u64 = 1;
/// Bytes of the version and the hash.
const HEAD: usize = 16;

impl State {
    /// The state as bytes, for [`State::from_bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![0; HEAD];
        put(&mut out, &self.numbers());
        put(&mut out, &self.lexicon.table);
        put(&mut out, self.lexicon.weights.as_flattened());
        put(&mut out, &self.sampled);
        put(&mut out, &self.facts);
        put(&mut out, &self.slots);
        put(&mut out, &self.order);
        put(&mut out, &self.floors);
        put(&mut out, &self.nearest);
        put(&mut out, &self.pairs);
        put(&mut out, &self.lists.terms);
        put(&mut out, &self.lists.starts);
        put(&mut out, &self.lists.postings);
        put_ragged(&mut out, &self.keywords);
        put_ragged(&mut out, &self.links);
        put_ragged(&mut out, &self.candidates);
        put_ragged(&mut out, &self.shown);
        let hash = xxh3_64(&out[HEAD..]);
        out[..8].copy_from_slice(&VERSION.to_le_bytes());
        out[8..HEAD].copy_from_slice(&hash.to_le_bytes());
        out
    }

    /// The state of such bytes; none of those of another version, or damaged ones.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (head, mut rest) = bytes.split_first_chunk::<HEAD>()?;
        let [version, hash] = *head.as_chunks::<8>().0 else {
            return None;
        };
        let is_whole =
            u64::from_le_bytes(version) == VERSION && u64::from_le_bytes(hash) == xxh3_64(rest);
        if !is_whole {
            return None;
        }
        let from = &mut rest;
        let numbers: [u64; NUMBERS] = take(from)?.try_into().ok()?;
        let table = take(from)?;
        let weights: Vec<f32> = take(from)?;
        let state = Self {
            options: options(&numbers)?,
            shape: shape(&numbers),
            sample: Sample {
                halvings: numbers[10] as u32,
                before: numbers[11].cast_signed(),
            },
            lexicon: Lexicon {
                table,
                shift: numbers[12] as u32,
                weights: weights.as_chunks().0.try_into().ok()?,
                mean_length: f32::from_bits(numbers[13] as u32),
                is_whole: numbers[14] == 1,
            },
            source_weight: f32::from_bits(numbers[15] as u32),
            recorded: numbers[16],
            sampled: take(from)?,
            facts: take(from)?,
            slots: take(from)?,
            order: take(from)?,
            floors: take(from)?,
            nearest: take(from)?,
            pairs: take(from)?,
            lists: Lists {
                terms: take(from)?,
                starts: take(from)?,
                postings: take(from)?,
            },
            keywords: take_ragged(from)?,
            links: take_ragged(from)?,
            candidates: take_ragged(from)?,
            shown: take_ragged(from)?,
        };
        from.is_empty().then_some(state)
    }

    /// All that is no array.
    fn numbers(&self) -> [u64; NUMBERS] {
        let (options, shape) = (&self.options, &self.shape);
        [
            options.count as u64,
            options.date_weight.to_bits().into(),
            options.diversity.into(),
            (options.order == Order::Date).into(),
            shape.terms as u64,
            shape.heavy as u64,
            shape.window as u64,
            shape.candidates as u64,
            shape.sample as u64,
            shape.asked as u64,
            self.sample.halvings.into(),
            self.sample.before.cast_unsigned(),
            self.lexicon.shift.into(),
            self.lexicon.mean_length.to_bits().into(),
            self.lexicon.is_whole.into(),
            self.source_weight.to_bits().into(),
            self.recorded,
        ]
    }
}

/// How many numbers there are beside the arrays.
const NUMBERS: usize = 17;

fn options(numbers: &[u64; NUMBERS]) -> Option<Options> {
    Some(Options {
        count: usize::try_from(numbers[0]).ok()?,
        date_weight: f32::from_bits(numbers[1] as u32),
        diversity: numbers[2] == 1,
        order: if numbers[3] == 1 {
            Order::Date
        } else {
            Order::Relevance
        },
    })
}

fn shape(numbers: &[u64; NUMBERS]) -> Shape {
    let [terms, heavy, window, candidates, sample, asked] =
        std::array::from_fn(|at| numbers[4 + at] as usize);
    Shape {
        terms,
        heavy,
        window,
        candidates,
        sample,
        asked,
    }
}

/// What takes just `N` bytes.
trait Plain<const N: usize>: Copy {
    fn to_plain(self) -> [u8; N];
    fn of_plain(bytes: [u8; N]) -> Self;
}

/// Adds the length of an array, and the array.
fn put<const N: usize, T: Plain<N>>(out: &mut Vec<u8>, items: &[T]) {
    out.extend((items.len() as u64).to_le_bytes());
    let start = out.len();
    out.resize(start + items.len() * N, 0);
    for (bytes, item) in out[start..].as_chunks_mut::<N>().0.iter_mut().zip(items) {
        *bytes = item.to_plain();
    }
}

/// Takes an array off the head of `from`.
fn take<const N: usize, T: Plain<N>>(from: &mut &[u8]) -> Option<Vec<T>> {
    let (length, rest) = from.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (items, rest) = rest.split_at_checked(length.checked_mul(N)?)?;
    *from = rest;
    Some(
        items
            .as_chunks::<N>()
            .0
            .iter()
            .map(|&bytes| T::of_plain(bytes))
            .collect(),
    )
}

fn put_ragged<const N: usize, T: Plain<N>>(out: &mut Vec<u8>, rows: &Ragged<T>) {
    put(out, &rows.starts);
    put(out, &rows.items);
}

fn take_ragged<const N: usize, T: Plain<N>>(from: &mut &[u8]) -> Option<Ragged<T>> {
    Some(Ragged {
        starts: take(from)?,
        items: take(from)?,
    })
}

/// A number that has bytes of its own.
macro_rules! plain_number {
    ($number:ty, $bytes:literal) => {
        impl Plain<$bytes> for $number {
            fn to_plain(self) -> [u8; $bytes] {
                self.to_le_bytes()
            }

            fn of_plain(bytes: [u8; $bytes]) -> Self {
                Self::from_le_bytes(bytes)
            }
        }
    };
}

plain_number!(u32, 4);
plain_number!(f32, 4);
plain_number!(u64, 8);

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
