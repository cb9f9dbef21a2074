//! The lists of related articles of a whole site.

use rayon::prelude::*;

use super::archive::Archive;
use super::diversify::diversify;
use super::duplicates::{Duplicate, near_duplicates};
use super::entry::Entry;
use super::lexicon::Lexicon;
use super::list::{Lister, Related};
use super::options::Options;
use super::rank::rank;
use super::search::{Candidate, Searcher};
use super::signals::Signals;
use super::source;
use super::vector::Vector;

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
        let archive = Archive::of(entries);
        let lexicon = Lexicon::of(&archive.profiles());
        let vectors = archive.profiles().into_par_iter();
        let vectors: Vec<Vector> = vectors.map(|p| Vector::of(p, &lexicon)).collect();
        let searcher = Searcher::new(&archive, &lexicon, &vectors);
        let source_weight = source::weight(&archive, &searcher);
        let signals = Signals::of(&archive, options.date_weight, source_weight);
        let found: Vec<Box<[Candidate]>> = archive
            .numbers()
            .into_par_iter()
            .map_init(
                || searcher.scratch(),
                |scratch, article| searcher.search(article, &signals, scratch),
            )
            .collect();
        let lister = Lister::new(&archive, options);
        let list = |article: u32| {
            let mut ranked = rank(&found[article as usize], &found, &signals);
            if options.diversity {
                ranked = diversify(&ranked, options.shown(), &archive, &vectors);
            }
            (archive.given(article), lister.list(article, &ranked))
        };
        let mut lists: Vec<_> = archive.numbers().into_par_iter().map(list).collect();
        lists.par_sort_unstable_by_key(|&(given, _)| given);
        Self {
            lists: lists.into_iter().map(|(_, list)| list).collect(),
            duplicates: near_duplicates(&archive, &vectors, &found),
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
