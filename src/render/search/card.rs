//! What a result shows, of a few articles a file.

use rayon::prelude::*;

use super::Part;
use crate::{
    message::Failure,
    render::{Output, Renderer, Stop, recipe::data},
    site::{ArticleId, Entry, Site},
    text::excerpt::excerpt,
};

/// Articles on a file: a query reads one file for each result that it shows.
pub(super) const CARDS: usize = 8;
/// Keywords that a result shows.
const KEYWORDS: usize = 4;
/// Characters of 快速阅读 that a result shows.
const EXCERPT: usize = 64;

/// Title, path, day, source, 快速阅读, keywords.
type Card<'a> = (&'a str, &'a str, String, &'a str, &'a str, Vec<&'a str>);

pub(super) fn render(part: &Part, renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let files = part.articles.par_chunks(CARDS).enumerate();
    let offer = |(at, articles): (usize, &[ArticleId])| {
        let address = part.address(&file_name(at));
        let recipe = data(renderer.cards_print(articles).number(part.mark.into()));
        out.offer(&address, recipe, || cards(part, articles, renderer.site))
    };
    let failure = files.find_map_first(|file| offer(file).err());
    failure.map_or(Ok(()), Err)
}

fn file_name(at: usize) -> String {
    format!("c{at}.json")
}

/// What the files of cards are called, each with its articles.
pub(super) fn files(part: &Part) -> impl Iterator<Item = (String, &[ArticleId])> {
    let files = part.articles.chunks(CARDS).enumerate();
    files.map(|(at, articles)| (file_name(at), articles))
}

fn cards(part: &Part, articles: &[ArticleId], site: &Site) -> Result<Vec<u8>, Stop> {
    let excerpts: Vec<_> = articles
        .iter()
        .map(|id| {
            excerpt(
                site.entry(*id)
                    .article
                    .summary
                    .as_deref()
                    .unwrap_or_default(),
                EXCERPT,
            )
        })
        .collect();
    let cards = articles.iter().zip(&excerpts);
    let cards: Vec<Card<'_>> = cards
        .map(|(id, excerpt)| card(site.entry(*id), excerpt, site))
        .collect();
    serde_json::to_vec(&(part.mark, cards)).map_err(|error| Stop::Machine(Failure::unmade(error)))
}

fn card<'a>(entry: &'a Entry, excerpt: &'a str, site: &'a Site) -> Card<'a> {
    let catalog = &site.catalog;
    let source = entry.source.map(|id| catalog.sources.get(id).name.as_str());
    let keywords = entry.keywords.iter().take(KEYWORDS);
    (
        &entry.article.title,
        &entry.href,
        entry.article.date.date_naive().to_string(),
        source.unwrap_or_default(),
        excerpt,
        keywords
            .map(|id| catalog.keywords.get(*id).name.as_str())
            .collect(),
    )
}
