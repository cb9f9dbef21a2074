//! Converts the words of a Markdown file, and leaves its code and its addresses as they are.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Words, html};

/// `text` with its words converted.
pub(super) fn convert(text: &str, words: &Words<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut written = 0;
    for range in verbatim(text) {
        if range.start < written {
            continue;
        }
        out.push_str(&html::convert(&text[written..range.start], words));
        out.push_str(&text[range.clone()]);
        written = range.end;
    }
    out.push_str(&html::convert(&text[written..], words));
    out
}

/// The parts of `text` that are code, in their order, after the mark of AI in its front matter.
fn verbatim(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<_> = mark(text).into_iter().collect();
    let mut code_block = None;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Code(_) => ranges.push(range),
            Event::Start(Tag::CodeBlock(_)) => code_block = Some(range.start),
            Event::End(TagEnd::CodeBlock) => {
                let start = code_block.take().unwrap_or(range.start);
                ranges.push(start..range.end);
            }
            _ => {}
        }
    }
    ranges
}

/// The map `AIGC` of the front matter, which has a form of its own.
fn mark(text: &str) -> Option<Range<usize>> {
    let matter = text.strip_prefix("---\n")?.split("\n---").next()?;
    let start = matter.find("\nAIGC:\n")? + "---\n".len();
    let fields = text[start..].match_indices('\n').skip(1);
    let mut ends = fields.filter(|(at, _)| !text[start + at + 1..].starts_with(' '));
    ends.next().map(|(at, _)| start..start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays() {
        let marked = |text: &str, out: &mut String| out.push_str(&text.replace('汉', "漢"));
        for (markdown, want) in [
            ("# 汉\n\n汉 `汉` 汉\n", "# 漢\n\n漢 `汉` 漢\n"),
            ("汉\n\n```\n汉\n```\n\n汉\n", "漢\n\n```\n汉\n```\n\n漢\n"),
            (
                "---\ntitle: 汉\nAIGC:\n  Label: '1'\n  ContentProducer: 汉\nurl: 汉\n---\n汉\n",
                "---\ntitle: 漢\nAIGC:\n  Label: '1'\n  ContentProducer: 汉\nurl: 漢\n---\n漢\n",
            ),
            (
                "<span class=\"no-convert\">汉</span>汉",
                "<span class=\"no-convert\">汉</span>漢",
            ),
        ] {
            assert_eq!(convert(markdown, &marked), want, "{markdown}");
        }
    }
}
