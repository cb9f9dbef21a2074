//! Gives articles the 关键词 and 快速阅读 that their editors left out.

use std::borrow::Cow;

use super::{read::Reading, texts::Texts};
use crate::{
    config::{Config, KeywordTable},
    content::Article,
    diagnostic::Diagnostic,
    message::{Failure, message},
    suggest::{self, Item},
};

/// Gives articles the keywords that they lack, if the settings want it; warns of 快速阅读 that is
/// missing still.
///
/// # Errors
/// When a text cannot be read once more.
pub(super) fn fill(
    readings: &mut [Reading],
    config: &Config,
    texts: &Texts,
) -> Result<Vec<Diagnostic>, Failure> {
    if config.auto.keywords {
        fill_keywords(readings, &config.keywords, texts)?;
    }
    let articles = readings.iter().map(|reading| &*reading.article);
    Ok(articles
        // An article that has no text yet is told of where it is read.
        .filter(|article| article.summary.is_none() && !article.body.is_empty())
        .map(no_summary)
        .collect())
}

/// Makes 快速阅读 of the text of an article that has none.
pub(super) fn fill_summary(article: &mut Article) {
    if article.summary.is_none() {
        article.summary = suggest::summary(&article.title, &article.body.text);
        article.auto.summary = article.summary.is_some();
    }
}

fn fill_keywords(
    readings: &mut [Reading],
    table: &KeywordTable,
    texts: &Texts,
) -> Result<(), Failure> {
    let articles: Vec<&Article> = readings.iter().map(|reading| &*reading.article).collect();
    let found = keywords(
        &articles,
        table,
        |article| article.keywords.is_empty(),
        |article| texts.plain(article),
    )?;
    for (at, keywords) in found {
        let article = &mut readings[at].article;
        article.auto.keywords = !keywords.is_empty();
        article.keywords = keywords;
    }
    Ok(())
}

/// Keywords for the articles that `is_wanted` names, with their places among `articles`; `body_of`
/// gives the text of an article.
///
/// # Errors
/// What `body_of` says.
pub(super) fn keywords<'a, E: Send>(
    articles: &[&'a Article],
    table: &KeywordTable,
    is_wanted: impl Fn(&Article) -> bool,
    body_of: impl Fn(&'a Article) -> Result<Cow<'a, str>, E> + Sync,
) -> Result<Vec<(usize, Vec<String>)>, E> {
    if !articles.iter().any(|article| is_wanted(article)) {
        return Ok(Vec::new());
    }
    let mut oldest_first: Vec<usize> = (0..articles.len()).collect();
    oldest_first.sort_by_key(|&at| (articles[at].date, &articles[at].id));
    let item = |&at: &usize| {
        let article = articles[at];
        Item {
            title: &article.title,
            summary: article.summary.as_deref().unwrap_or_default(),
            keywords: &article.keywords,
            is_wanted: is_wanted(article),
        }
    };
    let items: Vec<Item<'_>> = oldest_first.iter().map(item).collect();
    let synonyms: Vec<(&str, &str)> = table.spellings().collect();
    let body_of = |at: usize| body_of(articles[oldest_first[at]]);
    let found = suggest::missing_keywords(&items, &synonyms, body_of)?;
    let place = |(at, keywords)| (oldest_first[at], keywords);
    Ok(found.into_iter().map(place).collect())
}

fn no_summary(article: &Article) -> Diagnostic {
    Diagnostic::warning("missing-summary", message!("missing-summary"))
        .at(article.path.as_str())
        .help(message!("missing-summary-help"))
}
