//! Which articles are left out of a build, and how many for which reason.

use chrono::{DateTime, Utc};

use super::read::Reading;
use crate::{
    content::{Article, Page},
    site::{Selection, Unpublished, Withheld},
};

/// How many articles are not published at a moment, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WithheldCounts {
    /// Drafts.
    pub drafts: usize,
    /// Articles whose moment has not come.
    pub future: usize,
    /// Articles whose time is over.
    pub expired: usize,
}

impl WithheldCounts {
    pub(super) fn of(withheld: &[Article], selection: Selection, now: DateTime<Utc>) -> Self {
        let mut counts = Self::default();
        for why in withheld
            .iter()
            .filter_map(|article| selection.withholds(article, now))
        {
            match why {
                Withheld::Draft => counts.drafts += 1,
                Withheld::Future => counts.future += 1,
                Withheld::Expired => counts.expired += 1,
            }
        }
        counts
    }
}

/// Takes the articles out that are not published at `now`.
pub(super) fn withhold(
    readings: &mut Vec<Reading>,
    selection: Selection,
    now: DateTime<Utc>,
) -> Vec<Article> {
    let is_withheld = |reading: &mut Reading| selection.withholds(&reading.article, now).is_some();
    let withheld = readings.extract_if(.., is_withheld);
    withheld.map(|reading| *reading.article).collect()
}

/// What the site knows of the articles and pages that are left out.
pub(super) fn unpublished(articles: &[Article], pages: &[Page]) -> Vec<Unpublished> {
    let articles = articles.iter().map(|article| (&article.id, &article.path));
    let pages = pages.iter().map(|page| (&page.id, &page.path));
    articles
        .chain(pages)
        .map(|(id, path)| Unpublished {
            id: id.clone(),
            path: path.clone(),
        })
        .collect()
}
