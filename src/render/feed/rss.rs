//! RSS 2.0, with the full text in `content:encoded` (RSS 1.0 content module).

use super::Feed;
use crate::render::xml::{push_cdata, push_element, push_text};

const NAMESPACES: &str = "xmlns:atom=\"http://www.w3.org/2005/Atom\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

pub(super) fn write(feed: &Feed<'_>, own: &str) -> String {
    let size: usize = feed.items.iter().map(|item| item.html.len() + 2048).sum();
    let mut out = String::with_capacity(size + 1024);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" ");
    out.push_str(NAMESPACES);
    out.push_str(">\n<channel>\n");
    push_element(&mut out, "title", &feed.title);
    push_element(&mut out, "link", &feed.home());
    push_element(&mut out, "description", &feed.description);
    push_element(&mut out, "language", &feed.site.config.language);
    if let Some(updated) = feed.updated() {
        push_element(&mut out, "lastBuildDate", &updated.to_rfc2822());
    }
    push_element(&mut out, "generator", "kuaidu");
    out.push_str("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    push_text(&mut out, own);
    out.push_str("\"/>\n");
    for item in &feed.items {
        let article = &item.entry.article;
        out.push_str("<item>\n");
        push_element(&mut out, "title", &article.title);
        push_element(&mut out, "link", &item.entry.permalink);
        out.push_str("<guid isPermaLink=\"true\">");
        push_text(&mut out, &item.entry.permalink);
        out.push_str("</guid>\n");
        push_element(&mut out, "pubDate", &article.date.to_rfc2822());
        push_element(&mut out, "dc:creator", feed.author(item));
        for keyword in feed.keywords(item) {
            push_element(&mut out, "category", keyword);
        }
        if let Some(summary) = item.summary() {
            push_escaped_html(&mut out, &summary);
        }
        out.push_str("<content:encoded>");
        push_cdata(&mut out, &item.html);
        out.push_str("</content:encoded>\n</item>\n");
    }
    out.push_str("</channel>\n</rss>\n");
    out
}

/// A `description`: readers take it for HTML, so plain text is escaped for HTML, then for XML.
fn push_escaped_html(out: &mut String, text: &str) {
    let mut html = String::with_capacity(text.len());
    push_text(&mut html, text);
    push_element(out, "description", &html);
}
