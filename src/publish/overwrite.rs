//! Writes over files in place: their inodes and blocks stay, and no disk is waited for.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::Path,
};

use super::{
    bytes::Hash,
    error::{PublishError, failed},
    root::{Root, Stamp},
};
use crate::{message::Doing, output::Contents};

/// A regular file that is open to be written over from its start.
#[derive(Debug)]
pub(super) struct Overwrite<'a> {
    pub(super) file: File,
    old_size: u64,
    root: &'a Root,
    path: &'a str,
}

/// What may become of a file that is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Old {
    /// Its inode goes.
    Replace,
    /// Its inode is used again, if it has no other name.
    Reuse,
}

impl<'a> Overwrite<'a> {
    /// Opens the file at `path` below `root`, and makes way for it if something else is there:
    /// tells whether there was.
    pub(super) fn open(
        root: &'a Root,
        path: &'a str,
        old: Old,
    ) -> Result<(Self, bool), PublishError> {
        let create = || root.create_file(path).map(|file| (file, 0));
        let opened = match old {
            Old::Reuse => open_again(root, path),
            Old::Replace => create(),
        };
        let ((file, old_size), was_there) = match opened {
            Ok(opened) => (opened, old == Old::Reuse),
            Err(error) if lacks_folder(&error) => {
                return Err(failed(Doing::Create, root.join(path))(error));
            }
            // A folder, a link, a file that others share or nobody may write to.
            Err(_) => {
                let full = root.join(path);
                remove(&full)?;
                (create().map_err(failed(Doing::Create, full))?, true)
            }
        };
        let opened = Self {
            file,
            old_size,
            root,
            path,
        };
        Ok((opened, was_there))
    }

    /// Gives the file just these contents: their size and hash.
    pub(super) fn fill(&mut self, contents: &Contents) -> Result<(u64, Hash), PublishError> {
        let (size, hash) = match contents {
            Contents::Bytes(bytes) => {
                let written = self.file.write_all(bytes);
                written.map_err(|error| self.failed(Doing::Write, error))?;
                (bytes.len() as u64, Hash::of(bytes))
            }
            Contents::Copy(source) => {
                let mut from = File::open(source).map_err(failed(Doing::Read, source))?;
                Hash::of_stream(&mut from, |chunk| self.file.write_all(chunk))
                    .map_err(failed(Doing::Copy, source))?
            }
        };
        self.end(size)?;
        Ok((size, hash))
    }

    /// Ends the file after the `size` bytes that were written.
    ///
    /// It is not emptied beforehand: ext4 takes that for a replacement that must be safe from
    /// a failure of power, and writes the file to disk when it is closed, which takes five to
    /// a hundred times as long.
    pub(super) fn end(&self, size: u64) -> Result<(), PublishError> {
        if self.old_size <= size {
            return Ok(());
        }
        let cut = self.file.set_len(size);
        cut.map_err(|error| self.failed(Doing::Shorten, error))
    }

    /// The stamp of the file as it is now; nothing may be written to it afterwards.
    pub(super) fn stamp(&self) -> Stamp {
        let found = self.root.look_at(&self.file, self.path);
        found.map_or(Stamp::NONE, |it| it.stamp)
    }

    /// The failure of doing something to the file.
    pub(super) fn failed(&self, doing: Doing, error: io::Error) -> PublishError {
        failed(doing, self.root.join(self.path))(error)
    }
}

/// Whether the folder that a file is to lie in is missing, or is no folder.
pub(super) fn lacks_folder(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Opens a file that is there, or makes one: the file and its size.
fn open_again(root: &Root, path: &str) -> io::Result<(File, u64)> {
    let file = root.open_again(path)?;
    let found = file.metadata()?;
    if !found.is_file() || has_other_names(&found) {
        return Err(ErrorKind::AlreadyExists.into());
    }
    Ok((file, found.len()))
}

/// Whether the file is known by other names as well, such as that of a backup made of hard
/// links, whose bytes must not change.
#[cfg(unix)]
fn has_other_names(file: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

/// Whether the file is known by other names as well: not known here.
#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

/// Removes what is at `path`, if anything: a link itself, a folder with all in it.
pub(super) fn remove(path: &Path) -> Result<(), PublishError> {
    let result = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    unless_gone(result).map_err(failed(Doing::Remove, path))
}

/// Success where the path is gone already, or what was its folder is a file by now.
pub(super) fn unless_gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if lacks_folder(&error) => Ok(()),
        result => result,
    }
}
