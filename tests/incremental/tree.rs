//! A published site as it lies on the disk, and what distinguishes two of them.

use std::{collections::BTreeMap, fs, os::unix::fs::MetadataExt, path::Path, time::SystemTime};

use crate::site::Files;

/// A published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) bytes: Vec<u8>,
    pub(crate) modified: SystemTime,
    pub(crate) inode: u64,
}

/// Published files by path; folders without a file end with `/`.
pub(crate) type Tree = BTreeMap<String, Published>;

/// What lies below a folder; nothing where it is missing.
pub(crate) fn read(root: &Path) -> Tree {
    let mut tree = Tree::new();
    if !root.exists() {
        return tree;
    }
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let mut path = entry
            .path()
            .strip_prefix(root)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let metadata = entry.metadata().unwrap();
        let mut bytes = Vec::new();
        if metadata.is_dir() {
            if fs::read_dir(entry.path()).unwrap().next().is_some() {
                continue;
            }
            path.push('/');
        } else {
            bytes = fs::read(entry.path()).unwrap();
        }
        let published = Published {
            bytes,
            modified: metadata.modified().unwrap(),
            inode: metadata.ino(),
        };
        tree.insert(path, published);
    }
    tree
}

/// How `found` differs from `wanted`; nothing where it does not.
pub(crate) fn difference(found: &Tree, wanted: &Files) -> Option<String> {
    let mut told = Vec::new();
    let missing = wanted.keys().filter(|path| !found.contains_key(*path));
    told.extend(missing.map(|path| format!("missing: {path}")));
    for (path, file) in found {
        match wanted.get(path) {
            None => told.push(format!("too many: {path}")),
            Some(bytes) if *bytes != file.bytes => {
                let line = first_difference(&file.bytes, bytes);
                told.push(format!("differs: {path}{line}"));
            }
            Some(_) => {}
        }
    }
    shorten(told)
}

/// The first line in which two texts differ.
fn first_difference(found: &[u8], wanted: &[u8]) -> String {
    let (found, wanted) = (
        String::from_utf8_lossy(found),
        String::from_utf8_lossy(wanted),
    );
    let (mut found, mut wanted) = (found.lines(), wanted.lines());
    for number in 1.. {
        let (one, other) = (found.next(), wanted.next());
        if one != other || one.is_none() {
            let or_end = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
            let (one, other) = (or_end(one), or_end(other));
            return format!(":{number}\n    found  {one}\n    wanted {other}");
        }
    }
    String::new()
}

/// What should hold of a build from the tree `before` to the tree `after`, and does not: a file
/// keeps its time and its inode just as long as it keeps its bytes.
pub(crate) fn disturbed(before: &Tree, after: &Tree) -> Option<String> {
    let mut told = Vec::new();
    for (path, new) in after {
        let Some(old) = before.get(path) else {
            continue;
        };
        match (old.bytes == new.bytes, old.modified == new.modified) {
            (true, false) => told.push(format!("has a new time and old bytes: {path}")),
            (false, true) if old.bytes.len() == new.bytes.len() => {
                told.push(format!(
                    "has new bytes, an old time and an old size: {path}"
                ));
            }
            _ => {}
        }
        if old.bytes == new.bytes && old.inode != new.inode {
            told.push(format!("has a new inode and old bytes: {path}"));
        }
    }
    shorten(told)
}

fn shorten(mut told: Vec<String>) -> Option<String> {
    let count = told.len();
    told.truncate(8);
    if count > told.len() {
        told.push(format!("… {count} in all"));
    }
    (count > 0).then(|| told.join("\n  "))
}
