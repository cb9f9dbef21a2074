//! What changed in a site's folder, and when that is over.

use std::{collections::BTreeMap, time::Duration};

/// The files that changed, by their paths below the site's root.
#[derive(Debug, Default)]
pub struct Changes {
    /// Whether a file has yet to be closed by whoever writes it, as far as that is known.
    paths: BTreeMap<String, bool>,
    /// More happened than could be told.
    is_partial: bool,
}

/// So many files are changed by a person, or by a program for one.
const FEW: usize = 3;
/// Of a file that was saved whole nothing more is expected.
const SAVED: Duration = Duration::from_millis(3);
/// A file that is being written is waited for, but not for one whose writer never closes it.
const WRITING: Duration = Duration::from_millis(50);
/// Between the files of a checkout or a search-and-replace may lie as much.
const MANY: Duration = Duration::from_millis(80);
/// Names that are remembered.
const REMEMBERED: usize = 10_000;

impl Changes {
    /// The file at `path` changed; it is whole, or is being written still.
    pub(super) fn add(&mut self, path: String, is_whole: bool) {
        if self.paths.len() < REMEMBERED || self.paths.contains_key(&path) {
            self.paths.insert(path, !is_whole);
        } else {
            self.is_partial = true;
        }
    }

    /// Anything may have changed.
    pub(super) fn add_unknown(&mut self) {
        self.is_partial = true;
    }

    /// Whether anything changed.
    pub fn any(&self) -> bool {
        self.is_partial || !self.paths.is_empty()
    }

    /// How long nothing more must happen until this counts as all.
    pub(super) fn quiet(&self) -> Duration {
        if self.is_partial || self.paths.len() > FEW {
            MANY
        } else if self.paths.values().any(|is_open| *is_open) {
            WRITING
        } else {
            SAVED
        }
    }

    /// The paths below the site's root, sorted; not all of them where they are very many.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.keys().map(String::as_str)
    }

    /// The one file that changed, if there is just one.
    pub(super) fn only(&self) -> Option<&str> {
        let mut paths = self.paths();
        let first = paths.next().filter(|_| !self.is_partial);
        first.filter(|_| paths.next().is_none())
    }

    /// What changed since the last build that came to something, of which nobody was told yet.
    pub(super) fn absorb(&mut self, earlier: Self) {
        self.is_partial |= earlier.is_partial;
        for (path, is_open) in earlier.paths {
            self.paths.entry(path).or_insert(is_open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_happens_the_longer_it_is_waited() {
        let mut changes = Changes::default();
        assert!(!changes.any());
        changes.add("content/a.md".to_owned(), false);
        assert_eq!(changes.quiet(), WRITING);
        changes.add("content/a.md".to_owned(), true);
        assert_eq!(changes.quiet(), SAVED);
        for number in 0..FEW {
            changes.add(format!("content/{number}.md"), true);
        }
        assert_eq!(changes.quiet(), MANY);
        let mut unknown = Changes::default();
        unknown.add_unknown();
        assert!(unknown.any());
        assert_eq!(unknown.quiet(), MANY);
    }
}
