//! `broken-anchor`: a link to a part of a page that is not there.

use crate::{
    check::{
        anchors::{fragment, leads},
        look::{Looked, MAX_OF_A_RULE, is_web},
        rule::Found,
        whole::Whole,
    },
    diagnostic::Place,
    message::message,
    site::Entry,
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let own = whole.files.iter().flat_map(|file| within(whole, file));
    let entries = whole.site.entries.iter();
    own.chain(entries.flat_map(|entry| across(whole, entry)))
        .collect()
}

/// Links of a page into itself.
fn within(whole: &Whole<'_>, file: &Looked) -> Vec<Found> {
    let into_itself = file.targets.iter().filter(|(to, _)| to.starts_with('#'));
    into_itself
        .filter_map(|(address, span)| {
            let part = fragment(address).filter(|part| !leads(&file.anchors, part))?;
            let place = whole.place(&file.path, span.clone());
            let found = Found::in_site(place, message!("broken-anchor-here", part = &*part));
            Some(with_nearest(found, &file.anchors, &part))
        })
        .take(MAX_OF_A_RULE)
        .collect()
}

/// Links of an article to parts of others, and of plain pages.
fn across(whole: &Whole<'_>, entry: &Entry) -> Vec<Found> {
    let references = &entry.article.body.references;
    let is_asked = |target: &str| target.contains('#') && !target.starts_with('#');
    if !references
        .iter()
        .any(|reference| is_asked(&reference.target))
    {
        return Vec::new();
    }
    let base = &whole.site.config.base_url;
    let resolved = entry.addresses.absolute(references, base, &entry.permalink);
    let of_link = |(reference, to): (&crate::content::Reference, Option<String>)| {
        let part = fragment(&reference.target)?;
        let to = to.filter(|to| is_asked(&reference.target) && is_web(to))?;
        let page = to.split(['#', '?']).next()?;
        let other = whole.at(page)?;
        let anchors = &other.anchors;
        if leads(anchors, &part) {
            return None;
        }
        let place = Place {
            path: entry.article.path.clone(),
            position: reference.position.clone(),
        };
        let path = &other.path;
        let message = message!("broken-anchor", path = path, part = &*part);
        Some(with_nearest(Found::in_site(place, message), anchors, &part))
    };
    references
        .iter()
        .zip(resolved)
        .filter_map(of_link)
        .collect()
}

/// With the part that was meant, or those that there are.
fn with_nearest(found: Found, anchors: &[String], part: &str) -> Found {
    const SHOWN: usize = 8;
    let known = anchors.iter().map(String::as_str);
    if let Some(near) = crate::text::nearest(part, known.clone()) {
        return found.help(message!("broken-anchor-near", near = near));
    }
    let all: Vec<String> = known.take(SHOWN).map(|id| format!("`#{id}`")).collect();
    match all.is_empty() {
        true => found.help(message!("broken-anchor-none")),
        false => found.help(message!("broken-anchor-help", parts = all.join(" "))),
    }
}
