//! The lists of related articles of a whole site.

use rayon::prelude::*;

use super::diversify::diversify;
use super::fill::Newest;
use super::lexicon::Lexicon;
use super::options::{Options, Order};
use super::postings::Postings;
use super::profile::Profile;
use super::rank::{self, Candidate, Sums};
use super::vector::Vector;

/// An article as the index takes it; others are named by their place in the slice of entries.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The article's id: breaks ties.
    pub id: String,
    /// The terms of its text.
    pub profile: Profile,
    /// When it was published, in seconds since 1970.
    pub time: i64,
    /// Articles that it links to.
    pub links: Vec<u32>,
    /// Articles that its list begins with.
    pub pins: Vec<u32>,
    /// Articles that its list never has.
    pub excludes: Vec<u32>,
}

/// An article in another's list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    /// The article's place in the slice of entries.
    pub article: u32,
    /// How well it goes with the other; 0 for one that was filled in.
    pub score: f32,
    /// Why it stands in the list.
    pub why: Why,
}

/// Why an article stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The editor pinned it.
    Pinned,
    /// It is about the same.
    Similar,
    /// Filled in: the newest of a keyword that both have.
    Keyword,
    /// Filled in: the newest of the site.
    Newest,
}

/// The related articles of every article.
#[derive(Debug, Default)]
pub struct RelatedIndex {
    lists: Vec<Box<[Related]>>,
}

/// Below this score two articles have nothing to do with each other.
const UNRELATED: f32 = 0.02;
const DAY: i64 = 24 * 60 * 60;

impl RelatedIndex {
    /// Finds the related articles of all `entries`. The result does not depend on the number of threads.
    pub fn build(entries: &[Entry], options: &Options) -> Self {
        let lexicon = Lexicon::of(entries.iter().map(|entry| &entry.profile));
        let length: f64 = entries.iter().map(|e| f64::from(e.profile.length)).sum();
        let mean = (length / entries.len().max(1) as f64).max(1.0) as f32;
        let vectors: Vec<Vector> = entries
            .par_iter()
            .map(|e| Vector::of(&e.profile, e.profile.length as f32 / mean, &lexicon))
            .collect();
        let lister = Lister {
            entries,
            options,
            postings: Postings::of(&vectors, lexicon.len()),
            newest: Newest::of(entries),
            vectors: &vectors,
        };
        let lists = (0..entries.len() as u32)
            .into_par_iter()
            .map_init(
                || Sums::new(entries.len()),
                |sums, at| lister.list(at, sums),
            )
            .collect();
        Self { lists }
    }

    /// The related articles of the `article`th entry, in the order to show.
    pub fn list(&self, article: u32) -> &[Related] {
        &self.lists[article as usize]
    }
}

struct Lister<'a> {
    entries: &'a [Entry],
    options: &'a Options,
    postings: Postings,
    newest: Newest,
    vectors: &'a [Vector],
}

impl Lister<'_> {
    fn list(&self, at: u32, sums: &mut Sums) -> Box<[Related]> {
        let entry = &self.entries[at as usize];
        let may = |list: &[Related], article: u32| {
            article != at
                && !entry.excludes.contains(&article)
                && list.iter().all(|related| related.article != article)
        };
        let count = self.options.count;
        let mut list = Vec::with_capacity(count);
        for &article in &entry.pins {
            if list.len() < count && may(&list, article) {
                list.push(related(article, 1.0, Why::Pinned));
            }
        }
        let pinned = list.len();
        for found in self.similar(at, count, sums) {
            if list.len() < count && may(&list, found.article) {
                list.push(related(found.article, found.score, Why::Similar));
            }
        }
        self.newest
            .fill(&mut list, &entry.profile.keywords, count, may);
        if self.options.order == Order::Date {
            list[pinned..].sort_by_key(|r| -self.entries[r.article as usize].time);
        }
        list.into()
    }

    fn similar(&self, at: u32, count: usize, sums: &mut Sums) -> Vec<Candidate> {
        let vector = &self.vectors[at as usize];
        let time = self.entries[at as usize].time;
        let nearness = |other: u32| {
            let days = (self.entries[other as usize].time - time).abs() as f32 / DAY as f32;
            let near = 0.3 * (-days / 60.0).exp() + (-days / 730.0).exp();
            1.0 + self.options.date_weight * near
        };
        let mut ranked = rank::rank(at, vector, &self.postings, nearness, sums);
        ranked.retain(|candidate| candidate.score > UNRELATED);
        if self.options.diversity {
            diversify(&ranked, count, self.vectors)
        } else {
            ranked
        }
    }
}

fn related(article: u32, score: f32, why: Why) -> Related {
    Related {
        article,
        score,
        why,
    }
}
