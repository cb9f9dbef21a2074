//! The feeds of articles: one for the site, and one for each term.

use std::borrow::Cow;

use rayon::prelude::*;

use super::{Feed, Item, publisher};
use crate::{
    config::NoticePosition,
    render::{Output, Renderer, Stop, xml::push_element},
    site::{ArticleId, Entry, ListKind, Site, well_known},
};

pub(in crate::render) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let wanted = &renderer.site.config.feeds;
    if wanted.formats.is_empty() {
        return Ok(());
    }
    let listings = renderer.site.listings.par_iter();
    let listings = listings.filter(|listing| listing.kind.feed_items(wanted) > 0);
    // Of several failures the same one at every run.
    let failure = listings.find_map_first(|listing| feeds(renderer, listing.kind, out).err());
    failure.map_or(Ok(()), Err)
}

/// The feeds of one list, in all formats.
fn feeds(renderer: &Renderer<'_>, kind: ListKind, out: &Output<'_>) -> Result<(), Stop> {
    let items = newest(renderer.site, kind);
    let recipe = renderer.feed_recipe(kind, items);
    let list = renderer.site.catalog.address(kind);
    // Its texts are read for the first format that is not kept, and for all of them once.
    let mut made = None;
    for format in &renderer.site.config.feeds.formats {
        out.offer(&well_known::feed(&list, *format), recipe, || {
            let feed = match &mut made {
                Some(feed) => feed,
                none => none.insert(feed(renderer, kind, items)?),
            };
            Ok(feed.write(*format))
        })?;
    }
    Ok(())
}

/// The articles in the feed of a list, newest first.
pub(in crate::render) fn newest(site: &Site, kind: ListKind) -> &[ArticleId] {
    let listed = site.catalog.listed(kind);
    &listed[..listed.len().min(kind.feed_items(&site.config.feeds))]
}

fn feed<'a>(
    renderer: &'a Renderer<'_>,
    kind: ListKind,
    items: &[ArticleId],
) -> Result<Feed<'a>, Stop> {
    let site = renderer.site;
    let config = &site.config;
    let term = match kind {
        ListKind::Keyword(id) => Some(&site.catalog.keywords.get(id).name),
        ListKind::Source(id) => Some(&site.catalog.sources.get(id).name),
        _ => None,
    };
    let title = term.map_or_else(
        || config.title.clone(),
        |term| format!("{term} - {}", config.title),
    );
    let items = items.iter().map(|id| item(renderer, *id));
    Ok(Feed::new(
        config,
        site.catalog.address(kind),
        title,
        config.description.clone(),
        items.collect::<Result<_, _>>()?,
    ))
}

fn item<'a>(renderer: &'a Renderer<'_>, id: ArticleId) -> Result<Item<'a>, Stop> {
    let site = renderer.site;
    let entry = site.entry(id);
    let article = &entry.article;
    let keywords = entry.keywords.iter();
    Ok(Item {
        title: Cow::from(&article.title),
        permalink: Cow::from(&entry.permalink),
        original: article.source_url.as_deref(),
        author: author(site, entry),
        published: article.date,
        updated: article.updated,
        keywords: keywords
            .map(|id| site.catalog.keywords.get(*id).name.as_str())
            .collect(),
        summary: summary(entry),
        html: html(renderer, entry)?,
        image: entry.cover_src().map(|cover| renderer.absolute(cover)),
    })
}

/// Who wrote an article: its author, else its source, else the site.
fn author<'a>(site: &'a Site, entry: &'a Entry) -> &'a str {
    let source = entry.source.map(|id| site.catalog.sources.get(id));
    let source = source.map(|source| source.name.as_str());
    let author = entry.article.author.as_deref().or(source);
    author.unwrap_or_else(|| publisher(&site.config))
}

/// 快速阅读, and who made it where no person did.
fn summary(entry: &Entry) -> Option<Cow<'_, str>> {
    let summary = entry.article.summary.as_deref()?;
    Some(match entry.excerpt_notice() {
        Some(notice) => Cow::Owned(format!("{summary}（{notice}）")),
        None => Cow::Borrowed(summary),
    })
}

/// The full text with absolute addresses, and the notice on AI.
fn html<'a>(renderer: &'a Renderer<'_>, entry: &'a Entry) -> Result<Cow<'a, str>, Stop> {
    let config = &renderer.site.config;
    let mut html = renderer.absolute_html(entry)?;
    if let Some(notice) = entry.ai_notice(config) {
        let mut paragraph = String::new();
        push_element(&mut paragraph, "p", notice);
        let at = match config.ai.position {
            NoticePosition::Start => 0,
            NoticePosition::End => html.len(),
        };
        html.to_mut().insert_str(at, &paragraph);
    }
    Ok(html)
}
