//! Holds near-identical articles to two in a list.

use super::rank::Candidate;
use super::vector::Vector;

/// Two articles more alike than this are the same news to a reader.
const SAME: f32 = 0.6;
/// Of articles that are the same news, so many stand in a list.
const AT_MOST: usize = 2;

/// The first `count` of `ranked` of which no article has two others before it that are nearly the same.
pub(crate) fn diversify(ranked: &[Candidate], count: usize, vectors: &[Vector]) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = Vec::with_capacity(count);
    for &candidate in ranked {
        if chosen.len() == count {
            break;
        }
        let vector = &vectors[candidate.article as usize];
        let same = chosen
            .iter()
            .filter(|other| vector.cosine(&vectors[other.article as usize]) > SAME)
            .count();
        if same < AT_MOST {
            chosen.push(candidate);
        }
    }
    chosen
}
