//! JSON Feed 1.1 (jsonfeed.org).

use super::{Feed, Item, publisher};
use crate::render::{
    json::{push_field, push_string},
    view::machine_date,
};

const VERSION: &str = "https://jsonfeed.org/version/1.1";

pub(super) fn write(feed: &Feed<'_>, own: &str) -> String {
    // Markup is full of quotation marks.
    let mut out = String::with_capacity(feed.size() / 8 * 9);
    out.push('{');
    for (name, text) in [
        ("version", VERSION),
        ("title", &feed.title),
        ("home_page_url", &feed.home()),
        ("feed_url", own),
        ("description", &feed.description),
        ("language", &feed.config.language),
    ] {
        push_field(&mut out, name, text);
        out.push(',');
    }
    push_authors(&mut out, publisher(feed.config));
    out.push_str(",\"items\":[");
    for (at, item) in feed.items.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { "," });
        push_item(&mut out, item);
    }
    out.push_str("]}");
    out
}

fn push_item(out: &mut String, item: &Item<'_>) {
    let published = machine_date(item.published);
    let modified = item.updated.map(machine_date);
    out.push('{');
    for (name, text) in [
        ("id", Some(&*item.permalink)),
        ("url", Some(&*item.permalink)),
        ("external_url", item.original),
        ("title", Some(&*item.title)),
        ("content_html", Some(&*item.html)),
        ("summary", item.summary.as_deref()),
        ("image", item.image.as_deref()),
        ("date_published", Some(&*published)),
        ("date_modified", modified.as_deref()),
    ] {
        if let Some(text) = text {
            push_field(out, name, text);
            out.push(',');
        }
    }
    push_authors(out, item.author);
    for (at, keyword) in item.keywords.iter().enumerate() {
        out.push_str(if at == 0 { ",\"tags\":[" } else { "," });
        push_string(out, keyword);
    }
    out.push_str(if item.keywords.is_empty() { "}" } else { "]}" });
}

fn push_authors(out: &mut String, name: &str) {
    out.push_str("\"authors\":[{");
    push_field(out, "name", name);
    out.push_str("}]");
}
