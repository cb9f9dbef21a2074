//! Makes the list of an article: pinned, similar, then filled in.

use super::archive::Archive;
use super::options::{Options, Order};
use super::rank::Ranked;

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
    archive: &'a Archive<'a>,
    count: usize,
    order: Order,
    /// Keywords and the articles that have them, sorted: the newest of a keyword first.
    keywords: Vec<(u64, u32)>,
}

impl<'a> Lister<'a> {
    pub(super) fn new(archive: &'a Archive<'a>, options: &Options) -> Self {
        let keywords_of = |article| archive.get(article).profile.keywords.iter();
        let mut keywords: Vec<(u64, u32)> = archive
            .numbers()
            .flat_map(|article| keywords_of(article).map(move |&keyword| (keyword, article)))
            .collect();
        keywords.sort_unstable();
        Self {
            archive,
            count: options.shown(),
            order: options.order,
            keywords,
        }
    }

    /// The list of the `of`th article, for which `similar` was found, best first.
    pub(super) fn list(&self, of: u32, similar: &[Ranked]) -> Box<[Related]> {
        let entry = self.archive.get(of);
        let mut list = List::new(self.count, of, self.archive.numbers_of(&entry.excludes));
        list.extend(self.archive.numbers_of(&entry.pins), Why::Pinned);
        let pinned = list.chosen.len();
        for ranked in similar {
            list.add(ranked.article, ranked.score, Why::Similar);
        }
        for keyword in &entry.profile.keywords {
            list.extend(self.having(*keyword), Why::Keyword);
        }
        list.extend(self.archive.numbers(), Why::Newest);
        if self.order == Order::Date {
            list.chosen[pinned..].sort_by_key(|related| related.article);
        }
        let given = |related: Related| Related {
            article: self.archive.given(related.article),
            ..related
        };
        list.chosen.into_iter().map(given).collect()
    }

    /// The articles that have a keyword, newest first.
    fn having(&self, keyword: u64) -> impl Iterator<Item = u32> {
        let start = self.keywords.partition_point(|&(other, _)| other < keyword);
        let same = self.keywords[start..].iter();
        same.take_while(move |(other, _)| *other == keyword)
            .map(|&(_, article)| article)
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
