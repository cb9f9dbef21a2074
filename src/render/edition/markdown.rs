//! Converts the words of a Markdown file, and leaves its code and its addresses as they are.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Words, html, json};
use crate::content::destinations;

/// `text` with its words converted.
pub(super) fn convert(text: &str, words: &Words<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let (matter, body) = text.split_at(end_of_front_matter(text));
    let mark = mark(matter).map(|range| (range, Part::Verbatim));
    // Its values are JSON strings.
    let fields = |text: &str, out: &mut String| json::push(text, words, out);
    push(matter, mark.into_iter().collect(), &fields, &mut out);
    push(body, parts(body), words, &mut out);
    out
}

/// A part of a text that is not words alone.
#[derive(Clone, Copy)]
enum Part {
    /// Stays as it is.
    Verbatim,
    /// Markup, in which there may be words.
    Html,
}

/// Writes `text`, in which `parts` stand in their order.
fn push(text: &str, parts: Vec<(Range<usize>, Part)>, words: &Words<'_>, out: &mut String) {
    let mut written = 0;
    for (range, part) in parts {
        let Some(before) = text.get(written..range.start) else {
            continue; // stands in the part before
        };
        words(before, out);
        written = range.end;
        match part {
            Part::Verbatim => out.push_str(&text[range]),
            Part::Html => out.push_str(&html::convert(&text[range], words)),
        }
    }
    words(&text[written..], out);
}

/// Where the front matter of `text` ends.
fn end_of_front_matter(text: &str) -> usize {
    const FENCE: &str = "\n---\n";
    let inner = text.strip_prefix("---\n");
    let end = inner.and_then(|inner| inner.find(FENCE));
    end.map_or(0, |end| "---".len() + end + FENCE.len())
}

/// The map `AIGC` of the front matter, which has a form of its own.
fn mark(matter: &str) -> Option<Range<usize>> {
    let start = matter.find("\nAIGC:\n")? + "\n".len();
    let fields = matter[start..].match_indices('\n');
    let mut ends = fields.filter(|(at, _)| !matter[start + at + 1..].starts_with(' '));
    ends.next().map(|(at, _)| start..start + at)
}

/// The code, the markup, the definitions of links and the addresses in `text`, in their order.
fn parts(text: &str) -> Vec<(Range<usize>, Part)> {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions.map(|(_, definition)| (definition.span.clone(), Part::Verbatim));
    let mut parts: Vec<_> = definitions.collect();
    let destinations = destinations(text).into_iter();
    parts.extend(destinations.map(|range| (range, Part::Verbatim)));
    // An element in a line of text that stays as it is: where it begins, and how deep it is now.
    let mut open: Option<(usize, &str, usize)> = None;
    for (event, range) in parser.into_offset_iter() {
        let tag = match &event {
            Event::InlineHtml(_) => html::Tag::at(&text[range.clone()]),
            _ => None,
        };
        match (open, &event) {
            (Some((from, name, depth)), Event::InlineHtml(_)) => {
                open = match tag.filter(|tag| tag.name.eq_ignore_ascii_case(name)) {
                    Some(tag) if tag.is_end && depth == 1 => {
                        parts.push((from..range.end, Part::Verbatim));
                        None
                    }
                    Some(tag) if tag.is_end => Some((from, name, depth - 1)),
                    Some(_) => Some((from, name, depth + 1)),
                    None => open,
                };
            }
            (Some((from, ..)), Event::End(end)) if !is_inline(end) => {
                parts.push((from..range.end, Part::Verbatim));
                open = None;
            }
            (Some(_), _) => {}
            (None, Event::InlineHtml(_)) => match tag.filter(html::Tag::stays) {
                Some(tag) => open = Some((range.start, tag.name, 1)),
                None => parts.push((range, Part::Html)),
            },
            (None, Event::Start(Tag::HtmlBlock)) => parts.push((range, Part::Html)),
            (None, Event::Code(_) | Event::Start(Tag::CodeBlock(_))) => {
                parts.push((range, Part::Verbatim));
            }
            (None, _) => {}
        }
    }
    parts.sort_by_key(|(range, _)| range.start);
    parts
}

fn is_inline(end: &TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(end, Emphasis | Image | Link | Strikethrough | Strong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays() {
        let marked = |text: &str, out: &mut String| out.push_str(&text.replace('汉', "漢"));
        for (markdown, want) in [
            ("# 汉\n\n汉 `汉` 汉\n", "# 漢\n\n漢 `汉` 漢\n"),
            (
                "[汉][r] `汉`\n\n[r]: #汉\n\n汉 `汉`\n",
                "[漢][r] `汉`\n\n[r]: #汉\n\n漢 `汉`\n",
            ),
            (
                "[汉 `汉`](https://a.cn/汉（）_(汉) \"汉\")汉 ![汉](<https://a.cn/汉 汉>) <https://汉.cn>汉\n",
                "[漢 `汉`](https://a.cn/汉（）_(汉) \"漢\")漢 ![漢](<https://a.cn/汉 汉>) <https://汉.cn>漢\n",
            ),
            ("汉\n\n```\n汉\n```\n\n汉\n", "漢\n\n```\n汉\n```\n\n漢\n"),
            (
                "---\ntitle: 汉\nAIGC:\n  Label: '1'\n  ContentProducer: 汉\nurl: 汉\n---\n汉\n",
                "---\ntitle: 漢\nAIGC:\n  Label: '1'\n  ContentProducer: 汉\nurl: 漢\n---\n漢\n",
            ),
            (
                "<span class=\"no-convert\">汉</span>汉",
                "<span class=\"no-convert\">汉</span>漢",
            ),
            (
                "汉<b translate=no>汉 `汉` <b>汉</b>*汉*</b><br>汉<b lang=ja>汉\n\n汉",
                "漢<b translate=no>汉 `汉` <b>汉</b>*汉*</b><br>漢<b lang=ja>汉\n\n漢",
            ),
            (
                "<p lang=ja>汉</p><p title=\"汉\">汉</p>\n\n汉",
                "<p lang=ja>汉</p><p title=\"漢\">漢</p>\n\n漢",
            ),
            (
                "---\ntitle: \"<code> 汉\"\n---\n汉\n",
                "---\ntitle: \"<code> 漢\"\n---\n漢\n",
            ),
            (
                "> \\<code\\> 汉\n\n汉 <pre汉",
                "> \\<code\\> 漢\n\n漢 <pre漢",
            ),
        ] {
            assert_eq!(convert(markdown, &marked), want, "{markdown}");
        }
    }
}
