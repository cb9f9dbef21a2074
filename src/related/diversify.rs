//! Holds near-identical articles to two in a list.

use super::archive::Archive;
use super::rank::Ranked;
use super::vector::Vector;

/// Two articles whose subjects are more alike than this are the same news to a reader.
const SAME: f32 = 0.75;
/// Of articles that are the same news, so many stand in a list.
const AT_MOST: usize = 2;
/// The terms that make up a subject.
const SUBJECT: usize = 32;

/// The first `count` of `ranked`, without any that has two before it that are nearly the same:
/// notices of one series, or articles of one subject.
pub(super) fn diversify(
    ranked: &[Ranked],
    count: usize,
    archive: &Archive<'_>,
    vectors: &[Vector],
) -> Vec<Ranked> {
    let mut chosen: Vec<(Ranked, Option<u64>, Subject)> = Vec::with_capacity(count);
    for &candidate in ranked {
        if chosen.len() == count {
            break;
        }
        let series = archive.get(candidate.article).profile.series;
        let subject = Subject::of(&vectors[candidate.article as usize]);
        let alike = chosen.iter().filter(|(_, other_series, other)| {
            series.is_some() && series == *other_series || subject.likeness(other) > SAME
        });
        if alike.count() < AT_MOST {
            chosen.push((candidate, series, subject));
        }
    }
    chosen.into_iter().map(|(ranked, ..)| ranked).collect()
}

/// The few heaviest terms of an article, by number, scaled to length 1.
struct Subject(Vec<(u32, f32)>);

impl Subject {
    fn of(vector: &Vector) -> Self {
        let heaviest = vector.heavy().take(SUBJECT);
        let mut terms: Vec<(u32, f32)> =
            heaviest.map(|(term, steps)| (term, steps as f32)).collect();
        terms.sort_unstable_by_key(|&(term, _)| term);
        let length = terms.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        for (_, weight) in &mut terms {
            *weight /= length;
        }
        Self(terms)
    }

    /// The cosine of the angle between two subjects.
    fn likeness(&self, other: &Self) -> f32 {
        let (mut ours, mut theirs) = (self.0.as_slice(), other.0.as_slice());
        let mut likeness = 0.0;
        while let ([a, rest_a @ ..], [b, rest_b @ ..]) = (ours, theirs) {
            if a.0 == b.0 {
                likeness += a.1 * b.1;
            }
            (ours, theirs) = (
                if a.0 <= b.0 { rest_a } else { ours },
                if b.0 <= a.0 { rest_b } else { theirs },
            );
        }
        likeness
    }
}
