//! Keeps the tags that an author writes in pairs and in their place.
//!
//! A browser carries an open `<b>` on through the rest of a page. Here each block of the text
//! closes what it opened, an end tag without a beginning is left out, a link never stands in
//! a link, and an item never outside of its list. What is left to sort out (a `<div>` around
//! several paragraphs, a table without `<tbody>`) is for the HTML parser.

use std::{mem, ops::Range};

use crate::diagnostic::Diagnostic;

use super::renderer::Renderer;

/// How an element ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// At once.
    Void,
    /// In its line of text.
    Phrase,
    /// In its line, which it fills: a heading, a caption.
    Line,
    /// When the next of its kind begins.
    Item,
    /// Any number of paragraphs later.
    Block,
}

const PHRASES: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
];

/// How the element `name` ends.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "br" | "col" | "hr" | "img" | "source" | "wbr" => Kind::Void,
        "caption" | "figcaption" | "summary" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Line,
        "dd" | "dt" | "li" | "p" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => Kind::Item,
        _ if PHRASES.contains(&name) => Kind::Phrase,
        _ => Kind::Block,
    }
}

/// An element that the author opened.
pub(super) struct OpenTag {
    pub(super) name: &'static str,
    span: Range<usize>,
    /// How many of Markdown's own inline elements were open around it.
    around: usize,
    /// Where its content starts in the HTML.
    content: usize,
}

impl Renderer<'_> {
    /// Whether the start tag of `name` may stand here.
    pub(super) fn may_open(&mut self, name: &'static str, span: &Range<usize>) -> bool {
        match kind(name) {
            Kind::Phrase => self.may_open_phrase(name, span),
            Kind::Void if matches!(name, "br" | "img" | "wbr") => true,
            _ => self.fits(name),
        }
    }

    fn may_open_phrase(&mut self, name: &'static str, span: &Range<usize>) -> bool {
        match name {
            "a" => self.link.is_none() && !self.is_open("a"),
            "rt" | "rp" if !self.is_open("ruby") => {
                self.report_misplaced(name, span);
                false
            }
            // Nearly always end tags without their slash: `<ruby>汉<rt>hàn<rt><ruby>`.
            "rt" | "ruby" if self.is_open(name) => {
                let is_end = name == "rt" || self.out.html.ends_with("</rt>");
                self.report_misplaced(name, span);
                self.close_phrase(name);
                !is_end
            }
            _ => true,
        }
    }

    /// Whether the content model of HTML lets an element that is no phrase stand here.
    fn fits(&self, name: &str) -> bool {
        let parent = self.blocks.last().map_or("", |tag| tag.name);
        let has_place = match name {
            "li" => matches!(parent, "ul" | "ol"),
            "dt" | "dd" => parent == "dl",
            "figcaption" => parent == "figure",
            "summary" => parent == "details",
            "source" => matches!(parent, "audio" | "video"),
            "p" => self.paragraph.is_none() && self.heading.is_none(),
            "audio" | "video" => return true,
            _ => self.heading.is_none(),
        };
        has_place
            && self
                .tags
                .iter()
                .all(|tag| matches!(tag.name, "a" | "ins" | "del"))
    }

    /// Notes the start tag of `name`, which ends the HTML so far.
    pub(super) fn opened(&mut self, name: &'static str, span: &Range<usize>) {
        let tag = OpenTag {
            name,
            span: span.clone(),
            around: self.inline_depth,
            content: self.out.html.len(),
        };
        match kind(name) {
            Kind::Void | Kind::Item => {}
            Kind::Phrase | Kind::Line => self.tags.push(tag),
            Kind::Block => self.blocks.push(tag),
        }
    }

    /// Writes the end tag of `name`, if it ends anything.
    pub(super) fn close(&mut self, name: &str) {
        match kind(name) {
            Kind::Void => {}
            Kind::Phrase | Kind::Line => self.close_phrase(name),
            Kind::Item if self.is_in_list_of(name) => self.push_end_tag(name),
            Kind::Item => {}
            Kind::Block => {
                if let Some(at) = self.blocks.iter().rposition(|tag| tag.name == name) {
                    let tag = self.blocks.drain(at..).next();
                    self.add_summary(tag);
                    self.push_end_tag(name);
                }
            }
        }
    }

    /// Whether an item's end tag ends an item of the author's, not one of Markdown's.
    fn is_in_list_of(&self, item: &str) -> bool {
        self.blocks.iter().any(|tag| match item {
            "li" => matches!(tag.name, "ul" | "ol"),
            "dt" | "dd" => tag.name == "dl",
            "p" => true,
            _ => tag.name == "table",
        }) || item == "p" && self.paragraph.is_none()
    }

    fn is_open(&self, name: &str) -> bool {
        self.tags.iter().any(|tag| tag.name == name)
    }

    /// Whether the author opened a link in this block that is not closed.
    pub(super) fn is_in_raw_link(&self) -> bool {
        self.is_open("a")
    }

    /// Ends a phrase and what is open inside it.
    fn close_phrase(&mut self, name: &str) {
        if let Some(at) = self.tags.iter().rposition(|tag| tag.name == name) {
            while self.tags.len() > at {
                self.close_last();
            }
        }
    }

    /// Closes all phrases and lines that the author left open in a block.
    pub(super) fn close_all(&mut self) {
        self.close_within(0);
    }

    /// Closes what the author left open within `depth` of Markdown's own inline elements.
    pub(super) fn close_within(&mut self, depth: usize) {
        while let Some(tag) = self.tags.last()
            && tag.around >= depth
        {
            let (name, span) = (tag.name, tag.span.clone());
            self.report_unclosed(name, span, "its paragraph");
            self.close_last();
        }
    }

    /// Closes what the author left open in the article.
    pub(super) fn close_blocks(&mut self) {
        for tag in mem::take(&mut self.blocks).into_iter().rev() {
            let (name, span) = (tag.name, tag.span.clone());
            self.report_unclosed(name, span, "the article");
            self.add_summary(Some(tag));
            self.push_end_tag(name);
        }
    }

    fn close_last(&mut self) {
        let Some(tag) = self.tags.pop() else {
            return;
        };
        // Across `*` and `_` tags may overlap; only the HTML parser can sort that out.
        self.out.has_raw_html |= tag.around != self.inline_depth;
        // The content model of `ruby` asks for a reading at its end.
        let html = &mut self.out.html;
        if tag.name == "ruby" && !html.ends_with("</rt>") && !html.ends_with("</rp>") {
            html.push_str("<rt></rt>");
        }
        self.push_end_tag(tag.name);
    }

    fn push_end_tag(&mut self, name: &str) {
        self.out.html.push_str("</");
        self.out.html.push_str(name);
        self.out.html.push('>');
    }

    /// `<details>` must begin with `<summary>`.
    fn add_summary(&mut self, tag: Option<OpenTag>) {
        if let Some(tag) = tag
            && tag.name == "details"
            && let Some(content) = self.out.html.get(tag.content..)
            && !content.trim_start().starts_with("<summary")
        {
            self.flow.line_break = None;
            self.out
                .html
                .insert_str(tag.content, "<summary>详情</summary>");
        }
    }

    /// Opens an item where text stands right in a list, between its items.
    pub(super) fn enter_item(&mut self, text: &str) {
        let (item, end) = match self.blocks.last().map(|tag| tag.name) {
            Some("ul" | "ol") => ("<li>", "</li>"),
            Some("dl") => ("<dd>", "</dd>"),
            _ => return,
        };
        let content = self.blocks.last().map_or(0, |tag| tag.content);
        let before = self.out.html.get(content..).unwrap_or_default().trim_end();
        if !text.trim().is_empty() && (before.is_empty() || before.ends_with(end)) {
            self.out.html.push_str(item);
        }
    }

    fn report_unclosed(&mut self, name: &str, span: Range<usize>, end: &str) {
        let message = format!("`<{name}>` is not closed and ends with {end}");
        let help = format!("write `</{name}>` where it should end");
        self.report(
            span,
            Diagnostic::warning("unclosed-tag", message).help(help),
        );
    }

    fn report_misplaced(&mut self, name: &str, span: &Range<usize>) {
        let message = match name {
            "ruby" => "`<ruby>` stands inside another `<ruby>`",
            "rt" if self.is_open("rt") => "`<rt>` stands inside another `<rt>`",
            _ => "a reading stands outside of `<ruby>` and is shown as text",
        };
        let help = "write `<ruby>汉字<rt>hànzì</rt></ruby>`";
        self.report(
            span.clone(),
            Diagnostic::warning("misplaced-tag", message).help(help),
        );
    }
}
