//! An article on its way: what every importer makes of what it reads.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value as Json};

use super::note::Spot;

/// What becomes of a piece of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// News: it has a date.
    Article,
    /// A plain page.
    Page,
}

/// What decides on the place of an article, known before its text is read.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    /// By what it is known again at the next import: the same source gives the same key.
    pub(super) key: String,
    pub(super) kind: Kind,
    /// When it was published; a page may have none.
    pub(super) date: Option<DateTime<FixedOffset>>,
    /// The wanted end of its address, not yet a slug; for a page, `/` may stand in it.
    pub(super) name: String,
    /// Addresses that it had, paths of the old site that begin with `/`, decoded.
    pub(super) old: Vec<String>,
    /// Other names by which links of the source mean it; each is the whole of such a link.
    pub(super) known_as: Vec<String>,
    /// Where it stands in the source.
    pub(super) spot: Spot,
    /// Whether files come with it, so that it needs a folder of its own.
    pub(super) has_files: bool,
}

/// What the front matter of an article will say.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fields {
    pub(super) title: String,
    pub(super) updated: Option<DateTime<FixedOffset>>,
    pub(super) source: Option<String>,
    pub(super) source_url: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) keywords: Vec<String>,
    pub(super) author: Option<String>,
    pub(super) cover: Option<String>,
    pub(super) draft: bool,
    pub(super) pin: bool,
    pub(super) publish_date: Option<DateTime<FixedOffset>>,
    pub(super) expiry_date: Option<DateTime<FixedOffset>>,
    /// A value of `ai`.
    pub(super) ai: Option<&'static str>,
    /// What the source had and kuaidu has no field for.
    pub(super) extra: Map<String, Json>,
}

/// The text of an article, in Markdown, and what goes with it.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) fields: Fields,
    pub(super) body: String,
    /// Files for its folder: where they are, and what they are called there.
    pub(super) files: Vec<(PathBuf, String)>,
}
