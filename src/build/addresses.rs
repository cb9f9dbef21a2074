//! What stood where when a site was last published: remembered, so that an address that changes is noticed.

use serde::{Deserialize, Serialize};

use crate::{cache::Cache, site::Site};

/// The addresses of a published site. Other versions read what one wrote: fields are only ever added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublishedAddresses {
    /// Of its articles and plain pages.
    pub texts: Vec<PublishedText>,
    /// Of its keywords: the name that readers see, and the address.
    pub keywords: Vec<(String, String)>,
}

/// An article or plain page that was published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublishedText {
    /// Its id.
    pub id: String,
    /// Its address below the site's base, decoded, without the first slash.
    pub address: String,
    /// Its title.
    pub title: String,
    /// When it was published, in seconds since 1970; none for a plain page without a date.
    pub date: Option<i64>,
    /// A hash of what readers read in it.
    pub words: u64,
}

const ADDRESSES: &str = "addresses.json";

impl PublishedAddresses {
    /// Those of the site that was published last, if a build of any version remembers them.
    pub fn read(cache: &Cache) -> Option<Self> {
        cache.read_lasting(ADDRESSES)
    }

    /// Remembers the addresses of `site`, which is published.
    pub(super) fn write(cache: &Cache, site: &Site) {
        cache.write_lasting(ADDRESSES, &Self::of(site));
    }

    /// The addresses of `site`.
    pub fn of(site: &Site) -> Self {
        let articles = site.entries.iter().map(|entry| PublishedText {
            id: entry.article.id.clone(),
            address: entry.address.as_str().to_owned(),
            title: entry.article.title.clone(),
            date: Some(entry.article.date.timestamp()),
            words: entry.article.print.words,
        });
        let pages = site.pages.iter().map(|placed| PublishedText {
            id: placed.page.id.clone(),
            address: placed.address.as_str().to_owned(),
            title: placed.page.title.clone(),
            date: placed.page.date.map(|date| date.timestamp()),
            words: placed.page.print,
        });
        let keywords = site.catalog.keywords.terms.iter();
        let keyword = |term: &crate::site::Term| {
            let address = term.address.as_str().to_owned();
            (term.name.clone(), address)
        };
        Self {
            texts: articles.chain(pages).collect(),
            keywords: keywords.map(keyword).collect(),
        }
    }
}
