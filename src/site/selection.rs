//! Which articles are published at a given moment, and when that changes next.

use chrono::{DateTime, FixedOffset, Utc};

use crate::content::Article;

/// Which articles are published beside the plain ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// Drafts too.
    pub drafts: bool,
    /// Articles of the future too.
    pub future: bool,
    /// Expired articles too.
    pub expired: bool,
}

/// Why an article is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// It is a draft.
    Draft,
    /// Its moment has not come.
    Future,
    /// Its time is over.
    Expired,
}

impl Selection {
    /// Why `article` is not published at `now`, or `None` where it is.
    pub fn withholds(self, article: &Article, now: DateTime<Utc>) -> Option<Withheld> {
        if article.draft && !self.drafts {
            Some(Withheld::Draft)
        } else if appears(article) > now && !self.future {
            Some(Withheld::Future)
        } else if article.expiry_date.is_some_and(|end| end <= now) && !self.expired {
            Some(Withheld::Expired)
        } else {
            None
        }
    }
}

/// The next moment after `now` at which an article appears or expires, by what is selected.
pub fn next_change<'a>(
    articles: impl IntoIterator<Item = &'a Article>,
    selection: Selection,
    now: DateTime<Utc>,
) -> Option<DateTime<FixedOffset>> {
    let moments = |article: &Article| {
        let appears = Some(appears(article)).filter(|_| !selection.future);
        [appears, article.expiry_date.filter(|_| !selection.expired)]
    };
    articles
        .into_iter()
        .filter(|article| selection.drafts || !article.draft)
        .flat_map(moments)
        .flatten()
        .filter(|moment| *moment > now)
        .min()
}

fn appears(article: &Article) -> DateTime<FixedOffset> {
    article.publish_date.unwrap_or(article.date)
}
