//! The lists of related articles of a whole site.

use rayon::prelude::*;

use super::archive::Archive;
use super::diversify::{Kind, diversify};
use super::duplicates::{Duplicate, near_duplicates};
use super::entry::Entry;
use super::lexicon::{Lexicon, Sample};
use super::list::{Lister, Related};
use super::meetings::Meetings;
use super::options::Options;
use super::profile::Profile;
use super::rank::rank;
use super::search::search_all;
use super::shape::Shape;
use super::signals::Signals;
use super::source;
use super::vector::{Weighed, weigh};

/// The related articles of every article of a site.
#[derive(Debug, Default)]
pub struct RelatedIndex {
    lists: Vec<Box<[Related]>>,
    duplicates: Vec<Duplicate>,
    pub(super) source_weight: f32,
}

impl RelatedIndex {
    /// Finds the related articles of all `entries`. The result does not depend on the number of threads.
    pub fn build(entries: &[Entry], options: &Options) -> Self {
        Self::build_in_shape(entries, options, &Shape::default())
    }

    pub(super) fn build_in_shape(entries: &[Entry], options: &Options, shape: &Shape) -> Self {
        let archive = Archive::of(entries);
        let lexicon = lexicon(&archive, shape);
        let weighed = archive
            .profiles()
            .into_par_iter()
            .map(|p| weigh(p, &lexicon, shape));
        let weighed: Vec<Weighed> = weighed.collect();
        let mut vectors = Vec::with_capacity(weighed.len());
        let mut heavy = Vec::with_capacity(weighed.len());
        let mut kinds = Vec::with_capacity(weighed.len());
        for (weighed, profile) in weighed.into_iter().zip(archive.profiles()) {
            vectors.push(weighed.vector);
            heavy.push(weighed.heavy);
            kinds.push(Kind {
                series: profile.series,
                gist: weighed.gist,
            });
        }
        let meetings = Meetings::of(&heavy, shape.window);
        drop(heavy);
        let source_weight = source::weight(&archive, &meetings, shape.asked);
        let signals = Signals::of(&archive, options.date_weight, source_weight);
        let found = search_all(&vectors, &meetings, &signals, shape.candidates);
        let lister = Lister::new(&archive, options);
        let list = |article: u32| {
            let mut ranked = rank(&found[article as usize], &found, &signals);
            if options.diversity {
                ranked = diversify(&ranked, options.shown(), &kinds);
            }
            (archive.given(article), lister.list(article, &ranked))
        };
        let mut lists: Vec<_> = archive.numbers().into_par_iter().map(list).collect();
        lists.par_sort_unstable_by_key(|&(given, _)| given);
        let duplicates = near_duplicates(&archive, &vectors, &found);
        Self {
            lists: lists.into_iter().map(|(_, list)| list).collect(),
            duplicates,
            source_weight,
        }
    }

    /// The related articles of the entry at place `article`, in the order to show.
    pub fn list(&self, article: usize) -> &[Related] {
        &self.lists[article]
    }

    /// The articles whose text is nearly that of an older one, each once, the newest first.
    pub fn near_duplicates(&self) -> &[Duplicate] {
        &self.duplicates
    }
}

/// How rare terms are on the site.
pub(super) fn lexicon(archive: &Archive<'_>, shape: &Shape) -> Lexicon {
    let sample = Sample::of(archive.len(), shape.sample);
    let sampled = archive
        .entries()
        .iter()
        .filter(|entry| sample.has(&entry.id));
    let profiles: Vec<&Profile> = sampled.map(|entry| &entry.profile).collect();
    Lexicon::of(&profiles, sample)
}
