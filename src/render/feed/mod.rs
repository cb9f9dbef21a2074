//! Feeds with the full text, as RSS 2.0, Atom and JSON Feed: of the site, of each term, of digests.

mod articles;
mod atom;
mod json;
mod rss;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

pub(super) use self::articles::{newest, render};
use crate::{
    config::{Config, FeedFormat},
    site::{Address, well_known},
};

/// A feed before it takes a format.
pub(super) struct Feed<'a> {
    config: &'a Config,
    title: String,
    description: String,
    /// The page that lists what the feed does.
    list: Address,
    /// Newest first.
    items: Vec<Item<'a>>,
}

/// What a feed tells of an article or a digest. All addresses are absolute.
pub(super) struct Item<'a> {
    pub(super) title: Cow<'a, str>,
    pub(super) permalink: Cow<'a, str>,
    /// Where the text was first published, if elsewhere.
    pub(super) original: Option<&'a str>,
    pub(super) author: &'a str,
    pub(super) published: DateTime<FixedOffset>,
    pub(super) updated: Option<DateTime<FixedOffset>>,
    pub(super) keywords: Vec<&'a str>,
    /// Plain text.
    pub(super) summary: Option<Cow<'a, str>>,
    /// The full text, with what readers must be told of AI.
    pub(super) html: Cow<'a, str>,
    pub(super) image: Option<String>,
}

impl<'a> Feed<'a> {
    /// A feed of what stands on the page `list`; without a description the title describes it.
    pub(super) fn new(
        config: &'a Config,
        list: Address,
        title: String,
        description: Option<String>,
        items: Vec<Item<'a>>,
    ) -> Self {
        Self {
            config,
            description: description.unwrap_or_else(|| title.clone()),
            title,
            list,
            items,
        }
    }

    /// The feed in one format.
    pub(super) fn write(&self, format: FeedFormat) -> Vec<u8> {
        let own = well_known::feed(&self.list, format).absolute(&self.config.base_url);
        let text = match format {
            FeedFormat::Rss => rss::write(self, &own),
            FeedFormat::Atom => atom::write(self, &own),
            FeedFormat::Json => json::write(self, &own),
        };
        text.into_bytes()
    }

    /// The absolute address of the page that lists what the feed does.
    fn home(&self) -> String {
        self.list.absolute(&self.config.base_url)
    }

    /// When something in the feed last changed.
    fn updated(&self) -> Option<DateTime<FixedOffset>> {
        self.items.iter().map(Item::changed).max()
    }

    /// About as many bytes as it takes in any format.
    fn size(&self) -> usize {
        let items = self.items.iter().map(|item| item.html.len() + 2048);
        items.sum::<usize>() + 1024
    }
}

impl Item<'_> {
    /// When it last changed.
    fn changed(&self) -> DateTime<FixedOffset> {
        self.updated.unwrap_or(self.published)
    }
}

/// Who publishes the site.
pub(super) fn publisher(config: &Config) -> &str {
    config.author.as_deref().unwrap_or(&config.title)
}
