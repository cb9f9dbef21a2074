//! `automatic-summary`: 快速阅读 that the program took out of the text, for an editor to look at.

use crate::{
    check::{rule::Found, whole::Whole},
    message::message,
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let entries = whole.site.entries.iter();
    let articles = entries.map(|entry| &entry.article);
    articles
        .filter(|article| article.auto.summary)
        .map(|article| {
            let summary = article.summary.as_deref().unwrap_or_default();
            let message = message!("automatic-summary", summary = summary);
            let found = Found::in_site(article.path.as_str(), message);
            found.help(message!("automatic-help", path = &article.path))
        })
        .collect()
}
