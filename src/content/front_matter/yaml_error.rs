//! A mistake in YAML, in a person's words.

use std::ops::Range;

/// Why a text is not the YAML that front matter may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct YamlError {
    pub(super) message: String,
    pub(super) span: Range<usize>,
    /// The other place that takes part: the first of two equal keys.
    pub(super) related: Option<Range<usize>>,
    pub(super) help: &'static str,
}

impl YamlError {
    pub(super) fn new(message: impl Into<String>, span: Range<usize>, help: &'static str) -> Self {
        Self {
            message: message.into(),
            span,
            related: None,
            help,
        }
    }
}
