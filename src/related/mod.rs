//! 你可能还想读: which articles a reader of one article would read next.
//!
//! ```text
//! Document → Profile       one an article, of its text; then, for all of them,
//! Entry    → Roster        an article's slot, and the order of time
//!          → Lexicon       how rare terms are, by a sample
//!          → Vector, Told  an article's terms, weighted, and what else its text tells
//!          → Lists         who stands near whom in the list of a term
//!          → Candidate     by text, date, source and links
//!          → rank → diversify → Lister    the list
//! ```
//!
//! [`State`] keeps all that between builds: `full` computes it for a whole site, `update`
//! brings it up to date with a few changes, to the same, bit for bit.

mod candidates;
mod change;
mod diversify;
mod duplicates;
mod entry;
mod explain;
mod foresight;
mod full;
mod gist;
mod index;
mod known;
mod lexicon;
mod likeness;
mod list;
mod meetings;
mod options;
mod profile;
mod radix;
mod ragged;
mod rank;
mod records;
mod relist;
mod roster;
mod sample;
mod sampled;
mod search;
mod series;
mod shape;
mod signals;
mod source;
mod state;
mod stored;
mod tally;
mod term;
mod texts;
mod update;
mod vector;

pub use duplicates::Duplicate;
pub use entry::Entry;
pub use explain::{Explainer, Explanation, Shared};
pub use foresight::{Early, Foresight, Weighed};
pub use index::RelatedIndex;
pub use list::{Related, Why};
pub use options::{Options, Order};
pub use profile::{Document, Profile};
pub use records::Records;
pub use state::{State, Update};
pub use texts::Texts;

#[cfg(test)]
mod tests;
