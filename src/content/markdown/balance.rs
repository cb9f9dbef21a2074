//! Keeps the tags that an author writes in pairs and in their place.
//!
//! A browser carries an open `<b>` on through the rest of a page. Here each block of the text
//! closes what it opened, an end tag without a beginning is left out, a link never stands in
//! a link, and an item never outside of its list. What is left to sort out (a `<div>` around
//! several paragraphs, a table without `<tbody>`) is for the HTML parser.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::message::{Message, message};

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
    /// How many of Markdown's own elements were open around it.
    depth: usize,
}

/// Whether the element must end in its paragraph.
fn ends_in_line(tag: &OpenTag) -> bool {
    matches!(kind(tag.name), Kind::Phrase | Kind::Line)
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
            "a" => !self.is_in_link(),
            "rt" | "rp" if !self.is_open("ruby") => {
                self.report_misplaced(name, span);
                false
            }
            // Nearly always end tags without their slash: `<ruby>汉<rt>hàn<rt><ruby>`.
            "rt" | "ruby" if self.is_open(name) => {
                let is_end = name == "rt" || self.out.html.ends_with("</rt>");
                self.report_misplaced(name, span);
                self.close(name);
                !is_end
            }
            _ => true,
        }
    }

    /// Whether the content model of HTML lets an element that is no phrase stand here.
    fn fits(&self, name: &str) -> bool {
        let parent = self.innermost_block();
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
        let may_hold_it =
            |tag: &OpenTag| !ends_in_line(tag) || matches!(tag.name, "a" | "ins" | "del");
        has_place && self.tags.iter().all(may_hold_it)
    }

    /// The name of the innermost block that the author opened; empty if there is none.
    fn innermost_block(&self) -> &'static str {
        let block = self.tags.iter().rfind(|tag| !ends_in_line(tag));
        block.map_or("", |tag| tag.name)
    }

    /// Notes the start tag of `name`, which ends the HTML so far.
    pub(super) fn opened(&mut self, name: &'static str, span: &Range<usize>) {
        if !matches!(kind(name), Kind::Void | Kind::Item) {
            self.tags.push(OpenTag {
                name,
                span: span.clone(),
                depth: self.depth,
            });
        }
        // The content model of `details` asks for a summary at its beginning.
        if name == "details" && !self.end_tags.is_next("<summary", span.end) {
            self.out.html.push_str("<summary>详情</summary>");
        }
    }

    /// Writes the end tag of `name`, if it ends anything, after those of what is open inside it.
    pub(super) fn close(&mut self, name: &str) {
        if kind(name) == Kind::Item {
            if self.is_in_list_of(name) {
                self.push_end_tag(name);
            }
        } else if let Some(at) = self.tags.iter().rposition(|tag| tag.name == name) {
            while self.tags.len() > at {
                self.close_last();
            }
        }
    }

    /// Whether an item's end tag ends an item of the author's, not one of Markdown's.
    fn is_in_list_of(&self, item: &str) -> bool {
        let is_list = |name: &str| match item {
            "li" => matches!(name, "ul" | "ol"),
            "dt" | "dd" => name == "dl",
            "p" => true,
            _ => name == "table",
        };
        let is_in_list = self
            .tags
            .iter()
            .any(|tag| !ends_in_line(tag) && is_list(tag.name));
        is_in_list || item == "p" && self.paragraph.is_none()
    }

    /// Whether the author opened `name` and has not closed it.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.tags.iter().any(|tag| tag.name == name)
    }

    /// Closes the phrases and lines that the author left open in a block.
    pub(super) fn close_lines(&mut self) {
        if let Some(at) = self.tags.iter().position(ends_in_line) {
            self.close_from(at, |tag| message!("unclosed-in-paragraph", tag = tag));
        }
    }

    /// Closes what the author left open inside the innermost of Markdown's own elements.
    pub(super) fn close_inside(&mut self) {
        let depth = self.depth;
        if let Some(at) = self.tags.iter().position(|tag| tag.depth >= depth) {
            self.close_from(at, |tag| message!("unclosed-in-block", tag = tag));
        }
    }

    /// Closes all that the author left open in the article.
    pub(super) fn close_all(&mut self) {
        self.close_from(0, |tag| message!("unclosed-in-article", tag = tag));
    }

    fn close_from(&mut self, at: usize, says: impl Fn(&str) -> Message) {
        while self.tags.len() > at
            && let Some(OpenTag { name, span, .. }) = self.tags.last()
        {
            let help = message!("unclosed-tag-help", tag = *name);
            let diagnostic = Diagnostic::warning("unclosed-tag", says(name)).help(help);
            let span = span.clone();
            self.report(span, diagnostic);
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(tag) = self.tags.pop() else {
            return;
        };
        // Across `*` and `_` tags may overlap; only the HTML parser can sort that out.
        self.out.has_raw_html |= tag.depth != self.depth;
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

    /// Opens an item where text stands right in a list, between its items.
    pub(super) fn enter_item(&mut self, text: &str) {
        let item = match self.innermost_block() {
            "ul" | "ol" => "<li>",
            "dl" => "<dd>",
            _ => return,
        };
        if text.trim().is_empty() {
            return;
        }
        let html = self.out.html.trim_end();
        // Asked first, for a text comes in any number of pieces.
        if !html.ends_with('>') {
            return;
        }
        let last_tag = &html[html.rfind('<').unwrap_or(0)..];
        let between = ["<ul", "<ol", "<dl", "</li", "</dd", "</dt"];
        if between.iter().any(|tag| last_tag.starts_with(tag)) {
            self.out.html.push_str(item);
        }
    }

    fn report_misplaced(&mut self, name: &str, span: &Range<usize>) {
        let message = match name {
            "ruby" => message!("ruby-in-ruby"),
            "rt" if self.is_open("rt") => message!("rt-in-rt"),
            _ => message!("rt-outside"),
        };
        let help = message!("misplaced-tag-help");
        self.report(
            span.clone(),
            Diagnostic::warning("misplaced-tag", message).help(help),
        );
    }
}
