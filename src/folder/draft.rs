//! New contents of a file, written beside it before they take its place.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process,
};

/// A whole file beside the place that it is meant for; removed where it does not come there.
pub(super) struct Draft(PathBuf);

impl Draft {
    /// Writes `contents`, safely to the disk, beside `path`.
    pub(super) fn create(path: &Path, contents: &[u8]) -> io::Result<Self> {
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".kuaidu-{}", process::id()));
        let draft = path.with_file_name(name);
        let mut file = fs::File::create_new(&draft)?;
        let draft = Self(draft);
        file.write_all(contents)?;
        file.sync_all()?;
        Ok(draft)
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
