//! How rare each term is, as a sample of the articles tells.

use rayon::prelude::*;

use super::radix;
use super::sample::Sample;
use super::term::Term;

/// How rare terms are, and how long bodies: all that an article's vector takes from other articles.
///
/// It comes from a sample of bounded size, chosen by the hashes of ids, and everything in it
/// is rounded to classes. So most edits change nothing of it, and then no vector but the
/// edited article's.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lexicon {
    /// Terms that stand in more than [`FEW`] articles of the sample, each with its class in
    /// the lowest bits; found by its highest bits, then onwards; 0 where there is none.
    pub(super) table: Vec<u32>,
    pub(super) shift: u32,
    /// By class, the weight of a pair of characters and of a word.
    pub(super) weights: [[f32; 2]; CLASSES],
    /// The mean length of the bodies, in tokens.
    pub(super) mean_length: f32,
    /// Whether all articles are the sample, so that a term of the rarest class stands in one only.
    pub(super) is_whole: bool,
}

/// A term in more than this share of the articles tells nothing.
const MAX_SHARE: f32 = 0.5;
/// The exponent of rarity; below 1, because few articles make rarity an accident.
const RARITY_POWER: f32 = 0.95;
/// How much more a word of another script tells than a pair of Han characters.
const WORD: f32 = 1.45;
/// Terms in so many articles of the sample or fewer are in the rarest class.
const FEW: u32 = 1;
/// In so many of the sample a term of the rarest class stands on average, or would in one of its kind.
const UNSEEN: f32 = 0.4;
/// Terms are counted in so many parts, side by side.
const SHARD_BITS: u32 = 4;
const SHARDS: u32 = 1 << SHARD_BITS;
/// Bits of a class.
const CLASS_BITS: u32 = 5;
const CLASSES: usize = 1 << CLASS_BITS;

impl Lexicon {
    /// Counts in how many articles of the sample each term stands; of each article it takes the
    /// terms, sorted, and the length of the body.
    pub(super) fn of<'a>(
        articles: impl Iterator<Item = (&'a [Term], u32)>,
        sample: Sample,
    ) -> Self {
        let (articles, lengths): (Vec<&[Term]>, Vec<u32>) = articles.unzip();
        let counted: Vec<Vec<(Term, u32)>> = (0..SHARDS)
            .into_par_iter()
            .map(|shard| count(&articles, shard))
            .collect();
        let counted = counted.concat();
        let tokens: u64 = lengths.iter().copied().map(u64::from).sum();
        let mean = tokens as f32 / lengths.len().max(1) as f32;
        let bits = (counted.len() * 2).max(16).ilog2() + 1;
        let borders: [u32; CLASSES] = std::array::from_fn(least);
        let mut lexicon = Self {
            table: vec![0; 1 << bits],
            shift: 32 - bits,
            weights: weights(rounded(lengths.len() as f32), sample),
            mean_length: rounded(mean),
            is_whole: sample.is_whole(),
        };
        for (term, articles) in counted {
            let class = borders.partition_point(|&least| least <= articles) - 1;
            lexicon.insert(term, class);
        }
        lexicon
    }

    fn insert(&mut self, term: Term, class: usize) {
        let mut at = (term.0 >> self.shift) as usize;
        while self.table[at] != 0 {
            at = (at + 1) % self.table.len();
        }
        self.table[at] = key(term) | class as u32;
    }

    /// The class of a term: 0 for the rarest.
    pub(super) fn class(&self, term: Term) -> usize {
        let (key, mask) = (key(term), self.table.len() - 1);
        let mut at = (term.0 >> self.shift) as usize;
        let mut found = self.table[at];
        // One test for both ends of the search: which of them it is cannot be foretold.
        while (found != 0) & (found ^ key >= CLASSES as u32) {
            at = (at + 1) & mask;
            found = self.table[at];
        }
        found as usize % CLASSES
    }

    /// The weight of the rarity of a term of this class; 0 where it tells nothing.
    pub(super) fn rarity(&self, term: Term, class: usize) -> f32 {
        self.weights[class][usize::from(term.is_word())]
    }

    /// Whether terms of the rarest class stand in one article only, and so link none.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The length of a body as a multiple of the site's mean.
    pub(super) fn relative_length(&self, tokens: u32) -> f32 {
        tokens as f32 / self.mean_length
    }
}

/// The terms of a shard that stand in more than [`FEW`] articles, and in how many; sorted.
fn count(articles: &[&[Term]], shard: u32) -> Vec<(Term, u32)> {
    let in_shard = |term: &Term| term.0 >> (32 - SHARD_BITS);
    let part = |terms: &&[Term]| {
        let start = terms.partition_point(|term| in_shard(term) < shard);
        let end = terms.partition_point(|term| in_shard(term) <= shard);
        start..end
    };
    let all = articles.iter().map(|terms| part(terms).len()).sum();
    let mut terms = Vec::with_capacity(all);
    for article in articles {
        terms.extend(article[part(article)].iter().map(|term| term.0));
    }
    let terms = radix::sort(terms, 0, 32 - SHARD_BITS);
    let counted = terms.chunk_by(|a, b| a == b);
    counted
        .map(|same| (Term(same[0]), same.len() as u32))
        .filter(|&(_, articles)| articles > FEW)
        .collect()
}

/// A term without its lowest bits, where the class stands: what clashes so (one term in 2²⁷) does no harm.
fn key(term: Term) -> u32 {
    (term.0 & !(CLASSES as u32 - 1)).max(CLASSES as u32)
}

/// The least number of articles of a class: from the second on, a class is half an octave.
fn least(class: usize) -> u32 {
    match class {
        0 => 0,
        _ => ((class + 1) as f32 / 2.0).exp2().ceil() as u32,
    }
}

/// A number of articles in the midst of a class.
fn middle(class: usize, sample: Sample) -> f32 {
    match class {
        0 if sample.is_whole() => 1.0,
        0 => UNSEEN,
        _ => (least(class) as f32 * (least(class + 1) - 1) as f32).sqrt(),
    }
}

/// By class, the weight of a pair of characters and of a word, in a sample of so many articles.
fn weights(articles: f32, sample: Sample) -> [[f32; 2]; CLASSES] {
    let most = (articles * MAX_SHARE).max(2.0);
    std::array::from_fn(|class| {
        if least(class) as f32 > most {
            return [0.0; 2];
        }
        let weight = (articles / middle(class, sample))
            .ln_1p()
            .powf(RARITY_POWER);
        [weight, weight * WORD]
    })
}

/// Rounded to quarters of an octave, so that it seldom changes.
fn rounded(value: f32) -> f32 {
    ((value.max(1.0).log2() * 4.0).round() / 4.0).exp2()
}
