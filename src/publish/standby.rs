//! The generation that readers do not see: brought up to date file by file.
//!
//! What both generations hold is one file with two names. So an unchanged file keeps its inode
//! and times through every exchange, and costs neither room nor time. It must then never be
//! written over, neither in the standby: a file with another name gives way to a new one.

use std::{
    fs::{self, File},
    io::{self, ErrorKind},
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    bytes::Hash,
    error::{PublishError, failed},
    folder_maker::FolderMaker,
    live::Live,
    overwrite::{Old, Overwrite, lacks_folder, remove},
    place::{Place, is_folder},
    root::{Root, Stamp},
    seal::Folders,
    stamps::Turn,
    walk::{Tree, walk},
};
use crate::{message::Doing, output::Contents};

/// The standby generation while a build changes it.
#[derive(Debug)]
pub(super) struct Standby {
    pub(super) root: Root,
    pub(super) found: Found,
    /// How many files gave way to new ones.
    replaced: AtomicUsize,
    pub(super) folders: FolderMaker,
}

/// What the standby held when this build began.
#[derive(Debug)]
pub(super) enum Found {
    /// Just the generation before the live one.
    Generation,
    /// Nothing.
    Nothing,
    /// What a build left that failed or was killed, or nobody knows what.
    Mixture(Tree),
}

/// So many files a build may give new inodes in place of old ones.
///
/// Those beyond are written over. A new inode is kinder to a reader who opened the file two
/// generations ago, but freeing them by the thousand makes ext4 slow for minutes.
const MOST_REPLACED: usize = 1000;

impl Standby {
    /// Makes the standby generation ready for changes: from now on it counts as a mixture.
    pub(super) fn open(place: &Place, live: &Live) -> Result<Self, PublishError> {
        let (standby, building) = (place.standby(), place.building());
        let was_left = is_folder(&building);
        let was_there = was_left || is_folder(&standby);
        if !was_left {
            remove(&building)?;
            if was_there {
                fs::rename(&standby, &building).map_err(failed(Doing::Rename, &standby))?;
            } else {
                fs::create_dir(&building).map_err(failed(Doing::Create, &building))?;
            }
        }
        remove(&standby)?;
        let root = Root::open(&building).map_err(failed(Doing::Open, &building))?;
        let is_generation = |turn| is_generation(&root, &building, live, turn);
        Ok(Self {
            found: match &live.turn {
                _ if !was_there => Found::Nothing,
                Some(turn) if !was_left && is_generation(turn) => Found::Generation,
                _ => Found::Mixture(list(&building)?),
            },
            root,
            replaced: AtomicUsize::new(0),
            folders: FolderMaker::default(),
        })
    }

    /// Writes a file in the place of whatever is at `path`: its size, hash and stamp.
    pub(super) fn write(
        &self,
        path: &str,
        contents: &Contents,
    ) -> Result<(u64, Hash, Stamp), PublishError> {
        let mut file = self.open_file(path)?;
        let (size, hash) = file.fill(contents)?;
        Ok((size, hash, file.stamp()))
    }

    /// Gives the live file at `path` a second name in the standby, or the standby a copy.
    pub(super) fn share(
        &self,
        path: &str,
        live: &Root,
        is_level: bool,
    ) -> Result<Stamp, PublishError> {
        for _ in 0..3 {
            match live.link(path, &self.root) {
                Ok(()) => match self.root.look(path) {
                    Some(found) if found.is_shared => return Ok(found.stamp),
                    // It could not be told later that the file must not be written over.
                    _ => break,
                },
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    let (there, here) = (live.look(path), self.root.look(path));
                    if let (Some(there), Some(here)) = (there, here)
                        && there.identity == here.identity
                        && here.is_shared
                    {
                        return Ok(here.stamp);
                    }
                    remove(&self.root.join(path))?;
                }
                Err(error) if lacks_folder(&error) => {
                    self.folders.ensure_parent(&self.root, path)?
                }
                Err(_) => break,
            }
        }
        self.copy(path, live, is_level)
    }

    /// Gives the file at `path` the bytes and the modification time of the live one.
    ///
    /// With `is_level`, equal size and time are taken for equal bytes.
    pub(super) fn copy(
        &self,
        path: &str,
        live: &Root,
        is_level: bool,
    ) -> Result<Stamp, PublishError> {
        let from = live.join(path);
        let model = fs::symlink_metadata(&from).map_err(failed(Doing::LookAt, &from))?;
        let is_same = |found: &fs::Metadata| {
            let times = (found.modified().ok(), model.modified().ok());
            found.is_file() && found.len() == model.len() && times.0 == times.1
        };
        let full = self.root.join(path);
        if is_level && fs::symlink_metadata(&full).is_ok_and(|found| is_same(&found)) {
            return Ok(self.stamp(path));
        }
        let mut target = self.open_file(path)?;
        let mut source = File::open(&from).map_err(failed(Doing::Read, &from))?;
        let size = io::copy(&mut source, &mut target.file).map_err(failed(Doing::Write, &full))?;
        target.end(size)?;
        let set = |time| target.file.set_modified(time);
        let result = model.modified().and_then(set);
        result.map_err(failed(Doing::SetTime, full))?;
        Ok(target.stamp())
    }

    fn stamp(&self, path: &str) -> Stamp {
        self.root.look(path).map_or(Stamp::NONE, |it| it.stamp)
    }

    fn open_file<'a>(&'a self, path: &'a str) -> Result<Overwrite<'a>, PublishError> {
        let old = match self.replaced.load(Ordering::Relaxed) {
            ..MOST_REPLACED => Old::Replace,
            _ => Old::Reuse,
        };
        if matches!(self.found, Found::Nothing) && path.ends_with("/index.html") {
            // Mostly the first file of its folder: to find that missing would take a call more.
            self.folders.ensure_parent(&self.root, path)?;
        }
        let open = || Overwrite::open(&self.root, path, old);
        let (opened, was_there) = match open() {
            Err(PublishError::Io { source, .. }) if lacks_folder(&source) => {
                self.folders.ensure_parent(&self.root, path)?;
                open()?
            }
            opened => opened?,
        };
        self.replaced
            .fetch_add(usize::from(was_there), Ordering::Relaxed);
        Ok(opened)
    }
}

/// Whether the standby, at `path`, holds just what the live generation has but for its last turn.
fn is_generation(root: &Root, path: &Path, live: &Live, turn: &Turn) -> bool {
    let is_older = |path: &&str| turn.added.binary_search_by(|it| (**it).cmp(path)).is_err();
    let files = live.manifest.files.iter().map(|file| &*file.path);
    let mut paths: Vec<_> = files.filter(is_older).collect();
    if !turn.removed.is_empty() {
        paths.extend(turn.removed.iter().map(|path| &**path));
        paths.sort();
    }
    Folders::of(paths.into_iter()).is_sealed(root, path)
}

/// Lists what a build left; whatever is neither a file nor a folder is removed, so that no link
/// is left to follow, and no pipe to wait at.
fn list(building: &Path) -> Result<Tree, PublishError> {
    let mut tree = walk(building, |_| true)?;
    for odd in tree.others.drain(..) {
        remove(&building.join(odd))?;
    }
    Ok(tree)
}
