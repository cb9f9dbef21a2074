//! Where a link can lead within a page: the ids in its HTML.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::content::Body;

/// The ids of a text, as they are compared.
pub(super) fn of(body: &Body) -> Vec<String> {
    const ID: &str = " id=\"";
    let ids = body.html.match_indices(ID).filter_map(|(at, _)| {
        let value = &body.html[at + ID.len()..];
        value.split_once('"').map(|(id, _)| id)
    });
    let mut ids: Vec<String> = ids.map(str::to_owned).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What stands behind `#` in an address, decoded; none where nothing does.
pub(super) fn fragment(address: &str) -> Option<Cow<'_, str>> {
    let (_, fragment) = address.split_once('#')?;
    let decoded = percent_decode_str(fragment).decode_utf8().ok()?;
    (!decoded.is_empty()).then_some(decoded)
}

/// Whether a page with these ids has a place for `fragment`. `#top` is the top of every page (HTML,
/// «find a potential indicated element»), and `#:~:text=` a search in it.
pub(super) fn leads(ids: &[String], fragment: &str) -> bool {
    let id = fragment.split(":~:").next().unwrap_or(fragment);
    let is_id = |id: &str| ids.binary_search_by(|known| known.as_str().cmp(id)).is_ok();
    id.is_empty() || id.eq_ignore_ascii_case("top") || is_id(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_however_the_address_writes_them() {
        let body = Body {
            html: "<h2 id=\"背景\">背景</h2><p id=\"a\">b</p>".to_owned(),
            ..Body::default()
        };
        let ids = of(&body);
        for (address, found) in [
            ("#背景", true),
            ("#%E8%83%8C%E6%99%AF", true),
            ("x.md#a", true),
            ("#A", false),
            ("#b", false),
            ("#top", true),
            ("#:~:text=b", true),
            ("#a:~:text=b", true),
        ] {
            let fragment = fragment(address).unwrap();
            assert_eq!(leads(&ids, &fragment), found, "{address}");
        }
        assert_eq!(fragment("a"), None);
        assert_eq!(fragment("a#"), None);
    }
}
