//! The HTML that authors write into Markdown: read tag by tag, checked and written anew.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::text::emphasis;

use super::{
    address::{self, Target},
    balance::{self, Kind},
    escape::{push_attribute, unescape},
    ids,
    policy::{self, Verdict},
    renderer::Renderer,
    tag::{Attribute, Tag, Token, end_of_content, next_token},
    targets::Target as Link,
};

/// A block of raw HTML that is not yet complete.
#[derive(Default)]
pub(super) struct OpenHtml {
    html: String,
    /// Where each part starts, in `html` and in the Markdown: quotes and lists have prefixes, and
    /// emphasis is mended with marks.
    parts: Vec<(usize, usize)>,
}

impl OpenHtml {
    fn source_of(&self, at: usize) -> usize {
        let part = self.parts.partition_point(|(start, _)| *start <= at);
        let (start, source) = self
            .parts
            .get(part.saturating_sub(1))
            .copied()
            .unwrap_or_default();
        source + at.saturating_sub(start)
    }
}

impl Renderer<'_> {
    /// Whether the event belongs to an element that is removed with its content.
    pub(super) fn is_dropped(&mut self, event: &Event<'_>) -> bool {
        let Some((name, span)) = self.dropped.take() else {
            return false;
        };
        let is_inline_end = |tag: &TagEnd| {
            use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
            matches!(tag, Emphasis | Image | Link | Strikethrough | Strong)
        };
        match event {
            Event::InlineHtml(html) if end_of_content(html, name).is_some() => true,
            // The block ends without an end tag: the rest of the article must not suffer.
            Event::End(tag) if !is_inline_end(tag) => {
                self.report_unclosed_content(name, span);
                false
            }
            _ => {
                self.dropped = Some((name, span));
                !matches!(event, Event::Start(_) | Event::End(_))
            }
        }
    }

    /// A line of a block, with the marks in it.
    pub(super) fn html_line(&mut self, line: &str, span: Range<usize>) {
        let block = self.html_block.get_or_insert_default();
        for (at, part) in emphasis::unmarked_parts(line) {
            block.parts.push((block.html.len(), span.start + at));
            block.html.push_str(part);
        }
    }

    pub(super) fn end_html_block(&mut self) {
        self.end_line();
        let Some(block) = self.html_block.take() else {
            return;
        };
        let mut at = 0;
        while self.is_shallow()
            && let Some((token, length)) = next_token(&block.html[at..])
        {
            let source = block.source_of(at);
            at += length;
            match token {
                Token::Text(text) => self.raw_text(text),
                Token::Literal(text) => self.text(text),
                Token::Comment { is_closed } => self.comment(is_closed, source),
                Token::Tag(tag) => {
                    let span = source..source + length;
                    if let Some(name) = self.raw_tag(&tag, span.clone()) {
                        at += self.skip_content(&block.html[at..], name, span);
                    }
                }
            }
        }
        self.is_cut |= !self.is_shallow();
        self.close_lines();
        self.end_line();
    }

    /// A single tag or comment inside a line.
    pub(super) fn inline_html(&mut self, html: &str, span: Range<usize>) {
        if self.image.is_some() {
            return;
        }
        match next_token(html) {
            Some((Token::Tag(tag), _)) => {
                self.note_text();
                if self.is_prose(&tag, span.end) {
                    self.literal_tag(&tag, span);
                } else if let Some(name) = self.raw_tag(&tag, span.clone()) {
                    self.dropped = Some((name, span));
                }
            }
            Some((Token::Comment { .. }, _)) | None => {}
            Some((Token::Text(_) | Token::Literal(_), _)) => self.text(html),
        }
    }

    /// Text between tags, with its entities.
    fn raw_text(&mut self, text: &str) {
        self.enter_item(text);
        self.out.html.push_str(text);
        let plain = unescape(text);
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if !plain.is_empty() {
            self.out.has_raw_html = true;
            self.out.text.push_str(&plain);
            self.out.text.push(' ');
        }
    }

    fn comment(&mut self, is_closed: bool, at: usize) {
        if !is_closed {
            let diagnostic = Diagnostic::error("unclosed-comment", message!("unclosed-comment"));
            let help = message!("unclosed-comment-help");
            self.report(at..at + 4, diagnostic.help(help));
        }
    }

    /// Skips what stands in an element that is removed; the bytes skipped.
    fn skip_content(&mut self, html: &str, name: &str, span: Range<usize>) -> usize {
        end_of_content(html, name).unwrap_or_else(|| {
            self.report_unclosed_content(name, span);
            html.len()
        })
    }

    fn report_unclosed_content(&mut self, name: &str, span: Range<usize>) {
        let message = message!("unclosed-html", tag = name);
        let help = message!("unclosed-html-help", tag = name);
        self.report(span, Diagnostic::error("unclosed-html", message).help(help));
    }

    /// Whether a tag in a line is only spoken of: `the <title> of a page`.
    fn is_prose(&mut self, tag: &Tag<'_>, end: usize) -> bool {
        match policy::verdict(&tag.name) {
            Verdict::Unknown => true,
            _ if tag.is_end => false,
            Verdict::Keep("img") => tag.attributes.is_empty(),
            Verdict::Keep(name) => {
                balance::kind(name) == Kind::Block && !self.end_tags.has(name, end)
            }
            Verdict::Unwrap(name) | Verdict::Remove(name) => {
                tag.attributes.is_empty() && !self.end_tags.has(name, end)
            }
            Verdict::RemoveWithContent(name) => !self.end_tags.has(name, end),
        }
    }

    /// Writes a tag as far as it is allowed; the name of an element to drop with its content.
    fn raw_tag(&mut self, tag: &Tag<'_>, span: Range<usize>) -> Option<&'static str> {
        match policy::verdict(&tag.name) {
            Verdict::Keep(name) => self.push_tag(name, tag, span),
            Verdict::Unwrap(_) => {}
            Verdict::Unknown => self.literal_tag(tag, span),
            Verdict::Remove(name) => self.removed(name, tag, span),
            Verdict::RemoveWithContent(name) => {
                self.removed(name, tag, span);
                return (!tag.is_end).then_some(name);
            }
        }
        None
    }

    fn literal_tag(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        let source = tag.source;
        let message = match policy::verdict(&tag.name) {
            Verdict::Unknown => message!("literal-unknown-tag", source = source),
            _ => message!("literal-open-tag", source = source),
        };
        let help = message!("literal-tag-help", source = source);
        self.report(span, Diagnostic::warning("literal-tag", message).help(help));
        self.text(source);
    }

    fn removed(&mut self, name: &str, tag: &Tag<'_>, span: Range<usize>) {
        if !tag.is_end {
            let message = message!("unsafe-html", tag = name);
            let help = message!("unsafe-html-help");
            self.report(span, Diagnostic::warning("unsafe-html", message).help(help));
        }
    }

    fn push_tag(&mut self, name: &'static str, tag: &Tag<'_>, span: Range<usize>) {
        let name = match is_heading(name) {
            true => self.heading_name(name, tag.is_end),
            false => name,
        };
        let is_plain = balance::kind(name) == Kind::Phrase || matches!(name, "br" | "wbr");
        self.out.has_raw_html |= !is_plain;
        if tag.is_end {
            self.close(name);
        } else if self.may_open(name, &span) {
            self.push_start_tag(name, tag, &span);
        }
    }

    /// Raw headings take their level from the article's outline, too.
    fn heading_name(&mut self, name: &'static str, is_end: bool) -> &'static str {
        const NAMES: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];
        if is_end {
            let open = self.tags.iter().rfind(|tag| is_heading(tag.name));
            return open.map_or(name, |tag| tag.name);
        }
        let written = name.as_bytes()[1] - b'0';
        NAMES[usize::from(self.outline_level(written)) - 2]
    }

    fn push_start_tag(&mut self, name: &'static str, tag: &Tag<'_>, span: &Range<usize>) {
        let start = self.out.html.len();
        self.out.html.push('<');
        self.out.html.push_str(name);
        let mut written = Vec::new();
        for attribute in &tag.attributes {
            if !written.contains(&attribute.name) && self.push_attribute(name, attribute, span) {
                written.push(attribute.name.clone());
            }
        }
        self.out.has_raw_html |= !written.is_empty();
        let has = |attribute: &str| written.iter().any(|name| name == attribute);
        match name {
            "img" if !has("src") => return self.out.html.truncate(start),
            "img" => {
                if !has("alt") {
                    self.out.html.push_str(" alt=\"\"");
                    self.note_silence();
                }
                self.push_image_loading();
            }
            "video" | "audio" => self.out.html.push_str(" controls=\"\""),
            _ => {}
        }
        self.out.html.push('>');
        self.opened(name, span);
        if tag.is_empty && balance::kind(name) == Kind::Phrase {
            self.close(name);
        }
    }

    /// Writes an attribute if it is allowed; whether it was.
    fn push_attribute(
        &mut self,
        element: &str,
        attribute: &Attribute,
        span: &Range<usize>,
    ) -> bool {
        let (name, written) = match (attribute.name.as_str(), attribute.value.as_str()) {
            // The anchors of old pages.
            ("name", anchor) if element == "a" => ("id", anchor),
            // The editor's word for what editions in other scripts leave as it is.
            ("class", classes)
                if classes
                    .split_ascii_whitespace()
                    .any(|class| class == "no-convert") =>
            {
                ("translate", "no")
            }
            attribute => attribute,
        };
        if !policy::has_attribute(element, name) {
            return false;
        }
        let value = match name {
            "href" | "src" | "poster" => {
                let Some(address) = self.raw_address(name, written, span) else {
                    return false;
                };
                address
            }
            _ if self.is_valid(name, written) => written.to_owned(),
            _ => return false,
        };
        let html = &mut self.out.html;
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        push_attribute(html, &value);
        html.push('"');
        if name == "href" && matches!(address::link(&value), Ok((_, Target::Web))) {
            html.push_str(" rel=\"noopener\"");
        }
        true
    }

    fn raw_address(&mut self, name: &str, value: &str, span: &Range<usize>) -> Option<String> {
        let (result, what) = match name {
            "href" => (address::link(value), "link"),
            _ => (address::media(value), "image"),
        };
        let (address, _) = self.accepted(result, value, what, span)?;
        self.out.links.push(Link::of(address.clone(), span.clone()));
        Some(address)
    }

    /// Notes that the image whose address was told last has no words beside it: one whose author
    /// writes `alt=""` only adorns the text (HTML, 4.8.4.4.4).
    fn note_silence(&mut self) {
        if let Some(image) = self.out.links.last_mut() {
            image.alt = Some(String::new());
        }
    }

    fn is_valid(&mut self, name: &str, value: &str) -> bool {
        let is_number = |most: usize| {
            !value.is_empty() && value.len() <= most && value.bytes().all(|b| b.is_ascii_digit())
        };
        match name {
            "id" => ids::is_allowed(value) && self.ids.take(value),
            "width" | "height" | "start" | "value" => is_number(6),
            "colspan" | "rowspan" | "span" => is_number(3) && !value.starts_with('0'),
            "translate" => matches!(value, "yes" | "no"),
            "dir" => matches!(value, "ltr" | "rtl" | "auto"),
            "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
            "lang" => {
                value.len() <= 35
                    && value
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            }
            _ => true,
        }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}
