//! The folder of a site on the disk: holds just the files that it is given.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::SystemTime,
};

use tempfile::TempDir;

use crate::site::Files;

/// A folder that goes with its value.
pub(crate) struct Folder {
    folder: TempDir,
    files: Files,
}

impl Folder {
    /// A folder with these files in it.
    pub(crate) fn of(files: &Files) -> Self {
        let mut folder = Self {
            folder: tempfile::tempdir().unwrap(),
            files: Files::new(),
        };
        fs::create_dir(folder.root().join("content")).unwrap();
        folder.sync(files);
        folder
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes the files that are not as they should be, and removes those that should not be.
    pub(crate) fn sync(&mut self, files: &Files) {
        for path in self.files.keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(self.path(path)).unwrap();
            self.remove_empty_parents(path);
        }
        for (path, bytes) in files {
            if self.files.get(path) != Some(bytes) {
                put(&self.path(path), bytes);
            }
        }
        self.files.clone_from(files);
    }

    /// Writes every file anew.
    pub(crate) fn rewrite(&self) {
        for (path, bytes) in &self.files {
            put(&self.path(path), bytes);
        }
    }

    fn remove_empty_parents(&self, path: &str) {
        let parents = Path::new(path).ancestors().skip(1);
        for parent in parents.filter(|parent| parent.components().count() > 1) {
            if fs::remove_dir(self.root().join(parent)).is_err() {
                return;
            }
        }
    }
}

/// Writes a file, and the folders above it.
pub(crate) fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

pub(crate) fn set_modified(path: &Path, time: SystemTime) {
    // A folder cannot be opened to be written to, and need not be.
    let file = File::options().write(true).open(path);
    file.or_else(|_| File::open(path))
        .unwrap()
        .set_modified(time)
        .unwrap();
}

pub(crate) fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}
