//! Converts the words of a feed or a sitemap: the text between its tags, and the words of the HTML
//! that stands in CDATA.

use super::{Words, html};

/// `xml` with its words converted. Addresses, ids and names are ASCII in what is written here.
pub(super) fn convert(xml: &str, words: &Words<'_>) -> String {
    const CDATA: (&str, &str) = ("<![CDATA[", "]]>");
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), CDATA.0.as_bytes()) {
        let from = at + CDATA.0.len();
        let to = rest[from..]
            .find(CDATA.1)
            .map_or(rest.len(), |end| from + end);
        out.push_str(&between_tags(&rest[..from - CDATA.0.len()], words));
        out.push_str(CDATA.0);
        out.push_str(&html::convert(&rest[from..to], words));
        rest = &rest[to..];
    }
    out.push_str(&between_tags(rest, words));
    out
}

/// Text with tags around it, and no CDATA in it.
fn between_tags(xml: &str, words: &Words<'_>) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(open) = memchr::memchr(b'<', rest.as_bytes()) {
        words(&rest[..open], &mut out);
        let close = rest[open..]
            .find('>')
            .map_or(rest.len(), |at| open + at + 1);
        push_tag(&rest[open..close], words, &mut out);
        rest = &rest[close..];
    }
    words(rest, &mut out);
    out
}

/// A tag, all of whose Han stands in attributes that people read: `title`, `term` and `label`.
fn push_tag(tag: &str, words: &Words<'_>, out: &mut String) {
    match tag.is_ascii() {
        true => out.push_str(tag),
        false => words(tag, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_keep_their_code() {
        let marked = |text: &str, out: &mut String| out.push_str(&text.replace('汉', "漢"));
        for (xml, want) in [
            (
                "<title>汉</title><category term=\"汉\"/>",
                "<title>漢</title><category term=\"漢\"/>",
            ),
            (
                "<c><![CDATA[<code>汉</code>汉]]></c>汉",
                "<c><![CDATA[<code>汉</code>漢]]></c>漢",
            ),
            (
                "<title>&lt;code&gt; 汉 &amp;amp;</title>",
                "<title>&lt;code&gt; 漢 &amp;amp;</title>",
            ),
        ] {
            assert_eq!(convert(xml, &marked), want, "{xml}");
        }
    }
}
