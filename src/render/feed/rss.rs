//! RSS 2.0, with the full text in `content:encoded` (RSS 1.0 content module).

use super::{Feed, Item};
use crate::render::xml::{push_cdata, push_element, push_text};

const NAMESPACES: &str = "xmlns:atom=\"http://www.w3.org/2005/Atom\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

pub(super) fn write(feed: &Feed<'_>, own: &str) -> String {
    let mut out = String::with_capacity(feed.size());
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" ");
    out.push_str(NAMESPACES);
    out.push_str(">\n<channel>\n");
    push_element(&mut out, "title", &feed.title);
    push_element(&mut out, "link", &feed.home());
    push_element(&mut out, "description", &feed.description);
    push_element(&mut out, "language", &feed.config.language);
    if let Some(updated) = feed.updated() {
        push_element(&mut out, "lastBuildDate", &updated.to_rfc2822());
    }
    push_element(&mut out, "generator", "kuaidu");
    out.push_str("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    push_text(&mut out, own);
    out.push_str("\"/>\n");
    for item in &feed.items {
        push_item(&mut out, item);
    }
    out.push_str("</channel>\n</rss>\n");
    out
}

fn push_item(out: &mut String, item: &Item<'_>) {
    out.push_str("<item>\n");
    push_element(out, "title", &item.title);
    push_element(out, "link", &item.permalink);
    out.push_str("<guid isPermaLink=\"true\">");
    push_text(out, &item.permalink);
    out.push_str("</guid>\n");
    push_element(out, "pubDate", &item.published.to_rfc2822());
    push_element(out, "dc:creator", item.author);
    for keyword in &item.keywords {
        push_element(out, "category", keyword);
    }
    if let Some(summary) = &item.summary {
        push_escaped_html(out, summary);
    }
    out.push_str("<content:encoded>");
    push_cdata(out, &item.html);
    out.push_str("</content:encoded>\n</item>\n");
}

/// A `description`: readers take it for HTML, so plain text is escaped for HTML, then for XML.
fn push_escaped_html(out: &mut String, text: &str) {
    let mut html = String::with_capacity(text.len());
    push_text(&mut html, text);
    push_element(out, "description", &html);
}
