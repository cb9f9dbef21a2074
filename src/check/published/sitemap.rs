//! Reads the addresses in a sitemap, of ours or of another program (sitemaps.org 0.9).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::face::unescape;
use crate::config::BaseUrl;

/// Whether a sitemap only tells where its parts are.
pub(super) fn is_index(xml: &str) -> bool {
    xml.contains("<sitemapindex")
}

/// The addresses that it tells.
pub(super) fn locations(xml: &str) -> impl Iterator<Item = Cow<'_, str>> {
    xml.split("<loc>").skip(1).map(|after| {
        let address = after.split('<').next().unwrap_or_default();
        unescape(address.trim())
    })
}

/// Where an address leads below the site's base, decoded; none where it does not, or would lead
/// out of a folder. At which host is not asked: a copy of the site may stand elsewhere.
pub(super) fn below(address: &str, base: &BaseUrl) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let path = &rest[rest.find('/')?..];
    let path = path.split(['?', '#']).next()?;
    let decoded = percent_decode_str(path.strip_prefix(base.path())?);
    let decoded = decoded.decode_utf8().ok()?;
    let is_step = |part: &str| part == ".." || part.contains(['\\', '\0']);
    let is_inside = !decoded.starts_with('/') && !decoded.split('/').any(is_step);
    is_inside.then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_below_the_base() {
        let base = BaseUrl::parse("https://example.org/新闻/").unwrap();
        for (address, want) in [
            (
                "https://example.org/%E6%96%B0%E9%97%BB/a/%E7%94%B2/",
                Some("a/甲/"),
            ),
            (
                "http://127.0.0.1:1/%E6%96%B0%E9%97%BB/a.html?b#c",
                Some("a.html"),
            ),
            ("https://example.org/%E6%96%B0%E9%97%BB/", Some("")),
            ("https://example.org/a/", None),
            ("https://example.org/%E6%96%B0%E9%97%BB/%2e%2e/a", None),
            ("https://example.org/%E6%96%B0%E9%97%BB//etc/passwd", None),
            ("https://example.org", None),
            ("a/", None),
        ] {
            assert_eq!(below(address, &base).as_deref(), want, "{address}");
        }
    }

    #[test]
    fn locations_are_read() {
        let xml = "<urlset><url><loc> https://a/?b&amp;c </loc></url><url><loc>d</loc><loc>";
        let found: Vec<_> = locations(xml).collect();
        assert_eq!(found, ["https://a/?b&c", "d", ""]);
        assert!(!is_index(xml));
    }
}
