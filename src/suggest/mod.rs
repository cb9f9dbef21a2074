//! 关键词 and 快速阅读 for articles whose editor left them out, taken from the text itself.
//!
//! ```text
//! Item …        → Vocabulary   the site's own keywords, found in a text
//!               → Usage        how often editors took one that stood there, so far
//! Text, Known … → keywords     those, and names and nouns of the text, by their chances
//! title, body   → summary      the most central sentences
//! ```
//!
//! docs/suggest.md tells the method and what it reaches.

mod keywords;
mod missing;
mod names;
mod nouns;
mod sentence;
mod stop_words;
mod summary;
#[cfg(test)]
mod tests;
mod usage;
mod vocabulary;

pub use keywords::{Known, keywords};
pub use missing::{Item, missing_keywords};
pub use nouns::{is_loaded, word_starts, words};
pub use summary::{MOST_CHARS as MOST_SUMMARY, summary};

/// The texts of an article from which something is to be suggested.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The title.
    pub title: &'a str,
    /// 快速阅读, empty where there is none.
    pub summary: &'a str,
    /// The body as plain text, a line a block, without code blocks.
    pub body: &'a str,
}

/// Bytes of a body that are read: what an article is about stands in its beginning.
const MAX_BODY: usize = 32 << 10;

/// The beginning of a body.
fn beginning(body: &str) -> &str {
    &body[..body.floor_char_boundary(MAX_BODY)]
}
