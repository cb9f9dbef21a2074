//! What becomes of every path in one build: each is taken once, and none is both a file and a folder.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU8, Ordering},
};

use foldhash::HashSet;

use super::{error::PublishError, seal::is_below};

/// The paths taken so far; shared by the threads of a build.
#[derive(Debug)]
pub(super) struct Claims {
    /// The published files, in the order of the manifest.
    known: Vec<AtomicU8>,
    /// Paths at which nothing was published.
    new: Mutex<HashSet<Box<str>>>,
}

/// What becomes of a published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The build has not taken its path: it goes.
    Gone,
    /// The build has other bytes for its path.
    Replaced,
    /// It stays, and is just as it was published.
    Kept,
    /// It stays, and its bytes are as they were published; someone may have put another file
    /// with the same bytes there.
    Checked,
}

impl Claims {
    /// No path of so many published files is taken.
    pub(super) fn new(known: usize) -> Self {
        Self {
            known: (0..known).map(|_| AtomicU8::default()).collect(),
            new: Mutex::default(),
        }
    }

    /// Takes the path of the published file `at` for it or another file.
    pub(super) fn take_known(&self, at: usize, fate: Fate, path: &str) -> Result<(), PublishError> {
        let (gone, order) = (Fate::Gone as u8, Ordering::Relaxed);
        let taken = self.known[at].compare_exchange(gone, fate as u8, order, order);
        taken.map_or_else(|_| Err(PublishError::Twice(path.to_owned())), |_| Ok(()))
    }

    /// Takes a path at which nothing was published.
    pub(super) fn take_new(&self, path: &str) -> Result<(), PublishError> {
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        match new.insert(path.into()) {
            true => Ok(()),
            false => Err(PublishError::Twice(path.to_owned())),
        }
    }

    /// Says otherwise of a published file whose path is taken.
    pub(super) fn settle(&self, at: usize, fate: Fate) {
        self.known[at].store(fate as u8, Ordering::Relaxed);
    }

    /// What becomes of the published file `at`.
    pub(super) fn fate(&self, at: usize) -> Fate {
        let fate = self.known[at].load(Ordering::Relaxed);
        let all = [Fate::Replaced, Fate::Kept, Fate::Checked];
        let is = |it: &Fate| *it as u8 == fate;
        all.into_iter().find(is).unwrap_or(Fate::Gone)
    }
}

/// Refuses sorted paths of which one lies below another.
pub(super) fn refuse_nested<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), PublishError> {
    // Each begins with the one before it in the list.
    let mut beginnings: Vec<&str> = Vec::new();
    for path in paths {
        while beginnings.pop_if(|it| !path.starts_with(*it)).is_some() {}
        if let Some(file) = beginnings.iter().find(|it| is_below(path, it)) {
            return Err(PublishError::FileAndFolder((*file).to_owned()));
        }
        beginnings.push(path);
    }
    Ok(())
}

/// The folders that hold `path`, the nearest first, without the root.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_once() {
        let claims = Claims::new(2);
        claims.take_known(1, Fate::Replaced, "b").unwrap();
        claims.take_new("c").unwrap();
        for refusal in [
            claims.take_known(1, Fate::Kept, "b").unwrap_err(),
            claims.take_new("c").unwrap_err(),
        ] {
            let message = refusal.to_string();
            assert!(message.starts_with("two files of this build have the path "));
        }
        assert_eq!(
            (claims.fate(0), claims.fate(1)),
            (Fate::Gone, Fate::Replaced)
        );
        claims.settle(1, Fate::Kept);
        assert_eq!(claims.fate(1), Fate::Kept);
    }

    #[test]
    fn a_path_is_one_thing() {
        for (paths, file) in [
            (&["a", "a-b", "a-b/c", "b/a"][..], Some("a-b")),
            (&["a", "a-b", "a.", "a/b"], Some("a")),
            (&["a", "a-", "a-/b", "a/b"], Some("a-")),
            (&["a-b", "a/b", "ab"], None),
            (&["a/b", "a/b-", "a/b/c/d"], Some("a/b")),
            (&[], None),
        ] {
            let refused = refuse_nested(paths.iter().copied());
            let message = file.map(|file| {
                format!(
                    "this build has a file with the path {file}, and other files below that path"
                )
            });
            assert_eq!(refused.err().map(|it| it.to_string()), message);
        }
    }
}
