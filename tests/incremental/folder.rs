//! The folder of a site on the disk: holds just the files that it is given.

use std::{
    fs::{self, File},
    io::Write,
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

/// A folder in memory where the system has such, and room in it, for the tests make ten thousands of files.
fn in_memory() -> TempDir {
    const MEMORY: &str = "/dev/shm";
    const ROOM: u64 = 2 << 30;
    let found = rustix::fs::statvfs(MEMORY);
    let has_room = found.is_ok_and(|found| found.f_bavail * found.f_frsize > ROOM);
    let in_memory = has_room
        .then(|| tempfile::tempdir_in(MEMORY).ok())
        .flatten();
    in_memory.unwrap_or_else(|| tempfile::tempdir().unwrap())
}

impl Folder {
    /// A site's folder without a file.
    pub(crate) fn new() -> Self {
        let folder = in_memory();
        fs::create_dir(folder.path().join("content")).unwrap();
        Self {
            folder,
            files: Files::new(),
        }
    }

    /// A copy of the folder with all that is in it, every file of it new.
    pub(crate) fn copy(&self) -> Self {
        let folder = in_memory();
        copy_below(self.root(), folder.path());
        Self {
            folder,
            files: self.files.clone(),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes the files that are not as they should be, and removes those that should not be;
    /// whether there were any.
    pub(crate) fn sync(&mut self, files: &Files) -> bool {
        let removed: Vec<_> = self
            .files
            .keys()
            .filter(|path| !files.contains_key(*path))
            .collect();
        for path in &removed {
            fs::remove_file(self.path(path)).unwrap();
            self.remove_empty_parents(path);
        }
        let is_other = |(path, bytes): &(&String, &Vec<u8>)| self.files.get(*path) != Some(*bytes);
        let other: Vec<_> = files.iter().filter(is_other).collect();
        for (path, bytes) in &other {
            put(&self.path(path), bytes);
        }
        let changed = !removed.is_empty() || !other.is_empty();
        self.files.clone_from(files);
        changed
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

/// Copies all that is in a folder; the copies are of this moment.
pub(crate) fn copy_below(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let to = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::write(to, fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}

/// Writes a file, and the folders above it.
pub(crate) fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // Not emptied beforehand: on ext4 that takes many times as long.
    let mut options = File::options();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .unwrap();
    file.write_all(bytes).unwrap();
    file.set_len(bytes.len() as u64).unwrap();
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
