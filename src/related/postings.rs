//! The vectors turned round: for each term the articles of which it tells most.

use rayon::prelude::*;

use super::vector::Vector;

/// For each term, articles and weights, heaviest first.
pub(super) struct Postings {
    starts: Vec<u32>,
    /// 24 bits of the article's number, 8 of the weight.
    packed: Vec<u32>,
}

/// Articles read of a term at most: those of which it tells most.
const LONGEST: usize = 1024;
/// The weight of 255 steps; a term weighs more only in an article of few terms.
const HEAVIEST: f32 = 0.5;
/// Articles beyond this number are found by none.
const MOST_ARTICLES: usize = 1 << 24;

impl Postings {
    /// Turns `vectors` over `terms` terms round.
    pub(super) fn of(vectors: &[Vector], terms: usize) -> Self {
        let vectors = &vectors[..vectors.len().min(MOST_ARTICLES)];
        let mut starts = vec![0; terms + 1];
        for (term, _) in vectors.iter().flat_map(Vector::heavy) {
            starts[term as usize + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut packed = vec![0; starts[terms] as usize];
        for (article, vector) in (0..).zip(vectors) {
            for (term, steps) in vector.heavy() {
                let at = &mut next[term as usize];
                packed[*at as usize] = pack(article, steps as f32 * vector.step());
                *at += 1;
            }
        }
        let mut postings = Self { starts, packed };
        postings.sort();
        postings
    }

    /// Puts the heaviest of each list that will not be read whole to its head.
    fn sort(&mut self) {
        let mut rest = self.packed.as_mut_slice();
        let mut long = Vec::new();
        for ends in self.starts.windows(2) {
            let (list, after) = rest.split_at_mut((ends[1] - ends[0]) as usize);
            rest = after;
            if list.len() > LONGEST {
                long.push(list);
            }
        }
        long.into_par_iter().for_each(|list| {
            list.sort_unstable_by_key(|&packed| (255 - (packed & 0xFF), packed));
        });
    }

    /// The heaviest articles of a term, and their weights in steps of one size.
    pub(super) fn get(&self, term: u32) -> impl ExactSizeIterator<Item = (u32, u32)> {
        let term = term as usize;
        let list = &self.packed[self.starts[term] as usize..self.starts[term + 1] as usize];
        let list = &list[..list.len().min(LONGEST)];
        list.iter().map(|&packed| (packed >> 8, packed & 0xFF))
    }
}

fn pack(article: u32, weight: f32) -> u32 {
    article << 8 | ((weight * (255.0 / HEAVIEST)) as u32).clamp(1, 255)
}
