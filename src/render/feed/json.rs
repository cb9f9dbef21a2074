//! JSON Feed 1.1 (jsonfeed.org).

use std::borrow::Cow;

use serde::Serialize;

use super::{Feed, Item};
use crate::render::view::machine_date;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: &'a str,
    description: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    authors: [Author<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
}

pub(super) fn write(feed: &Feed<'_>, own: &str) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: feed.home(),
        feed_url: own,
        description: &feed.description,
        language: &feed.site.config.language,
        authors: [Author {
            name: feed.publisher(),
        }],
        items: feed
            .items
            .iter()
            .map(|item| json_item(feed, item))
            .collect(),
    })
}

fn json_item<'a>(feed: &'a Feed<'_>, item: &'a Item<'_>) -> JsonItem<'a> {
    let article = &item.entry.article;
    JsonItem {
        id: &item.entry.permalink,
        url: &item.entry.permalink,
        external_url: article.source_url.as_deref(),
        title: &article.title,
        content_html: &item.html,
        summary: item.summary(),
        image: item.image.as_deref(),
        date_published: machine_date(article.date),
        date_modified: article.updated.map(machine_date),
        authors: [Author {
            name: feed.author(item),
        }],
        tags: feed.keywords(item).collect(),
    }
}
