//! What an import tells of itself: what changed on the way, what was lost, what stayed as it was.

use crate::message::{Message, message};

/// What became of the thing that a [`Note`] tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// It came over in another form.
    Changed,
    /// It could not be converted; what is left of it stands in the article where that is said.
    Lost,
    /// A file of the site was not written, because somebody else has a hand in it.
    Kept,
    /// The source itself is damaged or no such source.
    Damaged,
}

impl NoteKind {
    /// All kinds, in the order of a report.
    pub const ALL: [Self; 4] = [Self::Changed, Self::Lost, Self::Kept, Self::Damaged];
}

/// Where something stands in what is imported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file as it was named, or its path below the folder that is imported.
    pub file: String,
    /// The line, from 1; none where the whole file is meant.
    pub line: Option<usize>,
}

impl Spot {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
        }
    }

    /// A line of a file, from 1.
    pub fn line(file: impl Into<String>, line: usize) -> Self {
        Self {
            file: file.into(),
            line: Some(line),
        }
    }
}

/// One thing that a person should know of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What became of it.
    pub kind: NoteKind,
    /// What kind of thing it is, in kebab case: stable, for machines.
    pub rule: &'static str,
    /// Where it stands in the source.
    pub spot: Spot,
    /// What happened, one sentence.
    pub message: Message,
}

impl Note {
    /// Something that came over in another form.
    pub(super) fn changed(rule: &'static str, spot: Spot, message: Message) -> Self {
        Self::new(NoteKind::Changed, rule, spot, message)
    }

    /// Something that could not be converted.
    pub(super) fn lost(rule: &'static str, spot: Spot, message: Message) -> Self {
        Self::new(NoteKind::Lost, rule, spot, message)
    }

    /// A file of the site that was not written.
    pub(super) fn kept(rule: &'static str, spot: Spot, message: Message) -> Self {
        Self::new(NoteKind::Kept, rule, spot, message)
    }

    /// A source that cannot be read as it should.
    pub(super) fn damaged(rule: &'static str, spot: Spot, message: Message) -> Self {
        Self::new(NoteKind::Damaged, rule, spot, message)
    }

    /// A link that stays as it is, for it leads to a page of the old site that is not imported.
    pub(super) fn stays_old(spot: Spot, address: &str) -> Self {
        Self::lost(
            "old-site",
            spot,
            message!("import-stays-old", address = address),
        )
    }

    fn new(kind: NoteKind, rule: &'static str, spot: Spot, message: Message) -> Self {
        Self {
            kind,
            rule,
            spot,
            message,
        }
    }
}
