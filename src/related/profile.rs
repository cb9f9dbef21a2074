//! What relatedness keeps of an article's text: how often each term stands in each field.

use xxhash_rust::xxh3::xxh3_64;

use super::series::series;
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
        let title = terms(&[document.title]);
        let keywords = terms(document.keywords);
        let summary = terms(&[document.summary]);
        let body = terms(&[document.body]);
        let mut profile = Self::merge([&title, &keywords, &summary, &body]);
        profile.length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        profile.series = series(document.title);
        profile.keywords = document
            .keywords
            .iter()
            .map(|k| keyword_number(k))
            .collect();
        profile
    }

    /// Counts sorted lists of terms: title, keywords, summary, body.
    fn merge(fields: [&[Term]; 4]) -> Self {
        let [mut title, mut keywords, mut summary, mut body] = fields;
        let (mut terms, mut counts, mut heads) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(&term) = [title, keywords, summary, body]
            .iter()
            .filter_map(|list| list.first())
            .min()
        {
            let head = Head {
                at: terms.len() as u32,
                title: take(&mut title, term),
                keywords: take(&mut keywords, term),
                summary: take(&mut summary, term),
            };
            if (head.title, head.keywords, head.summary) != (0, 0, 0) {
                heads.push(head);
            }
            terms.push(term);
            counts.push(take(&mut body, term));
        }
        Self {
            terms: terms.into(),
            body: counts.into(),
            heads: heads.into(),
            ..Self::default()
        }
    }
}

/// The terms of some texts, sorted, as often as they stand there.
fn terms(texts: &[impl AsRef<str>]) -> Vec<Term> {
    let mut terms = Vec::new();
    for text in texts {
        each_token(text.as_ref(), |token| terms.push(Term::of(token)));
    }
    terms.sort_unstable();
    terms
}

/// Takes `term` off the head of a sorted list and says how often it stood there, up to 255.
fn take(list: &mut &[Term], term: Term) -> u8 {
    let count = list.iter().take_while(|&&other| other == term).count();
    *list = &list[count..];
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// A number for a keyword, the same for those that differ only in case and spaces.
fn keyword_number(keyword: &str) -> u64 {
    let folded: String = keyword.split_whitespace().collect();
    xxh3_64(folded.to_lowercase().as_bytes())
}
