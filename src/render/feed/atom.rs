//! Atom 1.0 (RFC 4287).

use super::{Feed, Item, publisher};
use crate::render::{
    view::machine_date,
    xml::{push_cdata, push_element, push_text},
};

/// What an empty feed says of its last change: it must say something (section 4.2.15).
const NEVER: &str = "1970-01-01T00:00:00Z";

pub(super) fn write(feed: &Feed<'_>, own: &str) -> String {
    let mut out = String::with_capacity(feed.size());
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    push_text(&mut out, &feed.config.language);
    out.push_str("\">\n");
    push_element(&mut out, "title", &feed.title);
    push_element(&mut out, "subtitle", &feed.description);
    push_element(&mut out, "id", own);
    push_element(
        &mut out,
        "updated",
        &feed
            .updated()
            .map_or_else(|| NEVER.to_owned(), machine_date),
    );
    push_author(&mut out, publisher(feed.config));
    push_link(&mut out, "self", "application/atom+xml", own);
    push_link(&mut out, "alternate", "text/html", &feed.home());
    out.push_str("<generator>kuaidu</generator>\n");
    for item in &feed.items {
        push_entry(&mut out, item);
    }
    out.push_str("</feed>\n");
    out
}

fn push_entry(out: &mut String, item: &Item<'_>) {
    out.push_str("<entry>\n");
    push_element(out, "title", &item.title);
    push_element(out, "id", &item.permalink);
    push_link(out, "alternate", "text/html", &item.permalink);
    push_element(out, "published", &machine_date(item.published));
    push_element(out, "updated", &machine_date(item.changed()));
    push_author(out, item.author);
    for keyword in &item.keywords {
        out.push_str("<category term=\"");
        push_text(out, keyword);
        out.push_str("\"/>\n");
    }
    if let Some(summary) = &item.summary {
        push_element(out, "summary", summary);
    }
    out.push_str("<content type=\"html\">");
    push_cdata(out, &item.html);
    out.push_str("</content>\n</entry>\n");
}

fn push_author(out: &mut String, name: &str) {
    out.push_str("<author>");
    push_element(out, "name", name);
    out.push_str("</author>\n");
}

fn push_link(out: &mut String, rel: &str, mime: &str, href: &str) {
    for part in ["<link rel=\"", rel, "\" type=\"", mime, "\" href=\""] {
        out.push_str(part);
    }
    push_text(out, href);
    out.push_str("\"/>\n");
}
