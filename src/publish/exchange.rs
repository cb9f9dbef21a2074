//! Exchanges two folders, in one call where the system has one.

use std::{fs, io, path::Path};

/// Puts `building` in the place of `output`. What was at `output` is then at `building`, or,
/// where the file system has no such call, at `aside`, which must not exist before.
///
/// Between the two renames of the latter case `output` is missing; the next build that finds
/// it so puts it back from `aside`.
pub(super) fn exchange(building: &Path, output: &Path, aside: &Path) -> io::Result<()> {
    if !output.exists() {
        return fs::rename(building, output);
    }
    if swap(building, output)? {
        return Ok(());
    }
    exchange_by_renames(building, output, aside)
}

fn exchange_by_renames(building: &Path, output: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(output, aside)?;
    fs::rename(building, output).inspect_err(|_| {
        // Should this fail as well, the next build does it.
        let _ = fs::rename(aside, output);
    })
}

/// Exchanges two folders in one call: false where the system or file system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(a: &Path, b: &Path) -> io::Result<bool> {
    use rustix::{
        fs::{CWD, RenameFlags, renameat_with},
        io::Errno,
    };
    const LACKING: [Errno; 4] = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP];
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(error) if LACKING.contains(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Exchanges two folders in one call: no such call here.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// A number that a folder keeps through renames, and shares with no folder that exists at the
/// same time: its inode. None where the folder is missing.
#[cfg(unix)]
pub(super) fn folder_id(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(folder).ok().map(|found| found.ino())
}

/// A number that a folder keeps through renames: none is known here.
#[cfg(not(unix))]
pub(super) fn folder_id(_: &Path) -> Option<u64> {
    None
}
