//! A text of the folder that was read and has no place yet.

use std::{collections::BTreeMap, path::PathBuf};

use chrono::{DateTime, FixedOffset};

use super::Meta;
use crate::import::article::Kind;

/// A text with all that decides on its place.
#[derive(Debug)]
pub(in crate::import) struct Source {
    pub(in crate::import) kind: Kind,
    /// Its path below the folder.
    pub(in crate::import) path: String,
    pub(in crate::import) meta: Meta,
    pub(in crate::import) body: String,
    /// The line on which the body begins.
    pub(in crate::import) line: usize,
    pub(in crate::import) name: String,
    pub(in crate::import) date: Option<DateTime<FixedOffset>>,
    /// Addresses that it had, from the old site's root.
    pub(in crate::import) old: Vec<String>,
    /// The language, where the site has several.
    pub(in crate::import) language: Option<String>,
    /// Other names by which links of the source mean it.
    pub(in crate::import) known_as: Vec<String>,
    /// Files beside it: where they are, and what they are called there.
    pub(in crate::import) files: Vec<(PathBuf, String)>,
}

/// A file's name without its ending, and without a date before it.
pub(in crate::import) fn stem(path: &str) -> (&str, Option<&str>) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_date = |date: &str| {
        date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 | 10 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    match stem.split_at_checked("2026-03-05-".len()) {
        Some((date, rest)) if is_date(date) && !rest.is_empty() => (rest, Some(&date[..10])),
        _ => (stem, None),
    }
}

/// Whether a file is Markdown.
pub(in crate::import) fn is_markdown(path: &str) -> bool {
    let (_, ending) = path.rsplit_once('.').unwrap_or_default();
    ["md", "markdown", "mdown", "mkd"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Files beside a text by the text that they belong to.
pub(in crate::import) type Beside = BTreeMap<String, Vec<(PathBuf, String)>>;
