//! The state as bytes: flat arrays, little-endian.

mod array;
mod items;

use std::io::{self, Write};

use array::{put, put_ragged, take, take_ragged};

use super::lexicon::Lexicon;
use super::meetings::Lists;
use super::options::{Options, Order};
use super::sample::Sample;
use super::shape::Shape;
use super::state::State;

impl State {
    /// Writes the state for [`State::from_bytes`]. Whoever keeps it sees to it that it comes back
    /// as it was, and to the same program.
    ///
    /// # Errors
    /// As `out` has them.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        put(out, &self.numbers())?;
        put(out, &self.lexicon.table)?;
        put(out, self.lexicon.weights.as_flattened())?;
        put(out, &self.sampled)?;
        put(out, &self.facts)?;
        put(out, &self.slots)?;
        put(out, &self.order)?;
        put(out, &self.floors)?;
        put(out, &self.nearest)?;
        put(out, &self.pairs)?;
        put(out, &self.lists.terms)?;
        put(out, &self.lists.starts)?;
        put(out, &self.lists.postings)?;
        put_ragged(out, &self.keywords)?;
        put_ragged(out, &self.links)?;
        put_ragged(out, &self.candidates)?;
        put_ragged(out, &self.shown)
    }

    /// The state of such bytes; none of fewer or more than there were.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let from = &mut bytes;
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
