//! Text, breaks, code, links and images: what stands inside a line.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::text::line_break;

use super::{
    address::{self, Refusal, Target},
    escape::{push_attribute, push_text},
    renderer::{Flow, Renderer},
    targets::Target as Link,
};

/// An image whose description is being read.
pub(super) struct OpenImage {
    /// The address as written into HTML; none for a refused one.
    address: Option<String>,
    /// Its place in the Markdown.
    span: Range<usize>,
    title: String,
    alt: String,
    /// Images inside the description.
    inner: usize,
}

impl Renderer<'_> {
    /// A run of text without line breaks.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
        } else if self.in_code_block {
            push_text(&mut self.out.html, text);
        } else {
            if !text.trim().is_empty() {
                self.note_text();
            }
            self.enter_item(text);
            self.flow_to(text);
            push_text(&mut self.out.html, text);
            self.out.text.push_str(text);
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(code);
            return;
        }
        self.note_text();
        self.flow_to(code);
        self.out.html.push_str("<code>");
        push_text(&mut self.out.html, code);
        self.out.html.push_str("</code>");
        self.out.text.push_str(code);
    }

    /// Notes that the paragraph holds more than an image.
    pub(super) fn note_text(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.has_text = true;
        }
    }

    /// Settles the line break before `text`: none between two characters of Chinese.
    fn flow_to(&mut self, text: &str) {
        let Some(next) = text.chars().next() else {
            return;
        };
        if let Some((html, plain)) = self.flow.line_break.take()
            && !self
                .flow
                .before
                .is_some_and(|before| line_break::joins(before, next))
        {
            self.out.html.insert(html, '\n');
            self.out.text.insert(plain, ' ');
        }
        self.flow.before = text.chars().next_back();
    }

    pub(super) fn soft_break(&mut self) {
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None => self.flow.line_break = Some((self.out.html.len(), self.out.text.len())),
        }
    }

    pub(super) fn hard_break(&mut self) {
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None => {
                self.flow = Flow::default();
                self.out.html.push_str("<br>\n");
                self.out.text.push(' ');
            }
        }
    }

    pub(super) fn start_link(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        span: Range<usize>,
    ) {
        if self.image.is_some() {
            return;
        }
        let full = match kind {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        let accepted = self.accepted(address::link(&full), &full, "link", &span);
        let accepted = accepted.filter(|_| !self.is_in_link());
        self.links.push(accepted.is_some());
        let Some((address, target)) = accepted else {
            return;
        };
        let html = &mut self.out.html;
        html.push_str("<a href=\"");
        push_attribute(html, &address);
        html.push('"');
        push_title(html, title);
        html.push_str(if target == Target::Web {
            " rel=\"noopener\">"
        } else {
            ">"
        });
        self.out.links.push(Link::of(address, span));
    }

    /// Whether a link is open, of Markdown's or of the author's.
    pub(super) fn is_in_link(&self) -> bool {
        self.links.contains(&true) || self.is_open("a")
    }

    pub(super) fn end_link(&mut self) {
        if self.image.is_none() && self.links.pop() == Some(true) {
            self.out.html.push_str("</a>");
        }
    }

    pub(super) fn start_image(&mut self, address: &str, title: &str, span: Range<usize>) {
        if let Some(image) = &mut self.image {
            image.inner += 1;
            return;
        }
        let accepted = self.accepted(address::media(address), address, "image", &span);
        self.image = Some(OpenImage {
            address: accepted.map(|(address, _)| address),
            span,
            title: title.to_owned(),
            alt: String::new(),
            inner: 0,
        });
    }

    pub(super) fn end_image(&mut self) {
        if let Some(image) = &mut self.image
            && image.inner > 0
        {
            image.inner -= 1;
            return;
        }
        let Some(image) = self.image.take() else {
            return;
        };
        self.flow_to("\u{fffc}");
        let Some(address) = image.address else {
            self.note_text();
            push_text(&mut self.out.html, &image.alt);
            return;
        };
        let html = &mut self.out.html;
        html.push_str("<img src=\"");
        push_attribute(html, &address);
        html.push_str("\" alt=\"");
        push_attribute(html, image.alt.trim());
        html.push('"');
        let title_start = html.len();
        push_title(html, &image.title);
        let title_span = title_start..html.len();
        self.push_image_loading();
        self.out.html.push('>');
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.add_image(title_span, image.title);
        }
        self.out.links.push(Link {
            alt: Some(image.alt),
            ..Link::of(address, image.span)
        });
    }

    /// The address, or a warning where it is not published.
    pub(super) fn accepted(
        &mut self,
        result: Result<(String, Target), Refusal>,
        address: &str,
        what: &str,
        span: &Range<usize>,
    ) -> Option<(String, Target)> {
        match result {
            Ok(accepted) => Some(accepted),
            Err(refusal) => {
                self.report(span.clone(), refused(refusal, address, what));
                None
            }
        }
    }
}

/// What is said of an address that is not published; it is that of a `link` or an `image`.
fn refused(refusal: Refusal, address: &str, what: &str) -> Diagnostic {
    let address = shown(address);
    let (rule, message, help) = match refusal {
        Refusal::Empty => (
            "empty-link",
            message!("empty-link", what = what),
            message!("empty-link-help"),
        ),
        Refusal::Scheme => (
            "unsafe-link",
            message!("unsafe-link", what = what, address = address),
            message!("unsafe-link-help", what = what),
        ),
        Refusal::Credentials => (
            "unsafe-link",
            message!("link-password", what = what, address = address),
            message!("link-password-help"),
        ),
        Refusal::Malformed => (
            "malformed-link",
            message!("malformed-link", what = what, address = address),
            message!("malformed-link-help"),
        ),
    };
    Diagnostic::warning(rule, message).help(help)
}

/// Enough of an address to know it by.
fn shown(address: &str) -> String {
    const ENOUGH: usize = 60;
    let mut chars = address.chars().filter(|c| !c.is_control());
    let shown: String = chars.by_ref().take(ENOUGH).collect();
    match chars.next() {
        Some(_) => shown + "…",
        None => shown,
    }
}

fn push_title(html: &mut String, title: &str) {
    if !title.is_empty() {
        html.push_str(" title=\"");
        push_attribute(html, title);
        html.push('"');
    }
}
