//! Converts the words of an HTML page, and leaves its code, its addresses and what is marked as it is.
//!
//! The page is one that was rendered here, so its tags and elements are closed. Where a site's own
//! template broke that rule, a tag is taken for words, and an element reaches to the page's end.

use super::{Words, json};

/// Attributes that people read or hear.
const READ: [&str; 6] = [
    "alt",
    "aria-label",
    "content",
    "label",
    "placeholder",
    "title",
];

/// Elements whose text is no prose.
const VERBATIM: [&str; 6] = ["code", "kbd", "pre", "samp", "style", "var"];

/// Elements that have no end tag (HTML, section 13.1.2).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// `html` with its words converted.
pub(super) fn convert(html: &str, words: &Words<'_>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        words(&rest[..at], &mut out);
        rest = past_markup(&rest[at..], words, &mut out);
    }
    words(rest, &mut out);
    out
}

/// Writes what begins with `<` at the start of `text`, an unconverted element as a whole, and
/// returns what follows it.
fn past_markup<'t>(text: &'t str, words: &Words<'_>, out: &mut String) -> &'t str {
    let Some(tag) = Tag::at(text) else {
        let end = not_a_tag(text);
        out.push_str(&text[..end]);
        return &text[end..];
    };
    let after = &text[tag.source.len()..];
    if tag.stays() {
        let end = end_of_element(after, tag.name);
        out.push_str(tag.source);
        out.push_str(&after[..end]);
        return &after[end..];
    }
    tag.push(words, out);
    if tag.name.eq_ignore_ascii_case("script") && !tag.is_end {
        return past_script(&tag, after, words, out);
    }
    after
}

/// Writes a script: of data (JSON-LD) the strings are converted, in which all its Han stands; a
/// program is not.
fn past_script<'t>(tag: &Tag<'_>, after: &'t str, words: &Words<'_>, out: &mut String) -> &'t str {
    let end = memchr::memmem::find(after.as_bytes(), b"</script").unwrap_or(after.len());
    let is_data = tag
        .attributes()
        .any(|part| part.name == "type" && part.value.ends_with("json"));
    match is_data {
        true => json::push(&after[..end], words, out),
        false => out.push_str(&after[..end]),
    }
    &after[end..]
}

/// The length of a comment, a doctype, or of a `<` that stands for itself.
fn not_a_tag(text: &str) -> usize {
    let end = |pattern: &str| {
        text.find(pattern)
            .map_or(text.len(), |at| at + pattern.len())
    };
    match text.as_bytes() {
        [b'<', b'!', b'-', b'-', ..] => end("-->"),
        [b'<', b'!' | b'?', ..] => end(">"),
        _ => 1,
    }
}

/// Where the element `name` ends, whose start tag stands before `text`: behind its end tag.
fn end_of_element(text: &str, name: &str) -> usize {
    let (mut depth, mut at) = (1, 0);
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        at += found;
        let Some(tag) = Tag::at(&text[at..]) else {
            at += not_a_tag(&text[at..]);
            continue;
        };
        at += tag.source.len();
        if tag.name.eq_ignore_ascii_case(name) {
            depth = if tag.is_end { depth - 1 } else { depth + 1 };
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// A tag as it stands in a page.
pub(super) struct Tag<'t> {
    /// From `<` to `>`.
    source: &'t str,
    pub(super) name: &'t str,
    pub(super) is_end: bool,
}

/// An attribute of a tag.
struct Attribute<'t> {
    /// What stands before the value, from the end of the attribute before.
    before: &'t str,
    name: &'t str,
    /// As it was written, without its quotes.
    value: &'t str,
}

impl<'t> Tag<'t> {
    /// The tag at the start of `text`; none where another `<` stands there, or the page ends in it.
    pub(super) fn at(text: &'t str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let is_end = inner.starts_with('/');
        let named = inner.strip_prefix('/').unwrap_or(inner);
        let name = &named[..named
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ':'))
            .unwrap_or(named.len())];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let source = &text[..end_of_tag(text)?];
        Some(Self {
            source,
            name,
            is_end,
        })
    }

    /// Whether the element stays as it is, with all that it holds.
    pub(super) fn stays(&self) -> bool {
        if self.is_end || VOID.contains(&self.name) || self.source.ends_with("/>") {
            return false;
        }
        VERBATIM.contains(&self.name) || self.attributes().any(|attribute| attribute.keeps_out())
    }

    /// Writes the tag, the attributes that people read converted.
    fn push(&self, words: &Words<'_>, out: &mut String) {
        if self.is_end || self.source.is_ascii() || self.is_label() {
            out.push_str(self.source);
            return;
        }
        let mut written = 0;
        for attribute in self.attributes() {
            out.push_str(attribute.before);
            match READ.contains(&attribute.name) {
                true => json::push_value(attribute.value, words, out),
                false => out.push_str(attribute.value),
            }
            written += attribute.before.len() + attribute.value.len();
        }
        out.push_str(&self.source[written..]);
    }

    /// Whether this is the implicit label of AI, which has a form of its own.
    fn is_label(&self) -> bool {
        self.name == "meta"
            && self
                .attributes()
                .any(|attribute| attribute.name == "name" && attribute.value == "AIGC")
    }

    /// The attributes that have a value.
    fn attributes(&self) -> impl Iterator<Item = Attribute<'t>> {
        let mut rest = self.source;
        std::iter::from_fn(move || {
            let equals = rest.find('=')?;
            let quote = rest
                .as_bytes()
                .get(equals + 1)
                .copied()
                .filter(|byte| matches!(byte, b'"' | b'\''));
            let from = equals + 1 + usize::from(quote.is_some());
            let is_end = |c: char| match quote {
                Some(quote) => c == char::from(quote),
                None => c.is_ascii_whitespace() || c == '>',
            };
            let to = from + rest[from..].find(is_end)?;
            let name = rest[..equals]
                .rsplit(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\''))
                .next()?;
            let attribute = Attribute {
                before: &rest[..from],
                name,
                value: &rest[from..to],
            };
            rest = &rest[to..];
            Some(attribute)
        })
    }
}

impl Attribute<'_> {
    /// Whether it says that its element is not to be converted: HTML's own word, the editor's, or
    /// a language other than Chinese.
    fn keeps_out(&self) -> bool {
        match self.name {
            "translate" => self.value == "no",
            "class" => self
                .value
                .split_ascii_whitespace()
                .any(|class| class == "no-convert"),
            "lang" => !self.value.starts_with("zh"),
            _ => false,
        }
    }
}

/// Behind the `>` that ends the tag at the start of `text`, and does not stand in quotes; none where
/// another tag begins before.
///
/// However many tags are left open, a page is read no more than three times: of all searches that
/// come to the same `<`, no two have the same quotes open (a quotation mark only exchanges two of
/// the three states), and the one that has none open ends there.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A converter that marks every word, so that tests see what it was given.
    fn marked(text: &str, out: &mut String) {
        let is_han = |c: char| !c.is_ascii();
        out.push_str(&text.replace(is_han, "＊"));
    }

    #[test]
    fn words_are_converted_and_nothing_else() {
        for (html, want) in [
            ("<p>汉<b>字</b></p>", "<p>＊<b>＊</b></p>"),
            ("<code>汉</code>字", "<code>汉</code>＊"),
            (
                "<pre>汉<pre>字</pre>汉</pre>字",
                "<pre>汉<pre>字</pre>汉</pre>＊",
            ),
            (
                "<span translate=\"no\">汉<span>字</span></span>字",
                "<span translate=\"no\">汉<span>字</span></span>＊",
            ),
            (
                "<span class=\"a no-convert\">汉</span>字",
                "<span class=\"a no-convert\">汉</span>＊",
            ),
            (
                "<p lang=\"ja\">漢</p><p lang=\"zh-CN\">汉</p>",
                "<p lang=\"ja\">漢</p><p lang=\"zh-CN\">＊</p>",
            ),
            (
                "<img src=\"/汉.png\" alt=\"汉字\">字",
                "<img src=\"/汉.png\" alt=\"＊＊\">＊",
            ),
            (
                "<a href=\"#汉\" title='a>字'>字</a>",
                "<a href=\"#汉\" title='a>＊'>＊</a>",
            ),
            ("<h2 id=\"汉\">字</h2>", "<h2 id=\"汉\">＊</h2>"),
            ("<!-- 汉 --><!DOCTYPE 汉>字", "<!-- 汉 --><!DOCTYPE 汉>＊"),
            ("1 < 2 汉", "1 < 2 ＊"),
            ("<script>汉</script>字", "<script>汉</script>＊"),
            (
                "<script type=\"application/ld+json\">{\"a\":\"汉\"}</script>",
                "<script type=\"application/ld+json\">{\"a\":\"＊\"}</script>",
            ),
            (
                "<meta property=\"og:image\" content=\"https://a.cn/（汉）\">",
                "<meta property=\"og:image\" content=\"https://a.cn/（汉）\">",
            ),
            (
                "<meta name=\"AIGC\" content='{\"a\":\"汉\"}'>",
                "<meta name=\"AIGC\" content='{\"a\":\"汉\"}'>",
            ),
            (
                "<meta name=description content=\"汉\">",
                "<meta name=description content=\"＊\">",
            ),
            ("<code>汉", "<code>汉"),
            ("<p title=\"汉", "<p title=\"＊"),
            ("a <b 汉 <b>字</b>", "a <b ＊ <b>＊</b>"),
            (
                "<p title=\"汉>字<b id='汉'>字</b>",
                "<p title=\"＊>＊<b id='汉'>＊</b>",
            ),
        ] {
            assert_eq!(convert(html, &marked), want, "{html}");
        }
    }

    #[test]
    fn open_markup_takes_no_more_than_linear_time() {
        for part in [
            "<",
            "<a",
            "<a ",
            "<a \"",
            "<a '\"",
            "<a '\"'\"",
            "<a=",
            "</",
            "<!",
            "<!--",
            "<code>",
            "<script>",
            "<p lang=ja>",
            "<a b=\"c\" d='",
        ] {
            let open = part.repeat(100_000);
            assert_eq!(convert(&open, &marked), open, "{part}");
        }
    }
}
