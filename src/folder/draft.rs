//! New contents of a file, written beside it before they take its place.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process,
};

/// Drafts of killed processes with the number of this one.
const MOST_LEFT: u32 = 1000;

/// A whole file beside the place that it is meant for; removed where it does not come there.
pub(super) struct Draft(PathBuf);

impl Draft {
    /// Writes `contents`, safely to the disk, beside `path`.
    pub(super) fn create(path: &Path, contents: &[u8]) -> io::Result<Self> {
        let (draft, mut file) = Self::open(path)?;
        file.write_all(contents)?;
        file.sync_all()?;
        Ok(draft)
    }

    /// A new file beside `path`. Its name is not made of that of `path`, which may be as long as a
    /// name can be; nor is it new by the number of the process alone, for one that was killed may
    /// have had the same.
    fn open(path: &Path) -> io::Result<(Self, fs::File)> {
        let mut number = 0;
        loop {
            let draft = path.with_file_name(format!(".kuaidu-{}-{number}", process::id()));
            match fs::File::create_new(&draft) {
                Ok(file) => return Ok((Self(draft), file)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < MOST_LEFT => {}
                Err(error) => return Err(error),
            }
            number += 1;
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After the exchange it is not there any more.
        let _ = fs::remove_file(&self.0);
    }
}
