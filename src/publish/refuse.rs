//! Refuses an output folder that holds what kuaidu did not publish.

use std::{fs, path::Path};

use super::{
    error::{Foreign, ManifestState, PublishError},
    manifest::Manifest,
    place::Place,
    walk::Tree,
};

/// How many foreign files a message names.
const MAX_NAMED: usize = 3;

/// What file viewers leave in any folder that a person looks at: no loss.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

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

fn is_litter(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| LITTER.iter().any(|litter| name == *litter))
}

/// Whether a folder holds nothing; one that cannot be read may hold something.
fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
