//! An article with its place in the site.

use super::{Address, Addresses, Cover, TermId};
use crate::{config::Ai, content::Article};

/// The index of an article in [`Site::entries`](super::Site::entries), newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// A published article: what its author wrote, and what the site makes of it.
#[derive(Debug)]
pub struct Entry {
    /// What the author wrote; the body's HTML has moved to `html`.
    pub article: Article,
    /// Where it stands.
    pub address: Address,
    /// The address for `href`.
    pub href: String,
    /// The absolute address.
    pub permalink: String,
    /// Its keywords, in the author's order, synonyms as one.
    pub keywords: Vec<TermId>,
    /// Its source.
    pub source: Option<TermId>,
    /// The cover.
    pub cover: Option<Cover>,
    /// Where the image stands that is shared in its place; none where it has a cover, or the site has
    /// no such images.
    pub share_image: Option<Address>,
    /// What AI did: as front matter says, else the settings for its source, else their default.
    pub ai: Ai,
    /// The text, its addresses as the author wrote them; none where it is to be read once more.
    pub html: Option<String>,
    /// What becomes of the addresses in the text.
    pub addresses: Addresses,
    /// The articles that the text links to.
    pub links: Vec<ArticleId>,
    /// The articles that the editor wants in its list of related articles.
    pub pinned: Vec<ArticleId>,
    /// The articles that the editor does not want there.
    pub excluded: Vec<ArticleId>,
}

impl Entry {
    /// The cover's address, for `src`.
    pub fn cover_src(&self) -> Option<&str> {
        self.cover.as_ref().map(|cover| cover.src.as_str())
    }
}

/// A plain page with its place in the site.
#[derive(Debug)]
pub struct PlainPage {
    /// What its author wrote; the body's HTML has moved to `html`.
    pub page: crate::content::Page,
    /// Where it stands.
    pub address: Address,
    /// The text, every address resolved.
    pub html: String,
}
