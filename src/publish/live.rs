//! The generation that readers see: never changed, only compared with, and exchanged whole.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use super::{
    bytes::{self, Hash},
    claims::Fate,
    error::{ManifestState, PublishError, failed},
    manifest::{Manifest, Published},
    place::Place,
    refuse::refuse_foreign,
    root::{Root, Stamp},
    seal::Folders,
    stamps::{Stamps, Turn},
    walk::{Tree, walk},
};
use crate::{message::Doing, output::Contents};

/// The published site, as it was when a build began.
#[derive(Debug)]
pub(super) struct Live {
    path: PathBuf,
    /// None where the output folder is missing.
    root: Option<Root>,
    /// What it holds by the manifest.
    pub(super) manifest: Manifest,
    /// The stamps of the manifest's files; none where they are not known.
    stamps: Option<Vec<Stamp>>,
    /// How the standby differs, if that is known.
    pub(super) turn: Option<Turn>,
}

/// How far to look for what was not published.
#[derive(Debug, Clone, Copy)]
pub(super) enum Depth {
    /// Among the entries of the output folder itself.
    Root,
    /// Everywhere.
    All,
}

impl Live {
    /// Reads the manifest.
    ///
    /// # Errors
    /// Where there is no manifest to trust, refuses a folder that holds anything.
    pub(super) fn open(place: &Place) -> Result<Self, PublishError> {
        let (manifest, state) = Manifest::read(&place.manifest())?;
        if state != ManifestState::Whole {
            let tree = list(&place.output, &manifest)?;
            refuse_foreign(place, &manifest, state, &tree)?;
        }
        let stamps = Stamps::read(&place.stamps(), manifest.text_hash, manifest.files.len());
        let (stamps, turn) = stamps.map_or((None, None), |it| (Some(it.files), it.turn));
        Ok(Self {
            path: place.output.clone(),
            root: Root::open(&place.output).ok(),
            manifest,
            stamps,
            turn,
        })
    }

    /// The folder itself; none where it is missing.
    pub(super) fn root(&self) -> Option<&Root> {
        self.root.as_ref()
    }

    /// The stamp that the file `at` got when it was published.
    pub(super) fn stamp(&self, at: usize) -> Stamp {
        let stamps = self.stamps.as_ref();
        stamps.map_or(Stamp::NONE, |stamps| stamps[at])
    }

    /// Whether the file `at` may stay, by its stamp, or else by its bytes.
    pub(super) fn check(&self, at: usize) -> Option<Fate> {
        match self.fate_by_stamp(at)? {
            Fate::Kept => Some(Fate::Kept),
            _ => self.has_its_bytes(at).then_some(Fate::Checked),
        }
    }

    /// What becomes of the file `at` if its bytes are right; none where it is no file.
    fn fate_by_stamp(&self, at: usize) -> Option<Fate> {
        let found = self.root()?.look(&self.manifest.files[at].path)?;
        let is_known = found.stamp == self.stamp(at);
        found.is_file.then_some(match is_known {
            true => Fate::Kept,
            false => Fate::Checked,
        })
    }

    fn has_its_bytes(&self, at: usize) -> bool {
        let file = &self.manifest.files[at];
        let read = || Hash::of_stream(&mut File::open(self.path_of(&file.path))?, |_| Ok(()));
        read().is_ok_and(|found| found == (file.size, file.hash))
    }

    /// Whether the file `at`, and the manifest's line on it, is just what `contents` would give.
    ///
    /// A file that cannot be read is not: it will be written anew.
    pub(super) fn holds(&self, at: usize, contents: &Contents) -> Option<Fate> {
        let fate = self.fate_by_stamp(at)?;
        let file = &self.manifest.files[at];
        let open = || File::open(self.path_of(&file.path));
        let is_same = match contents {
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
        };
        is_same.then_some(fate)
    }

    /// Whether a file is there that was published at this path.
    pub(super) fn has(&self, file: &Published) -> bool {
        let found = self.root().and_then(|root| root.look(&file.path));
        found.is_some_and(|found| found.is_file)
    }

    /// Refuses to go on where the folder holds what was not published.
    pub(super) fn refuse_foreign(&self, place: &Place, depth: Depth) -> Result<(), PublishError> {
        let paths = self.manifest.files.iter().map(|file| &*file.path);
        let folders = Folders::of(paths);
        let is_sealed = |root: Root| match depth {
            Depth::Root => folders.is_root(&self.path),
            Depth::All => folders.is_sealed(&root, &self.path),
        };
        if Root::open(&self.path).is_ok_and(is_sealed) {
            return Ok(());
        }
        let tree = list(&self.path, &self.manifest)?;
        refuse_foreign(place, &self.manifest, ManifestState::Whole, &tree)
    }

    /// Gives `folder` the permissions of the output folder, whose place it will take.
    pub(super) fn lend_permissions(&self, folder: &Path) -> Result<(), PublishError> {
        match fs::metadata(&self.path) {
            Ok(live) => fs::set_permissions(folder, live.permissions())
                .map_err(failed(Doing::SetPermissions, folder)),
            Err(_) => Ok(()),
        }
    }

    fn path_of(&self, path: &str) -> PathBuf {
        self.path.join(path)
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
