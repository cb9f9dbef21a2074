//! Reaches what lies below a folder by its path from there, which spares half the way.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use xxhash_rust::xxh3::xxh3_64;

/// A folder that stays the same through renames.
#[derive(Debug)]
pub(super) struct Root {
    path: PathBuf,
    #[cfg(unix)]
    folder: fs::File,
}

/// One look at a file or folder; a link is looked at itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) is_file: bool,
    pub(super) is_folder: bool,
    pub(super) stamp: Stamp,
    /// Tells the file from all others.
    pub(super) identity: (i128, i128),
    /// Whether it is known by several names.
    pub(super) is_shared: bool,
    /// When its bytes, or a folder's entries, last changed: nanoseconds since 1970.
    pub(super) modified: i128,
}

/// What the system tells of a file without reading it: a change of the file changes the stamp.
///
/// Size, times of modification and of change, and inode, hashed. Only equality counts, so a
/// clock may be set to anything.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp(pub(super) u64);

impl Stamp {
    /// The stamp of no file.
    pub(super) const NONE: Self = Self(0);

    fn of(parts: [i128; 4]) -> Self {
        let mut bytes = [0; 64];
        for (chunk, part) in bytes.chunks_exact_mut(16).zip(parts) {
            chunk.copy_from_slice(&part.to_le_bytes());
        }
        Self(xxh3_64(&bytes).max(1))
    }
}

impl Root {
    /// The folder at `path`, which must not be a link to one.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if !fs::symlink_metadata(path)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self {
            #[cfg(unix)]
            folder: fs::File::open(path)?,
            path: path.to_owned(),
        })
    }

    /// Where `path` was, from outside, when the folder was opened.
    pub(super) fn join(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }
}

#[cfg(unix)]
mod calls {
    //! The system's calls, relative to the open folder.

    use std::{fs::File, io};

    use rustix::fs::{
        AtFlags, FileType, Mode, OFlags, Stat, Timespec, Timestamps, UTIME_OMIT, fstat, linkat,
        mkdirat, openat, statat, unlinkat, utimensat,
    };

    use super::{Look, Root, Stamp};

    impl Root {
        /// Looks at `path`; none where nothing is there.
        pub(in crate::publish) fn look(&self, path: &str) -> Option<Look> {
            let stat = statat(&self.folder, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
            Some(Look::from(&stat))
        }

        /// Makes a file, readable by all whom the umask lets; fails where anything is there.
        pub(in crate::publish) fn create_file(&self, path: &str) -> io::Result<File> {
            self.open_file(path, OFlags::EXCL)
        }

        /// Opens a file that is there, or makes one; follows no link, and waits at no pipe.
        pub(in crate::publish) fn open_again(&self, path: &str) -> io::Result<File> {
            self.open_file(path, OFlags::NOFOLLOW | OFlags::NONBLOCK)
        }

        fn open_file(&self, path: &str, how: OFlags) -> io::Result<File> {
            let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::CLOEXEC | how;
            let mode = Mode::from_raw_mode(0o644);
            Ok(openat(&self.folder, path, flags, mode)?.into())
        }

        /// Looks at the open file at `path`, which takes less time than a look at the path.
        pub(in crate::publish) fn look_at(&self, file: &File, _path: &str) -> Option<Look> {
            Some(Look::from(&fstat(file).ok()?))
        }

        /// Gives the file at `path` the same path below `other` as well.
        pub(in crate::publish) fn link(&self, path: &str, other: &Self) -> io::Result<()> {
            let none = AtFlags::empty();
            Ok(linkat(&self.folder, path, &other.folder, path, none)?)
        }

        /// Makes one folder, with the permissions that the umask lets.
        pub(in crate::publish) fn make_folder(&self, path: &str) -> io::Result<()> {
            Ok(mkdirat(&self.folder, path, Mode::from_raw_mode(0o777))?)
        }

        /// Removes a file or a link.
        pub(in crate::publish) fn remove_file(&self, path: &str) -> io::Result<()> {
            Ok(unlinkat(&self.folder, path, AtFlags::empty())?)
        }

        /// Removes an empty folder.
        pub(in crate::publish) fn remove_folder(&self, path: &str) -> io::Result<()> {
            Ok(unlinkat(&self.folder, path, AtFlags::REMOVEDIR)?)
        }

        /// Sets the time of modification, in nanoseconds since 1970, if that can be done.
        pub(in crate::publish) fn set_modified(&self, path: &str, time: i128) {
            let second = 1_000_000_000;
            let Ok(tv_sec) = i64::try_from(time.div_euclid(second)) else {
                return;
            };
            let times = Timestamps {
                last_access: Timespec {
                    tv_sec: 0,
                    tv_nsec: UTIME_OMIT,
                },
                last_modification: Timespec {
                    tv_sec,
                    tv_nsec: time.rem_euclid(second) as _,
                },
            };
            let _ = utimensat(&self.folder, path, &times, AtFlags::SYMLINK_NOFOLLOW);
        }
    }

    impl From<&Stat> for Look {
        fn from(stat: &Stat) -> Self {
            let time = |seconds: i128, fraction: i128| seconds * 1_000_000_000 + fraction;
            let modified = time(stat.st_mtime.into(), stat.st_mtime_nsec.into());
            let changed = time(stat.st_ctime.into(), stat.st_ctime_nsec.into());
            let kind = FileType::from_raw_mode(stat.st_mode);
            Self {
                is_file: kind == FileType::RegularFile,
                is_folder: kind == FileType::Directory,
                stamp: Stamp::of([
                    i128::from(stat.st_size),
                    modified,
                    changed,
                    i128::from(stat.st_ino),
                ]),
                identity: (i128::from(stat.st_dev), i128::from(stat.st_ino)),
                is_shared: i128::from(stat.st_nlink) > 1,
                modified,
            }
        }
    }
}

#[cfg(not(unix))]
mod calls {
    //! The same by way of the whole path, where there are no such calls.

    use std::{
        fs::{self, File, OpenOptions},
        io,
        time::SystemTime,
    };

    use super::{Look, Root, Stamp};

    impl Root {
        /// Looks at `path`; none where nothing is there.
        pub(in crate::publish) fn look(&self, path: &str) -> Option<Look> {
            let found = fs::symlink_metadata(self.join(path)).ok()?;
            let since = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok();
            let modified = found.modified().ok().and_then(since).unwrap_or_default();
            let modified = modified.as_nanos() as i128;
            Some(Look {
                is_file: found.is_file(),
                is_folder: found.is_dir(),
                stamp: Stamp::of([i128::from(found.len()), modified, 0, 0]),
                identity: (0, 0),
                is_shared: false,
                modified,
            })
        }

        /// Makes a file; fails where anything is there.
        pub(in crate::publish) fn create_file(&self, path: &str) -> io::Result<File> {
            File::create_new(self.join(path))
        }

        /// Opens a file that is there, or makes one.
        pub(in crate::publish) fn open_again(&self, path: &str) -> io::Result<File> {
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(false);
            options.open(self.join(path))
        }

        /// Looks at the open file at `path`.
        pub(in crate::publish) fn look_at(&self, _file: &File, path: &str) -> Option<Look> {
            self.look(path)
        }

        /// Gives the file at `path` the same path below `other` as well: not here, since it
        /// could not be told afterwards that the two are one.
        pub(in crate::publish) fn link(&self, _: &str, _: &Self) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        /// Makes one folder.
        pub(in crate::publish) fn make_folder(&self, path: &str) -> io::Result<()> {
            fs::create_dir(self.join(path))
        }

        /// Removes a file or a link.
        pub(in crate::publish) fn remove_file(&self, path: &str) -> io::Result<()> {
            fs::remove_file(self.join(path))
        }

        /// Removes an empty folder.
        pub(in crate::publish) fn remove_folder(&self, path: &str) -> io::Result<()> {
            fs::remove_dir(self.join(path))
        }

        /// Sets the time of modification: not here, so that folders are listed.
        pub(in crate::publish) fn set_modified(&self, _: &str, _: i128) {}
    }
}
