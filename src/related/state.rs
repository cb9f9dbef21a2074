//! What is kept of the related articles from one build to the next.

use super::candidates::Candidate;
use super::duplicates::Pair;
use super::entry::Entry;
use super::index::RelatedIndex;
use super::lexicon::Lexicon;
use super::list::Related;
use super::meetings::Lists;
use super::options::Options;
use super::ragged::Ragged;
use super::records::Records;
use super::roster::Facts;
use super::sample::Sample;
use super::sampled::Sampled;
use super::shape::Shape;
use super::texts::Texts;
use super::{full, update};

/// All that is kept of the related articles of a site from one build to the next.
///
/// Everything in it is by slot, the number that an article keeps from build to build.
#[derive(Debug, Clone)]
pub struct State {
    pub(super) options: Options,
    pub(super) shape: Shape,
    pub(super) sample: Sample,
    /// The articles that belong to it.
    pub(super) sampled: Vec<Sampled>,
    pub(super) lexicon: Lexicon,
    pub(super) facts: Vec<Facts>,
    pub(super) keywords: Ragged<u64>,
    pub(super) links: Ragged<(u32, f32)>,
    /// The articles in the order of the entries.
    pub(super) slots: Vec<u32>,
    /// The articles, newest first.
    pub(super) order: Vec<u32>,
    pub(super) lists: Lists,
    /// What an article must promise another to be found for it.
    pub(super) floors: Vec<f32>,
    /// Those that go best with each article first.
    pub(super) candidates: Ragged<Candidate>,
    /// The articles asked for their nearest, and that one, or [`NONE`].
    pub(super) nearest: Vec<(u32, u32)>,
    pub(super) source_weight: f32,
    /// The lists to show.
    pub(super) shown: Ragged<Related>,
    pub(super) pairs: Vec<Pair>,
    /// How long the records are.
    pub(super) recorded: u64,
}

/// A new state, and what it means for the site.
#[derive(Debug)]
pub struct Update {
    /// What to keep for the next build.
    pub state: State,
    /// The lists.
    pub index: RelatedIndex,
    /// Whether everything was computed anew.
    pub anew: bool,
}

/// What a build has to work with.
pub(super) struct Site<'a> {
    pub(super) entries: &'a [Entry],
    pub(super) options: &'a Options,
    pub(super) shape: Shape,
    pub(super) texts: &'a dyn Texts,
}

impl State {
    /// How many bytes of records it tells of.
    pub fn recorded(&self) -> u64 {
        self.recorded
    }

    /// Finds the related articles of all `entries`, from what is left of an earlier build.
    ///
    /// The result is that of an update from `None` with the same entries and options, bit
    /// for bit. `texts` is asked for the profiles of articles that are new or changed, and of
    /// any others whose vectors cannot be had.
    pub fn update(
        old: Option<Self>,
        entries: &[Entry],
        options: &Options,
        texts: &dyn Texts,
        records: &mut dyn Records,
    ) -> Update {
        let site = Site {
            entries,
            options,
            shape: Shape::default(),
            texts,
        };
        Self::update_site(old, &site, records)
    }

    pub(super) fn update_site(
        old: Option<Self>,
        site: &Site<'_>,
        records: &mut dyn Records,
    ) -> Update {
        let is_alike = |old: &Self| old.options == *site.options && old.shape == site.shape;
        let left = old.filter(is_alike);
        if let Some(update) = left.and_then(|old| update::update(old, site, records)) {
            return update;
        }
        let (state, index) = full::build(site, records);
        Update {
            state,
            index,
            anew: true,
        }
    }
}
