//! Which terms more than one article has, and how rare each is.

use rayon::prelude::*;

use super::profile::Profile;
use super::term::{self, Term};

/// The terms that link articles, numbered, with the weight of their rarity.
pub(super) struct Lexicon {
    /// Sorted; a term's place is its number.
    terms: Vec<Term>,
    rarity: Vec<f32>,
    /// Where the terms with each value of the high bits begin: terms are spread evenly,
    /// so that a search begins close to its goal.
    starts: Vec<u32>,
    /// The weight of a pair of characters, and of a word, that only one article has.
    unique: [f32; 2],
    /// The mean length of the bodies, in tokens.
    mean_length: f32,
}

/// A term in more than this share of the articles tells nothing.
const MAX_SHARE: f64 = 0.5;
/// The exponent of rarity; below 1, because few articles make rarity an accident.
const RARITY_POWER: f32 = 0.9;
/// How much more a word of another script tells than a pair of Han characters.
const WORD: f32 = 1.45;
/// Terms are counted in so many parts of equal width, side by side.
const SHARD_BITS: u32 = 4;
const SHARDS: usize = 1 << SHARD_BITS;
const START_BITS: u32 = 16;
/// Numbers of terms fit into 24 bits, for [`super::vector`]; what is beyond is not known.
const MOST_TERMS: usize = 1 << 24;

impl Lexicon {
    /// Counts in how many of `profiles` each term stands.
    pub(super) fn of(profiles: &[&Profile]) -> Self {
        let articles = profiles.len();
        let most = ((articles as f64 * MAX_SHARE) as usize).max(2);
        let cuts: Vec<Cuts> = profiles
            .par_iter()
            .map(|profile| cuts(&profile.terms))
            .collect();
        let shards: Vec<Vec<(Term, usize)>> = (0..SHARDS)
            .into_par_iter()
            .map(|shard| count(profiles, &cuts, shard))
            .collect();
        let mut shared: Vec<(Term, usize)> = shards.into_iter().flatten().collect();
        shared.retain(|&(_, frequency)| frequency <= most);
        shared.truncate(MOST_TERMS);
        let terms: Vec<Term> = shared.iter().map(|&(term, _)| term).collect();
        let starts = (0..=1 << START_BITS)
            .scan(0, |at, prefix| {
                while terms.get(*at).is_some_and(|t| prefix_of(*t) < prefix) {
                    *at += 1;
                }
                Some(*at as u32)
            })
            .collect();
        let tokens: u64 = profiles.iter().map(|p| u64::from(p.length)).sum();
        let weight = |is_word, frequency| rarity(is_word, articles as f32 / frequency as f32);
        Self {
            rarity: shared
                .iter()
                .map(|&(t, f)| weight(t.is_word(), f))
                .collect(),
            terms,
            starts,
            unique: [weight(false, 1), weight(true, 1)],
            mean_length: (tokens as f32 / articles.max(1) as f32).max(1.0),
        }
    }

    /// The number of a term that links articles.
    pub(super) fn number(&self, term: Term) -> Option<u32> {
        let prefix = prefix_of(term);
        let (start, end) = (self.starts[prefix], self.starts[prefix + 1]);
        let found = self.terms[start as usize..end as usize].binary_search(&term);
        found.ok().map(|at| start + at as u32)
    }

    /// The weight of a numbered term's rarity.
    pub(super) fn rarity(&self, number: u32) -> f32 {
        self.rarity[number as usize]
    }

    /// The weight of the rarity of a term that stands in one article only.
    pub(super) fn unique(&self, term: Term) -> f32 {
        self.unique[usize::from(term.is_word())]
    }

    /// The length of a body as a multiple of the site's mean.
    pub(super) fn relative_length(&self, tokens: u32) -> f32 {
        tokens as f32 / self.mean_length
    }

    /// How many terms have a number.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }
}

fn prefix_of(term: Term) -> usize {
    (term.0 >> (32 - START_BITS)) as usize
}

/// Where the parts of a sorted list of terms begin, and where the last one ends.
type Cuts = [u32; SHARDS + 1];

fn cuts(terms: &[Term]) -> Cuts {
    let mut cuts = [0; SHARDS + 1];
    for term in terms {
        cuts[(term.0 >> (32 - SHARD_BITS)) as usize + 1] += 1;
    }
    for shard in 0..SHARDS {
        cuts[shard + 1] += cuts[shard];
    }
    cuts
}

/// The terms of one part that stand in two profiles or more, sorted, with their number of profiles.
fn count(profiles: &[&Profile], cuts: &[Cuts], shard: usize) -> Vec<(Term, usize)> {
    let mut terms = Vec::new();
    for (profile, cuts) in profiles.iter().zip(cuts) {
        let part = cuts[shard] as usize..cuts[shard + 1] as usize;
        terms.extend_from_slice(&profile.terms[part]);
    }
    let terms = term::sort(&terms, SHARD_BITS);
    terms
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() > 1)
        .map(|same| (same[0], same.len()))
        .collect()
}

fn rarity(is_word: bool, one_in: f32) -> f32 {
    let weight = one_in.ln_1p().powf(RARITY_POWER);
    if is_word { weight * WORD } else { weight }
}
