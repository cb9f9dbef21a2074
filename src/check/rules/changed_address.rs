//! `changed-address`: a page that was published elsewhere, and left no alias there.

use crate::{
    check::{
        moved::{Fate, fates},
        rule::Found,
        whole::Whole,
    },
    content,
    message::message,
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let fates = fates(whole);
    let texts = fates.into_iter().filter_map(|(old, fate)| match fate {
        Fate::Moved { path, to } => Some(moved(whole, old, path, to)),
        Fate::Gone => None,
    });
    texts.chain(keywords(whole)).collect()
}

fn moved(whole: &Whole<'_>, old: &str, path: &str, to: String) -> Found {
    let alias = format!("/{old}");
    let message = message!("changed-address", old = &alias, new = to);
    let help = message!("changed-address-help", alias = &alias);
    let found = Found::in_site(path, message).help(help);
    let edit = whole
        .text(path)
        .and_then(|text| content::alias_edit(&text, &alias));
    match edit {
        Some((span, new)) => found.mended_by(span, new),
        None => found,
    }
}

/// Keywords whose pages stand elsewhere now.
fn keywords(whole: &Whole<'_>) -> Vec<Found> {
    let Some(published) = whole.published else {
        return Vec::new();
    };
    let terms = &whole.site.catalog.keywords.terms;
    let is_served = |address: &str| terms.iter().any(|term| term.address.as_str() == address);
    let by_name: std::collections::BTreeMap<&str, &crate::site::Term> = terms
        .iter()
        .map(|term| (term.name.as_str(), term))
        .collect();
    let moved = published.keywords.iter().filter_map(|(name, old)| {
        let term = by_name.get(name.as_str())?;
        if term.address.as_str() == old || is_served(old) {
            return None;
        }
        let slug = old.trim_end_matches('/').rsplit('/').next()?;
        let message = message!(
            "changed-keyword",
            keyword = name,
            old = format!("/{old}"),
            new = term.address.to_string()
        );
        let found = Found::in_site("keywords.yaml", message);
        let line = format!(
            "{}: {{slug: {}}}",
            content::scalar(name),
            content::scalar(slug)
        );
        Some(found.help(message!("changed-keyword-help", line = line)))
    });
    moved.collect()
}
