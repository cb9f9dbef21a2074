//! The generation that readers see: never changed, only compared with, and exchanged whole.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{
    Report,
    bytes::{self, Hash},
    error::{ManifestState, PublishError, failed},
    manifest::{Manifest, Published},
    place::Place,
    refuse::refuse_foreign,
    seal::sealed,
    walk::{Folder, Tree, modified, walk},
};
use crate::output::Contents;

/// The published site, as it was when a build began.
#[derive(Debug)]
pub(super) struct Live {
    root: PathBuf,
    /// What it holds by the manifest.
    pub(super) manifest: Manifest,
    /// Whether the files of the manifest are there, in its order.
    present: Vec<bool>,
    folders: Vec<Folder>,
}

impl Live {
    /// Reads the manifest and lists the output folder.
    ///
    /// # Errors
    /// Refuses a folder that holds what kuaidu did not publish.
    pub(super) fn open(place: &Place) -> Result<Self, PublishError> {
        let (manifest, state) = Manifest::read(&place.manifest())?;
        let root = place.output.clone();
        let mut present = vec![true; manifest.files.len()];
        let folders = match sealed(&root, &manifest.files) {
            Some(folders) => folders,
            None => {
                let tree = list(&root, &manifest)?;
                refuse_foreign(place, &manifest, state, &tree)?;
                present.fill(false);
                for at in tree.files.iter().filter_map(|path| manifest.find(path)) {
                    present[at] = true;
                }
                tree.folders
            }
        };
        Ok(Self {
            root,
            manifest,
            present,
            folders,
        })
    }

    /// The path of a file in the file system.
    pub(super) fn path_of(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What the manifest says of the file at `path`, if it is there.
    pub(super) fn get(&self, path: &str) -> Option<&Published> {
        let at = self.manifest.find(path)?;
        self.present[at].then(|| &self.manifest.files[at])
    }

    /// The paths of all files that are there.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let files = self.manifest.files.iter().zip(&self.present);
        files.filter_map(|(file, present)| present.then_some(file.path.as_str()))
    }

    /// Whether `file`, and the manifest's line on it, is just what `contents` would give.
    ///
    /// A file that cannot be read is not: it will be written anew.
    pub(super) fn holds(&self, file: &Published, contents: &Contents) -> bool {
        let open = || File::open(self.path_of(&file.path));
        match contents {
            Contents::Bytes(bytes) => {
                file.size == bytes.len() as u64
                    && file.hash == Hash::of(bytes)
                    && open()
                        .and_then(|mut live| bytes::holds(&mut live, bytes))
                        .is_ok_and(|same| same)
            }
            Contents::Copy(source) => {
                let compare = || bytes::same(&mut File::open(source)?, &mut open()?);
                compare().is_ok_and(|hash| hash == Some(file.hash))
            }
        }
    }

    /// Whether this generation is there, and a build that reports so changes nothing in it.
    pub(super) fn is_just(&self, report: &Report) -> bool {
        let is_there = !self.folders.is_empty();
        is_there && report.written == 0 && report.unchanged == self.manifest.files.len()
    }

    /// Looks again for foreign files that came while the site was built.
    pub(super) fn check_again(&self, place: &Place) -> Result<(), PublishError> {
        let untouched = |folder: &Folder| modified(&self.path_of(&folder.path)) == folder.modified;
        let was_missing = self.folders.is_empty();
        if self.folders.par_iter().all(untouched) && (!was_missing || !self.root.exists()) {
            return Ok(());
        }
        let tree = list(&self.root, &self.manifest)?;
        refuse_foreign(place, &self.manifest, ManifestState::Whole, &tree)
    }

    /// Gives `folder` the permissions of the output folder, whose place it will take.
    pub(super) fn lend_permissions(&self, folder: &Path) -> Result<(), PublishError> {
        match fs::metadata(&self.root) {
            Ok(live) => fs::set_permissions(folder, live.permissions())
                .map_err(failed("set the permissions of", folder)),
            Err(_) => Ok(()),
        }
    }
}

/// Lists the output folder, entering only folders of the manifest; nothing where it is missing.
fn list(output: &Path, manifest: &Manifest) -> Result<Tree, PublishError> {
    if output.exists() {
        walk(output, |folder| manifest.has_folder(folder))
    } else {
        Ok(Tree::default())
    }
}
