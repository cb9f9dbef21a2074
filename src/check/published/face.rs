//! What a published page tells of its article: by its title and moment it is known again.

use std::borrow::Cow;

use chrono::DateTime;

/// The title of a page and the moment of its article, in seconds since 1970, as the built-in theme
/// and most others write them (Open Graph); an empty title where it has none.
pub(super) fn of(html: &str) -> (String, Option<i64>) {
    let title = content_of(html, "og:title").unwrap_or_default();
    let date = content_of(html, "article:published_time");
    let date = date.and_then(|date| DateTime::parse_from_rfc3339(&date).ok());
    (title.into_owned(), date.map(|date| date.timestamp()))
}

/// The content of the `meta` element with a property.
fn content_of<'h>(html: &'h str, property: &str) -> Option<Cow<'h, str>> {
    let named = format!("<meta property=\"{property}\" content=\"");
    let (_, after) = html.split_once(&named)?;
    Some(unescape(after.split('"').next()?))
}

/// The text with the entities of XML resolved.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&#x27;", "'");
    let text = text.replace("&#39;", "'").replace("&apos;", "'");
    Cow::Owned(text.replace("&#x2F;", "/").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_tell_their_titles_and_moments() {
        let page = "<title>甲 - 快读</title><meta property=\"og:title\" content=\"&quot;甲&quot; &amp; 乙\">\
            <meta property=\"article:published_time\" content=\"2026-11-20T08:00:00+08:00\">";
        assert_eq!(of(page), ("\"甲\" & 乙".to_owned(), Some(1_795_132_800)));
        assert_eq!(of("<p>"), (String::new(), None));
    }
}
