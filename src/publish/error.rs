//! Why a site could not be published, in words for the person at the terminal.

use std::{error::Error, fmt, io, path::PathBuf};

use crate::message::{Doing, Failure, Message, Value, message};

/// Why a site could not be published. What was published before is as it was, unless the error
/// says otherwise.
#[derive(Debug)]
pub enum PublishError {
    /// The output folder holds something that kuaidu did not put there.
    Foreign(Foreign),
    /// The output is not a folder that can be replaced.
    Unfit {
        /// The output folder, as the caller named it.
        output: PathBuf,
        /// Why not.
        reason: Unfit,
    },
    /// Two files of one build have this path.
    Twice(String),
    /// One build has a file at this path, and another file below it.
    FileAndFolder(String),
    /// The machine failed while the new site was being put in its place, file by file: some
    /// files are new, others old, until another build finishes it.
    Unfinished {
        /// What was being done.
        doing: Doing,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No thread could be started.
    Threads(io::Error),
    /// The machine failed.
    Io {
        /// What was being done.
        doing: Doing,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// An output folder with files that kuaidu did not publish.
#[derive(Debug)]
pub struct Foreign {
    /// The output folder, as the caller named it.
    pub output: PathBuf,
    /// The first three such files below it; folders have a slash at the end.
    pub named: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// The path of the manifest, by which kuaidu knows its own files.
    pub manifest: PathBuf,
    /// In what state the manifest is.
    pub state: ManifestState,
}

/// Why an output cannot be replaced as a whole.
#[derive(Debug)]
pub enum Unfit {
    /// It is, or holds, this folder of the site's sources.
    Sources(PathBuf),
    /// It is a file, a device or a link to nothing.
    NotAFolder,
    /// It is the root of a file system.
    Root,
    /// Another file system is mounted there.
    MountPoint,
    /// It lies in a folder named `.kuaidu`.
    OwnState,
}

/// Turns an [`io::Error`] into a [`PublishError`] that says what was being done to `path`.
pub(super) fn failed(
    doing: Doing,
    path: impl Into<PathBuf>,
) -> impl FnOnce(io::Error) -> PublishError {
    move |source| PublishError::Io {
        doing,
        path: path.into(),
        source,
    }
}

impl PublishError {
    /// What people are told: sentences, in which what to do has its place.
    pub fn message(&self) -> Message {
        match self {
            Self::Foreign(foreign) => foreign.message(),
            Self::Unfit { output, reason } => reason.message(&output.display().to_string()),
            Self::Twice(path) => message!("publish-twice", path = path),
            Self::FileAndFolder(path) => message!("publish-file-and-folder", path = path),
            Self::Unfinished {
                doing,
                path,
                source,
            } => message!("publish-unfinished", failure = doing.failed(path, source)),
            Self::Threads(error) => message!("publish-threads", why = error),
            Self::Io {
                doing,
                path,
                source,
            } => unchanged(source.kind(), doing.failed(path, source)),
        }
    }

    /// The same failure, when files of the new site stand beside old ones already.
    pub(super) fn unfinished(self) -> Self {
        match self {
            Self::Io {
                doing,
                path,
                source,
            } => Self::Unfinished {
                doing,
                path,
                source,
            },
            other => other,
        }
    }
}

impl Error for PublishError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } | Self::Unfinished { source, .. } | Self::Threads(source) => {
                Some(source)
            }
            _ => None,
        }
    }
}

/// In what state a manifest was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManifestState {
    /// There is one, and it is whole.
    Whole,
    /// There is none.
    Missing,
    /// It cannot be understood.
    Damaged,
    /// Another version wrote it, in a form of its own.
    Newer,
}

/// In English.
impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::new(error.message()).because(error)
    }
}

impl Foreign {
    fn message(&self) -> Message {
        let output = self.output.display().to_string();
        let named = || self.named.iter().collect::<Value>();
        let held = match self.more {
            0 => message!("publish-foreign", output = output, named = named()),
            more => message!(
                "publish-foreign-more",
                output = output,
                named = named(),
                more = more
            ),
        };
        let manifest = self.manifest.display().to_string();
        match self.state {
            ManifestState::Whole | ManifestState::Missing => {
                message!("publish-foreign-advice", held = held)
            }
            ManifestState::Damaged => {
                message!("publish-foreign-damaged", held = held, manifest = manifest)
            }
            ManifestState::Newer => {
                message!("publish-foreign-newer", held = held, manifest = manifest)
            }
        }
    }
}

impl Unfit {
    fn message(&self, output: &str) -> Message {
        match self {
            Self::Sources(sources) => message!(
                "publish-to-sources",
                output = output,
                sources = sources.display().to_string(),
            ),
            Self::NotAFolder => message!("publish-to-no-folder", output = output),
            Self::Root => message!("publish-to-root", output = output),
            Self::MountPoint => message!("publish-to-mount-point", output = output),
            Self::OwnState => message!("publish-to-own-state", output = output),
        }
    }
}

/// The `failure` of a machine that left the published site as it was, and what to do about it.
fn unchanged(kind: io::ErrorKind, failure: Message) -> Message {
    use io::ErrorKind as Kind;
    match kind {
        Kind::StorageFull => message!("publish-disk-full", failure = failure),
        Kind::QuotaExceeded => message!("publish-quota", failure = failure),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            message!("publish-permission", failure = failure)
        }
        Kind::CrossesDevices | Kind::ResourceBusy => {
            message!("publish-mounted", failure = failure)
        }
        _ => message!("publish-failed", failure = failure),
    }
}
