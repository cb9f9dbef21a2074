//! The story of an output folder: published, changed, refused, killed.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

mod builds;
mod damage;
mod failures;
mod kills;
mod links;
mod refusals;
mod sequences;

use kuaidu::{
    config::Publish,
    output::{Contents, OutputFile, OutputPath},
    publish::{self, PublishError, Report, Staging},
};
use tempfile::TempDir;

/// A folder with an output folder `public` in it.
struct Site {
    root: TempDir,
    mode: Publish,
}

impl Site {
    fn new() -> Self {
        Self::with(Publish::TwoGenerations)
    }

    fn with(mode: Publish) -> Self {
        let root = tempfile::tempdir().unwrap();
        Self { root, mode }
    }

    /// A site that is published in the one way, and one in the other.
    fn both() -> [Self; 2] {
        [Publish::TwoGenerations, Publish::InPlace].map(Self::with)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn open(&self) -> Result<Staging, PublishError> {
        // It may wait for a moment: a child of another test holds all open files until it has
        // become another program.
        let staging = publish::open(&self.path("public"), &[], || {})?;
        Ok(staging.with_mode(self.mode))
    }

    fn publish(&self, files: &[(&str, &str)]) -> Report {
        finish(self.open().unwrap(), files)
    }

    /// Publishes the files named in `changed`, and keeps all others that can be kept.
    fn edit(&self, files: &[(&str, &str)], changed: &[&str]) -> Report {
        let staging = self.open().unwrap();
        for (path, text) in files {
            if changed.contains(path) || !staging.keep(path).unwrap() {
                staging.write(page(path, text)).unwrap();
            }
        }
        staging.commit().unwrap()
    }

    /// The message with which an empty site is refused, with the site's root left out.
    fn refusal(&self) -> String {
        let refused = self.open().and_then(Staging::commit);
        let message = refused.unwrap_err().to_string();
        let root = self.root.path().canonicalize().unwrap();
        message
            .replace(&format!("{}/", self.root.path().display()), "")
            .replace(&format!("{}/", root.display()), "")
    }

    fn assert_holds(&self, files: &[(&str, &str)]) {
        assert_eq!(tree(&self.path("public")), owned(files));
    }
}

fn finish(staging: Staging, files: &[(&str, &str)]) -> Report {
    for (path, text) in files {
        staging.write(page(path, text)).unwrap();
    }
    staging.commit().unwrap()
}

fn page(path: &str, text: &str) -> OutputFile {
    OutputFile {
        path: OutputPath::new(path).unwrap(),
        contents: Contents::Bytes(text.into()),
    }
}

fn owned(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    files.iter().map(own).collect()
}

/// All that lies below a folder; empty folders have a slash at the end.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap();
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            files.insert(path.to_owned(), text.into_owned());
        } else if !entry.file_type().is_dir() {
            files.insert(path.to_owned(), "neither file nor folder".to_owned());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            files.insert(format!("{path}/"), String::new());
        }
    }
    files
}

fn report(written: usize, unchanged: usize, removed: usize) -> Report {
    Report {
        written,
        unchanged,
        removed,
    }
}
