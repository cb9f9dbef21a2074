//! What relatedness keeps of an article's text: how often each term stands in each field.

use xxhash_rust::xxh3::xxh3_64;

use super::series::series;
use super::term::{self, Term};
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
///
/// Five bytes a term, because the profiles of a whole site are in memory at once.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The article's terms, sorted, each once.
    pub(super) terms: Box<[Term]>,
    /// How often each stands in the body, up to 255.
    pub(super) body: Box<[u8]>,
    /// The terms of the short fields, in the order of `terms`.
    pub(super) heads: Box<[Head]>,
    /// Tokens in the body.
    pub(super) length: u32,
    /// The keywords, each as a number, in the editor's order.
    pub(super) keywords: Box<[u64]>,
    /// The kind of notice, by the title.
    pub(super) series: Option<u64>,
}

/// How often a term stands in the title, the keywords and 快速阅读.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Head {
    /// The term's place in [`Profile::terms`].
    pub(super) at: u32,
    pub(super) title: u8,
    pub(super) keywords: u8,
    pub(super) summary: u8,
}

impl Profile {
    /// Counts the terms of `document`.
    pub fn of(document: &Document<'_>) -> Self {
        let body = terms(&[document.body]);
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let keywords = document.keywords.iter().map(|k| keyword_number(k));
        let mut counts = Counts::with_capacity(body.len());
        let mut heads = heads(document).into_iter().peekable();
        for same in body.chunk_by(|a, b| a == b) {
            let term = same[0];
            while let Some((term, head)) = heads.next_if(|(head, _)| *head < term) {
                counts.push(term, 0, Some(head));
            }
            let head = heads.next_if(|(head, _)| *head == term);
            counts.push(term, same.len(), head.map(|(_, head)| head));
        }
        for (term, head) in heads {
            counts.push(term, 0, Some(head));
        }
        Self {
            terms: counts.terms.into(),
            body: counts.body.into(),
            heads: counts.heads.into(),
            length,
            keywords: keywords.collect(),
            series: series(document.title),
        }
    }
}

/// A profile's terms in the making.
struct Counts {
    terms: Vec<Term>,
    body: Vec<u8>,
    heads: Vec<Head>,
}

impl Counts {
    fn with_capacity(terms: usize) -> Self {
        Self {
            terms: Vec::with_capacity(terms),
            body: Vec::with_capacity(terms),
            heads: Vec::new(),
        }
    }

    /// Adds the next term, which stands in the body so many times.
    fn push(&mut self, term: Term, body: usize, head: Option<Head>) {
        let at = self.terms.len() as u32;
        self.heads.extend(head.map(|head| Head { at, ..head }));
        self.terms.push(term);
        self.body.push(u8::try_from(body).unwrap_or(u8::MAX));
    }
}

/// The terms of title, keywords and 快速阅读, sorted, each once; not yet placed.
fn heads(document: &Document<'_>) -> Vec<(Term, Head)> {
    let title = terms(&[document.title]);
    let keywords = terms(document.keywords);
    let summary = terms(&[document.summary]);
    let (mut title, mut keywords, mut summary) = (&title[..], &keywords[..], &summary[..]);
    let mut heads = Vec::with_capacity(title.len() + keywords.len() + summary.len());
    let next = |lists: [&[Term]; 3]| lists.iter().filter_map(|list| list.first().copied()).min();
    while let Some(term) = next([title, keywords, summary]) {
        let head = Head {
            at: 0,
            title: take(&mut title, term),
            keywords: take(&mut keywords, term),
            summary: take(&mut summary, term),
        };
        heads.push((term, head));
    }
    heads
}

/// The terms of some texts, sorted, as often as they stand there.
fn terms(texts: &[impl AsRef<str>]) -> Vec<Term> {
    let bytes: usize = texts.iter().map(|text| text.as_ref().len()).sum();
    let mut terms = Vec::with_capacity(bytes / 3);
    for text in texts {
        each_token(text.as_ref(), |token| terms.push(Term::of(token)));
    }
    term::sort(&terms, 0)
}

/// Takes `term` off the head of a sorted list and says how often it stood there, up to 255.
fn take(list: &mut &[Term], term: Term) -> u8 {
    let count = list.iter().take_while(|&&other| other == term).count();
    *list = &list[count..];
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// A number for a keyword, the same for those that differ only in case and spaces.
pub(super) fn keyword_number(keyword: &str) -> u64 {
    let folded: String = keyword.split_whitespace().collect();
    xxh3_64(folded.to_lowercase().as_bytes())
}
