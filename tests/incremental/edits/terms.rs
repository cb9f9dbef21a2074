//! Edits of keywords and sources.

use super::Edit;
use crate::{
    random::Random,
    site::Site,
    words::{KEYWORDS, SOURCES},
};

pub(super) const EDITS: [Edit; 9] = [
    (6, "one more keyword", add),
    (4, "a keyword less", remove),
    (1, "no keywords", remove_all),
    (4, "a keyword spelt otherwise", respell),
    (3, "a keyword renamed everywhere", rename),
    (3, "the same keywords in another order", turn),
    (4, "another source", source),
    (2, "no source", no_source),
    (4, "synonyms and slugs", table),
];

fn add(site: &mut Site, random: &mut Random) -> Option<String> {
    let keyword = *random.pick(&KEYWORDS);
    let article = site.article(random)?;
    let at = random.below(article.keywords.len() + 1);
    article.keywords.insert(at, keyword.to_owned());
    Some(format!("{} has {keyword}", article.id))
}

fn remove(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    let at = random.any(0..article.keywords.len())?;
    let keyword = article.keywords.remove(at);
    Some(format!("{} has no {keyword}", article.id))
}

fn remove_all(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    article.keywords.clear();
    Some(article.id.clone())
}

/// The same keyword in another case; where the oldest article has it, on all pages.
fn respell(site: &mut Site, random: &mut Random) -> Option<String> {
    let has_case = |keyword: &String| keyword.to_lowercase() != keyword.to_uppercase();
    let articles = site.articles.iter_mut();
    let mut articles: Vec<_> = articles
        .filter(|article| article.keywords.iter().any(has_case))
        .collect();
    articles.sort_by_key(|article| article.date);
    let article = match random.percent(50) {
        true => articles.into_iter().next()?,
        false => random.any(articles)?,
    };
    let keyword = article
        .keywords
        .iter_mut()
        .find(|keyword| has_case(keyword))?;
    let other = match keyword.to_uppercase() {
        upper if upper == *keyword => keyword.to_lowercase(),
        upper => upper,
    };
    let words = format!("{}: {keyword} is {other}", article.id);
    *keyword = other;
    Some(words)
}

fn rename(site: &mut Site, random: &mut Random) -> Option<String> {
    let keywords = site.article(random)?.keywords.clone();
    let from = random.any(keywords)?;
    let to = *random.pick(&KEYWORDS);
    let all = site
        .articles
        .iter_mut()
        .flat_map(|article| &mut article.keywords);
    for keyword in all.filter(|keyword| **keyword == from) {
        *keyword = to.to_owned();
    }
    Some(format!("{from} is {to}"))
}

fn turn(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    article.keywords.reverse();
    Some(article.id.clone())
}

fn source(site: &mut Site, random: &mut Random) -> Option<String> {
    let source = *random.pick(&SOURCES);
    let article = site.article(random)?;
    article.fields.insert("source", source.to_owned());
    Some(format!("{} is from {source}", article.id))
}

fn no_source(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    article.fields.remove("source")?;
    Some(article.id.clone())
}

fn table(site: &mut Site, random: &mut Random) -> Option<String> {
    let (keyword, entry) = *random.pick(&[
        ("人工智能", "{slug: ai, aliases: [AI, A.I.]}"),
        ("人工智能", "{aliases: [AI]}"),
        ("芯片", "{slug: chips, aliases: [半导体]}"),
        ("芯片", "{slug: chip}"),
        ("Rust", "{slug: rust-lang}"),
        ("开源", "{aliases: [Rust, 快读]}"),
        ("人工智能", "{slug: rust}"),
    ]);
    if site.table.remove(keyword) == Some(entry) {
        return Some(format!("{keyword} has none"));
    }
    site.table.insert(keyword, entry);
    Some(format!("{keyword} has {entry}"))
}
