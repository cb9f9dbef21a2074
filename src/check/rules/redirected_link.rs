//! `redirected-link`: a link to an old address of a page, which sends readers on.

use std::collections::BTreeMap;

use crate::{
    check::{rule::Found, whole::Whole},
    diagnostic::Place,
    message::message,
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let site = whole.site;
    let base = &site.config.base_url;
    let permanent = site.redirects.iter().filter(|redirect| redirect.permanent);
    let old: BTreeMap<String, String> = permanent
        .map(|redirect| (redirect.from.absolute(base), redirect.to.to_string()))
        .collect();
    if old.is_empty() {
        return Vec::new();
    }
    let entries = site.entries.iter();
    let of_entry = |entry: &crate::site::Entry| -> Vec<Found> {
        let references = &entry.article.body.references;
        let resolved = entry.addresses.absolute(references, base, &entry.permalink);
        let leads = references.iter().zip(resolved);
        leads
            .filter_map(|(reference, to)| {
                let to = to?;
                let new = old.get(to.split(['#', '?']).next()?)?;
                let place = Place {
                    path: entry.article.path.clone(),
                    position: reference.position.clone(),
                };
                let message = message!("redirected-link", old = &reference.target);
                let found = Found::in_site(place, message);
                Some(found.help(message!("redirected-link-help", new = new)))
            })
            .collect()
    };
    entries.flat_map(of_entry).collect()
}
