//! What can be done to a file or folder, and what is said where it fails.

use std::{io, path::Path};

use super::{Failure, Message, message};

/// What was to be done to a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Copy it.
    Copy,
    /// Make it.
    Create,
    /// Find out where it is.
    Find,
    /// Read the names in it.
    List,
    /// Keep others from writing to it.
    Lock,
    /// Ask for its kind, size or times.
    LookAt,
    /// Open it.
    Open,
    /// Read its contents.
    Read,
    /// Remove it.
    Remove,
    /// Give it another name.
    Rename,
    /// Put another in its place.
    Replace,
    /// Bring it back.
    Restore,
    /// Have the disk hold it for certain.
    Save,
    /// Say who may read it.
    SetPermissions,
    /// Say when it was changed.
    SetTime,
    /// Cut off its end.
    Shorten,
    /// Write its contents.
    Write,
}

impl Doing {
    /// The sentence that this could not be done to `path`, and why.
    pub fn failed(self, path: &Path, error: &io::Error) -> Message {
        let path = path.display().to_string();
        match self {
            Self::Copy => message!("cannot-copy", path = path, why = error),
            Self::Create => message!("cannot-create", path = path, why = error),
            Self::Find => message!("cannot-find", path = path, why = error),
            Self::List => message!("cannot-list", path = path, why = error),
            Self::Lock => message!("cannot-lock", path = path, why = error),
            Self::LookAt => message!("cannot-look-at", path = path, why = error),
            Self::Open => message!("cannot-open", path = path, why = error),
            Self::Read => message!("cannot-read", path = path, why = error),
            Self::Remove => message!("cannot-remove", path = path, why = error),
            Self::Rename => message!("cannot-rename", path = path, why = error),
            Self::Replace => message!("cannot-replace", path = path, why = error),
            Self::Restore => message!("cannot-restore", path = path, why = error),
            Self::Save => message!("cannot-save", path = path, why = error),
            Self::SetPermissions => message!("cannot-set-permissions", path = path, why = error),
            Self::SetTime => message!("cannot-set-time", path = path, why = error),
            Self::Shorten => message!("cannot-shorten", path = path, why = error),
            Self::Write => message!("cannot-write", path = path, why = error),
        }
    }

    /// The failure to do this to `path`.
    pub fn failure(self, path: &Path, error: io::Error) -> Failure {
        Failure::new(self.failed(path, &error)).because(error)
    }
}
