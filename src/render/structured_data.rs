//! JSON-LD: what search engines and agents read (schema.org, Google's guide to `NewsArticle`).

use serde_json::{Value, json};

use super::{Renderer, view::machine_date};
use crate::site::{Entry, ListKind};

/// An article, with the path that leads to it.
pub(super) fn article(renderer: &Renderer<'_>, entry: &Entry, image: &str) -> String {
    let (site, article) = (renderer.site, &entry.article);
    let published = machine_date(article.date);
    let updated = article
        .updated
        .map_or_else(|| published.clone(), machine_date);
    let keywords: Vec<&str> = entry
        .keywords
        .iter()
        .map(|id| site.catalog.keywords.get(*id).name.as_str())
        .collect();
    let mut news = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "image": [image],
        "datePublished": published,
        "dateModified": updated,
        "author": author(renderer, entry),
        "publisher": publisher(renderer),
        "mainEntityOfPage": entry.permalink,
        "url": entry.permalink,
        "inLanguage": site.config.language,
        "isAccessibleForFree": true,
    });
    if let Value::Object(fields) = &mut news {
        if let Some(summary) = &article.summary {
            fields.insert("description".to_owned(), json!(summary));
        }
        if !keywords.is_empty() {
            fields.insert("keywords".to_owned(), json!(keywords));
        }
        if let Some(original) = &article.source_url {
            fields.insert("isBasedOn".to_owned(), json!(original));
        }
    }
    embeddable(&news)
}

/// A list of articles; for the home page, the site itself.
pub(super) fn list(renderer: &Renderer<'_>, kind: ListKind) -> String {
    let (config, catalog) = (&renderer.site.config, &renderer.site.catalog);
    let home = config.base_url.as_str();
    let data = match kind {
        ListKind::Home => json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": config.title,
            "url": home,
            "inLanguage": config.language,
            "publisher": publisher(renderer),
        }),
        _ => json!({
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "url": catalog.address(kind).absolute(&config.base_url),
            "inLanguage": config.language,
            "isPartOf": {"@type": "WebSite", "name": config.title, "url": home},
        }),
    };
    embeddable(&data)
}

/// A person where the article names one, else its source, else the site.
fn author(renderer: &Renderer<'_>, entry: &Entry) -> Value {
    let (article, config) = (&entry.article, &renderer.site.config);
    match (&article.author, entry.source) {
        (Some(person), _) => json!({"@type": "Person", "name": person}),
        (None, Some(source)) => {
            let source = renderer.site.catalog.sources.get(source);
            json!({
                "@type": "Organization",
                "name": source.name,
                "url": source.address.absolute(&config.base_url),
            })
        }
        (None, None) => publisher(renderer),
    }
}

fn publisher(renderer: &Renderer<'_>) -> Value {
    let config = &renderer.site.config;
    json!({
        "@type": "Organization",
        "name": config.author.as_deref().unwrap_or(&config.title),
        "url": config.base_url.as_str(),
        "logo": {"@type": "ImageObject", "url": renderer.site_image()},
    })
}

/// The data as JSON that cannot end the script element that holds it.
fn embeddable(data: &Value) -> String {
    let json = data.to_string();
    if !json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        return json;
    }
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stays_in_its_script() {
        let json = embeddable(&json!({"headline": "</script><!--<b>&"}));
        assert!(!json.contains(['<', '>', '&']));
        let back: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["headline"], "</script><!--<b>&");
    }
}
