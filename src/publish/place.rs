//! Where a site goes, and where the state beside it is kept.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use super::error::{PublishError, Unfit, failed};
use crate::{folder::STATE, message::Doing};

/// Where the preview of a site is published, below the state in the site's folder.
const PREVIEW: &str = "serve/preview";

/// The folder to which the preview of the site in `root` is published, apart from its public site.
pub fn preview(root: &Path) -> PathBuf {
    root.join(STATE).join(PREVIEW)
}

/// An output folder and the state beside it: on the same file system, so that a rename suffices.
#[derive(Debug)]
pub(super) struct Place {
    /// The output folder as the caller named it, for messages.
    pub(super) named: PathBuf,
    /// The output folder, absolute and without symbolic links.
    pub(super) output: PathBuf,
    state: PathBuf,
}

impl Place {
    /// Where `output` leads, if a site may be published there; creates the state folder.
    pub(super) fn prepare(output: &Path, protected: &[&Path]) -> Result<Self, PublishError> {
        let place = Self::find(output, protected)?;
        let state = &place.state;
        fs::create_dir_all(state).map_err(failed(Doing::Create, state))?;
        Ok(place)
    }

    /// The same, and creates nothing.
    pub(super) fn find(output: &Path, protected: &[&Path]) -> Result<Self, PublishError> {
        let named = output.to_owned();
        let output = resolve(output)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(unfit(&named, Unfit::Root));
        };
        for sources in protected {
            if resolve(sources)?.starts_with(&output) {
                return Err(unfit(&named, Unfit::Sources(sources.to_path_buf())));
            }
        }
        let is_preview = output.ends_with(Path::new(STATE).join(PREVIEW));
        let is_state = |part| part == Component::Normal(STATE.as_ref());
        if !is_preview && output.components().any(is_state) {
            return Err(unfit(&named, Unfit::OwnState));
        }
        check_folder(&named, &output, parent)?;
        let state = parent.join(STATE).join(name);
        Ok(Self {
            named,
            output,
            state,
        })
    }

    /// The folder of the state itself.
    pub(super) fn state(&self) -> &Path {
        &self.state
    }

    /// The file that is locked while a build publishes.
    pub(super) fn lock(&self) -> PathBuf {
        self.state.join("lock")
    }

    /// The list of what the output folder holds.
    pub(super) fn manifest(&self) -> PathBuf {
        self.state.join("manifest.json")
    }

    /// The list of what it will hold, from shortly before the exchange until shortly after.
    pub(super) fn next_manifest(&self) -> PathBuf {
        self.state.join("manifest.next.json")
    }

    /// The stamps of the files of the list.
    pub(super) fn stamps(&self) -> PathBuf {
        self.state.join("stamps")
    }

    /// The stamps of the files of the list to come.
    pub(super) fn next_stamps(&self) -> PathBuf {
        self.state.join("stamps.next")
    }

    /// Where a build remembers what it likes.
    pub(super) fn memory(&self) -> PathBuf {
        self.state.join("cache")
    }

    /// New files on their way to the output folder, where there is no second generation.
    pub(super) fn incoming(&self) -> PathBuf {
        self.state.join("incoming")
    }

    /// What the output folder will hold when all incoming files are in their places.
    pub(super) fn journal(&self) -> PathBuf {
        self.state.join("journal.json")
    }

    /// The same, not yet all written.
    pub(super) fn next_journal(&self) -> PathBuf {
        self.state.join("journal.next.json")
    }

    /// The generation that was live before the present one, whole.
    pub(super) fn standby(&self) -> PathBuf {
        self.state.join("standby")
    }

    /// The same folder under another name as soon as a build begins to change it: a mixture,
    /// until it is exchanged for the output folder.
    pub(super) fn building(&self) -> PathBuf {
        self.state.join("building")
    }
}

/// Makes `path` absolute and follows symbolic links in as much of it as exists.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let mut base = std::path::absolute(path).map_err(failed(Doing::Find, path))?;
    let mut missing = Vec::new();
    loop {
        match base.canonicalize() {
            Ok(base) => {
                return Ok(missing
                    .into_iter()
                    .rev()
                    .fold(base, |path, name| path.join(name)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => match base.file_name() {
                Some(name) => missing.push(name.to_owned()),
                None => return Err(failed(Doing::Find, path)(error)),
            },
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(unfit(path, Unfit::NotAFolder));
            }
            Err(error) => return Err(failed(Doing::Find, path)(error)),
        }
        base.pop();
    }
}

/// Refuses what is no folder, or cannot be renamed.
fn check_folder(named: &Path, output: &Path, parent: &Path) -> Result<(), PublishError> {
    match fs::symlink_metadata(output) {
        Ok(found) if !found.is_dir() => Err(unfit(named, Unfit::NotAFolder)),
        Ok(found) if is_mount_point(&found, parent)? => Err(unfit(named, Unfit::MountPoint)),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(Doing::LookAt, output)(error)),
    }
}

/// Whether a folder is on another file system than its parent.
#[cfg(unix)]
fn is_mount_point(folder: &fs::Metadata, parent: &Path) -> Result<bool, PublishError> {
    use std::os::unix::fs::MetadataExt;
    let parent_device = fs::metadata(parent)
        .map_err(failed(Doing::LookAt, parent))?
        .dev();
    Ok(folder.dev() != parent_device)
}

/// Whether a folder is on another file system than its parent: not known here; the rename says.
#[cfg(not(unix))]
fn is_mount_point(_: &fs::Metadata, _: &Path) -> Result<bool, PublishError> {
    Ok(false)
}

/// Whether `path` is a folder itself, and no link to one.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

fn unfit(output: &Path, reason: Unfit) -> PublishError {
    PublishError::Unfit {
        output: output.to_owned(),
        reason,
    }
}
