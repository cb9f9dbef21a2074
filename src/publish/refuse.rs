//! Refuses an output folder that holds what kuaidu did not publish.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    error::{Foreign, ManifestState, PublishError},
    manifest::Manifest,
    place::Place,
    walk::{Tree, walk},
};
use crate::folder::LITTER;

/// How many foreign files a message names.
const MAX_NAMED: usize = 3;

/// Refuses the output folder if `tree`, its listing, has what the manifest has not.
pub(super) fn refuse_foreign(
    place: &Place,
    manifest: &Manifest,
    state: ManifestState,
    tree: &Tree,
) -> Result<(), PublishError> {
    let files = tree
        .files
        .iter()
        .filter(|path| manifest.find(path).is_none());
    let files = files.map(|path| (Path::new(path), ""));
    let others = tree.others.iter().filter_map(|path| {
        let full = place.output.join(path);
        match fs::symlink_metadata(&full) {
            Ok(found) if found.is_dir() => (!is_empty(&full)).then_some((path.as_path(), "/")),
            _ => Some((path.as_path(), "")),
        }
    });
    let mut foreign: Vec<_> = files
        .chain(others)
        .filter(|(path, _)| !is_litter(path))
        .map(|(path, slash)| format!("{}{slash}", path.display()))
        .collect();
    if foreign.is_empty() {
        return Ok(());
    }
    foreign.sort_unstable();
    let more = foreign.len().saturating_sub(MAX_NAMED);
    foreign.truncate(MAX_NAMED);
    Err(PublishError::Foreign(Foreign {
        output: place.named.clone(),
        named: foreign,
        more,
        manifest: place.manifest(),
        state,
    }))
}

/// Removes a folder in which there is nothing but what file viewers leave, and empty folders.
/// Should this fail, or more be there, whoever needs its place says so.
pub(super) fn remove_litter(folder: &Path) {
    let is_litter = |tree: &Tree| {
        let files = tree.files.iter().map(Path::new);
        files
            .chain(tree.others.iter().map(PathBuf::as_path))
            .all(is_litter)
    };
    if walk(folder, |_| true).is_ok_and(|tree| is_litter(&tree)) {
        let _ = fs::remove_dir_all(folder);
    }
}

/// Whether it is no loss.
fn is_litter(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| LITTER.iter().any(|litter| name == *litter))
}

/// Whether a folder holds nothing; one that cannot be read may hold something.
fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
