//! The digests of days and weeks: their pages, the pages that list them, feeds, and the forms to be sent.

mod email;
#[cfg(feature = "epub")]
mod epub;
mod feed;
mod index;
mod markdown;
mod page;
mod recipe;
mod text;
mod told;
mod words;

use rayon::prelude::*;

pub(super) use self::{email::TEMPLATE as EMAIL_TEMPLATE, feed::articles_at as articles_of_feed};
use super::{Output, Renderer, Stop, page::Page};
use crate::site::{
    Address,
    digest::{Digest, Span},
    well_known::{EMAIL, TEXT},
};

/// A form of a digest that leaves the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML for e-mail.
    Email,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A book with the full texts.
    #[cfg(feature = "epub")]
    Epub,
}

/// The forms that are published, where the site has them.
const PUBLISHED: [Form; 2] = [Form::Email, Form::Text];

impl Form {
    /// What a file in this form is called beside the digest's page.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Email => EMAIL,
            Self::Text => TEXT,
            Self::Markdown => "digest.md",
            #[cfg(feature = "epub")]
            Self::Epub => "digest.epub",
        }
    }
}

impl Renderer<'_> {
    /// A digest in a form to be sent.
    ///
    /// # Errors
    /// A mistake in the template of e-mails.
    pub fn digest(&self, digest: &Digest, form: Form) -> Result<Vec<u8>, Stop> {
        match form {
            Form::Email => email::write(self, digest),
            Form::Text => Ok(text::write(self, digest).into_bytes()),
            Form::Markdown => Ok(markdown::write(self, digest).into_bytes()),
            #[cfg(feature = "epub")]
            Form::Epub => epub::write(self, digest),
        }
    }
}

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let digests: Vec<&Digest> = renderer.site.digests.all().collect();
    let spans: Vec<&Span> = renderer.site.digests.spans().collect();
    // Of several failures the same one at every run.
    let of_digests = digests.par_iter();
    let failure = of_digests.find_map_first(|digest| one(renderer, digest, out).err());
    let of_spans = || {
        spans.par_iter().find_map_first(|span| {
            let recipe = renderer.span_recipe(span);
            let make = || renderer.html_of(&index::span_page(renderer, span));
            out.offer(&span.address(), recipe, make).err()
        })
    };
    failure.or_else(of_spans).map_or(Ok(()), Err)?;
    for page in index::pages(renderer) {
        out.put(
            &page.address,
            crate::output::Kind::Digest,
            renderer.html_of(&page)?,
        )?;
    }
    feed::render(renderer, out)
}

/// The page of a digest, and its forms to be sent where the site has them.
fn one(renderer: &Renderer<'_>, digest: &Digest, out: &Output<'_>) -> Result<(), Stop> {
    let recipe = renderer.digest_recipe(digest);
    let address = digest.address();
    let make = || renderer.html_of(&page::page(renderer, digest));
    out.offer(&address, recipe, make)?;
    if renderer.site.config.newsletter {
        for form in PUBLISHED {
            let make = || renderer.digest(digest, form);
            out.offer(&address.join(form.file_name()), recipe, make)?;
        }
    }
    Ok(())
}

/// The digest that has its page, or a form to be sent, at `address`.
pub(super) fn at<'a>(
    renderer: &Renderer<'a>,
    address: &Address,
) -> Option<(&'a Digest, Option<Form>)> {
    let has_forms = renderer.site.config.newsletter;
    renderer.site.digests.all().find_map(|digest| {
        let page = digest.address();
        let mut forms = PUBLISHED.into_iter().filter(|_| has_forms);
        let form = forms.find(|form| page.join(form.file_name()) == *address);
        (page == *address || form.is_some()).then_some((digest, form))
    })
}

/// The page at `address`, if it is a digest's or lists digests.
pub(super) fn find(renderer: &Renderer<'_>, address: &Address) -> Option<Page> {
    let digests = &renderer.site.digests;
    if let Some(digest) = digests.all().find(|digest| digest.address() == *address) {
        return Some(page::page(renderer, digest));
    }
    if let Some(span) = digests.spans().find(|span| span.address() == *address) {
        return Some(index::span_page(renderer, span));
    }
    let mut indexes = index::pages(renderer);
    indexes.find(|page| page.address == *address)
}
