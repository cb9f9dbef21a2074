//! Articles: found below `content/`, read once, parsed whole.

mod article;

pub use article::{Ai, Article, Body, Heading, Placed, Reference, RelatedChoice};
