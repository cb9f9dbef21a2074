//! The addresses in a text, resolved, and the text with them in their places.

use std::{borrow::Cow, iter, ops::Range};

use super::pictures::Added;
use crate::{config::BaseUrl, content::Reference};

/// What takes the place of the addresses in a text's HTML, where they lead into the site.
#[derive(Debug, Clone, Default)]
pub struct Addresses(Box<[Resolved]>);

/// An address in a text's HTML, and what becomes of it.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    /// The bytes of the HTML that change.
    pub(super) span: Range<usize>,
    pub(super) change: Change,
    /// What is added after it.
    pub(super) added: Option<Box<Added>>,
}

/// What becomes of an address.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// It leads into its own page, and stays as it is.
    Stay,
    /// It becomes this address, which is escaped, and begins with `/`, `?` or `#`.
    Lead(Box<str>),
    /// It goes, with its attribute.
    Cut,
}

impl Addresses {
    /// Those of a text, in the order of their spans.
    pub(super) fn new(resolved: Box<[Resolved]>) -> Self {
        Self(resolved)
    }

    /// `html`, in which the addresses are as their author wrote them, with all of them resolved:
    /// absolute, or beginning with `/`, `?` or `#`.
    pub fn resolve<'h>(&self, html: &'h str) -> Cow<'h, str> {
        self.write(html, |_| "", |added| [&added.size, &added.srcset])
    }

    /// The same with absolute addresses only, for feeds, and no variants of pictures: `permalink` is
    /// that of the text's own page.
    pub fn resolve_absolute<'h>(
        &self,
        html: &'h str,
        base: &BaseUrl,
        permalink: &str,
    ) -> Cow<'h, str> {
        let prefix = |address: &str| {
            let in_page = address.starts_with(['#', '?']);
            if in_page { permalink } else { base.origin() }
        };
        self.write(html, prefix, |added| [&added.size, ""])
    }

    /// What becomes of each of a text's `references`: its absolute address, escaped; none for one
    /// that goes. `permalink` is that of the text's own page.
    pub fn absolute(
        &self,
        references: &[Reference],
        base: &BaseUrl,
        permalink: &str,
    ) -> Vec<Option<String>> {
        let absolute = |(resolved, reference): (&Resolved, &Reference)| match &resolved.change {
            Change::Lead(address) => Some(format!("{}{address}", base.origin())),
            Change::Stay => Some(format!("{permalink}{}", escape(&reference.target))),
            Change::Cut => None,
        };
        self.0.iter().zip(references).map(absolute).collect()
    }

    /// Whatever of the resolved HTML is not in the HTML itself.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|resolved| {
            let address = match &resolved.change {
                Change::Stay => "#",
                Change::Lead(address) => address,
                Change::Cut => "",
            };
            let added = resolved.added.as_deref();
            let added = added.map(|added| [&*added.size, &*added.srcset]);
            iter::once(address).chain(added.into_iter().flatten())
        })
    }

    fn write<'h, 'p>(
        &self,
        html: &'h str,
        prefix: impl Fn(&str) -> &'p str,
        added: impl Fn(&Added) -> [&str; 2],
    ) -> Cow<'h, str> {
        if self.0.is_empty() {
            return Cow::Borrowed(html);
        }
        let mut out = String::with_capacity(html.len() + self.0.len() * 64);
        let mut from = 0;
        for resolved in &self.0 {
            let span = &resolved.span;
            out.push_str(&html[from..span.start]);
            from = span.end;
            let address = match &resolved.change {
                Change::Stay => &html[span.clone()],
                Change::Lead(address) => address,
                Change::Cut => continue,
            };
            out.push_str(prefix(address));
            out.push_str(address);
            for text in resolved.added.iter().flat_map(|text| added(text)) {
                out.push_str(text);
            }
        }
        out.push_str(&html[from..]);
        Cow::Owned(out)
    }
}

/// `text` as it stands in an attribute.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
