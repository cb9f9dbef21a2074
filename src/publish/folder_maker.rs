//! Makes folders where files are to go, on many threads at once.

use std::{
    io::{self, ErrorKind},
    sync::{Mutex, PoisonError},
};

use super::{
    claims::ancestors,
    error::{PublishError, failed},
    overwrite::{lacks_folder, unless_gone},
    root::Root,
};
use crate::message::Doing;

/// Makes folders below one root, and removes files that are in their way.
#[derive(Debug, Default)]
pub(super) struct FolderMaker {
    /// Held while something is removed, so that no thread removes what another has just made.
    clearing: Mutex<()>,
}

impl FolderMaker {
    /// Makes the folder that holds `path`, and those that hold it, where they are missing.
    pub(super) fn ensure_parent(&self, root: &Root, path: &str) -> Result<(), PublishError> {
        let folder = ancestors(path).next();
        folder.map_or(Ok(()), |folder| self.ensure(root, folder))
    }

    /// Makes a folder, and those that hold it, where they are missing.
    pub(super) fn ensure(&self, root: &Root, folder: &str) -> Result<(), PublishError> {
        let make = || match root.make_folder(folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => self.clear(root, folder),
            made => made,
        };
        let made = match make() {
            Err(error) if lacks_folder(&error) => {
                self.ensure_parent(root, folder)?;
                make()
            }
            made => made,
        };
        made.map_err(failed(Doing::Create, root.join(folder)))
    }

    /// Puts a folder in the place of anything else.
    fn clear(&self, root: &Root, folder: &str) -> io::Result<()> {
        let _clearing = self.clearing.lock().unwrap_or_else(PoisonError::into_inner);
        if root.look(folder).is_some_and(|found| found.is_folder) {
            return Ok(());
        }
        unless_gone(root.remove_file(folder))?;
        match root.make_folder(folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }
}
