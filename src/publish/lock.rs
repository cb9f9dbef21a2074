//! One build at a time may publish to an output folder.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use super::error::{PublishError, failed};
use crate::message::Doing;

/// The right to publish to one output folder. Dropping it gives it back, as does the end of
/// the process, however it ends: the system holds the lock, not the file.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock at `path`; calls `waiting` before it waits for another build.
    pub(super) fn take(path: &Path, waiting: impl FnOnce()) -> Result<Self, PublishError> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(failed(Doing::Open, path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock().map_err(failed(Doing::Lock, path))?;
            }
            Err(TryLockError::Error(error)) => return Err(failed(Doing::Lock, path)(error)),
        }
        Ok(Self { _file: file })
    }
}
