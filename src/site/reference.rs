//! Turns the addresses that authors wrote in a text into addresses of the site.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use percent_encoding::percent_decode_str;

use super::{
    Address, ArticleId, Cover, Unpublished,
    addresses::{Addresses, Change, Resolved, escape},
    pictures::{Added, Shown},
    places::Places,
};
use crate::{
    config::{BaseUrl, Config},
    content::{Article, Body, HREF, Page, Placed, Reference, Referrer},
    diagnostic::{Diagnostic, Place},
    message::message,
};

/// What a reference can lead to.
pub(super) struct Targets<'a> {
    base: &'a BaseUrl,
    places: &'a Places,
    /// Article id → article.
    articles: HashMap<&'a str, ArticleId>,
    /// Id of a plain page → its address.
    pages: HashMap<&'a str, &'a Address>,
    /// Ids of the articles that are not published at this moment.
    withheld: HashSet<&'a str>,
    /// How wide pictures in texts are shown, escaped.
    sizes: String,
}

/// Whose references are resolved.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    /// The source file below the site's root.
    pub(super) path: &'a str,
    /// The page's own address.
    pub(super) address: &'a Address,
}

/// Where a reference leads.
enum Target<'a> {
    /// To an article of the site.
    Article(ArticleId, &'a Address),
    /// To anything else of the site.
    Other(Cow<'a, Address>),
    /// To an article that is not published at this moment.
    Withheld,
}

impl<'a> Targets<'a> {
    pub(super) fn new(
        config: &'a Config,
        places: &'a Places,
        (articles, unpublished): (&'a [Article], &'a [Unpublished]),
        pages: &'a [Page],
    ) -> Self {
        let id = |article: &'a Article| article.id.as_str();
        let page_ids = pages.iter().map(|page| page.id.as_str());
        Self {
            base: &config.base_url,
            places,
            articles: articles.iter().map(id).zip((0..).map(ArticleId)).collect(),
            pages: page_ids.zip(&places.pages).collect(),
            withheld: unpublished.iter().map(|file| file.id.as_str()).collect(),
            sizes: escape(&config.images.sizes),
        }
    }

    /// The article with this id.
    pub(super) fn article(&self, id: &str) -> Option<ArticleId> {
        self.articles.get(id).copied()
    }

    /// Whether the article or page with this id is not published at this moment.
    pub(super) fn is_withheld(&self, id: &str) -> bool {
        self.withheld.contains(id)
    }

    /// Resolves every reference of `body`; also the articles that it links to, in the order of the links.
    pub(super) fn resolve(
        &self,
        body: &Body,
        origin: Origin<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Addresses, Vec<ArticleId>) {
        let mut links = Vec::new();
        let resolved = body
            .references
            .iter()
            .map(|reference| self.resolved(reference, origin, &mut links, diagnostics));
        (Addresses::new(resolved.collect()), links)
    }

    /// What becomes of a reference.
    fn resolved(
        &self,
        reference: &Reference,
        origin: Origin<'_>,
        links: &mut Vec<ArticleId>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Resolved {
        let span = reference.span.clone();
        let (path, rest) = split(&reference.target);
        let path = &*decoded(path);
        let plain = |span, change| Resolved {
            span,
            change,
            added: None,
        };
        if path.is_empty() {
            return plain(span, Change::Stay);
        }
        let address = match self.find(path, origin) {
            Some(Target::Article(id, address)) => {
                links.push(id);
                Cow::Borrowed(address)
            }
            Some(Target::Other(address)) => address,
            Some(Target::Withheld) if reference.is_link() => {
                // A link without an address is its text, until there is something to lead to.
                let span = span.start - HREF.len()..span.end + QUOTE.len();
                return plain(span, Change::Cut);
            }
            Some(Target::Withheld) | None => {
                diagnostics.push(broken(reference, origin.path));
                Cow::Owned(unresolved(path, origin.address))
            }
        };
        let added = self.added(reference, &address);
        let address = address.href(self.base) + &escape(rest);
        Resolved {
            span,
            change: Change::Lead(address.into()),
            added,
        }
    }

    /// What is added to the tag of the image that a reference is of, and that leads to `address`.
    fn added(&self, reference: &Reference, address: &Address) -> Option<Box<Added>> {
        let Referrer::Image { width, height } = reference.of else {
            return None;
        };
        let shown = self.places.pictures.get(address)?;
        Some(Box::new(Added::new(shown, (width, height), &self.sizes)))
    }

    /// The image that the front matter names as the cover.
    pub(super) fn cover(
        &self,
        image: &Placed<String>,
        origin: Origin<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Cover> {
        if image.value.contains("://") {
            return Some(Cover {
                src: image.value.clone(),
                size: None,
                srcset: None,
            });
        }
        let (path, rest) = split(&image.value);
        let address = match self.find(&decoded(path), origin) {
            Some(Target::Article(_, address)) => Cow::Borrowed(address),
            Some(Target::Other(address)) => address,
            Some(Target::Withheld) | None => {
                diagnostics.push(missing_image(image, origin.path));
                return None;
            }
        };
        let shown = self.places.pictures.get(&*address);
        let srcset = |shown: &Shown| Some(shown.srcset.clone()).filter(|set| !set.is_empty());
        Some(Cover {
            src: format!("{}{rest}", address.href(self.base)),
            size: shown.map(|shown| shown.size),
            srcset: shown.and_then(srcset),
        })
    }

    /// What stands at `path`, which is decoded, as seen from `origin`.
    fn find(&self, path: &str, origin: Origin<'_>) -> Option<Target<'a>> {
        if let Some(rooted) = path.strip_prefix('/') {
            return self.served(&normalize("", rooted)?);
        }
        let folder = origin.path.strip_prefix("content/").unwrap_or(origin.path);
        let beside = normalize(folder, path).and_then(|beside| self.source(&beside));
        beside.or_else(|| self.served(&normalize(origin.address.as_str(), path)?))
    }

    /// What the file `path` below `content/` became.
    fn source(&self, path: &str) -> Option<Target<'a>> {
        if let Some(asset) = self.places.assets.get(path) {
            return Some(Target::Other(Cow::Borrowed(asset)));
        }
        let id = path
            .strip_suffix(".md")
            .or_else(|| path.strip_suffix(".markdown"))?;
        let id = id.strip_suffix("/index").unwrap_or(id);
        if let Some(article) = self.article(id) {
            return Some(Target::Article(
                article,
                &self.places.articles[article.0 as usize],
            ));
        }
        if self.is_withheld(id) {
            return Some(Target::Withheld);
        }
        let page = self.pages.get(id)?;
        Some(Target::Other(Cow::Borrowed(page)))
    }

    fn served(&self, path: &str) -> Option<Target<'a>> {
        let address = Address::new(path);
        self.places
            .routes
            .serves(&address)
            .then_some(Target::Other(Cow::Owned(address)))
    }
}

/// The address that a reference to nothing most likely means.
fn unresolved(path: &str, page: &Address) -> Address {
    path.strip_prefix('/')
        .map_or_else(|| page.join(path), Address::new)
}

/// What stands before and after the address of a link in the HTML that `content` makes.
const QUOTE: &str = "\"";

/// Splits an address into its path and the rest, which begins with `?` or `#`.
fn split(address: &str) -> (&str, &str) {
    address.split_at(address.find(['?', '#']).unwrap_or(address.len()))
}

/// A path without its percent-encoding, where that is in UTF-8.
fn decoded(path: &str) -> Cow<'_, str> {
    let decoded = percent_decode_str(path).decode_utf8();
    decoded.unwrap_or(Cow::Borrowed(path))
}

/// `path` seen from the folder `base`, without `.` and `..`; `None` where it leaves the root.
fn normalize(base: &str, path: &str) -> Option<String> {
    let base = &base[..base.rfind('/').map_or(0, |at| at + 1)];
    let mut parts: Vec<&str> = Vec::new();
    let mut folder = true;
    for part in base.split('/').chain(path.split('/')) {
        folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    let slash = if folder && !parts.is_empty() { "/" } else { "" };
    Some(format!("{}{slash}", parts.join("/")))
}

fn broken(reference: &Reference, path: &str) -> Diagnostic {
    let place = Place {
        path: path.to_owned(),
        position: reference.position.clone(),
    };
    let target = &*decoded(&reference.target);
    let help = if names_a_host(target) {
        message!("broken-link-host-help", target = target)
    } else {
        message!("broken-link-help")
    };
    Diagnostic::warning("broken-link", message!("broken-link", target = target))
        .at(place)
        .help(help)
}

fn missing_image(image: &Placed<String>, path: &str) -> Diagnostic {
    let place = Place {
        path: path.to_owned(),
        position: Some(image.position.clone()),
    };
    let message = message!("missing-image", image = &image.value);
    Diagnostic::warning("missing-image", message)
        .at(place)
        .help(message!("missing-image-help"))
}

/// Whether a relative address looks like one whose `https://` was forgotten.
fn names_a_host(target: &str) -> bool {
    const ENDINGS: [&str; 8] = [".com", ".org", ".net", ".cn", ".io", ".dev", ".gov", ".edu"];
    let host = target.split(['/', '?', '#']).next().unwrap_or(target);
    host.starts_with("www.") || ENDINGS.iter().any(|end| host.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_their_folder() {
        for (base, path, whole) in [
            ("2025/04/", "a.md", Some("2025/04/a.md")),
            ("2025/04/x", "./a.md", Some("2025/04/a.md")),
            ("2025/04/", "../05/a.md", Some("2025/05/a.md")),
            ("", "a/", Some("a/")),
            ("", "../a", None),
            ("a/", "..", Some("")),
        ] {
            assert_eq!(normalize(base, path).as_deref(), whole, "{base} {path}");
        }
    }
}
