//! JSON-LD: what search engines and agents read (schema.org, Google's guide to `NewsArticle`).

use std::borrow::Cow;

use serde::Serialize;
use serde_json::json;

use super::{Renderer, view::machine_date};
use crate::site::{Address, Entry, ListKind, digital_source_type};

const CONTEXT: &str = "https://schema.org";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    image: [&'a str; 1],
    date_published: String,
    date_modified: String,
    author: Party<'a>,
    publisher: Party<'a>,
    main_entity_of_page: &'a str,
    url: &'a str,
    in_language: &'a str,
    is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digital_source_type: Option<&'static str>,
}

/// A person or an organisation.
#[derive(Serialize)]
struct Party<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<ImageObject<'a>>,
}

#[derive(Serialize)]
struct ImageObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'a str,
}

/// The site, or one of its lists.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Party<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Page<'a>>>,
}

/// An article; `image` is the absolute address of its cover, else the site's image.
pub(super) fn article(renderer: &Renderer<'_>, entry: &Entry, image: &str) -> String {
    let (site, article) = (renderer.site, &entry.article);
    let keywords = entry.keywords.iter();
    embeddable(&NewsArticle {
        context: CONTEXT,
        kind: "NewsArticle",
        headline: &article.title,
        image: [image],
        date_published: machine_date(article.date),
        date_modified: machine_date(article.updated.unwrap_or(article.date)),
        author: author(renderer, entry),
        publisher: publisher(renderer),
        main_entity_of_page: &entry.permalink,
        url: &entry.permalink,
        in_language: &site.config.language,
        is_accessible_for_free: true,
        description: article.summary.as_deref(),
        keywords: keywords
            .map(|id| site.catalog.keywords.get(*id).name.as_str())
            .collect(),
        is_based_on: article.source_url.as_deref(),
        digital_source_type: digital_source_type(entry.ai),
    })
}

/// A list of articles; for the home page, the site itself.
pub(super) fn list(renderer: &Renderer<'_>, kind: ListKind) -> String {
    let (config, catalog) = (&renderer.site.config, &renderer.site.catalog);
    let site = Page {
        context: None,
        kind: "WebSite",
        name: Some(&config.title),
        url: config.base_url.as_str().to_owned(),
        in_language: None,
        publisher: None,
        is_part_of: None,
    };
    let page = match kind {
        ListKind::Home => Page {
            context: Some(CONTEXT),
            in_language: Some(&config.language),
            publisher: Some(publisher(renderer)),
            ..site
        },
        _ => Page {
            context: Some(CONTEXT),
            kind: "CollectionPage",
            name: None,
            url: catalog.address(kind).absolute(&config.base_url),
            in_language: Some(&config.language),
            publisher: None,
            is_part_of: Some(Box::new(site)),
        },
    };
    embeddable(&page)
}

/// A page that lists other pages of the site: what it is called, and the pages above it.
pub(super) fn collection(
    renderer: &Renderer<'_>,
    (name, address): (&str, &Address),
    above: &[(&str, Address)],
    listed: &[&str],
) -> String {
    let config = &renderer.site.config;
    let absolute = |address: &Address| address.absolute(&config.base_url);
    let here = [(name, address.clone())];
    let trail = above.iter().chain(&here).zip(1..);
    let trail = trail.map(|((name, address), position)| {
        json!({"@type": "ListItem", "position": position, "name": name, "item": absolute(address)})
    });
    let items = listed
        .iter()
        .zip(1..)
        .map(|(url, position)| json!({"@type": "ListItem", "position": position, "url": url}));
    embeddable(&json!({
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "name": name,
        "url": absolute(address),
        "inLanguage": config.language,
        "isPartOf": {"@type": "WebSite", "name": config.title, "url": config.base_url.as_str()},
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": trail.collect::<Vec<_>>()},
        "mainEntity": {"@type": "ItemList", "itemListElement": items.collect::<Vec<_>>()},
    }))
}

/// A person where the article names one, else its source, else the site.
fn author<'a>(renderer: &'a Renderer<'_>, entry: &'a Entry) -> Party<'a> {
    let (article, config) = (&entry.article, &renderer.site.config);
    match (&article.author, entry.source) {
        (Some(person), _) => Party {
            kind: "Person",
            name: person,
            url: None,
            logo: None,
        },
        (None, Some(source)) => {
            let source = renderer.site.catalog.sources.get(source);
            Party {
                kind: "Organization",
                name: &source.name,
                url: config
                    .sources
                    .then(|| source.address.absolute(&config.base_url).into()),
                logo: None,
            }
        }
        (None, None) => publisher(renderer),
    }
}

fn publisher<'a>(renderer: &'a Renderer<'_>) -> Party<'a> {
    let config = &renderer.site.config;
    Party {
        kind: "Organization",
        name: config.author.as_deref().unwrap_or(&config.title),
        url: Some(config.base_url.as_str().into()),
        logo: Some(ImageObject {
            kind: "ImageObject",
            url: &renderer.image,
        }),
    }
}

/// The data as JSON that cannot end the script element that holds it.
pub(super) fn embeddable(data: &impl Serialize) -> String {
    // Texts, dates and lists always have a form in JSON.
    let json = serde_json::to_string(data).unwrap_or_default();
    if is_embeddable(json.as_bytes()) {
        return json;
    }
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// Whether nothing in the data is to be escaped: by searches for single bytes, of which the first
/// of a line or paragraph separator also begins quotation marks.
fn is_embeddable(json: &[u8]) -> bool {
    let is_separator = |at| matches!(json.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9]));
    memchr::memchr3(b'<', b'>', b'&', json).is_none()
        && !memchr::memchr_iter(0xe2, json).any(is_separator)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn data_stays_in_its_script() {
        for text in ["</script>", "<", ">", "&", "“\u{2028}”", "\u{2029}"] {
            let json = embeddable(&json!({"headline": text}));
            assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
            let back: Value = serde_json::from_str(&json).unwrap();
            assert_eq!(back["headline"], text);
        }
        assert!(is_embeddable("“”—…".as_bytes()));
    }
}
