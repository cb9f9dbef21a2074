//! One preview of a site at a time: two would build into one folder.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use crate::{
    message::{Failure, message},
    publish,
};

/// The right to preview a site. Dropping it gives it back, as does the end of the process.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
    address: PathBuf,
}

impl Lock {
    /// Takes the right to preview the site in `root`.
    ///
    /// # Errors
    /// Where it is previewed already, or its folder cannot be written to.
    pub(super) fn take(root: &Path) -> Result<Self, Failure> {
        let preview = publish::preview(root);
        let folder = preview.parent().unwrap_or(root);
        let failed = |error: std::io::Error| {
            let path = folder.display().to_string();
            Failure::new(message!("serve-no-folder", path = path, why = &error)).because(error)
        };
        fs::create_dir_all(folder).map_err(failed)?;
        let mut options = OpenOptions::new();
        let options = options.write(true).create(true).truncate(false);
        let file = options.open(folder.join("lock")).map_err(failed)?;
        let address = folder.join("address");
        match file.try_lock() {
            Ok(()) => Ok(Self {
                _file: file,
                address,
            }),
            Err(TryLockError::WouldBlock) => {
                let address = fs::read_to_string(address).unwrap_or_default();
                Err(Failure::new(message!(
                    "serve-twice",
                    address = address.trim()
                )))
            }
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// Leaves word of where the preview is, for whoever comes next.
    pub(super) fn tell(&self, origin: &str) {
        let _ = fs::write(&self.address, format!("{origin}/\n"));
    }
}

/// Whether the site in `root` is being previewed.
pub(super) fn is_taken(root: &Path) -> bool {
    let preview = publish::preview(root);
    let lock = preview.with_file_name("lock");
    let busy = |file: File| matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    File::open(lock).is_ok_and(busy)
}
