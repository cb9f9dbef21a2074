//! Why a site could not be published, in words for the person at the terminal.

use std::{error::Error, fmt, io, path::PathBuf};

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
        /// What was being done: a verb, such as `write`.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The machine failed.
    Io {
        /// What was being done: a verb, such as `write`.
        doing: &'static str,
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
    doing: &'static str,
    path: impl Into<PathBuf>,
) -> impl FnOnce(io::Error) -> PublishError {
    move |source| PublishError::Io {
        doing,
        path: path.into(),
        source,
    }
}

impl PublishError {
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
            Self::Io { source, .. } | Self::Unfinished { source, .. } => Some(source),
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

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(foreign) => foreign.fmt(f),
            Self::Unfit { output, reason } => {
                write!(f, "cannot publish to {}: {reason}", output.display())
            }
            Self::Twice(path) => write!(f, "two files of this build have the path {path}"),
            Self::FileAndFolder(path) => write!(
                f,
                "this build has a file with the path {path}, and other files below that path"
            ),
            Self::Unfinished {
                doing,
                path,
                source,
            } => write!(
                f,
                "cannot {doing} {}: {source}. Some pages are new by now, and others old; the next \
                 build finishes it.",
                path.display()
            ),
            Self::Io {
                doing,
                path,
                source,
            } => write!(
                f,
                "cannot {doing} {}: {source}. {}The published site is as it was.",
                path.display(),
                advice(source.kind())
            ),
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (output, named) = (self.output.display(), self.named.join(", "));
        write!(
            f,
            "the output folder {output} holds what kuaidu did not publish: {named}"
        )?;
        if self.more > 0 {
            write!(f, " and {} more", self.more)?;
        }
        f.write_str(". ")?;
        let manifest = self.manifest.display();
        match self.state {
            ManifestState::Whole | ManifestState::Missing => {}
            ManifestState::Damaged => write!(
                f,
                "(Its list of what it published, {manifest}, is damaged, so nothing counts as \
                 published.) "
            )?,
            ManifestState::Newer => write!(
                f,
                "(The list of what was published, {manifest}, is from a newer kuaidu; that one \
                 can publish here.) "
            )?,
        }
        f.write_str(
            "Publishing makes the folder hold just the site, so this would be lost. Choose another folder \
             with -o, or move the files into static/ so that they are published with the site, \
             or delete the folder if nothing in it is needed.",
        )
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sources(sources) => write!(
                f,
                "it is or holds {}, a folder of the site's sources, and publishing replaces the \
                 whole folder. Choose another folder with -o.",
                sources.display()
            ),
            Self::NotAFolder => f.write_str(
                "it is not a folder. Choose another path with -o, or remove what is there if it \
                 is not needed.",
            ),
            Self::Root => f.write_str(
                "it is the root of a file system, which cannot be replaced. Choose a folder in \
                 it with -o.",
            ),
            Self::MountPoint => f.write_str(
                "it is a mount point, which cannot be replaced. Choose a folder in it with -o.",
            ),
            Self::OwnState => f.write_str(
                "it lies in .kuaidu, where kuaidu keeps its own state. Choose another folder \
                 with -o.",
            ),
        }
    }
}

/// What to do about a failure of the machine: a sentence with a space after it, or nothing.
fn advice(kind: io::ErrorKind) -> &'static str {
    use io::ErrorKind as Kind;
    match kind {
        Kind::StorageFull => {
            "The disk is full; there must be room for a second copy of the site beside the first. "
        }
        Kind::QuotaExceeded => {
            "Your share of the disk is used up; there must be room for a second copy of the site \
             beside the first. "
        }
        Kind::FileTooLarge => "The file is larger than the system allows. ",
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            "The site is prepared beside the output folder and takes its place, so that folder \
             and the one that holds it must be writable. "
        }
        Kind::CrossesDevices | Kind::ResourceBusy => {
            "A mount point, or a folder of a container image's layer, cannot be replaced as a \
             whole; choose a folder in it with -o. "
        }
        _ => "",
    }
}
