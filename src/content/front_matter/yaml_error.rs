//! A mistake in YAML, in a person's words.

use std::ops::Range;

use crate::message::Message;

/// Why a text is not the YAML that front matter may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct YamlError {
    pub(super) message: Message,
    pub(super) span: Range<usize>,
    /// The other place that takes part: the first of two equal keys.
    pub(super) related: Option<Range<usize>>,
    pub(super) help: Message,
}

impl YamlError {
    pub(super) fn new(message: Message, span: Range<usize>, help: Message) -> Self {
        Self {
            message,
            span,
            related: None,
            help,
        }
    }
}
