//! What stood where when the site was last published: as a build remembers it, and as the sitemap tells
//! that was published.

mod face;
mod sitemap;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

#[cfg(feature = "external")]
use std::time::Duration;

use self::sitemap::{below, locations};
#[cfg(feature = "external")]
use super::external::Fetcher;
use super::run::CheckOptions;
use crate::{
    build::{PublishedAddresses, PublishedText},
    cache::Cache,
    config::BaseUrl,
    folder,
    message::Failure,
    publish, render,
    site::Site,
};

/// The sitemap of the site as it is published.
#[derive(Debug, Clone)]
pub enum Sitemap {
    /// A file in a folder that holds the site.
    File(PathBuf),
    /// At its address on the web.
    #[cfg(feature = "external")]
    Web {
        /// The whole address.
        address: String,
        /// How long the site may take to answer.
        timeout: Duration,
    },
}

/// Pages that nothing stands for any more, and that are read to know them again.
const MOST_PAGES: usize = 200;
/// Bytes of a sitemap (sitemaps.org), and of a page.
const MOST_OF_SITEMAP: usize = 50 << 20;
const MOST_OF_PAGE: usize = 4 << 20;
/// Parts of a sitemap (sitemaps.org).
const MOST_PARTS: usize = 50_000;

/// What is known of the addresses at which the site was published; none where nothing is.
///
/// # Errors
/// When the sitemap cannot be read.
pub(super) fn addresses(
    options: &CheckOptions,
    site: &Site,
) -> Result<Option<PublishedAddresses>, Failure> {
    let remembered = publish::memory_of(&options.output)
        .and_then(|memory| PublishedAddresses::read(&Cache::at(memory)));
    let Some(sitemap) = &options.published else {
        return Ok(remembered);
    };
    let base = &site.config.base_url;
    let source = Source::of(sitemap, base)?;
    let mut all = remembered.unwrap_or_default();
    let known: BTreeSet<&str> = all.texts.iter().map(|text| &*text.address).collect();
    let told = told(&source, base)?.into_iter();
    let told: Vec<String> = told.filter(|told| !known.contains(&**told)).collect();
    let served = served(site);
    let mut pages = 0;
    for address in told {
        let is_lost = !served.contains(&address);
        pages += usize::from(is_lost);
        let page = match is_lost && pages <= MOST_PAGES {
            true => source.text(&page_of(&address), MOST_OF_PAGE).ok(),
            false => None,
        };
        let (title, date) = page.as_deref().map(face::of).unwrap_or_default();
        all.texts.push(PublishedText {
            address,
            title,
            date,
            ..PublishedText::default()
        });
    }
    Ok(Some(all))
}

/// Every address of the site at which something stands, decoded, without the first slash.
pub(super) fn served(site: &Site) -> BTreeSet<String> {
    let base = &site.config.base_url;
    let told = render::sitemap_addresses(site).into_iter();
    let told = told.filter_map(|(address, _)| below(&address, base));
    let redirects = site.redirects.iter().map(|redirect| &redirect.from);
    let lists = site.listings.iter().flat_map(|listing| &listing.pages);
    let more = redirects.chain(lists.map(|page| &page.address));
    let more = more.map(|address| address.as_str().to_owned());
    told.chain(more).collect()
}

/// The addresses that a sitemap and its parts tell, below the site's base, each once.
fn told(source: &Source<'_>, base: &BaseUrl) -> Result<BTreeSet<String>, Failure> {
    let first = source.text(&source.name, MOST_OF_SITEMAP)?;
    let mut told = BTreeSet::new();
    let mut add = |xml: &str| told.extend(locations(xml).filter_map(|at| below(&at, base)));
    if !sitemap::is_index(&first) {
        add(&first);
        return Ok(told);
    }
    let parts = locations(&first).filter_map(|part| below(&part, base));
    // One that is named twice is read once.
    let parts: BTreeSet<String> = parts.take(MOST_PARTS).collect();
    for part in parts {
        add(&source.text(&part, MOST_OF_SITEMAP)?);
    }
    Ok(told)
}

/// The file of the page at an address.
fn page_of(address: &str) -> String {
    match address.ends_with('/') || address.is_empty() {
        true => format!("{address}index.html"),
        false => address.to_owned(),
    }
}

/// Where the files of a published site are read.
struct Source<'a> {
    from: From<'a>,
    /// The name of the sitemap.
    name: String,
}

enum From<'a> {
    Folder(&'a Path),
    #[cfg(feature = "external")]
    Web(Fetcher, &'a str),
}

impl<'a> Source<'a> {
    #[cfg_attr(
        not(feature = "external"),
        expect(
            unused_variables,
            clippy::unnecessary_wraps,
            reason = "nothing is asked of the web"
        )
    )]
    fn of(sitemap: &'a Sitemap, base: &BaseUrl) -> Result<Self, Failure> {
        const NAME: &str = "sitemap.xml";
        let (from, name) = match sitemap {
            Sitemap::File(path) if path.is_dir() => (From::Folder(path), NAME.into()),
            Sitemap::File(path) => {
                let folder = path.parent().unwrap_or(path);
                let name = path.file_name().unwrap_or_default();
                (From::Folder(folder), name.to_string_lossy())
            }
            #[cfg(feature = "external")]
            Sitemap::Web { address, timeout } => {
                let fetcher = Fetcher::new(*timeout, base.as_str())?;
                let (folder, name) = address.rsplit_once('/').unwrap_or((address, NAME));
                let name = if name.is_empty() { NAME } else { name };
                (From::Web(fetcher, folder), name.into())
            }
        };
        let name = name.into_owned();
        Ok(Self { from, name })
    }

    /// The text of the file at a path below the sitemap's folder, of at most so many bytes.
    fn text(&self, below: &str, most: usize) -> Result<String, Failure> {
        match &self.from {
            From::Folder(folder) => {
                let file = folder::Found {
                    path: folder.join(below),
                    relative: below.to_owned(),
                };
                let bytes = file.bytes()?;
                let bytes = &bytes[..bytes.len().min(most)];
                Ok(String::from_utf8_lossy(bytes).into_owned())
            }
            #[cfg(feature = "external")]
            From::Web(fetcher, folder) => {
                let path = crate::config::encode_path(below.trim_end_matches("index.html"));
                let address = format!("{folder}/{path}");
                fetcher.text(&address, most).map_err(|why| {
                    Failure::new(crate::message::message!(
                        "cannot-fetch",
                        address = &address,
                        why = why
                    ))
                })
            }
        }
    }
}
