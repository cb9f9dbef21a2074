//! What builds leave in a site's folder for later builds, the published site aside.

use std::{fs, path::PathBuf};

use walkdir::WalkDir;

use crate::{builds::OUTPUT, folder::Folder};

/// What belongs to publishing; `tests/publish` tells what becomes of it.
const PUBLISHING: [&str; 5] = [
    "lock",
    "manifest.json",
    "manifest.next.json",
    "standby",
    "building",
];

/// The folder of the state.
pub(crate) fn folder(site: &Folder) -> PathBuf {
    site.path(".kuaidu").join(OUTPUT)
}

/// The files of the state that are not of publishing, whatever their names: the cache.
pub(crate) fn files(site: &Folder) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder(site)) else {
        return Vec::new();
    };
    let entries = entries.map(Result::unwrap);
    let others = entries.filter(|entry| !PUBLISHING.iter().any(|name| entry.file_name() == *name));
    let mut files: Vec<PathBuf> = others
        .flat_map(|entry| WalkDir::new(entry.path()))
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
}
