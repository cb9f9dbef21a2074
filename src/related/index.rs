//! The lists of related articles of a whole site.

use rayon::prelude::*;

use super::duplicates::{Duplicate, Pair, duplicates};
use super::entry::Entry;
use super::list::Related;
use super::options::Options;
use super::profile::Profile;
use super::ragged::Ragged;
use super::records::Nothing;
use super::roster::Roster;
use super::state::State;

/// The related articles of every article of a site.
#[derive(Debug, Default)]
pub struct RelatedIndex {
    /// By the place of an entry; the articles in them by their places.
    lists: Ragged<Related>,
    duplicates: Vec<Duplicate>,
    pub(super) source_weight: f32,
}

impl RelatedIndex {
    /// Finds the related articles of all `entries`, of which `profile_of` gives the profiles,
    /// some of them more than once. The result does not depend on the number of threads.
    pub fn build(
        entries: &[Entry],
        options: &Options,
        profile_of: &(dyn Fn(usize) -> Profile + Sync),
    ) -> Self {
        State::update(None, entries, options, &profile_of, &mut Nothing).index
    }

    /// The index of lists and pairs by slot.
    pub(super) fn of(
        roster: &Roster<'_>,
        shown: &Ragged<Related>,
        pairs: &[Pair],
        source_weight: f32,
    ) -> Self {
        let list = |&slot: &u32| {
            let shown = shown.get(slot).iter();
            shown.map(|related| Related {
                article: roster.place(related.article) as u32,
                ..*related
            })
        };
        let slots = roster.given();
        let starts = slots.iter().scan(0, |end, &slot| {
            *end += shown.get(slot).len() as u32;
            Some(*end)
        });
        let lists = Ragged {
            starts: [0].into_iter().chain(starts).collect(),
            items: slots.par_iter().flat_map_iter(list).collect(),
        };
        Self {
            lists,
            duplicates: duplicates(pairs, roster),
            source_weight,
        }
    }

    /// The related articles of the entry at place `article`, in the order to show.
    pub fn list(&self, article: usize) -> &[Related] {
        self.lists.get(article as u32)
    }

    /// The articles whose text is nearly that of an older one, each once, the newest first.
    pub fn near_duplicates(&self) -> &[Duplicate] {
        &self.duplicates
    }
}
