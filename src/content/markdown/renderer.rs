//! Walks the events of the Markdown parser and writes HTML and plain text side by side.

use std::{
    borrow::Cow,
    mem,
    ops::{ControlFlow, Range},
};

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::content::article::Heading;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::text::emphasis;

use super::{
    balance::OpenTag,
    block::{OpenHeading, OpenParagraph, OpenTable},
    end_tags::EndTags,
    footnote::Footnotes,
    ids::Ids,
    inline::OpenImage,
    paragraphs::Paragraphs,
    raw_html::OpenHtml,
    targets::Target,
};

/// Elements inside elements. Browsers stop at 512; a person stops at five.
const MAX_DEPTH: usize = 100;
/// More than a file's report shows.
const MAX_DIAGNOSTICS: usize = 100;
/// What a text may grow to: a table of 6 KB can ask for 2.3 MB of empty cells.
const MAX_GROWTH: usize = 64;
const MAX_GROWTH_BASE: usize = 1 << 20;

/// A rendered text, before its raw HTML is made safe.
#[derive(Default)]
pub(super) struct Output {
    pub(super) html: String,
    pub(super) text: String,
    pub(super) headings: Vec<Heading>,
    /// The first heading's text.
    pub(super) title: Option<String>,
    /// Whether `html` holds tags of the author's that an HTML parser must put in order:
    /// all but inline ones without attributes, in pairs.
    pub(super) has_raw_html: bool,
    /// The addresses of links and images with their place in the Markdown, in its order.
    pub(super) links: Vec<Target>,
    pub(super) diagnostics: Vec<(Range<usize>, Diagnostic)>,
}

/// The state between two events.
pub(super) struct Renderer<'s> {
    pub(super) out: Output,
    pub(super) ids: Ids,
    pub(super) footnotes: Footnotes,
    pub(super) paragraph: Option<OpenParagraph>,
    pub(super) paragraphs: Paragraphs,
    pub(super) heading: Option<OpenHeading>,
    /// The levels, as written, of the headings that the present place stands under.
    pub(super) outline: Vec<u8>,
    pub(super) table: Option<OpenTable>,
    /// The links that are open, and whether each was written: a refused address is not.
    pub(super) links: Vec<bool>,
    pub(super) image: Option<OpenImage>,
    /// Whether images wait until a reader comes near: all but the first that readers see.
    pub(super) images_wait: bool,
    pub(super) in_code_block: bool,
    /// The raw HTML of a block that is not yet complete.
    pub(super) html_block: Option<OpenHtml>,
    /// The element whose content is dropped until its end tag, and the place of its start.
    pub(super) dropped: Option<(&'static str, Range<usize>)>,
    pub(super) end_tags: EndTags<'s>,
    /// Whether a block of raw HTML broke off because it is too deep.
    pub(super) is_cut: bool,
    /// The author's tags that are open, the innermost last.
    pub(super) tags: Vec<OpenTag>,
    pub(super) flow: Flow,
    /// Whether the first heading is to be the title.
    pub(super) needs_title: bool,
    /// How many of Markdown's own elements are open.
    pub(super) depth: usize,
    max_html: usize,
}

/// What a soft line break must know of the text around it.
#[derive(Default)]
pub(super) struct Flow {
    /// The last character of the line so far.
    pub(super) before: Option<char>,
    /// Where a line break waits for the character after it, in HTML and text.
    pub(super) line_break: Option<(usize, usize)>,
}

impl<'s> Renderer<'s> {
    /// Ready to render the events of `source`.
    pub(super) fn new(source: &'s str, needs_title: bool) -> Self {
        let length = source.len();
        let out = Output {
            html: String::with_capacity(length + length / 4),
            text: String::with_capacity(length),
            ..Output::default()
        };
        Self {
            out,
            ids: Ids::default(),
            footnotes: Footnotes::default(),
            paragraph: None,
            paragraphs: Paragraphs::default(),
            heading: None,
            outline: Vec::new(),
            table: None,
            links: Vec::new(),
            image: None,
            images_wait: false,
            in_code_block: false,
            html_block: None,
            is_cut: false,
            dropped: None,
            end_tags: EndTags::new(source),
            tags: Vec::new(),
            flow: Flow::default(),
            needs_title,
            depth: 0,
            max_html: MAX_GROWTH_BASE.saturating_add(length.saturating_mul(MAX_GROWTH)),
        }
    }

    /// Renders one event; breaks off where the article cannot be published at all.
    pub(super) fn take(&mut self, event: Event<'_>, span: Range<usize>) -> ControlFlow<()> {
        let start = span.start;
        if self.is_dropped(&event) {
            return ControlFlow::Continue(());
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag, span);
            }
            Event::End(tag) => {
                self.close_inside();
                self.depth -= 1;
                self.end(tag);
            }
            Event::Text(text) => self.text(&unmarked(&text)),
            Event::Code(text) => self.code(&unmarked(&text)),
            Event::Html(html) => self.html_line(&html, span),
            Event::InlineHtml(html) => self.inline_html(&unmarked(&html), span),
            Event::FootnoteReference(label) => self.footnote_reference(&unmarked(&label)),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.out.html.push_str("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&unmarked(&text)),
        }
        self.check_limits(start)
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Emphasis => self.push_markdown_tag("<em>"),
            Tag::Strong => self.push_markdown_tag("<strong>"),
            Tag::Strikethrough => self.push_markdown_tag("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.start_link(link_type, &unmarked(&dest_url), &unmarked(&title), span);
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.start_image(&unmarked(&dest_url), &unmarked(&title), span);
            }
            Tag::FootnoteDefinition(label) => self.start_footnote(&unmarked(&label)),
            Tag::HtmlBlock => {
                self.end_line();
                self.html_block = Some(OpenHtml::default());
            }
            tag => self.start_block(tag, span),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.push_markdown_tag("</em>"),
            TagEnd::Strong => self.push_markdown_tag("</strong>"),
            TagEnd::Strikethrough => self.push_markdown_tag("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::HtmlBlock => self.end_html_block(),
            tag => self.end_block(tag),
        }
    }

    /// Writes when an image is loaded and decoded, and ends its tag but for the `>`.
    pub(super) fn push_image_loading(&mut self) {
        let waits = mem::replace(&mut self.images_wait, true);
        let loading = if waits { " loading=\"lazy\"" } else { "" };
        self.out.html.push_str(loading);
        self.out.html.push_str(" decoding=\"async\"");
    }

    /// Writes a tag, which the description of an image has none of.
    fn push_markdown_tag(&mut self, tag: &str) {
        if self.image.is_none() {
            self.out.html.push_str(tag);
        }
    }

    /// Adds a diagnostic at bytes of the Markdown.
    pub(super) fn report(&mut self, span: Range<usize>, diagnostic: Diagnostic) {
        if self.out.diagnostics.len() < MAX_DIAGNOSTICS || diagnostic.is_error() {
            self.out.diagnostics.push((span, diagnostic));
        }
    }

    /// Whether the present place does not stand in too many elements.
    pub(super) fn is_shallow(&self) -> bool {
        self.depth + self.tags.len() <= MAX_DEPTH
    }

    fn check_limits(&mut self, at: usize) -> ControlFlow<()> {
        let (rule, message, help) = if self.is_cut || !self.is_shallow() {
            ("too-deep", message!("too-deep"), message!("too-deep-help"))
        } else if self.out.html.len() > self.max_html {
            (
                "too-large",
                message!("too-large"),
                message!("too-large-help"),
            )
        } else {
            return ControlFlow::Continue(());
        };
        self.report(at..at, Diagnostic::error(rule, message).help(help));
        self.tags.clear();
        ControlFlow::Break(())
    }

    /// The whole output: footnotes stand at its end.
    pub(super) fn finish(mut self) -> Output {
        self.close_all();
        self.write_footnotes();
        mem::take(&mut self.out)
    }
}

fn unmarked<'t>(text: &'t CowStr<'_>) -> Cow<'t, str> {
    emphasis::unmark(text)
}
