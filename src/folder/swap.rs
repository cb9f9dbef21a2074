//! Exchanges what two paths name, in one call where the system has one.

use std::{io, path::Path};

/// Exchanges two files or folders in one call: false where the system or file system cannot.
///
/// # Errors
/// When one is missing, or the machine fails.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn swap(a: &Path, b: &Path) -> io::Result<bool> {
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

/// Exchanges two files or folders in one call: no such call here.
///
/// # Errors
/// None here.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn swap(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}
