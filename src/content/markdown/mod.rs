//! Markdown to safe HTML, as the Nu checker and readers with a screen reader want it.
//!
//! What a theme meets in it: `div.table-scroll` around a table; `.align-left`,
//! `.align-center` and `.align-right` on cells; `blockquote.alert` with `.alert-note`, `-tip`,
//! `-important`, `-warning` or `-caution`, and `p.alert-title` in it; `code.language-x`;
//! `figure` with `figcaption`; `sup.footnote-ref`, `div.footnotes` and `a.footnote-back`. Ids
//! hold letters, digits, `-` and `_`; those of footnotes start with `fn:` and `fnref:`.

mod address;
mod balance;
mod block;
mod cells;
mod end_tags;
mod escape;
mod footnote;
mod ids;
mod inline;
mod paragraphs;
mod policy;
#[cfg(test)]
mod properties;
mod prose;
mod raw_html;
mod reference;
mod renderer;
mod rewrite;
mod tag;
mod targets;

use std::{borrow::Cow, mem, ops::Range};

use pulldown_cmark::{Options, Parser};

use crate::diagnostic::Position;
use crate::text::{count, emphasis};

#[cfg(test)]
pub(crate) use self::policy::is_published;
use self::renderer::{Output, Renderer};
pub use self::{
    prose::{OBJECT, Passage, PassageKind, Prose, prose},
    rewrite::{NewAddress, destinations, rewrite_links},
    targets::{Target, targets},
};
use super::{article::Body, report::Report};

/// A body, and the title that its first heading gives; empty where the file has errors.
#[derive(Default)]
pub(super) struct Rendered {
    pub(super) body: Body,
    /// The first heading's text.
    pub(super) title: Option<String>,
}

/// No smart punctuation: it turns the quotes of Chinese text around.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Renders the text of `report`'s file from byte `start` on; what comes `first` is as
/// [`rendered`] wants it.
pub(super) fn render(report: &mut Report<'_>, start: usize, first: (bool, bool)) -> Rendered {
    let source = Source {
        mended: emphasis::mend(&report.text()[start..]),
        start,
    };
    let mut output = rendered(&source.mended, first);
    for (span, diagnostic) in mem::take(&mut output.diagnostics) {
        report.add(source.span(span), diagnostic);
    }
    if report.has_errors() {
        return Rendered::default();
    }
    assemble(output, |span| report.position(source.span(span)))
}

/// Renders mended Markdown. With `needs_title`, a first heading of level 1 is the title and leaves
/// the body; with `has_cover`, readers see an image before those of the text.
fn rendered(mended: &str, (needs_title, has_cover): (bool, bool)) -> Output {
    let mut renderer = Renderer::new(mended, needs_title);
    renderer.images_wait = has_cover;
    for (event, span) in Parser::new_ext(mended, OPTIONS).into_offset_iter() {
        if renderer.take(event, span).is_break() {
            break;
        }
    }
    renderer.finish()
}

fn assemble(output: Output, position: impl Fn(Range<usize>) -> Position) -> Rendered {
    let html = match output.has_raw_html {
        true => policy::sanitize(&output.html),
        false => output.html,
    };
    let references = reference::find(&html, output.links, position);
    let count = count::count(&output.text);
    let body = Body {
        html,
        text: output.text,
        headings: output.headings,
        references,
        han: count.han,
        words: count.words,
    };
    Rendered {
        body,
        title: output.title,
    }
}

/// The Markdown that is parsed: marks stand in it where emphasis was mended.
struct Source<'a> {
    mended: Cow<'a, str>,
    /// Where the body starts in its file.
    start: usize,
}

impl Source<'_> {
    /// The bytes of the file that bytes of the mended text were.
    fn span(&self, span: Range<usize>) -> Range<usize> {
        self.original(span.start)..self.original(span.end)
    }

    fn original(&self, at: usize) -> usize {
        self.start
            + match &self.mended {
                Cow::Borrowed(_) => at,
                Cow::Owned(text) => emphasis::unmark(&text[..text.floor_char_boundary(at)]).len(),
            }
    }
}
