//! An article as the rest of the program knows it: complete when made, never half-filled.

use std::ops::Range;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{aigc::Aigc, remembered};
use crate::{
    config::{Ai, RuleLevel},
    diagnostic::Position,
};

/// One Markdown article, parsed. What few have is in a box: a site holds very many articles.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Article {
    /// The path below `content/` without `.md` (and without `/index` for a bundle): unique.
    pub id: String,
    /// The path of the file below the site's root, with `/` between its parts.
    pub path: String,
    /// The title: from the front matter, else the first heading, else the file name.
    pub title: String,
    /// 发布时间, in the site's time zone.
    #[serde(with = "remembered::date")]
    pub date: DateTime<FixedOffset>,
    /// When it was last changed, in the site's time zone; never before `date`.
    #[serde(with = "remembered::optional_date")]
    pub updated: Option<DateTime<FixedOffset>>,
    /// 来源: who published the original.
    pub source: Option<String>,
    /// The address of the original, `http` or `https`.
    pub source_url: Option<String>,
    /// 快速阅读, plain text in one line.
    pub summary: Option<String>,
    /// 关键词 as the editor wrote them, each once.
    pub keywords: Vec<String>,
    /// Which of these two the program made of the text.
    pub auto: Auto,
    /// Who wrote it.
    pub author: Option<String>,
    /// The cover image: an absolute address, or a path as a link in the body would be written.
    pub cover: Option<Box<Placed<String>>>,
    /// The last part of the address, as the editor chose it.
    pub slug: Option<Box<Placed<String>>>,
    /// The whole address below the site's base, as the editor chose it.
    pub permalink: Option<Box<Placed<String>>>,
    /// Old addresses that lead here.
    pub aliases: Vec<Placed<String>>,
    /// Not to be published.
    pub draft: bool,
    /// Not to be published before.
    #[serde(with = "remembered::optional_date")]
    pub publish_date: Option<DateTime<FixedOffset>>,
    /// Not to be published from then on.
    #[serde(with = "remembered::optional_date")]
    pub expiry_date: Option<DateTime<FixedOffset>>,
    /// Kept on top of the home page.
    pub pin: bool,
    /// What AI did; none where the front matter is silent and the site's default decides.
    pub ai: Option<Ai>,
    /// The mark for machines that the text brought along.
    pub aigc: Option<Aigc>,
    /// What the editor says of the list of related articles.
    pub related: RelatedChoice,
    /// The template, where it is not `article.html`.
    pub template: Option<Box<Placed<String>>>,
    /// How much rules of `kuaidu check` weigh here.
    pub check: Vec<RuleLevel>,
    /// Keys that kuaidu does not know, for the templates.
    #[serde(with = "remembered::json")]
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// The text.
    pub body: Body,
    /// By which it is known again.
    pub print: Print,
}

/// Hashes of what a file says: where they are equal, so is the article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// Of the whole file.
    pub file: u64,
    /// Of everything but the text: what lists and cards tell of the article.
    pub face: u64,
    /// Of what readers read, as it was written: title, 快速阅读 and text.
    pub words: u64,
}

/// What is not an editor's word but the program's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Auto {
    /// 快速阅读.
    pub summary: bool,
    /// 关键词.
    pub keywords: bool,
}

impl Article {
    /// Whether two articles say the same, wherever in their files they say it.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let words = |of: &Self| {
            (
                (of.title.clone(), of.date, of.updated, of.draft, of.pin),
                (of.publish_date, of.expiry_date, of.ai),
                (of.source.clone(), of.source_url.clone(), of.author.clone()),
                (of.summary.clone(), of.keywords.clone(), of.extra.clone()),
                (of.body.html.clone(), of.body.text.clone()),
            )
        };
        words(self) == words(other)
    }
}

/// A value of the front matter that a later stage may have to complain about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub position: Position,
}

/// What an editor says of the related articles: ids of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatedChoice {
    /// Listed first, in this order.
    pub pin: Vec<Placed<String>>,
    /// Never listed.
    pub exclude: Vec<Placed<String>>,
}

/// The text of an article, rendered.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Body {
    /// Safe HTML: raw HTML sanitised, no dangerous address. Not remembered.
    #[serde(skip)]
    pub html: String,
    /// Plain text, a line per block, without code blocks: for relatedness and search. Not remembered.
    #[serde(skip)]
    pub text: String,
    /// The headings in their order.
    pub headings: Vec<Heading>,
    /// Every address in `html` that is not absolute, in the order of their spans.
    pub references: Vec<Reference>,
    /// Han characters in the text.
    pub han: usize,
    /// Words and numbers of other scripts in the text.
    pub words: usize,
}

impl Body {
    /// Whether there is nothing yet that a reader could read or see.
    pub fn is_empty(&self) -> bool {
        self.han == 0 && self.words == 0 && self.headings.is_empty() && self.references.is_empty()
    }
}

/// A heading of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6, none skipped: how deep it stands under other headings, for `1` is the title.
    pub level: u8,
    /// The anchor, unique in the article; Chinese is kept.
    pub id: String,
    /// Its text, plain.
    pub title: String,
}

/// An address in a body's HTML that has no scheme: `#part`, `pic.png`, `../a.md#b`, `/about/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The bytes of `Body::html` between the attribute's quotes.
    pub span: Range<usize>,
    /// The address, HTML entities resolved; what is percent-encoded stays so.
    pub target: String,
    /// Where it was written; none for `#…`, and none for the last ones of very many.
    pub position: Option<Position>,
    /// What it is the address of.
    pub of: Referrer,
}

/// What has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Referrer {
    /// A link: [`HREF`] stands before the address.
    Link,
    /// An image, with the size that its tag gives it, in CSS pixels.
    Image {
        /// `width`, where the author wrote it.
        width: Option<u32>,
        /// `height`, where the author wrote it.
        height: Option<u32>,
    },
    /// A video or a sound.
    Media,
}

impl Reference {
    /// Whether it is a link's.
    pub fn is_link(&self) -> bool {
        self.of == Referrer::Link
    }
}

/// What stands before the address of a link in a body's HTML.
pub const HREF: &str = " href=\"";
