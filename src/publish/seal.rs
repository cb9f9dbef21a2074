//! Folder times that tell what a folder holds, so that a look at it spares a listing.
//!
//! A folder whose entries are all in place is given a time of modification that no clock gives
//! any more, with a hash of the entries' names for its nanoseconds. The system replaces it as
//! soon as an entry comes, goes or is renamed. So a folder that bears the expected time holds
//! just what is expected, and one look at it does for the five calls of a listing; where a file
//! system does not keep such times, all is listed. The root is always listed, and keeps its time.

use std::{
    collections::HashMap,
    path::Path,
    time::{Duration, SystemTime},
};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::{
    manifest::Published,
    walk::{Folder, modified, read_folder},
};

/// The names of a folder's entries, hashed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Seal(u64);

impl Seal {
    /// The same folder with one more entry; the order does not matter.
    fn with(self, name: &str, is_folder: bool) -> Self {
        let hash = xxh3_64_with_seed(name.as_bytes(), u64::from(is_folder));
        Self(self.0.wrapping_add(hash))
    }

    /// The time that a folder with these entries bears: a nanosecond of the first second of 2000.
    fn time(self) -> SystemTime {
        const YEAR_2000: Duration = Duration::from_secs(946_684_800);
        let fraction = Duration::from_nanos(self.0 % 1_000_000_000);
        SystemTime::UNIX_EPOCH + YEAR_2000 + fraction
    }
}

/// The seal of every folder of a site of these files, the root as the empty path.
fn seals(files: &[Published]) -> HashMap<&str, Seal> {
    let mut seals = HashMap::new();
    seals.insert("", Seal::default());
    for file in files {
        let (mut path, mut is_folder) = (file.path.as_str(), false);
        loop {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let is_new = !seals.contains_key(folder);
            let seal: &mut Seal = seals.entry(folder).or_default();
            *seal = seal.with(name, is_folder);
            if !is_new {
                break;
            }
            (path, is_folder) = (folder, true);
        }
    }
    seals
}

/// Seals the folders below `root`, which hold just `files`; those that cannot be are listed
/// another time.
pub(super) fn seal(root: &Path, files: &[Published]) {
    seals(files).into_par_iter().for_each(|(folder, seal)| {
        let (path, time) = (root.join(folder), seal.time());
        if !folder.is_empty() && modified(&path) != Some(time) {
            set_modified(&path, time);
        }
    });
}

/// Gives a folder a time of modification, if that can be done.
#[cfg(unix)]
fn set_modified(folder: &Path, time: SystemTime) {
    use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, UTIME_OMIT, utimensat};
    let since_1970 = time
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let times = Timestamps {
        last_access: Timespec {
            tv_sec: 0,
            tv_nsec: UTIME_OMIT,
        },
        last_modification: Timespec {
            tv_sec: since_1970.as_secs().cast_signed(),
            tv_nsec: since_1970.subsec_nanos().into(),
        },
    };
    let _ = utimensat(CWD, folder, &times, AtFlags::SYMLINK_NOFOLLOW);
}

/// Gives a folder a time of modification: not here, so that all folders are listed.
#[cfg(not(unix))]
fn set_modified(_: &Path, _: SystemTime) {}

/// Whether the tree at `root` holds just `files`, as its seals say: its folders, if so.
pub(super) fn sealed(root: &Path, files: &[Published]) -> Option<Vec<Folder>> {
    let seals = seals(files);
    let at_root = read_folder(root, "", &|_| true).ok()?;
    let with = |is_folder| move |seal: Seal, name: &String| seal.with(name, is_folder);
    let seal = at_root.files.iter().fold(Seal::default(), with(false));
    let seal = at_root.folders.iter().fold(seal, with(true));
    if seals[""] != seal || !at_root.others.is_empty() {
        return None;
    }
    let below = seals
        .into_par_iter()
        .filter(|(folder, _)| !folder.is_empty());
    let folder = |(folder, seal): (&str, Seal)| {
        let modified = modified(&root.join(folder));
        let path = folder.to_owned();
        (modified == Some(seal.time())).then_some(Folder { path, modified })
    };
    let mut folders: Vec<_> = below.map(folder).collect::<Option<_>>()?;
    folders.push(Folder {
        path: String::new(),
        modified: at_root.modified,
    });
    Some(folders)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::publish::{bytes::Hash, manifest::Manifest};

    fn site(paths: &[&str]) -> (tempfile::TempDir, Vec<Published>) {
        let root = tempfile::tempdir().unwrap();
        let file = |path: &&str| {
            fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
            fs::write(root.path().join(path), "").unwrap();
            Published {
                path: (*path).to_owned(),
                size: 0,
                hash: Hash::of(b""),
                build: 1,
            }
        };
        let files = Manifest::new(1, paths.iter().map(file).collect()).files;
        seal(root.path(), &files);
        (root, files)
    }

    #[test]
    fn a_sealed_tree_holds_what_it_was_sealed_with() {
        let (root, files) = site(&["a", "b/c", "b/d/e/f", "b/d/g"]);
        let mut folders = sealed(root.path(), &files).unwrap();
        folders.sort_by(|a, b| a.path.cmp(&b.path));
        let paths: Vec<_> = folders.iter().map(|folder| &*folder.path).collect();
        assert_eq!(paths, ["", "b", "b/d", "b/d/e"]);
        assert!(sealed(root.path(), &files[1..]).is_none());
        assert!(sealed(&root.path().join("b"), &files).is_none());
    }

    #[test]
    fn every_change_of_entries_breaks_the_seal() {
        let changes: [fn(&Path) -> std::io::Result<()>; 7] = [
            |root| fs::write(root.join("new"), ""),
            |root| fs::write(root.join("b/d/new"), ""),
            |root| fs::remove_file(root.join("a")),
            |root| fs::remove_file(root.join("b/d/e/f")),
            |root| fs::rename(root.join("b/c"), root.join("b/C")),
            |root| fs::create_dir(root.join("b/d/e/new")),
            |root| fs::rename(root.join("b/d"), root.join("d")),
        ];
        for (at, change) in changes.iter().enumerate() {
            let (root, files) = site(&["a", "b/c", "b/d/e/f"]);
            assert!(sealed(root.path(), &files).is_some(), "{at}");
            change(root.path()).unwrap();
            assert!(sealed(root.path(), &files).is_none(), "{at}");
        }
    }

    #[test]
    fn a_change_of_bytes_does_not() {
        let (root, files) = site(&["a", "b/c"]);
        fs::write(root.path().join("b/c"), "other").unwrap();
        assert!(sealed(root.path(), &files).is_some());
    }
}
