//! Finds the addresses in finished HTML that lead into the site.

use std::{collections::HashMap, ops::Range};

use crate::content::article::{HREF, Reference, Referrer};
use crate::diagnostic::Position;

use super::{escape::unescape, targets::Target};

/// References whose position is worked out: each costs a walk through the text.
const MAX_POSITIONS: usize = 100;

/// Scans `html`, in which every `<` opens a tag and every value stands in double quotes.
/// `links` are all addresses, in order, and `position` tells where one stands.
pub(super) fn find(
    html: &str,
    links: Vec<Target>,
    position: impl Fn(Range<usize>) -> Position,
) -> Vec<Reference> {
    let mut places: HashMap<String, Vec<Range<usize>>> = HashMap::new();
    for link in links.into_iter().rev() {
        if is_relative(&link.address) {
            places.entry(link.address).or_default().push(link.span);
        }
    }
    let mut found = Vec::new();
    let mut positions = 0;
    for (span, tag) in Attributes::new(html) {
        let written = unescape(&html[span.clone()]);
        if !is_relative(&written) {
            continue;
        }
        let place = places.get_mut(&written).and_then(Vec::pop);
        let leads_away = !written.starts_with('#');
        let place = place.filter(|_| leads_away && positions < MAX_POSITIONS);
        positions += usize::from(place.is_some());
        found.push(Reference {
            of: referrer(html, &span, tag),
            span,
            target: written,
            position: place.map(&position),
        });
    }
    found
}

fn is_relative(address: &str) -> bool {
    let before = address.split(['/', '?', '#']).next().unwrap_or("");
    !before.contains(':') && !address.starts_with("//")
}

/// What has the address at `span`, in the tag that begins at `tag`.
fn referrer(html: &str, span: &Range<usize>, tag: usize) -> Referrer {
    if html[..span.start].ends_with(HREF) {
        return Referrer::Link;
    }
    let Some(image) = html[tag..].strip_prefix("img") else {
        return Referrer::Media;
    };
    let (mut width, mut height) = (None, None);
    let mut rest = image;
    while let Some((name, value, after)) = attribute(rest) {
        match name {
            "width" => width = value.parse().ok(),
            "height" => height = value.parse().ok(),
            _ => {}
        }
        rest = after;
    }
    Referrer::Image { width, height }
}

/// The next attribute of a tag with its value, and what stands after it; none at the tag's end.
fn attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let end = rest.find(['=', '>'])?;
    let value = rest[end..].strip_prefix("=\"")?;
    let (value, after) = value.split_once('"')?;
    Some((rest[..end].trim(), value, after))
}

/// The bytes of the values of `href`, `src` and `poster`, and where the name of their element begins.
struct Attributes<'h> {
    html: &'h str,
    at: usize,
    /// Where the name of the last element begins.
    tag: usize,
    /// Whether `at` is in the tag of an element that can have such an attribute.
    in_tag: bool,
}

impl<'h> Attributes<'h> {
    fn new(html: &'h str) -> Self {
        Self {
            html,
            at: 0,
            tag: 0,
            in_tag: false,
        }
    }

    /// Moves to the next attribute of the open tag, or past its end.
    fn next_in_tag(&mut self) -> Option<Range<usize>> {
        loop {
            let rest = &self.html[self.at..];
            let end = rest.find(['=', '>'])?;
            let name = rest[..end].trim();
            self.at += end + 1;
            if rest.as_bytes()[end] == b'>' {
                self.in_tag = false;
                return None;
            }
            let start = self.at + 1;
            let length = self.html.get(start..)?.find('"')?;
            self.at = start + length + 1;
            if matches!(name, "href" | "src" | "poster") {
                return Some(start..start + length);
            }
        }
    }
}

impl Iterator for Attributes<'_> {
    type Item = (Range<usize>, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.in_tag
                && let Some(found) = self.next_in_tag()
            {
                return Some((found, self.tag));
            }
            self.at += self.html[self.at..].find('<')? + 1;
            self.tag = self.at;
            let rest = &self.html[self.at..];
            let end = rest.find([' ', '>', '\n'])?;
            self.at += end;
            let element = &rest[..end];
            self.in_tag = matches!(element, "a" | "img" | "video" | "audio" | "source");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(html: &str) -> Vec<String> {
        let nowhere = |_| Position::of("", 0..0);
        find(html, Vec::new(), nowhere)
            .into_iter()
            .map(|r| r.target)
            .collect()
    }

    #[test]
    fn relative_addresses_are_found() {
        for (html, want) in [
            ("<p>href=\"a\"</p>", vec![]),
            (
                "<a href=\"a.md\">b</a><img src=\"c.png\" alt=\"> =\">",
                vec!["a.md", "c.png"],
            ),
            (
                "<a title=\"<a href='x'>\" href=\"/a?b=1&amp;c=2\">",
                vec!["/a?b=1&c=2"],
            ),
            (
                "<video src=\"v.mp4\" poster=\"p.png\" controls=\"\">",
                vec!["v.mp4", "p.png"],
            ),
            ("<a href=\"#fn:1\">", vec!["#fn:1"]),
            (
                "<a href=\"mailto:a@b.c\"><a href=\"//h/a\"><a href=\"http://h\">",
                vec![],
            ),
            // Decoded here, `%23` would begin a fragment.
            ("<a href=\"C%23%20.md#a\">", vec!["C%23%20.md#a"]),
            ("<input disabled checked><a href=\"b\">", vec!["b"]),
        ] {
            assert_eq!(targets(html), want, "{html}");
        }
    }

    #[test]
    fn images_tell_their_sizes() {
        let image = |width, height| Referrer::Image { width, height };
        for (html, want) in [
            ("<img src=\"a\">", image(None, None)),
            (
                "<img width=\"3\" src=\"a\" height=\"4\">",
                image(Some(3), Some(4)),
            ),
            (
                "<img alt=\" width=9>\" src=\"a\" width=\"5\"><p height=\"6\">",
                image(Some(5), None),
            ),
            ("<img src=\"a\" width=\"99999999999\">", image(None, None)),
            ("<video width=\"3\" src=\"a\">", Referrer::Media),
            ("<a href=\"a\">", Referrer::Link),
        ] {
            let found = find(html, Vec::new(), |_| Position::of("", 0..0));
            assert_eq!(found[0].of, want, "{html}");
        }
    }

    #[test]
    fn spans_are_the_values() {
        let html = "<p><a href=\"a&amp;b\">";
        let nowhere = |_| Position::of("", 0..0);
        let found = find(html, Vec::new(), nowhere);
        assert_eq!(&html[found[0].span.clone()], "a&amp;b");
    }
}
