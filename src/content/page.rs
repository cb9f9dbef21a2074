//! A plain page, such as `/about/`.

use chrono::{DateTime, FixedOffset};

use super::article::{Body, Placed};
use crate::config::RuleLevel;

/// One Markdown file of `content/pages/`, parsed: a page that is no news.
#[derive(Debug, Clone)]
pub struct Page {
    /// The path below `content/` without `.md` (and without `/index`), such as `pages/about`.
    pub id: String,
    /// The path of the file below the site's root, with `/` between its parts.
    pub path: String,
    /// The title: from the front matter, else the first heading, else the file name.
    pub title: String,
    /// When it was written, in the site's time zone.
    pub date: Option<DateTime<FixedOffset>>,
    /// When it was last changed, in the site's time zone.
    pub updated: Option<DateTime<FixedOffset>>,
    /// What it is about, plain text in one line.
    pub summary: Option<String>,
    /// The last part of the address, as the editor chose it.
    pub slug: Option<Placed<String>>,
    /// The whole address below the site's base, as the editor chose it.
    pub permalink: Option<Placed<String>>,
    /// Old addresses that lead here.
    pub aliases: Vec<Placed<String>>,
    /// Not to be published.
    pub draft: bool,
    /// The template, where it is not `page.html`.
    pub template: Option<Placed<String>>,
    /// How much rules of `kuaidu check` weigh here.
    pub check: Vec<RuleLevel>,
    /// Keys that kuaidu does not know, for the templates.
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// The text.
    pub body: Body,
    /// A hash of the whole file.
    pub print: u64,
}
