//! The file of an article or plain page, as rules look at it.

use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::{
    config::{Config, RuleLevel},
    content::{Article, Body, Page, Passage, Prose, Target},
};

/// One file, read and parsed.
pub(super) struct File<'a> {
    /// The text, in which all places are.
    pub(super) text: &'a str,
    /// Where it begins in the file.
    pub(super) body: usize,
    /// What people wrote in it.
    pub(super) prose: &'a Prose,
    /// Where its links and pictures lead, as readers get them.
    pub(super) targets: &'a [Target],
    /// What it is.
    pub(super) parsed: &'a Parsed,
    /// The settings.
    pub(super) config: &'a Config,
    /// The moment for which the site is made.
    pub(super) now: DateTime<Utc>,
}

/// What a file is, if it can be read as that.
pub(super) enum Parsed {
    Article(Box<Article>),
    Page(Box<Page>),
    Neither,
}

impl Parsed {
    /// What its front matter says of rules.
    pub(super) fn levels(&self) -> &[RuleLevel] {
        match self {
            Self::Article(article) => &article.check,
            Self::Page(page) => &page.check,
            Self::Neither => &[],
        }
    }

    /// Its text, rendered.
    pub(super) fn body(&self) -> Option<&Body> {
        match self {
            Self::Article(article) => Some(&article.body),
            Self::Page(page) => Some(&page.body),
            Self::Neither => None,
        }
    }
}

impl<'a> File<'a> {
    /// The article, if it is one.
    pub(super) fn article(&self) -> Option<&'a Article> {
        match self.parsed {
            Parsed::Article(article) => Some(article),
            _ => None,
        }
    }

    /// The bytes of the file that a part of a passage was made of, if they are that part.
    pub(super) fn verbatim(&self, passage: &Passage, part: Range<usize>) -> Option<Range<usize>> {
        let span = passage.source(part.clone());
        (self.text.get(span.clone()) == passage.text.get(part)).then_some(span)
    }
}
