//! The index that readers search in: what can be looked for, and the files in which it is found.
//!
//! The index of a site is a set of small files, made so that a query reads few of them, and an
//! edit rewrites few. Articles stand oldest first in [`Segment`]s; each has its own files, of four kinds:
//!
//! - *heads*: the terms of titles, keywords, 快速阅读 and sources, in shards by term ([`Heads`]);
//! - *words*: the words among these in other scripts than Han, in shards by their first two
//!   letters, so that they are found by how they begin ([`words`]);
//! - *bodies*: the terms of the texts, in shards by term ([`Bodies`]);
//! - *cards*: what a result shows, which `render` writes.
//!
//! `static/search.js` reads them; docs/search.md tells the formats and how results are ranked.

mod bits;
mod body;
mod head;
mod inverted;
mod regional;
mod segment;
mod simplify;
mod term;
mod token;
mod words;

pub use body::body_terms;
pub use head::{Field, Head, HeadText};
pub use inverted::{Bodies, Heads};
pub use regional::TAIWAN;
pub use segment::{Segment, segments};
pub use simplify::{pairs, simplified};
pub use term::Term;
pub use token::{Token, each_token, whole};
pub use words::words;

/// By which a file of a segment is known to number articles as the others do: of the ids of its articles.
pub type Mark = u32;

/// Into how many files each kind of a segment's index is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shards {
    /// Files of heads.
    pub heads: usize,
    /// Files of words.
    pub words: usize,
    /// Files of bodies.
    pub bodies: usize,
}

impl Shards {
    /// The division of a segment of so many articles: files of some kilobytes.
    pub fn of(articles: usize) -> Self {
        let divided = |by: usize| (articles / by).max(1).next_power_of_two().min(MOST_SHARDS);
        Self {
            heads: divided(16),
            words: divided(64),
            bodies: divided(12),
        }
    }
}

/// The most files of one kind in a segment.
const MOST_SHARDS: usize = 4096;
