//! Publishing without a second generation: file by file, with a journal.
//!
//! New files are prepared beside the output folder. When all are there and on the disk, the
//! manifest to come is written as a journal; from then on the new site comes, whatever happens:
//! each file is renamed into its place, what is gone is removed, and the journal becomes the
//! manifest. A build that finds a journal finishes it first. Meanwhile readers see new pages
//! beside old ones, but each file whole.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{
    bytes::Hash,
    claims::Fate,
    error::{ManifestState, PublishError, failed},
    folder_maker::FolderMaker,
    level::{holders, remove_files, remove_folders, seal},
    manifest::{Manifest, write_durably},
    overwrite::{Old, Overwrite, lacks_folder, remove},
    place::Place,
    plan::Plan,
    recase::spare,
    refuse::remove_litter,
    root::Root,
    seal::Folders,
};
use crate::{message::Doing, output::Contents};

/// Beyond so many files, the whole file system is written to the disk at once.
const MOST_SYNCED: usize = 64;

/// The folder of the incoming files, empty.
pub(super) fn open_incoming(place: &Place) -> Result<Root, PublishError> {
    let folder = place.incoming();
    fs::create_dir_all(&folder).map_err(failed(Doing::Create, &folder))?;
    Root::open(&folder).map_err(failed(Doing::Open, folder))
}

/// Prepares a file: its size and hash.
pub(super) fn write(
    incoming: &Root,
    path: &str,
    contents: &Contents,
) -> Result<(u64, Hash), PublishError> {
    Overwrite::open(incoming, &name(path), Old::Replace)?
        .0
        .fill(contents)
}

/// What is to be done in the output folder.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    /// The paths of the incoming files.
    pub(super) fresh: Vec<&'a str>,
    /// The paths of the files that go.
    pub(super) removed: Vec<&'a str>,
    /// All folders of the site to come.
    pub(super) folders: Folders<'a>,
}

impl<'a> Changes<'a> {
    /// Those that a plan asks for.
    pub(super) fn of(plan: &'a Plan<'_>) -> Self {
        let files = plan.paths().zip(&plan.fates);
        let fresh = files.filter(|(_, fate)| **fate == Fate::Replaced);
        Self {
            fresh: fresh.map(|(path, _)| path).collect(),
            removed: plan.turn.removed.iter().map(|path| &**path).collect(),
            folders: Folders::of(plan.paths()),
        }
    }

    fn between(old: &'a Manifest, new: &'a Manifest) -> Self {
        let fresh = new.files.iter().filter(|file| file.build == new.build);
        let removed = old
            .files
            .iter()
            .filter(|file| new.find(&file.path).is_none());
        Self {
            fresh: fresh.map(|file| &*file.path).collect(),
            removed: removed.map(|file| &*file.path).collect(),
            folders: Folders::of(new.files.iter().map(|file| &*file.path)),
        }
    }
}

/// Writes the journal: from now on the new site comes.
pub(super) fn decide(
    place: &Place,
    changes: &Changes<'_>,
    manifest: &[u8],
) -> Result<(), PublishError> {
    let fresh = changes.fresh.iter();
    let prepared: Vec<_> = fresh.map(|path| incoming(place, path)).collect();
    sync(&place.output, &prepared)?;
    let (next, journal) = (place.next_journal(), place.journal());
    write_durably(&next, manifest)?;
    fs::rename(&next, &journal).map_err(failed(Doing::Write, &journal))
}

/// Puts the incoming files in their places, and removes what goes. What is done already is left
/// out.
pub(super) fn bring(place: &Place, changes: &Changes<'_>) -> Result<(), PublishError> {
    let output = &place.output;
    if !output.exists() {
        fs::create_dir(output).map_err(failed(Doing::Create, output))?;
    }
    let root = Root::open(output).map_err(failed(Doing::Open, output))?;
    let becomes_file = |path: &&&str| root.look(path).is_some_and(|found| found.is_folder);
    let is_in_the_way = changes.fresh.iter().any(|path| becomes_file(&path));
    if is_in_the_way {
        clear_away(&root, changes)?;
        let folders = changes.fresh.iter().filter(becomes_file);
        folders.for_each(|folder| remove_litter(&root.join(folder)));
    }
    let folders = FolderMaker::default();
    let put = |path: &&str| put(place, &root, &folders, path);
    changes.fresh.par_iter().try_for_each(put)?;
    if !is_in_the_way {
        clear_away(&root, changes)?;
    }
    let changed = || changes.fresh.iter().chain(&changes.removed).copied();
    seal(&root, &changes.folders, changed());
    let changed = holders(changed())
        .into_iter()
        .map(|folder| root.join(folder));
    let changed: Vec<_> = changed.chain([output.clone()]).collect();
    let there: Vec<_> = changed
        .into_iter()
        .filter(|folder| folder.exists())
        .collect();
    sync(output, &there)
}

/// The journal becomes the manifest.
pub(super) fn end(place: &Place) -> Result<(), PublishError> {
    let manifest = place.manifest();
    fs::rename(place.journal(), &manifest).map_err(failed(Doing::Replace, manifest))?;
    // Empty by now; should this fail, the next build does it.
    let _ = remove(&place.incoming());
    Ok(())
}

/// Finishes what an earlier build began: all if it came to the journal, else nothing.
pub(super) fn recover(place: &Place) -> Result<(), PublishError> {
    let (new, state) = Manifest::read(&place.journal())?;
    if state == ManifestState::Whole {
        let (old, _) = Manifest::read(&place.manifest())?;
        let brought = bring(place, &Changes::between(&old, &new)).and_then(|()| end(place));
        return brought.map_err(PublishError::unfinished);
    }
    for left in [place.journal(), place.next_journal(), place.incoming()] {
        remove(&left)?;
    }
    Ok(())
}

/// Renames an incoming file into its place.
fn put(place: &Place, root: &Root, folders: &FolderMaker, path: &str) -> Result<(), PublishError> {
    let (from, to) = (incoming(place, path), root.join(path));
    let renamed = match fs::rename(&from, &to) {
        Err(error) if lacks_folder(&error) && from.exists() => {
            folders.ensure_parent(root, path)?;
            fs::rename(&from, &to)
        }
        Err(error) if lacks_folder(&error) => Ok(()),
        renamed => renamed,
    };
    renamed.map_err(failed(Doing::Replace, to))
}

fn clear_away(root: &Root, changes: &Changes<'_>) -> Result<(), PublishError> {
    let gone = spare(root, changes.removed.clone(), changes.fresh.iter().copied());
    remove_files(root, &gone)?;
    let holders = holders(changes.removed.iter().copied());
    remove_folders(root, &changes.folders, holders.into_iter())
}

/// Where a file waits.
fn incoming(place: &Place, path: &str) -> PathBuf {
    place.incoming().join(name(path))
}

/// The name of a waiting file: a hash of its path, for all wait in one folder.
fn name(path: &str) -> String {
    String::from_utf8_lossy(&Hash::of(path.as_bytes()).digits()).into_owned()
}

/// Waits until these files and folders are on the disk.
fn sync(output: &Path, paths: &[PathBuf]) -> Result<(), PublishError> {
    if paths.len() > MOST_SYNCED && sync_file_system(output) {
        return Ok(());
    }
    paths.par_iter().try_for_each(|path| {
        match File::open(path).and_then(|file| file.sync_all()) {
            // Not all systems can do so with folders.
            Err(_) if path.is_dir() => Ok(()),
            synced => synced.map_err(failed(Doing::Save, path)),
        }
    })
}

/// Waits until all of the file system is on the disk: false where there is no such call.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_file_system(folder: &Path) -> bool {
    let folder = folder.parent().unwrap_or(folder);
    File::open(folder).is_ok_and(|folder| rustix::fs::syncfs(&folder).is_ok())
}

/// Waits until all of the file system is on the disk: no such call here.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_file_system(_: &Path) -> bool {
    false
}
