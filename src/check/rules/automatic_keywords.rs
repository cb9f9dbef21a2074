//! `automatic-keywords`: 关键词 that the program took out of the text, for an editor to look at.

use crate::{
    check::{rule::Found, whole::Whole},
    message::message,
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let entries = whole.site.entries.iter();
    let articles = entries.map(|entry| &entry.article);
    articles
        .filter(|article| article.auto.keywords)
        .map(|article| {
            let message = message!("automatic-keywords", keywords = article.keywords.join("、"));
            let found = Found::in_site(article.path.as_str(), message);
            found.help(message!("automatic-help", path = &article.path))
        })
        .collect()
}
