//! JSON Feed 1.1 (jsonfeed.org).

use super::{Feed, Item};
use crate::render::{
    json::{push_field, push_string},
    view::machine_date,
};

const VERSION: &str = "https://jsonfeed.org/version/1.1";

pub(super) fn write(feed: &Feed<'_>, own: &str) -> String {
    let size: usize = feed.items.iter().map(|item| item.html.len() + 2048).sum();
    // Markup is full of quotation marks.
    let mut out = String::with_capacity(size + size / 8 + 1024);
    out.push('{');
    for (name, text) in [
        ("version", VERSION),
        ("title", &feed.title),
        ("home_page_url", &feed.home()),
        ("feed_url", own),
        ("description", &feed.description),
        ("language", &feed.site.config.language),
    ] {
        push_field(&mut out, name, text);
        out.push(',');
    }
    push_authors(&mut out, feed.publisher());
    out.push_str(",\"items\":[");
    for (at, item) in feed.items.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { "," });
        push_item(&mut out, feed, item);
    }
    out.push_str("]}");
    out
}

fn push_item(out: &mut String, feed: &Feed<'_>, item: &Item<'_>) {
    let article = &item.entry.article;
    let published = machine_date(article.date);
    let modified = article.updated.map(machine_date);
    let summary = item.summary();
    out.push('{');
    for (name, text) in [
        ("id", Some(item.entry.permalink.as_str())),
        ("url", Some(&item.entry.permalink)),
        ("external_url", article.source_url.as_deref()),
        ("title", Some(&article.title)),
        ("content_html", Some(&item.html)),
        ("summary", summary.as_deref()),
        ("image", item.image.as_deref()),
        ("date_published", Some(&published)),
        ("date_modified", modified.as_deref()),
    ] {
        if let Some(text) = text {
            push_field(out, name, text);
            out.push(',');
        }
    }
    push_authors(out, feed.author(item));
    for (at, keyword) in feed.keywords(item).enumerate() {
        out.push_str(if at == 0 { ",\"tags\":[" } else { "," });
        push_string(out, keyword);
    }
    out.push_str(if item.entry.keywords.is_empty() {
        "}"
    } else {
        "]}"
    });
}

fn push_authors(out: &mut String, name: &str) {
    out.push_str("\"authors\":[{");
    push_field(out, "name", name);
    out.push_str("}]");
}
