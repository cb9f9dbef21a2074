//! The file of an article or plain page, as rules look at it.

use std::ops::Range;

use crate::content::{Article, Passage, Prose};

/// One file, read and parsed.
pub(super) struct File<'a> {
    /// The text, in which all places are.
    pub(super) text: &'a str,
    /// What people wrote in it.
    pub(super) prose: &'a Prose,
    /// The article; none for a plain page, and for a file with errors.
    pub(super) article: Option<&'a Article>,
}

impl File<'_> {
    /// The bytes of the file that a part of a passage was made of, if they are that part.
    pub(super) fn verbatim(&self, passage: &Passage, part: Range<usize>) -> Option<Range<usize>> {
        let span = passage.source(part.clone());
        (self.text.get(span.clone()) == passage.text.get(part)).then_some(span)
    }
}
