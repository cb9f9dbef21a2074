//! Makes the list of an article: pinned, similar, then filled in.

use super::options::{Options, Order};
use super::ragged::Ragged;
use super::rank::Ranked;
use super::roster::Roster;

/// An article in another's list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    /// The article's place in the slice of entries.
    pub article: u32,
    /// How well it goes with the other, to compare within a list; 0 for one that was pinned or filled in.
    pub score: f32,
    /// Why it stands in the list.
    pub why: Why,
}

/// Why an article stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The editor pinned it.
    Pinned,
    /// It is about the same, or one links to the other.
    Similar,
    /// Filled in: the newest of a keyword that both have.
    Keyword,
    /// Filled in: the newest of the site.
    Newest,
}

/// Makes lists for the articles of a site.
pub(super) struct Lister<'a> {
    roster: &'a Roster<'a>,
    count: usize,
    order: Order,
    /// The keywords of each article, by slot.
    keywords: &'a Ragged<u64>,
    /// Keywords that lists are filled with, and the ranks of the articles that have them, sorted.
    filling: Vec<(u64, u32)>,
}

impl<'a> Lister<'a> {
    /// A lister that can fill in what lacks in the lists of the articles `lacking`.
    pub(super) fn new(
        roster: &'a Roster<'a>,
        options: &Options,
        keywords: &'a Ragged<u64>,
        lacking: &[u32],
    ) -> Self {
        let mut wanted: Vec<u64> = lacking
            .iter()
            .flat_map(|&of| keywords.get(of))
            .copied()
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut filling = Vec::new();
        if !wanted.is_empty() {
            for (rank, &article) in (0..).zip(roster.order()) {
                let has = keywords
                    .get(article)
                    .iter()
                    .filter(|keyword| wanted.binary_search(keyword).is_ok());
                filling.extend(has.map(|&keyword| (keyword, rank)));
            }
            filling.sort_unstable();
        }
        Self {
            roster,
            count: options.shown(),
            order: options.order,
            keywords,
            filling,
        }
    }

    /// Whether `similar` articles and pins, of which some may be excluded, can fill a list.
    pub(super) fn may_lack(
        roster: &Roster<'_>,
        options: &Options,
        of: u32,
        similar: usize,
    ) -> bool {
        let entry = roster.get(of);
        similar < options.shown() + entry.excludes.len() + entry.pins.len()
    }

    /// The list of an article, for which `similar` was found, best first; articles by slot.
    pub(super) fn list(&self, of: u32, similar: &[Ranked]) -> Vec<Related> {
        let entry = self.roster.get(of);
        let mut list = List::new(self.count, of, self.roster.slots_of(&entry.excludes));
        list.extend(self.roster.slots_of(&entry.pins), Why::Pinned);
        let pinned = list.chosen.len();
        for ranked in similar {
            list.add(ranked.article, ranked.score, Why::Similar);
        }
        for &keyword in self.keywords.get(of) {
            list.extend(self.having(keyword), Why::Keyword);
        }
        list.extend(self.roster.order().iter().copied(), Why::Newest);
        if self.order == Order::Date {
            list.chosen[pinned..].sort_by_key(|related| self.roster.rank(related.article));
        }
        list.chosen
    }

    /// The articles that have a keyword, newest first.
    fn having(&self, keyword: u64) -> impl Iterator<Item = u32> {
        let start = self.filling.partition_point(|&(other, _)| other < keyword);
        let same = self.filling[start..].iter();
        same.take_while(move |(other, _)| *other == keyword)
            .map(|&(_, rank)| self.roster.order()[rank as usize])
    }
}

/// A list in the making.
struct List {
    count: usize,
    chosen: Vec<Related>,
    /// Sorted.
    banned: Vec<u32>,
}

impl List {
    fn new(count: usize, of: u32, excludes: impl Iterator<Item = u32>) -> Self {
        let mut banned: Vec<u32> = excludes.chain([of]).collect();
        banned.sort_unstable();
        Self {
            count,
            chosen: Vec::with_capacity(count),
            banned,
        }
    }

    fn extend(&mut self, articles: impl Iterator<Item = u32>, why: Why) {
        for article in articles {
            if self.chosen.len() == self.count {
                return;
            }
            self.add(article, 0.0, why);
        }
    }

    /// Adds an article unless the list is full, has it or must not have it.
    fn add(&mut self, article: u32, score: f32, why: Why) {
        let known = self.chosen.iter().any(|related| related.article == article);
        if self.chosen.len() < self.count && !known && self.banned.binary_search(&article).is_err()
        {
            self.chosen.push(Related {
                article,
                score,
                why,
            });
        }
    }
}
