//! The site as a whole: which articles it has, where everything stands, how it hangs together.

mod address;
mod addresses;
mod ai_label;
mod archive;
mod assemble;
mod assets;
mod catalog;
mod cross_reference;
pub mod digest;
mod entry;
mod pagination;
mod permalink;
mod pictures;
mod places;
mod redirect;
mod reference;
mod route;
mod selection;
mod term;
pub mod well_known;

use chrono::{DateTime, Utc};

pub use self::{
    address::{Address, link},
    addresses::Addresses,
    ai_label::digital_source_type,
    archive::{ARCHIVE, Month, Year},
    assemble::{Ingredients, Unpublished, assemble, order},
    assets::PlacedFile,
    catalog::{Catalog, ListKind, Listing},
    digest::Digests,
    entry::{ArticleId, Entry, PlainPage},
    pagination::ListPage,
    permalink::{article_address, page_address},
    pictures::{Cover, PlacedVariant},
    redirect::Redirect,
    selection::{Selection, Withheld, next_change},
    term::{KEYWORDS, SOURCES, TERMS_PER_PAGE, Taxonomy, Term, TermId},
};
use crate::config::Config;

/// A site, complete: nothing changes it once it is assembled.
#[derive(Debug)]
pub struct Site {
    /// Its settings.
    pub config: Config,
    /// The moment for which it is made.
    pub now: DateTime<Utc>,
    /// Its articles, newest first; those of one moment by id.
    pub entries: Vec<Entry>,
    /// Its plain pages, by id.
    pub pages: Vec<PlainPage>,
    /// Its lists of articles.
    pub catalog: Catalog,
    /// Its digests of days and weeks.
    pub digests: Digests,
    /// Every list with its pages.
    pub listings: Vec<Listing>,
    /// Old addresses that lead to new ones.
    pub redirects: Vec<Redirect>,
    /// Files that are published as they are.
    pub files: Vec<PlacedFile>,
    /// The smaller pictures that stand in for those of the articles.
    pub variants: Vec<PlacedVariant>,
}

impl Site {
    /// The article with this id.
    pub fn entry(&self, id: ArticleId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// The article that was published next after this one.
    pub fn newer(&self, id: ArticleId) -> Option<ArticleId> {
        id.0.checked_sub(1).map(ArticleId)
    }

    /// The article that was published last before this one.
    pub fn older(&self, id: ArticleId) -> Option<ArticleId> {
        let older = id.0 + 1;
        ((older as usize) < self.entries.len()).then_some(ArticleId(older))
    }
}
