//! Weighs texts while they are read, by how rare terms will turn out to be.
//!
//! How rare terms are is told by a sample of the articles. Where these are read before all
//! others, each other text can be weighed while it is at hand, and its profile, several times
//! larger, need not be kept.

use super::full::tell;
use super::lexicon::Lexicon;
use super::profile::Profile;
use super::roster::{Told, number};
use super::sample::Sample;
use super::shape::Shape;
use super::vector::Vector;

/// How rare terms will be on a site of which only the sample was read.
#[derive(Debug)]
pub struct Foresight {
    pub(super) lexicon: Lexicon,
    shape: Shape,
    sample: Sample,
    /// The numbers of the ids of the articles that belong to it, sorted.
    sampled: Vec<u128>,
}

/// What is kept of a text that was weighed.
#[derive(Debug)]
pub struct Weighed {
    pub(super) vector: Vector,
    pub(super) told: Told,
    pub(super) keywords: Box<[u64]>,
}

/// An article that was read before others.
#[derive(Debug, Clone, Copy)]
pub struct Early<'a> {
    /// Its id.
    pub id: &'a str,
    /// When it was published, in seconds since 1970; none if it is not to be.
    pub time: Option<i64>,
    /// What stands in it; none where that cannot be told yet.
    pub profile: Option<&'a Profile>,
}

impl Foresight {
    /// Whether the article with this id is to be read before the others of so many, to have a foresight.
    ///
    /// None is of a small site, where all articles tell how rare terms are.
    pub fn asks_for(id: &str, articles: usize) -> bool {
        let halvings = Self::halvings(articles);
        halvings > 0 && number(id).leading_zeros() >= halvings
    }

    fn halvings(articles: usize) -> u32 {
        // What is too new to belong to the sample, or is not published, is seldom more.
        Sample::halvings(articles - articles / 8, Shape::default().sample)
    }

    /// The foresight for a site of so many articles, of which all that were asked for have been read;
    /// none where these leave in doubt which belong to the sample.
    ///
    /// Whether it came true is found out once all articles are known.
    pub fn of(early: &[Early<'_>], articles: usize) -> Option<Self> {
        let shape = Shape::default();
        let published: Vec<i64> = early.iter().filter_map(|early| early.time).collect();
        let sample = Sample::foreseen(&published, (early.len(), articles), shape.sample)
            .filter(|sample| sample.halvings >= Self::halvings(articles).max(1))?;
        let is_sampled = |early: &&Early<'_>| {
            early
                .time
                .is_some_and(|time| sample.has(number(early.id), time))
        };
        let early: Vec<&Early<'_>> = early.iter().filter(is_sampled).collect();
        let told = early.iter().map(|early| early.profile.map(Profile::told));
        let told: Option<Vec<_>> = told.collect();
        let mut sampled: Vec<u128> = early.iter().map(|early| number(early.id)).collect();
        sampled.sort_unstable();
        Some(Self {
            lexicon: Lexicon::of(told?.into_iter(), sample),
            shape,
            sample,
            sampled,
        })
    }

    /// What is kept of a text.
    pub fn weigh(&self, profile: &Profile) -> Weighed {
        let (vector, told) = tell(profile, &self.lexicon, &self.shape);
        Weighed {
            vector,
            told,
            keywords: profile.keywords.clone(),
        }
    }

    /// Whether it came true: whether the articles with these numbers are just those that it was made of.
    pub(super) fn is_of(&self, sample: Sample, mut sampled: Vec<u128>, shape: &Shape) -> bool {
        sampled.sort_unstable();
        (self.sample, &self.sampled, &self.shape) == (sample, &sampled, shape)
    }
}
