//! Lists a folder tree, on all threads.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::error::{PublishError, failed};
use crate::message::Doing;

/// What lies below a folder, in no certain order; paths are relative to it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Regular files.
    pub(super) files: Vec<String>,
    /// Folders that were entered, without the root.
    pub(super) folders: Vec<String>,
    /// Folders that were not entered, and whatever is neither a folder nor a regular file or
    /// has a name that is not UTF-8.
    pub(super) others: Vec<PathBuf>,
}

/// Lists the tree below `root`, entering the folders that `enter` says yes to; follows no link.
pub(super) fn walk(root: &Path, enter: impl Fn(&str) -> bool + Sync) -> Result<Tree, PublishError> {
    let (mut tree, mut level) = (Tree::default(), vec![String::new()]);
    while !level.is_empty() {
        let read = |folder: &String| read_folder(root, folder, &enter);
        let found: Vec<_> = level.par_iter().map(read).collect::<Result<_, _>>()?;
        let mut below = Vec::new();
        for mut found in found {
            tree.files.append(&mut found.files);
            tree.others.append(&mut found.others);
            below.append(&mut found.folders);
        }
        tree.folders.extend_from_slice(&below);
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
}

/// Lists one folder of the tree at `root`.
pub(super) fn read_folder(
    root: &Path,
    folder: &str,
    enter: &impl Fn(&str) -> bool,
) -> Result<Entries, PublishError> {
    let path = root.join(folder);
    let read = || -> io::Result<Entries> {
        let mut found = Entries::default();
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
    read().map_err(failed(Doing::List, &path))
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => [folder, "/", name].concat(),
    }
}
