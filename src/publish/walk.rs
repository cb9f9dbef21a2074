//! Lists a folder tree, on all threads.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::error::{PublishError, failed};

/// What lies below a folder, in no certain order; paths are relative to it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Regular files.
    pub(super) files: Vec<String>,
    /// Folders that were entered, with the root as the empty path.
    pub(super) folders: Vec<Folder>,
    /// Folders that were not entered, and whatever is neither a folder nor a regular file or
    /// has a name that is not UTF-8.
    pub(super) others: Vec<PathBuf>,
}

/// A folder, and when an entry of it was last added, removed or renamed.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) path: String,
    pub(super) modified: Option<SystemTime>,
}

/// Lists the tree below `root`, entering the folders that `enter` says yes to; follows no link.
pub(super) fn walk(root: &Path, enter: impl Fn(&str) -> bool + Sync) -> Result<Tree, PublishError> {
    let (mut tree, mut level) = (Tree::default(), vec![String::new()]);
    while !level.is_empty() {
        let read = |folder: &String| read_folder(root, folder, &enter);
        let found: Vec<_> = level.par_iter().map(read).collect::<Result<_, _>>()?;
        let mut below = Vec::new();
        for (path, mut found) in level.into_iter().zip(found) {
            let modified = found.modified;
            tree.folders.push(Folder { path, modified });
            tree.files.append(&mut found.files);
            tree.others.append(&mut found.others);
            below.append(&mut found.folders);
        }
        level = below;
    }
    Ok(tree)
}

/// The entries of one folder; paths are relative to the root of the tree.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) files: Vec<String>,
    pub(super) folders: Vec<String>,
    pub(super) others: Vec<PathBuf>,
    pub(super) modified: Option<SystemTime>,
}

/// Lists one folder of the tree at `root`.
pub(super) fn read_folder(
    root: &Path,
    folder: &str,
    enter: &impl Fn(&str) -> bool,
) -> Result<Entries, PublishError> {
    let path = root.join(folder);
    let read = || -> io::Result<Entries> {
        let mut found = Entries {
            // Before the entries are read: what is added meanwhile must show as a change.
            modified: modified(&path),
            ..Entries::default()
        };
        for entry in fs::read_dir(&path)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            match entry.file_name().into_string() {
                Ok(name) if kind.is_file() => found.files.push(join(folder, &name)),
                Ok(name) if kind.is_dir() && enter(&join(folder, &name)) => {
                    found.folders.push(join(folder, &name));
                }
                Ok(name) => found.others.push(Path::new(folder).join(name)),
                Err(name) => found.others.push(Path::new(folder).join(name)),
            }
        }
        Ok(found)
    };
    read().map_err(failed("list", &path))
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => [folder, "/", name].concat(),
    }
}

/// When an entry of the folder at `path` was last added, removed or renamed.
pub(super) fn modified(path: &Path) -> Option<SystemTime> {
    fs::symlink_metadata(path)
        .and_then(|found| found.modified())
        .ok()
}
