//! Feeds with the full text: RSS 2.0, Atom and JSON Feed, for the site and for each term.

mod atom;
mod json;
mod rss;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;

use super::{Output, Renderer, Stop};
use crate::{
    config::{FeedFormat, NoticePosition},
    site::{Address, ArticleId, Entry, ListKind, Site, well_known},
};

/// A feed before it takes a format.
struct Feed<'a> {
    site: &'a Site,
    title: String,
    description: String,
    /// The page whose articles it lists.
    list: Address,
    /// The newest articles, newest first.
    items: Vec<Item<'a>>,
}

/// An article in a feed.
struct Item<'a> {
    entry: &'a Entry,
    /// The full text with absolute addresses, and the notice on AI.
    html: Cow<'a, str>,
    /// The cover's absolute address.
    image: Option<String>,
}

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
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
                none => none.insert(Feed::new(renderer, kind, items)?),
            };
            Ok(feed.write(*format))
        })?;
    }
    Ok(())
}

/// The articles in the feed of a list, newest first.
pub(super) fn newest(site: &Site, kind: ListKind) -> &[ArticleId] {
    let listed = site.catalog.listed(kind);
    &listed[..listed.len().min(kind.feed_items(&site.config.feeds))]
}

impl<'a> Feed<'a> {
    fn new(renderer: &'a Renderer<'_>, kind: ListKind, items: &[ArticleId]) -> Result<Self, Stop> {
        let site = renderer.site;
        let config = &site.config;
        let title = match kind {
            ListKind::Keyword(id) => Some(&site.catalog.keywords.get(id).name),
            ListKind::Source(id) => Some(&site.catalog.sources.get(id).name),
            _ => None,
        };
        let title = title.map_or_else(
            || config.title.clone(),
            |term| format!("{term} - {}", config.title),
        );
        Ok(Self {
            site,
            description: config.description.clone().unwrap_or_else(|| title.clone()),
            title,
            list: site.catalog.address(kind),
            items: items
                .iter()
                .map(|id| Item::new(renderer, *id))
                .collect::<Result<_, _>>()?,
        })
    }

    /// The feed in one format.
    fn write(&self, format: FeedFormat) -> Vec<u8> {
        let address = well_known::feed(&self.list, format);
        let own = address.absolute(&self.site.config.base_url);
        match format {
            FeedFormat::Rss => rss::write(self, &own).into_bytes(),
            FeedFormat::Atom => atom::write(self, &own).into_bytes(),
            FeedFormat::Json => json::write(self, &own).into_bytes(),
        }
    }

    /// The absolute address of the page whose articles the feed lists.
    fn home(&self) -> String {
        self.list.absolute(&self.site.config.base_url)
    }

    /// When an article of the feed last changed.
    fn updated(&self) -> Option<DateTime<FixedOffset>> {
        self.items.iter().map(|item| item.updated()).max()
    }

    /// Who publishes the site.
    fn publisher(&self) -> &str {
        let config = &self.site.config;
        config.author.as_deref().unwrap_or(&config.title)
    }

    /// Who wrote an article: its author, else its source, else the site.
    fn author<'s>(&'s self, item: &'s Item<'_>) -> &'s str {
        let sources = &self.site.catalog.sources;
        let source = item.entry.source.map(|id| sources.get(id).name.as_str());
        let author = item.entry.article.author.as_deref().or(source);
        author.unwrap_or_else(|| self.publisher())
    }

    /// The names of an article's keywords.
    fn keywords(&self, item: &Item<'a>) -> impl Iterator<Item = &str> {
        item.entry
            .keywords
            .iter()
            .map(|id| self.site.catalog.keywords.get(*id).name.as_str())
    }
}

impl<'a> Item<'a> {
    fn new(renderer: &'a Renderer<'_>, id: ArticleId) -> Result<Self, Stop> {
        let site = renderer.site;
        let entry = site.entry(id);
        let mut html = renderer.absolute_html(entry)?;
        if let Some(notice) = entry.ai_notice(&site.config) {
            let mut paragraph = String::from("<p>");
            super::xml::push_text(&mut paragraph, notice);
            paragraph.push_str("</p>\n");
            let at = match site.config.ai.position {
                NoticePosition::Start => 0,
                NoticePosition::End => html.len(),
            };
            html.to_mut().insert_str(at, &paragraph);
        }
        let image = entry.cover_src().map(|cover| renderer.absolute(cover));
        Ok(Self { entry, html, image })
    }

    fn updated(&self) -> DateTime<FixedOffset> {
        self.entry
            .article
            .updated
            .unwrap_or(self.entry.article.date)
    }

    /// 快速阅读, and who made it where no person did.
    fn summary(&self) -> Option<Cow<'_, str>> {
        let summary = self.entry.article.summary.as_deref()?;
        Some(match self.entry.excerpt_notice() {
            Some(notice) => Cow::Owned(format!("{summary}（{notice}）")),
            None => Cow::Borrowed(summary),
        })
    }
}
