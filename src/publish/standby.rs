//! The generation that readers do not see: brought up to date in place, file by file.

use std::{
    collections::HashSet,
    fs::{self, File, Metadata},
    io::{self, ErrorKind, Write},
    iter,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{
    bytes::{self, Hash},
    claims::{Claims, ancestors},
    error::{PublishError, failed},
    manifest::Manifest,
    overwrite::{Overwrite, remove, unless_gone},
    place::{Place, is_folder},
    seal::sealed,
    walk::walk,
};
use crate::output::Contents;

/// The standby generation while a build changes it.
#[derive(Debug)]
pub(super) struct Standby {
    root: PathBuf,
    /// Whether it was just the generation before the live one when this build began: false
    /// after a build that failed or was killed.
    pub(super) is_whole: bool,
    /// The files that it held when this build began.
    found_files: Vec<String>,
    /// The folders that it held when this build began.
    found_folders: Vec<String>,
    /// The folders that it holds now.
    folders: Mutex<HashSet<Box<str>>>,
}

impl Standby {
    /// Makes the standby generation ready for changes: from now on it counts as a mixture.
    pub(super) fn open(place: &Place) -> Result<Self, PublishError> {
        let (standby, root) = (place.standby(), place.building());
        let is_whole = !is_folder(&root);
        if is_whole {
            remove(&root)?;
            if is_folder(&standby) {
                fs::rename(&standby, &root).map_err(failed("rename", &standby))?;
            } else {
                fs::create_dir(&root).map_err(failed("create", &root))?;
            }
        }
        remove(&standby)?;
        let (found_files, mut found_folders) = contents(place, is_whole)?;
        found_folders.retain(|path| !path.is_empty());
        let folders = found_folders.iter().map(|path| path.as_str().into());
        Ok(Self {
            is_whole,
            found_files,
            folders: Mutex::new(folders.collect()),
            found_folders,
            root,
        })
    }

    /// Writes a file over whatever is at `path`: its size and hash.
    pub(super) fn write(
        &self,
        path: &str,
        contents: &Contents,
    ) -> Result<(u64, Hash), PublishError> {
        let mut target = self.open_file(path)?;
        let (size, hash) = match contents {
            Contents::Bytes(bytes) => {
                let written = target.file.write_all(bytes);
                written.map_err(failed("write", &target.path))?;
                (bytes.len() as u64, Hash::of(bytes))
            }
            Contents::Copy(source) => {
                let mut from = File::open(source).map_err(failed("read", source))?;
                Hash::of_stream(&mut from, |chunk| target.file.write_all(chunk))
                    .map_err(failed("copy", source))?
            }
        };
        target.end(size)?;
        Ok((size, hash))
    }

    /// Gives the file at `path` the bytes and the modification time of the file `live`.
    ///
    /// With `trusted`, equal size and time are taken for equal bytes.
    pub(super) fn level(&self, path: &str, live: &Path, trusted: bool) -> Result<(), PublishError> {
        let model = fs::symlink_metadata(live).map_err(failed("look at", live))?;
        let full = self.root.join(path);
        let found = fs::symlink_metadata(&full).ok().filter(Metadata::is_file);
        if trusted
            && found
                .as_ref()
                .is_some_and(|found| stamp(found) == stamp(&model))
        {
            return Ok(());
        }
        let mut target = self.open_file(path)?;
        let is_same = || bytes::same(&mut File::open(live)?, &mut File::open(&full)?);
        if found.is_none() || !is_same().is_ok_and(|hash| hash.is_some()) {
            let mut from = File::open(live).map_err(failed("read", live))?;
            let size = io::copy(&mut from, &mut target.file).map_err(failed("write", &full))?;
            target.end(size)?;
        }
        let set = |time| target.file.set_modified(time);
        let result = model.modified().and_then(set);
        result.map_err(failed("set the time of", full))
    }

    /// Removes the files and folders that the build has not.
    pub(super) fn remove_all_but(&self, claims: &Claims) -> Result<(), PublishError> {
        let is_stale = |path: &&String| !claims.has_file(path) && !claims.has_folder(path);
        self.found_files
            .par_iter()
            .filter(is_stale)
            .try_for_each(|path| {
                let full = self.root.join(path);
                unless_gone(fs::remove_file(&full)).map_err(failed("remove", full))
            })?;
        let mut folders: Vec<_> = self.found_folders.iter().filter(is_stale).collect();
        // A folder stands before what it holds; so the other way round, what it holds goes first.
        folders.sort_unstable();
        folders.iter().rev().try_for_each(|path| {
            let full = self.root.join(path);
            unless_gone(fs::remove_dir(&full)).map_err(failed("remove", full))
        })
    }

    fn open_file(&self, path: &str) -> Result<Overwrite, PublishError> {
        if let Some(folder) = ancestors(path).next() {
            self.ensure_folder(folder)?;
        }
        Overwrite::open(self.root.join(path))
    }

    fn ensure_folder(&self, folder: &str) -> Result<(), PublishError> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let missing: Vec<_> = iter::once(folder)
            .chain(ancestors(folder))
            .take_while(|folder| !folders.contains(*folder))
            .collect();
        for folder in missing.into_iter().rev() {
            let full = self.root.join(folder);
            let made = match fs::create_dir(&full) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    remove(&full)?;
                    fs::create_dir(&full)
                }
                result => result,
            };
            made.map_err(failed("create", full))?;
            folders.insert(folder.into());
        }
        Ok(())
    }
}

/// The files and folders that the standby holds, after whatever else it holds is removed.
fn contents(place: &Place, is_whole: bool) -> Result<(Vec<String>, Vec<String>), PublishError> {
    let root = place.building();
    if is_whole {
        let (manifest, _) = Manifest::read(&place.standby_manifest())?;
        if let Some(folders) = sealed(&root, &manifest.files) {
            let files = manifest.files.into_iter().map(|file| file.path).collect();
            return Ok((files, folders.into_iter().map(|it| it.path).collect()));
        }
    }
    let tree = walk(&root, |_| true)?;
    // No link is left to follow, and no pipe to wait at.
    for odd in &tree.others {
        remove(&root.join(odd))?;
    }
    Ok((
        tree.files,
        tree.folders.into_iter().map(|it| it.path).collect(),
    ))
}

fn stamp(file: &Metadata) -> (u64, Option<SystemTime>) {
    (file.len(), file.modified().ok())
}
