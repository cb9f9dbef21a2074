//! Folder times that tell what a folder holds, so that a look at it spares a listing.
//!
//! A folder whose entries are all in place is given a time of modification that no clock gives
//! any more, with a hash of the entries' names for its nanoseconds. The system replaces it as
//! soon as an entry comes, goes or is renamed. So a folder that bears the expected time holds
//! just what is expected, and one look at it does for the five calls of a listing; where a file
//! system does not keep such times, all is listed. The root is always listed, and keeps its time.

use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::{root::Root, walk::read_folder};

/// The names of a folder's entries, hashed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seal(u64);

/// A folder of a site.
#[derive(Debug)]
pub(super) struct Folder<'a> {
    pub(super) path: &'a str,
    seal: Seal,
}

/// The folders of a site.
#[derive(Debug)]
pub(super) struct Folders<'a> {
    root: Seal,
    /// Without the root; a folder stands before what it holds.
    below: Vec<Folder<'a>>,
}

impl Seal {
    /// The same folder with one more entry; the order does not matter.
    fn add(&mut self, name: &str, is_folder: bool) {
        let hash = xxh3_64_with_seed(name.as_bytes(), u64::from(is_folder));
        self.0 = self.0.wrapping_add(hash);
    }

    /// The time that a folder with these entries bears: a nanosecond of the first second of 2000.
    fn time(self) -> i128 {
        const YEAR_2000: i128 = 946_684_800_000_000_000;
        YEAR_2000 + i128::from(self.0 % 1_000_000_000)
    }
}

impl<'a> Folders<'a> {
    /// The folders of a site with files at these paths, which are sorted.
    pub(super) fn of(paths: impl Iterator<Item = &'a str>) -> Self {
        let (mut root, mut below, mut open) = (Seal::default(), Vec::new(), Vec::<usize>::new());
        for path in paths {
            let holds = |folder: &Folder<'_>| is_below(path, folder.path);
            while open.last().is_some_and(|&at| !holds(&below[at])) {
                open.pop();
            }
            let mut start = open.last().map_or(0, |&at| below[at].path.len() + 1);
            loop {
                let (name, is_folder) = match path[start..].split_once('/') {
                    Some((name, _)) => (name, true),
                    None => (&path[start..], false),
                };
                let seal = open.last().map_or(&mut root, |&at| &mut below[at].seal);
                seal.add(name, is_folder);
                if !is_folder {
                    break;
                }
                open.push(below.len());
                below.push(Folder {
                    path: &path[..start + name.len()],
                    seal: Seal::default(),
                });
                start += name.len() + 1;
            }
        }
        Self { root, below }
    }

    /// The folder at `path`.
    pub(super) fn find(&self, path: &str) -> Option<&Folder<'a>> {
        let key = |path: &'a str| path.bytes().chain([b'/']);
        let wanted = || path.bytes().chain([b'/']);
        let at = self.below.partition_point(|it| key(it.path).lt(wanted()));
        self.below.get(at).filter(|it| it.path == path)
    }

    /// Seals all folders below `root`, which hold just what they should.
    pub(super) fn seal_all(&self, root: &Root) {
        self.below.par_iter().for_each(|folder| folder.seal(root));
    }

    /// The folders in groups, each below folders of the groups before it.
    pub(super) fn by_depth(&self) -> impl Iterator<Item = Vec<&'a str>> {
        let mut groups: Vec<Vec<&str>> = Vec::new();
        for folder in &self.below {
            let depth = folder.path.matches('/').count();
            groups.resize(groups.len().max(depth + 1), Vec::new());
            groups[depth].push(folder.path);
        }
        groups.into_iter()
    }

    /// Whether the tree below `root`, at `path`, holds just these folders and their files.
    pub(super) fn is_sealed(&self, root: &Root, path: &Path) -> bool {
        let is_sealed = |folder: &Folder<'_>| {
            let found = root.look(folder.path);
            found.is_some_and(|it| it.is_folder && it.modified == folder.seal.time())
        };
        self.is_root(path) && self.below.par_iter().all(is_sealed)
    }

    /// Whether the folder at `path` has just the entries of the root.
    pub(super) fn is_root(&self, path: &Path) -> bool {
        let Ok(found) = read_folder(path, "", &|_| true) else {
            return false;
        };
        let mut seal = Seal::default();
        found.files.iter().for_each(|name| seal.add(name, false));
        found.folders.iter().for_each(|name| seal.add(name, true));
        seal == self.root && found.others.is_empty()
    }
}

impl Folder<'_> {
    /// Marks the folder as one that holds just what it should.
    pub(super) fn seal(&self, root: &Root) {
        root.set_modified(self.path, self.seal.time());
    }
}

/// Whether `path` lies below `folder`.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn site(paths: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for path in paths {
            fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
            fs::write(root.path().join(path), "").unwrap();
        }
        Folders::of(paths.iter().copied()).seal_all(&Root::open(root.path()).unwrap());
        root
    }

    fn is_sealed(root: &Path, paths: &[&str]) -> bool {
        Folders::of(paths.iter().copied()).is_sealed(&Root::open(root).unwrap(), root)
    }

    #[test]
    fn folders_are_those_of_the_paths() {
        let folders = Folders::of(["a", "b-c/d", "b/c", "b/d/e/f", "b/d/g", "c/a"].into_iter());
        let paths: Vec<_> = folders.below.iter().map(|folder| folder.path).collect();
        assert_eq!(paths, ["b-c", "b", "b/d", "b/d/e", "c"]);
        for path in paths {
            assert_eq!(folders.find(path).map(|it| it.path), Some(path));
        }
        for path in ["a", "b/c", "", "b/d/e/f", "d"] {
            assert!(folders.find(path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_sealed_tree_holds_what_it_was_sealed_with() {
        let paths = ["a", "b/c", "b/d/e/f", "b/d/g"];
        let root = site(&paths);
        assert!(is_sealed(root.path(), &paths));
        assert!(!is_sealed(root.path(), &paths[1..]));
        assert!(!is_sealed(root.path(), &paths[..3]));
        assert!(!is_sealed(&root.path().join("b"), &paths));
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
            let paths = ["a", "b/c", "b/d/e/f"];
            let root = site(&paths);
            assert!(is_sealed(root.path(), &paths), "{at}");
            change(root.path()).unwrap();
            assert!(!is_sealed(root.path(), &paths), "{at}");
        }
    }

    #[test]
    fn a_change_of_bytes_does_not() {
        let root = site(&["a", "b/c"]);
        fs::write(root.path().join("b/c"), "other").unwrap();
        assert!(is_sealed(root.path(), &["a", "b/c"]));
    }
}
