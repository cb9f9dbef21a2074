//! `keyword-variants`: keywords that mean the same, but have a page each.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{
    check::{rule::Found, synonyms, whole::Whole},
    content,
    diagnostic::Place,
    message::message,
    site::Term,
    text::{fold::fold, is_han},
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let mut groups: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
    for term in &whole.site.catalog.keywords.terms {
        let key = synonyms::key(&term.name);
        if !key.is_empty() {
            groups.entry(key).or_default().push(term);
        }
    }
    let groups = groups.into_values().filter(|terms| terms.len() > 1);
    groups.filter_map(|terms| group(whole, terms)).collect()
}

/// What is said of several terms that mean one thing.
fn group(whole: &Whole<'_>, mut terms: Vec<&Term>) -> Option<Found> {
    let table = &whole.site.config.keywords;
    // Who gave each an entry of its own wants them apart.
    let is_chosen = |term: &&Term| table.get(&term.name).is_some();
    if terms.iter().filter(|term| is_chosen(term)).count() > 1 {
        return None;
    }
    // The name that the table has, else the most frequent one; of two the Chinese one.
    let is_foreign = |term: &Term| !term.name.chars().any(is_han);
    let rank = |term: &&Term| {
        (
            !is_chosen(term),
            Reverse(term.articles.len()),
            is_foreign(term),
        )
    };
    terms.sort_by_key(rank);
    let (main, others) = terms.split_first()?;
    let rarest = others.last()?;
    let named = |term: &&Term| format!("`{}` ({})", term.name, term.articles.len());
    let all: Vec<String> = terms.iter().map(named).collect();
    let aliases: Vec<String> = others
        .iter()
        .map(|term| content::scalar(&term.name))
        .collect();
    let line = format!(
        "{}: {{aliases: [{}]}}",
        content::scalar(&main.name),
        aliases.join(", ")
    );
    let message = message!("keyword-variants", keywords = all.join(" "));
    let found = Found::in_site(place(whole, rarest)?, message);
    Some(match is_chosen(main) {
        true => found.help(message!("keyword-variants-add", line = line)),
        false => found.help(message!("keyword-variants-help", line = line)),
    })
}

/// Where a term is first written.
fn place(whole: &Whole<'_>, term: &Term) -> Option<Place> {
    let article = &whole.site.entry(*term.articles.last()?).article;
    let name = fold(&term.name);
    let is_it = |keyword: &&String| fold(keyword) == name;
    let written = article.keywords.iter().find(is_it).unwrap_or(&term.name);
    let text = whole.text(&article.path)?;
    let span = content::keyword_span(&text, written);
    Some(span.map_or_else(
        || Place::from(article.path.as_str()),
        |span| Place::in_text(&article.path, &text, span),
    ))
}
