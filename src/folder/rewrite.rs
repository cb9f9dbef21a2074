//! Replaces a file's contents all at once, unless someone else has changed it.

use std::{
    error::Error,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use super::{draft::Draft, swap::swap};

use crate::message::{Doing, Message, message};

/// Why a file stays as it was.
#[derive(Debug)]
pub enum RewriteError {
    /// It no longer has the contents that were read.
    Changed,
    /// The machine failed.
    Machine(io::Error),
}

impl RewriteError {
    /// What people are told of the file at `path`.
    pub fn message(&self, path: &str) -> Message {
        match self {
            Self::Changed => message!("changed-meanwhile", path = path),
            Self::Machine(error) => Doing::Write.failed(Path::new(path), error),
        }
    }
}

/// In English, and without the name of the file.
impl fmt::Display for RewriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("it was changed in the meantime; nothing is written"),
            Self::Machine(error) => error.fmt(f),
        }
    }
}

impl Error for RewriteError {}

impl From<io::Error> for RewriteError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// Replaces the contents `old` of the file at `path` by `new`: a reader sees the one or the
/// other. The permissions stay, and of a link what it leads to is replaced.
///
/// # Errors
/// When the file does not have the contents `old` any more, or the machine fails; the file
/// then is as it was.
pub fn rewrite(path: &Path, old: &[u8], new: &[u8]) -> Result<(), RewriteError> {
    Rewriting::prepare(path, old, new)?.commit()
}

/// New contents that only have to take their place.
pub struct Rewriting<'a> {
    path: PathBuf,
    old: &'a [u8],
    draft: Draft,
}

impl<'a> Rewriting<'a> {
    /// Writes the contents `new` beside the file at `path`, as [`rewrite`] does.
    ///
    /// # Errors
    /// As those of [`rewrite`].
    pub fn prepare(path: &Path, old: &'a [u8], new: &[u8]) -> Result<Self, RewriteError> {
        let path = fs::canonicalize(path)?;
        let draft = Draft::create(&path, new)?;
        fs::set_permissions(draft.path(), fs::metadata(&path)?.permissions())?;
        match fs::read(&path)? == old {
            true => Ok(Self { path, old, draft }),
            false => Err(RewriteError::Changed),
        }
    }

    /// Puts them into their place.
    ///
    /// # Errors
    /// As those of [`rewrite`].
    pub fn commit(self) -> Result<(), RewriteError> {
        if fs::read(&self.path)? != self.old {
            return Err(RewriteError::Changed);
        }
        if !swap(self.draft.path(), &self.path)? {
            fs::rename(self.draft.path(), &self.path)?;
        } else if !fs::read(self.draft.path()).is_ok_and(|there| there == self.old) {
            // It was saved in this very moment: what was there lies in the draft now.
            swap(self.draft.path(), &self.path)?;
            return Err(RewriteError::Changed);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "一").unwrap();
        assert!(matches!(
            rewrite(&path, b"0", b"1"),
            Err(RewriteError::Changed)
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "一");
        rewrite(&path, "一".as_bytes(), "二".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "二");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&path, "a").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.md", &link).unwrap();
        rewrite(&link, b"a", b"b").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "b");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}
