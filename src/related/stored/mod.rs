//! The state as bytes: flat arrays, little-endian, behind a version and a hash of them all.

mod array;
mod items;

use array::{put, put_ragged, take, take_ragged};
use xxhash_rust::xxh3::xxh3_64;

use super::lexicon::Lexicon;
use super::meetings::Lists;
use super::options::{Options, Order};
use super::sample::Sample;
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
