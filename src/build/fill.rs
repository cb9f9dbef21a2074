//! Gives articles the 关键词 and 快速阅读 that their editors left out.

use rayon::prelude::*;

use crate::{
    config::{Config, KeywordTable},
    content::Article,
    diagnostic::Diagnostic,
    suggest::{self, Item, Text},
};

/// Fills in what is missing, as far as the settings want it; warns of 快速阅读 that is missing still.
pub(super) fn fill(articles: &mut [Article], config: &Config) -> Vec<Diagnostic> {
    if config.auto.keywords {
        fill_keywords(articles, &config.keywords);
    }
    if config.auto.summary {
        articles.par_iter_mut().for_each(fill_summary);
    }
    articles
        .iter()
        .filter(|article| article.summary.is_none())
        .map(no_summary)
        .collect()
}

fn fill_summary(article: &mut Article) {
    if article.summary.is_none() {
        article.summary = suggest::summary(&article.title, &article.body.text);
        article.auto.summary = article.summary.is_some();
    }
}

fn fill_keywords(articles: &mut [Article], table: &KeywordTable) {
    let found = keywords(articles, table, |article| article.keywords.is_empty());
    for (at, keywords) in found {
        articles[at].auto.keywords = !keywords.is_empty();
        articles[at].keywords = keywords;
    }
}

/// Keywords for the articles that `is_wanted` names, with their places among `articles`.
pub(super) fn keywords(
    articles: &[Article],
    table: &KeywordTable,
    is_wanted: impl Fn(&Article) -> bool,
) -> Vec<(usize, Vec<String>)> {
    if !articles.iter().any(&is_wanted) {
        return Vec::new();
    }
    let mut oldest_first: Vec<usize> = (0..articles.len()).collect();
    oldest_first.sort_by_key(|&at| (articles[at].date, &articles[at].id));
    let item = |&at: &usize| {
        let article = &articles[at];
        Item {
            text: Text {
                title: &article.title,
                summary: article.summary.as_deref().unwrap_or_default(),
                body: &article.body.text,
            },
            keywords: &article.keywords,
            is_wanted: is_wanted(article),
        }
    };
    let items: Vec<Item<'_>> = oldest_first.iter().map(item).collect();
    let synonyms: Vec<(&str, &str)> = table.spellings().collect();
    let found = suggest::missing_keywords(&items, &synonyms);
    let place = |(at, keywords)| (oldest_first[at], keywords);
    found.into_iter().map(place).collect()
}

fn no_summary(article: &Article) -> Diagnostic {
    let message = "the article has no summary (快速阅读), and none was made of its text";
    Diagnostic::warning("missing-summary", message)
        .at(article.path.as_str())
        .help("add a line `summary: 用一两句话概括全文。`")
}
