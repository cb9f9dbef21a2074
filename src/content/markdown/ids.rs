//! Hands out the ids of an article's HTML, each once.

use std::collections::{HashMap, HashSet};

/// The ids that are in use. Only asked, never walked, so that hashing cannot reach the output.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The number to try next for a name that is taken.
    next: HashMap<String, usize>,
}

impl Ids {
    /// `wanted`, or `wanted-1`, `wanted-2` … where it is taken.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        if self.take(wanted) {
            return wanted.to_owned();
        }
        let mut number = self.next.get(wanted).copied().unwrap_or(1);
        loop {
            let id = format!("{wanted}-{number}");
            number += 1;
            if self.take(&id) {
                self.next.insert(wanted.to_owned(), number);
                return id;
            }
        }
    }

    /// Whether `id` was free; it is taken then.
    pub(super) fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }
}

/// Whether a person may give this id: letters of any script, digits, `-` and `_`. The ids
/// of footnotes hold a colon, so that none can clash with theirs.
pub(super) fn is_allowed(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 200
        && id
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_collide() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["a", "a", "a-1", "a", "背景", "背景"]
            .map(|wanted| ids.unique(wanted))
            .into();
        assert_eq!(given, ["a", "a-1", "a-1-1", "a-2", "背景", "背景-1"]);
    }

    #[test]
    fn ids_are_plain() {
        for (id, want) in [
            ("a-b_c", true),
            ("背景", true),
            ("", false),
            ("fn:1", false),
            ("a b", false),
            ("a\"b", false),
        ] {
            assert_eq!(is_allowed(id), want, "{id}");
        }
    }
}
