//! What decides, beside its file, what is read of an article.

use chrono::{DateTime, Utc};

use crate::{config::Config, content::ParseOptions, site::Selection};

/// What decides, beside its file, what is read of an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadOptions {
    pub(super) parse: ParseOptions,
    /// Whether a missing 快速阅读 is made of the text.
    pub(super) makes_summaries: bool,
    /// Whether missing 关键词 will be made of the text.
    pub(super) makes_keywords: bool,
    /// Whether readers can search in the text.
    pub(super) is_searched: bool,
    /// Which articles are published, and at which moment; none where no site is made.
    pub(super) selection: Option<(Selection, DateTime<Utc>)>,
}

impl ReadOptions {
    pub(super) fn of(config: &Config, selection: Selection, now: DateTime<Utc>) -> Self {
        Self {
            parse: ParseOptions {
                timezone: config.timezone,
            },
            makes_summaries: config.auto.summary,
            makes_keywords: config.auto.keywords,
            is_searched: config.search,
            selection: Some((selection, now)),
        }
    }

    /// For a site whose settings are wrong: whether an article can be read depends on none.
    pub(super) fn unset() -> Self {
        Self {
            parse: ParseOptions {
                timezone: chrono_tz::UTC,
            },
            makes_summaries: false,
            makes_keywords: false,
            is_searched: false,
            selection: None,
        }
    }
}
