//! Changes the addresses in a Markdown text, and leaves every other byte of it as it is.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::{
    OPTIONS,
    address::{self, Target},
    escape::unescape,
};

/// What becomes of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewAddress {
    /// It stays as it is.
    Same,
    /// It becomes this one, escaped as in HTML.
    Other(String),
    /// There is nothing to lead to: a link becomes its text.
    Nothing,
}

/// `markdown` with the addresses in it that lead into the site or the web as `change` wants them: it
/// is given each in the form in which it is a [`Reference`](crate::content::Reference), and whether
/// it is a link's.
pub fn rewrite_links(markdown: &str, change: &dyn Fn(&str, bool) -> NewAddress) -> String {
    Rewriter::of(markdown, change).finish()
}

/// The bytes of the addresses in `markdown` that lead into the site or the web, in their order.
pub fn destinations(markdown: &str) -> Vec<Range<usize>> {
    let as_it_is = |address: &str, _| NewAddress::Other(address.to_owned());
    let edits = Rewriter::of(markdown, &as_it_is).edits.into_iter();
    edits.map(|(place, _)| place).collect()
}

/// A link or image whose text is being walked through.
struct Open {
    start: usize,
    /// Where its text ends, as far as it is known.
    text: Range<usize>,
    address: String,
    is_link: bool,
}

struct Rewriter<'m> {
    markdown: &'m str,
    change: &'m dyn Fn(&str, bool) -> NewAddress,
    /// The inline links and images around the present place, the innermost last.
    open: Vec<Open>,
    edits: Vec<(Range<usize>, String)>,
}

impl<'m> Rewriter<'m> {
    /// With all edits that `change` asks for, in the order of the text.
    fn of(markdown: &'m str, change: &'m dyn Fn(&str, bool) -> NewAddress) -> Self {
        let mut rewriter = Self {
            markdown,
            change,
            open: Vec::new(),
            edits: Vec::new(),
        };
        let parser = Parser::new_ext(markdown, OPTIONS);
        for (_, definition) in parser.reference_definitions().iter() {
            rewriter.definition(&definition.dest, definition.span.clone());
        }
        for (event, span) in parser.into_offset_iter() {
            rewriter.take(event, span);
        }
        let place = |(span, _): &(Range<usize>, String)| (span.start, span.end);
        rewriter.edits.sort_by_key(place);
        rewriter
    }

    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            }) => self.open(span, &dest_url, true),
            Event::Start(Tag::Image {
                link_type: LinkType::Inline,
                dest_url,
                ..
            }) => self.open(span, &dest_url, false),
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            }) => self.autolink(span, &dest_url),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                // One that is not inline has the same end tag, and was not opened.
                if self
                    .open
                    .last()
                    .is_some_and(|open| open.start == span.start)
                {
                    self.close(span);
                } else {
                    self.reach(span.end);
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.reach(span.end);
                self.html(span);
            }
            _ => self.reach(span.end),
        }
    }

    fn open(&mut self, span: Range<usize>, address: &str, is_link: bool) {
        let text = span.start + if is_link { "[" } else { "![" }.len();
        self.open.push(Open {
            start: span.start,
            text: text..text,
            address: address.to_owned(),
            is_link,
        });
    }

    /// The text of the innermost link goes on until `end` at least.
    fn reach(&mut self, end: usize) {
        if let Some(open) = self.open.last_mut() {
            open.text.end = open.text.end.max(end);
        }
    }

    fn close(&mut self, span: Range<usize>) {
        let Some(open) = self.open.pop() else {
            return;
        };
        self.reach(span.end);
        let Some(new) = self.new_address(&open.address, open.is_link) else {
            return;
        };
        let rest = self.markdown.get(open.text.end..span.end);
        let Some(end) = rest.and_then(|rest| rest.find("](")) else {
            return;
        };
        let end = open.text.end + end;
        let after = end + "](".len()..span.end;
        match (new, destination(self.markdown, after, &open.address)) {
            (Some(address), Some(place)) => self.edits.push((place, in_markdown(&address))),
            (None, _) => {
                self.edits
                    .push((span.start..open.text.start, String::new()));
                self.edits.push((end..span.end, String::new()));
            }
            (Some(_), None) => {}
        }
    }

    /// `<address>`, which shows where it led also when it leads elsewhere.
    fn autolink(&mut self, span: Range<usize>, address: &str) {
        self.reach(span.end);
        if let Some(Some(new)) = self.new_address(address, true) {
            let mut shown = String::with_capacity(address.len());
            for c in address.chars() {
                let is_sign = "\\`*_[]~&".contains(c);
                shown.extend(is_sign.then_some('\\'));
                shown.push(c);
            }
            let link = format!("[{shown}]({})", in_markdown(&new));
            self.edits.push((span, link));
        }
    }

    /// `[label]: address "title"`, which serves links and images alike.
    fn definition(&mut self, address: &str, span: Range<usize>) {
        let Some(new) = self.new_address(address, true) else {
            return;
        };
        let text = &self.markdown[span.clone()];
        let place = text.find("]:").and_then(|at| {
            let after = span.start + at + "]:".len();
            destination(self.markdown, after..span.end, address)
        });
        match (new, place) {
            (Some(address), Some(place)) => self.edits.push((place, in_markdown(&address))),
            (None, _) => self.edits.push((span, String::new())),
            (Some(_), None) => {}
        }
    }

    /// The attributes with addresses in a piece of raw HTML.
    fn html(&mut self, span: Range<usize>) {
        for (name, is_link) in [("href", true), ("src", false), ("poster", false)] {
            let html = &self.markdown[span.clone()];
            let places: Vec<_> = html
                .match_indices(name)
                .filter_map(|(at, _)| attribute(html, at, name))
                .collect();
            for place in places {
                let place = span.start + place.start..span.start + place.end;
                let written = unescape(&self.markdown[place.clone()]);
                if let Some(Some(address)) = self.new_address(&written, is_link) {
                    // The value may stand in single quotes.
                    self.edits.push((place, address.replace('\'', "%27")));
                }
            }
        }
    }

    /// The address that takes the place of `written`, `Some(None)` if the link is to go.
    fn new_address(&self, written: &str, is_link: bool) -> Option<Option<String>> {
        let (address, target) = address::link(written).ok()?;
        if !matches!(target, Target::Here | Target::Web) {
            return None;
        }
        match (self.change)(&address, is_link) {
            NewAddress::Same => None,
            NewAddress::Other(address) => Some(Some(address)),
            NewAddress::Nothing => Some(None),
        }
    }

    fn finish(self) -> String {
        let mut out = String::with_capacity(self.markdown.len() + self.edits.len() * 64);
        let mut from = 0;
        for (span, new) in self.edits {
            // A definition may stand in what is no longer there.
            if span.start < from {
                continue;
            }
            out.push_str(&self.markdown[from..span.start]);
            out.push_str(&new);
            from = span.end;
        }
        out.push_str(&self.markdown[from..]);
        out
    }
}

/// The bytes of the destination (CommonMark 0.31, «link destination») that stands in `span` after
/// white space, with its angle brackets, if it has them; none where it is not just `address`.
fn destination(markdown: &str, span: Range<usize>, address: &str) -> Option<Range<usize>> {
    let text = &markdown[span.clone()];
    let start = text.len() - text.trim_start().len();
    let text = &text[start..];
    let end = match text.strip_prefix('<') {
        Some(inner) => inner.find('>')? + 2,
        None => bare_end(text),
    };
    let written = text[..end].trim_start_matches('<').trim_end_matches('>');
    let is_it = unescape(&without_backslashes(written)) == address;
    is_it.then_some(span.start + start..span.start + start + end)
}

/// A backslash before punctuation keeps it from meaning anything.
fn without_backslashes(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut characters = written.chars().peekable();
    while let Some(c) = characters.next() {
        match characters.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                out.push(*next);
                characters.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// Where a destination without brackets ends: at white space, or at a parenthesis that it did not open.
fn bare_end(text: &str) -> usize {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            0..=b' ' => return at,
            b'(' => depth += 1,
            b')' if depth == 0 => return at,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The bytes of the value of the attribute whose name stands at `at`.
fn attribute(html: &str, at: usize, name: &str) -> Option<Range<usize>> {
    // Asked first, for in a value the name may stand any number of times.
    if !html[..at].ends_with([' ', '\t', '\n', '"', '\'']) {
        return None;
    }
    let value = html[at + name.len()..].trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    let start = html.len() - value.len();
    let (start, length) = match value.bytes().next()? {
        quote @ (b'"' | b'\'') => (start + 1, value[1..].find(char::from(quote))?),
        _ => {
            let end = value.find([' ', '\t', '\n', '>', '"', '\'']);
            let length = end.unwrap_or(value.len());
            // Quotes in a value without quotes are a mistake (HTML, 13.1.2.3).
            if value[length..].starts_with(['"', '\'']) {
                return None;
            }
            (start, length)
        }
    };
    Some(start..start + length)
}

/// An address as a destination: one with parentheses wants brackets around it.
fn in_markdown(address: &str) -> String {
    match address.contains(['(', ')']) {
        true => format!("<{address}>"),
        false => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn change(address: &str, is_link: bool) -> NewAddress {
        match address {
            "stay.md" | "https://x/a" => NewAddress::Same,
            "draft.md" if is_link => NewAddress::Nothing,
            "(1).md" => NewAddress::Other("https://h/(1)/".to_owned()),
            _ => NewAddress::Other(format!("https://h/{address}")),
        }
    }

    #[test]
    fn addresses_into_the_site_are_rewritten() {
        for (markdown, want) in [
            ("正文", "正文"),
            ("[甲](a.md)", "[甲](https://h/a.md)"),
            (
                "[甲]( <a b.md> \"题\" )。",
                "[甲]( https://h/a%20b.md \"题\" )。",
            ),
            ("[**甲** `](`](a.md)", "[**甲** `](`](https://h/a.md)"),
            ("[甲](stay.md)", "[甲](stay.md)"),
            ("[甲](https://x/a)", "[甲](https://x/a)"),
            ("<https://x/a> 乙", "<https://x/a> 乙"),
            (
                "<https://x/b_c>",
                "[https://x/b\\_c](https://h/https://x/b_c)",
            ),
            ("[甲](#b)", "[甲](https://h/#b)"),
            ("[](a.md)", "[](https://h/a.md)"),
            ("[a \\] b](a\\_b.md)", "[a \\] b](https://h/a_b.md)"),
            ("[a](\\(1\\).md)", "[a](<https://h/(1)/>)"),
            ("![图](a.png)", "![图](https://h/a.png)"),
            (
                "[![图](a.png)](b.md)",
                "[![图](https://h/a.png)](https://h/b.md)",
            ),
            ("前[**甲**](draft.md)后", "前**甲**后"),
            ("[![图](a.png)](draft.md)", "![图](https://h/a.png)"),
            (
                "[甲][a]\n\n[a]: a.md \"题\"\n",
                "[甲][a]\n\n[a]: https://h/a.md \"题\"\n",
            ),
            (
                "[甲]\n\n[甲]: <a b.md>\n",
                "[甲]\n\n[甲]: https://h/a%20b.md\n",
            ),
            ("> [甲](a.md)\n> 乙", "> [甲](https://h/a.md)\n> 乙"),
            ("`[甲](a.md)`", "`[甲](a.md)`"),
            ("```\n[甲](a.md)\n```", "```\n[甲](a.md)\n```"),
            ("\\[甲](a.md)", "\\[甲](a.md)"),
            (
                "<a class=x href=\"a.md\">甲</a>",
                "<a class=x href=\"https://h/a.md\">甲</a>",
            ),
            ("<img src='a.png'>", "<img src='https://h/a.png'>"),
            ("<img src=a.png>\n", "<img src=https://h/a.png>\n"),
            ("<img data-src=\"a.png\">", "<img data-src=\"a.png\">"),
            ("<a href=it's>甲</a>", "<a href=it's>甲</a>"),
            ("[甲](", "[甲]("),
            ("[甲](<a&amp;b.md>)", "[甲](https://h/a&b.md)"),
            // The parser sees through the mark of the quote; what is not found stays.
            (
                "> [甲]\n>\n> [甲]:\n> a.md\n",
                "> [甲]\n>\n> [甲]:\n> a.md\n",
            ),
        ] {
            assert_eq!(rewrite_links(markdown, &change), want, "{markdown}");
        }
    }

    #[test]
    fn names_in_a_value_take_no_more_than_linear_time() {
        for name in ["href=", "'href=x", " href=", "\tsrc"] {
            let markdown = format!("甲<a title=\"{}\">乙</a>", name.repeat(50_000));
            rewrite_links(&markdown, &change);
        }
    }

    proptest! {
        #[test]
        fn only_addresses_change(parts in prop::collection::vec(
            prop::sample::select(&[
                "[", "]", "(", ")", "<", ">", "!", "\\", "`", "\n", "\n\n", " ", "*", ":", "\"",
                "a.md", "b c", "甲", "[^1]", "]: ", "> ", "- ", "<a href=", "</a>", "&amp;", "👩\u{200d}💻",
            ][..]),
            0..40,
        )) {
            let markdown = parts.concat();
            prop_assert_eq!(&rewrite_links(&markdown, &|_, _| NewAddress::Same), &markdown);
            rewrite_links(&markdown, &|_, _| NewAddress::Nothing);
            let same = |address: &str, _| NewAddress::Other(address.to_owned());
            let once = rewrite_links(&markdown, &same);
            prop_assert_eq!(rewrite_links(&once, &same), once);
        }
    }
}
