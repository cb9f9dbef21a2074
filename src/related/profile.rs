//! What relatedness keeps of an article's text: how often each term stands in each field.

use std::collections::BTreeMap;

use super::term::Term;
use crate::text::bigram::each_token;

/// The texts of an article that speak of its subject.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The title.
    pub title: &'a str,
    /// The keywords as the editor wrote them.
    pub keywords: &'a [String],
    /// 快速阅读.
    pub summary: &'a str,
    /// The body as plain text, without code blocks.
    pub body: &'a str,
}

/// How often each term stands in an article: all that the index needs of its text.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Sorted by term, each once.
    pub(crate) counts: Box<[Count]>,
    /// Tokens in the body.
    pub(crate) length: u32,
    /// The keywords, each as a number, in the editor's order.
    pub(crate) keywords: Box<[u64]>,
}

/// How often a term stands in each field of an article.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) term: Term,
    pub(crate) title: u8,
    pub(crate) keywords: u8,
    pub(crate) summary: u8,
    pub(crate) body: u16,
}

impl Profile {
    /// Counts the terms of `document`.
    pub fn of(document: &Document<'_>) -> Self {
        let mut counts = BTreeMap::new();
        let mut count = |text: &str, add: fn(&mut Count)| {
            let mut length = 0;
            each_token(text, |token| {
                let term = Term::of(token);
                add(counts.entry(term).or_insert(Count::none(term)));
                length += 1;
            });
            length
        };
        count(document.title, |c| c.title = c.title.saturating_add(1));
        for keyword in document.keywords {
            count(keyword, |c| c.keywords = c.keywords.saturating_add(1));
        }
        count(document.summary, |c| {
            c.summary = c.summary.saturating_add(1)
        });
        let length = count(document.body, |c| c.body = c.body.saturating_add(1));
        let keywords = document
            .keywords
            .iter()
            .map(|keyword| keyword_number(keyword));
        Self {
            counts: counts.into_values().collect(),
            length,
            keywords: keywords.collect(),
        }
    }
}

impl Count {
    fn none(term: Term) -> Self {
        Self {
            term,
            title: 0,
            keywords: 0,
            summary: 0,
            body: 0,
        }
    }
}

/// A number for a keyword, the same for those that differ only in case and spaces.
fn keyword_number(keyword: &str) -> u64 {
    let folded: String = keyword
        .split_whitespace()
        .collect::<String>()
        .to_lowercase();
    xxhash_rust::xxh3::xxh3_64(folded.as_bytes())
}
