//! Which terms more than one article has, and how rare each is.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::profile::Profile;
use super::term::Term;

/// The terms that link articles, numbered, with the weight of their rarity.
pub(crate) struct Lexicon {
    ids: HashMap<Term, u32, BuildHasherDefault<AsIs>>,
    rarity: Vec<f32>,
}

/// A term in more than this share of the articles tells nothing.
const MAX_SHARE: f32 = 0.5;
/// How strongly rarity counts; below 1, because few articles make rarity an accident.
const RARITY_POWER: f32 = 0.75;
/// How much more a word of another script tells than a pair of Han characters.
const WORD: f32 = 1.25;

impl Lexicon {
    /// Counts in how many of `profiles` each term stands.
    pub(crate) fn of<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Self {
        let mut frequency: HashMap<Term, u32, BuildHasherDefault<AsIs>> = HashMap::default();
        let mut articles = 0;
        for profile in profiles {
            articles += 1;
            for count in &profile.counts {
                *frequency.entry(count.term).or_default() += 1;
            }
        }
        let most = ((articles as f32 * MAX_SHARE) as u32).max(2);
        let mut shared: Vec<_> = frequency
            .into_iter()
            .filter(|&(_, df)| (2..=most).contains(&df))
            .collect();
        shared.sort_unstable();
        Self {
            ids: (0..)
                .zip(&shared)
                .map(|(id, &(term, _))| (term, id))
                .collect(),
            rarity: shared
                .iter()
                .map(|&(term, df)| rarity(term, df, articles))
                .collect(),
        }
    }

    /// The number of a term, and the weight of its rarity; none for one that links nothing.
    pub(crate) fn get(&self, term: Term) -> Option<(u32, f32)> {
        let id = *self.ids.get(&term)?;
        Some((id, self.rarity[id as usize]))
    }

    pub(crate) fn len(&self) -> usize {
        self.rarity.len()
    }
}

fn rarity(term: Term, df: u32, articles: u32) -> f32 {
    let idf = (1.0 + articles as f32 / df as f32).ln().powf(RARITY_POWER);
    if term.is_word() { idf * WORD } else { idf }
}

/// Terms are already spread evenly: their own bits are their hash.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = (u64::from(n) << 32) | u64::from(n);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
