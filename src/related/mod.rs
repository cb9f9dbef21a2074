//! 你可能还想读: which articles a reader of one article would read next.
//!
//! ```text
//! Document → Profile (one an article, when it is parsed)
//!            Profile → Vector → Postings → candidates → list → filled list
//!            terms     weights  by term    ranked       varied
//! ```

mod diversify;
mod fill;
mod index;
mod lexicon;
mod options;
mod postings;
mod profile;
mod rank;
mod term;
mod vector;

pub use index::{Entry, Related, RelatedIndex, Why};
pub use options::{Options, Order};
pub use profile::{Document, Profile};
