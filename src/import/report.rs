//! What an import did, in numbers and notes.

use std::collections::BTreeMap;

use super::note::{Note, NoteKind};

/// What came over, what did not, and what a person should know of it.
#[derive(Debug, Default)]
pub struct Report {
    /// Articles in the source.
    pub articles: usize,
    /// Plain pages in the source.
    pub pages: usize,
    /// How many of both are drafts.
    pub drafts: usize,
    /// Pictures and other files.
    pub files: usize,
    /// Files of the site that are new.
    pub written: usize,
    /// Files that an earlier import wrote and nobody touched, brought up to date.
    pub updated: usize,
    /// Files that are as they should be.
    pub unchanged: usize,
    /// What was left out on purpose, and how much of it.
    pub left_out: BTreeMap<LeftOut, usize>,
    /// What is to be said of single things, in the order of the source: of each kind and rule so many.
    pub notes: Vec<Note>,
    /// How many notes of each kind and rule there are, also of those that are not kept.
    pub told: BTreeMap<(NoteKind, &'static str), usize>,
}

/// Notes of one kind and rule that are kept: nobody reads more, and a source may give cause for millions.
const MOST_NOTES: usize = 10_000;

/// What an import leaves out on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// What readers wrote below articles.
    Comments,
    /// Entries of menus.
    MenuEntries,
    /// Earlier versions of articles.
    Revisions,
    /// What lay in the trash.
    Trash,
    /// Drafts that a program made and nobody wrote into.
    AutoDrafts,
    /// Pictures and files of the old site that stay there.
    Attachments,
    /// Parts of the old site's look: templates, styles, blocks to be used again.
    Design,
    /// Kinds of content that kuaidu does not have.
    Other,
}

impl LeftOut {
    /// Its name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comments => "comments",
            Self::MenuEntries => "menu-entries",
            Self::Revisions => "revisions",
            Self::Trash => "trash",
            Self::AutoDrafts => "auto-drafts",
            Self::Attachments => "attachments",
            Self::Design => "design",
            Self::Other => "other",
        }
    }
}

impl Report {
    /// Whether the source was whole and everything in it could be looked at.
    pub fn is_sound(&self) -> bool {
        self.notes.iter().all(|note| note.kind != NoteKind::Damaged)
    }

    pub(super) fn leave_out(&mut self, what: LeftOut, count: usize) {
        if count > 0 {
            *self.left_out.entry(what).or_default() += count;
        }
    }

    pub(super) fn note(&mut self, note: Note) {
        let count = self.told.entry((note.kind, note.rule)).or_default();
        *count += 1;
        if *count <= MOST_NOTES {
            self.notes.push(note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{import::note::Spot, message::message};

    #[test]
    fn notes_without_end_are_counted() {
        let mut report = Report::default();
        for _ in 0..MOST_NOTES + 5 {
            report.note(Note::stays_old(Spot::file("a"), "https://a.cn/"));
        }
        report.note(Note::damaged(
            "broken",
            Spot::file("a"),
            message!("import-no-text"),
        ));
        assert_eq!(report.notes.len(), MOST_NOTES + 1);
        assert_eq!(report.told[&(NoteKind::Lost, "old-site")], MOST_NOTES + 5);
        assert!(!report.is_sound());
    }
}
