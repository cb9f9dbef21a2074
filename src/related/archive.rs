//! The articles from the newest to the oldest: the order that breaks all ties.

use std::cmp::Reverse;

use super::entry::Entry;
use super::profile::Profile;

/// The entries, newest first, those of one time by id. Inside `related`, an article's
/// number is its place here, so that of two equals the lower number comes first.
pub(super) struct Archive<'a> {
    entries: Vec<&'a Entry>,
    /// The place of each in the caller's slice.
    given: Vec<u32>,
    /// The reverse of `given`.
    numbers: Vec<u32>,
}

impl<'a> Archive<'a> {
    pub(super) fn of(entries: &'a [Entry]) -> Self {
        let mut given: Vec<u32> = (0..).take(entries.len()).collect();
        given.sort_by_key(|&at| {
            let entry = &entries[at as usize];
            (Reverse(entry.time), entry.id.as_str())
        });
        let mut numbers = vec![0; entries.len()];
        for (number, &at) in (0..).zip(&given) {
            numbers[at as usize] = number;
        }
        Self {
            entries: given.iter().map(|&at| &entries[at as usize]).collect(),
            given,
            numbers,
        }
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The numbers of all articles, newest first.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        0..self.len() as u32
    }

    /// The article of a number.
    pub(super) fn get(&self, number: u32) -> &'a Entry {
        self.entries[number as usize]
    }

    /// All articles, newest first.
    pub(super) fn entries(&self) -> &[&'a Entry] {
        &self.entries
    }

    /// The profiles of all articles, newest first.
    pub(super) fn profiles(&self) -> Vec<&'a Profile> {
        self.entries.iter().map(|entry| &entry.profile).collect()
    }

    /// The number of an article named by its place in the caller's slice.
    pub(super) fn number(&self, place: usize) -> u32 {
        self.numbers[place]
    }

    /// The place of an article in the caller's slice.
    pub(super) fn given(&self, number: u32) -> u32 {
        self.given[number as usize]
    }

    /// The numbers of articles named by their places in the caller's slice; places beyond it are left out.
    pub(super) fn numbers_of<'b>(&'b self, places: &'b [u32]) -> impl Iterator<Item = u32> + 'b {
        places
            .iter()
            .filter_map(|&at| self.numbers.get(at as usize).copied())
    }
}
