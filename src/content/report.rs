//! What is wrong in one file, placed in its text as it is found.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, Position, Severity};

/// Diagnostics of one severity that one file may have: a file with ten thousand mistakes
/// is one mistake, and placing each costs a walk through the text.
const MAX_OF_A_KIND: usize = 50;

/// The text of a file with the diagnostics that its reading has yielded so far.
pub(super) struct Report<'a> {
    path: &'a str,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl<'a> Report<'a> {
    /// A clean report on the file at `path`, below the site's root.
    pub(super) fn new(path: &'a str, text: &'a str) -> Self {
        Self {
            path,
            text,
            diagnostics: Vec::new(),
            errors: 0,
            warnings: 0,
        }
    }

    /// The whole text, to which every span refers.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The position of a span.
    pub(super) fn position(&self, span: Range<usize>) -> Position {
        Position::of(self.text, span)
    }

    /// The place of a span, for [`Diagnostic::related`].
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        Place::in_text(self.path, self.text, span)
    }

    /// Adds a diagnostic at a span.
    pub(super) fn add(&mut self, span: Range<usize>, diagnostic: Diagnostic) {
        if self.admits(&diagnostic) {
            self.diagnostics
                .push(diagnostic.at(Place::in_text(self.path, self.text, span)));
        }
    }

    /// Adds a diagnostic that concerns the whole file.
    pub(super) fn add_to_file(&mut self, diagnostic: Diagnostic) {
        if self.admits(&diagnostic) {
            self.diagnostics.push(diagnostic.at(self.path));
        }
    }

    fn admits(&mut self, diagnostic: &Diagnostic) -> bool {
        let count = match diagnostic.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning | Severity::Note => &mut self.warnings,
        };
        *count += 1;
        *count <= MAX_OF_A_KIND
    }

    /// Whether an error was found.
    pub(super) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// All diagnostics, in the order in which they were found.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
