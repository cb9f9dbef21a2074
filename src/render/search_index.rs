//! What the search page searches in.

use serde::Serialize;

use super::{Output, Renderer, Stop};
use crate::site::{Address, Entry, Site, well_known::SEARCH_INDEX};

#[derive(Serialize)]
struct Index<'a> {
    articles: Vec<Article<'a>>,
}

/// Names of one letter, since every reader who searches loads them as often as there are articles.
#[derive(Serialize)]
struct Article<'a> {
    /// Title.
    t: &'a str,
    /// Path, for `href`.
    p: &'a str,
    /// Day, `2025-04-22`.
    d: String,
    /// Source.
    s: &'a str,
    /// Keywords.
    k: Vec<&'a str>,
    /// 快速阅读.
    x: &'a str,
}

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let site = renderer.site;
    if !site.config.search {
        return Ok(());
    }
    let address = Address::new(SEARCH_INDEX);
    out.offer(&address, renderer.search_index_recipe(), || index(site))
}

fn index(site: &Site) -> Result<Vec<u8>, Stop> {
    let entries = site.entries.iter();
    let index = Index {
        articles: entries.map(|entry| article(entry, site)).collect(),
    };
    serde_json::to_vec(&index).map_err(|error| Stop::Machine(error.into()))
}

fn article<'a>(entry: &'a Entry, site: &'a Site) -> Article<'a> {
    let source = entry
        .source
        .map(|id| site.catalog.sources.get(id).name.as_str());
    Article {
        t: &entry.article.title,
        p: &entry.href,
        d: entry.article.date.date_naive().to_string(),
        s: source.unwrap_or_default(),
        k: entry
            .keywords
            .iter()
            .map(|id| site.catalog.keywords.get(*id).name.as_str())
            .collect(),
        x: entry.article.summary.as_deref().unwrap_or_default(),
    }
}
