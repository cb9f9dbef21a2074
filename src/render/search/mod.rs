//! What the search page searches in: an index of many small files.

mod card;
mod files;

use rayon::prelude::*;
use serde::Serialize;

use super::{Output, Renderer, Stop, recipe::data};
use crate::{
    config::Edition,
    fingerprint::Fingerprint,
    message::Failure,
    search::{self, Mark, Segment, Shards},
    site::{Address, ArticleId, Site, TermId, well_known},
};

/// What is known of the articles' texts for search, and of the files that were made of it.
pub trait SearchMemory: Sync {
    /// The terms of an article's text, as [`search::body_terms`] makes them.
    ///
    /// # Errors
    /// When they are not at hand, and the text cannot be read.
    fn body(&self, id: ArticleId) -> Result<Vec<u8>, Failure>;

    /// The fingerprints of the files under `name` that were made of `of`, if they are known.
    fn files(&self, name: &str, of: Fingerprint) -> Option<Vec<Fingerprint>>;

    /// Remembers them.
    fn remember(&self, name: &str, of: Fingerprint, files: &[Fingerprint]);

    /// Forgets all names that are not wanted.
    fn retain(&self, wanted: &dyn Fn(&str) -> bool);
}

/// A segment with its articles.
struct Part {
    segment: Segment,
    /// Oldest first.
    articles: Vec<ArticleId>,
    mark: Mark,
    shards: Shards,
}

impl Part {
    fn of(segment: Segment, site: &Site) -> Self {
        let newest = site.entries.len();
        let articles = segment.articles.clone();
        let articles: Vec<_> = articles
            .map(|at| ArticleId((newest - 1 - at) as u32))
            .collect();
        let ids = articles.iter();
        let ids = ids.map(|id| Fingerprint::EMPTY.text(&site.entry(*id).article.id));
        Self {
            mark: Fingerprint::EMPTY.all(ids).0 as Mark,
            shards: Shards::of(articles.len()),
            segment,
            articles,
        }
    }

    fn files(&self) -> SegmentFiles<'_> {
        SegmentFiles {
            name: &self.segment.name,
            articles: self.articles.len(),
            mark: self.mark,
            heads: self.shards.heads,
            words: self.shards.words,
            bodies: self.shards.bodies,
        }
    }

    fn address(&self, file: &str) -> Address {
        Address::new(&format!(
            "{}{}/{file}",
            well_known::SEARCH,
            self.segment.name
        ))
    }
}

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let site = renderer.site;
    if !site.config.search {
        return Ok(());
    }
    let parts = parts(site);
    let render = |part: &Part| -> Result<(), Stop> {
        files::render(part, renderer, out)?;
        card::render(part, renderer, out)
    };
    let failure = parts.par_iter().find_map_first(|part| render(part).err());
    failure.map_or(Ok(()), Err)?;
    let names: Vec<String> = parts.iter().flat_map(files::names).collect();
    renderer
        .sources
        .search
        .retain(&|name| names.iter().any(|known| known == name));
    put(well_known::SEARCH_INDEX, contents(&parts, site)?, out)?;
    if has_own_words(site) {
        put(well_known::SEARCH_WORDS, search::TAIWAN.into(), out)?;
    }
    put(well_known::SEARCH_FORMS, forms(), out)
}

/// The articles of which the file of a segment at `address` tells, if it is one.
pub(super) fn articles_at(site: &Site, address: &Address) -> Option<Vec<ArticleId>> {
    let parts = if site.config.search {
        parts(site)
    } else {
        Vec::new()
    };
    parts.into_iter().find_map(|part| {
        let is_here = |file: &str| part.address(file) == *address;
        let cards = card::files(&part).find(|(file, _)| is_here(file));
        if let Some((_, articles)) = cards {
            return Some(articles.to_vec());
        }
        let is_whole = files::all(&part).any(|file| is_here(&file));
        is_whole.then_some(part.articles)
    })
}

/// Whether readers see other words than those in which the articles are written.
pub(super) fn has_own_words(site: &Site) -> bool {
    site.config.edition == Edition::HantTaiwan
}

fn parts(site: &Site) -> Vec<Part> {
    let ids = site
        .entries
        .iter()
        .rev()
        .map(|entry| entry.article.id.as_str());
    let segments = search::segments(ids).into_par_iter();
    segments.map(|segment| Part::of(segment, site)).collect()
}

/// Hands on a file that is small, and that is the same as long as its bytes are.
fn put(address: &str, bytes: Vec<u8>, out: &Output<'_>) -> Result<(), Stop> {
    let recipe = data(Fingerprint::EMPTY.bytes(&bytes));
    out.offer(&Address::new(address), recipe, || Ok(bytes))
}

/// What is read first: which segments there are.
#[derive(Serialize)]
struct Contents<'a> {
    /// Articles on a file of cards.
    cards: usize,
    /// Oldest first.
    segments: Vec<SegmentFiles<'a>>,
    /// Whether there is a file of words that stand for others in the articles.
    words: bool,
    /// The keywords that are used most, to be tried where nothing is found.
    keywords: Vec<&'a str>,
}

#[derive(Serialize)]
struct SegmentFiles<'a> {
    name: &'a str,
    articles: usize,
    mark: Mark,
    heads: usize,
    words: usize,
    bodies: usize,
}

/// Keywords that are offered where nothing was found.
const OFFERED: usize = 24;

fn contents(parts: &[Part], site: &Site) -> Result<Vec<u8>, Stop> {
    let keywords = &site.catalog.keywords;
    // What is made of signs alone has no term to be found by.
    let is_word = |id: &TermId| keywords.get(*id).name.contains(char::is_alphanumeric);
    let most_used = keywords.by_use().into_iter().filter(is_word).take(OFFERED);
    let contents = Contents {
        cards: card::CARDS,
        segments: parts.iter().map(Part::files).collect(),
        words: has_own_words(site),
        keywords: most_used.map(|id| keywords.get(id).name.as_str()).collect(),
    };
    serde_json::to_vec(&contents).map_err(|error| Stop::Machine(Failure::unmade(error)))
}

/// The table of simplified forms: pairs of UTF-16 units, the lower byte first.
fn forms() -> Vec<u8> {
    let both = search::pairs().flat_map(|(from, to)| [from, to]);
    both.flat_map(|c| (c as u32 as u16).to_le_bytes()).collect()
}
