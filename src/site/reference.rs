//! Turns the addresses that authors wrote in a text into addresses of the site.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use percent_encoding::percent_decode_str;

use super::{Address, ArticleId, Unpublished, places::Places};
use crate::{
    config::{BaseUrl, Config},
    content::{Article, Body, Page, Placed, Reference},
    diagnostic::{Diagnostic, Place},
};

/// The HTML of a text with every address resolved.
#[derive(Debug, Clone, Default)]
pub struct Html {
    /// Addresses in it are absolute, or begin with `/`, `?` or `#`.
    pub text: String,
    /// Where those that are not absolute begin, in order.
    local: Vec<usize>,
}

impl Html {
    /// The HTML with absolute addresses only, for feeds: `permalink` is that of its own page.
    pub fn absolute(&self, base: &BaseUrl, permalink: &str) -> Cow<'_, str> {
        if self.local.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut out = String::with_capacity(self.text.len() + self.local.len() * permalink.len());
        let mut from = 0;
        for &at in &self.local {
            out.push_str(&self.text[from..at]);
            let in_page = self.text[at..].starts_with(['#', '?']);
            out.push_str(if in_page { permalink } else { base.origin() });
            from = at;
        }
        out.push_str(&self.text[from..]);
        Cow::Owned(out)
    }
}

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
}

/// Whose references are resolved.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    /// The source file below the site's root.
    pub(super) path: &'a str,
    /// The page's own address.
    pub(super) address: &'a Address,
}

/// A text with its references resolved.
#[derive(Default)]
pub(super) struct Resolved {
    /// None where the text had no reference, and so stays as it is.
    html: Option<Html>,
    /// The articles that it links to, in the order of the links.
    pub(super) links: Vec<ArticleId>,
}

impl Resolved {
    /// The resolved HTML; `body` gives its own up.
    pub(super) fn html(self, body: &mut Body) -> Html {
        let untouched = std::mem::take(&mut body.html);
        self.html.unwrap_or(Html {
            text: untouched,
            local: Vec::new(),
        })
    }
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

    /// Resolves every reference of `body`, and gathers the articles that it links to.
    pub(super) fn resolve(
        &self,
        body: &Body,
        origin: Origin<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Resolved {
        if body.references.is_empty() {
            return Resolved::default();
        }
        let (mut links, mut local) = (Vec::new(), Vec::new());
        let mut text = String::with_capacity(body.html.len() + 64);
        let mut from = 0;
        for reference in &body.references {
            text.push_str(&body.html[from..reference.span.start]);
            from = reference.span.end;
            let (path, rest) = split(&reference.target);
            let path = &*decoded(path);
            if path.is_empty() {
                local.push(text.len());
                text.push_str(&body.html[reference.span.clone()]);
                continue;
            }
            let address = match self.find(path, origin) {
                Some(Target::Article(id, address)) => {
                    links.push(id);
                    Cow::Borrowed(address)
                }
                Some(Target::Other(address)) => address,
                Some(Target::Withheld) if text.ends_with(HREF) => {
                    // A link without an address is its text, until there is something to lead to.
                    text.truncate(text.len() - HREF.len());
                    from += QUOTE.len();
                    continue;
                }
                Some(Target::Withheld) | None => {
                    diagnostics.push(broken(reference, origin.path));
                    Cow::Owned(unresolved(path, origin.address))
                }
            };
            local.push(text.len());
            text.push_str(&address.href(self.base));
            text.push_str(&escape(rest));
        }
        text.push_str(&body.html[from..]);
        let html = Some(Html { text, local });
        Resolved { html, links }
    }

    /// The address of an image named in the front matter, for `src`.
    pub(super) fn image(
        &self,
        image: &Placed<String>,
        origin: Origin<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        if image.value.contains("://") {
            return Some(image.value.clone());
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
        Some(format!("{}{rest}", address.href(self.base)))
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

/// What stands before and after an address in the HTML that `content` makes.
const HREF: &str = " href=\"";
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

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn broken(reference: &Reference, path: &str) -> Diagnostic {
    let place = Place {
        path: path.to_owned(),
        position: reference.position.clone(),
    };
    let target = &*decoded(&reference.target);
    let help = if names_a_host(target) {
        format!("for an address on the web, write `https://{target}`")
    } else {
        "write the path of the file from this article's folder, such as `chip.jpg` or \
         `../04/other.md`, or an address of the site that begins with `/`"
            .to_owned()
    };
    Diagnostic::warning("broken-link", format!("nothing is at `{target}`"))
        .at(place)
        .help(help)
}

fn missing_image(image: &Placed<String>, path: &str) -> Diagnostic {
    let place = Place {
        path: path.to_owned(),
        position: Some(image.position.clone()),
    };
    Diagnostic::warning(
        "missing-image",
        format!("there is no image `{}`", image.value),
    )
    .at(place)
    .help("write its path from the article's folder, or from `static/` with a `/` before it")
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
