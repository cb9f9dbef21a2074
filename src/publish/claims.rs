//! The paths that one build has taken: each once, and none both a file and a folder.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::error::PublishError;

/// The paths taken so far; shared by the threads of a build.
#[derive(Debug, Default)]
pub(super) struct Claims(Mutex<HashMap<Box<str>, Node>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    File,
    Folder,
}

impl Claims {
    /// Takes `path` for a file, and its ancestors for folders.
    pub(super) fn file(&self, path: &str) -> Result<(), PublishError> {
        let mut nodes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match nodes.insert(path.into(), Node::File) {
            Some(Node::File) => return Err(PublishError::Twice(path.to_owned())),
            Some(Node::Folder) => return Err(PublishError::FileAndFolder(path.to_owned())),
            None => {}
        }
        for folder in ancestors(path) {
            match nodes.get(folder) {
                // The ancestors of a claimed folder are claimed.
                Some(Node::Folder) => break,
                Some(Node::File) => return Err(PublishError::FileAndFolder(folder.to_owned())),
                None => nodes.insert(folder.into(), Node::Folder),
            };
        }
        Ok(())
    }

    /// Whether this build has a file at `path`.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.get(path) == Some(Node::File)
    }

    /// Whether this build has a folder at `path`.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        self.get(path) == Some(Node::Folder)
    }

    fn get(&self, path: &str) -> Option<Node> {
        let nodes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        nodes.get(path).copied()
    }
}

/// The folders that hold `path`, the nearest first, without the root.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_once_and_as_one_thing() {
        let claims = Claims::default();
        assert!(claims.file("a/b/c").is_ok());
        assert!(claims.file("a/b/d").is_ok());
        for (path, message) in [
            ("a/b/c", "two files of this build have the path a/b/c"),
            (
                "a/b",
                "this build has a file with the path a/b, and other files below that path",
            ),
            (
                "a/b/d/e/f",
                "this build has a file with the path a/b/d, and other files below that path",
            ),
        ] {
            assert_eq!(claims.file(path).unwrap_err().to_string(), message);
        }
    }
}
