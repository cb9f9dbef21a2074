//! A file to which bytes are only ever added, and of which a few are read at a time.

use std::{
    fs::{self, File},
    io,
    path::PathBuf,
};

/// Such a file, of which the first so many bytes are known to be good.
///
/// Nothing is checked here: who reads bytes must see by them whether they are what was added.
/// After a failure nothing more is added.
#[derive(Debug)]
pub struct Log {
    /// None for a cache that remembers nothing.
    path: Option<PathBuf>,
    /// Bytes in the file.
    length: u64,
    /// Bytes to be added.
    pending: Vec<u8>,
    file: Option<File>,
    /// Whether all that was added is there.
    is_whole: bool,
}

/// Bytes that wait to be added together.
const ROOM: usize = 1 << 20;

impl Log {
    pub(super) fn open(path: Option<PathBuf>, length: u64) -> Self {
        let file = path
            .as_ref()
            .and_then(|path| File::options().read(true).write(true).open(path).ok());
        Self {
            path,
            length,
            pending: Vec::new(),
            file,
            is_whole: true,
        }
    }

    /// So many bytes from `offset` on, if they are there.
    pub fn read(&self, offset: u64, length: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; length];
        match offset.checked_sub(self.length) {
            Some(at) => {
                let at = usize::try_from(at).ok()?;
                bytes.copy_from_slice(self.pending.get(at..at.checked_add(length)?)?);
            }
            None => read_at(self.file.as_ref()?, &mut bytes, offset).ok()?,
        }
        Some(bytes)
    }

    /// How many bytes were added in all.
    pub fn length(&self) -> u64 {
        self.length + self.pending.len() as u64
    }

    /// Adds bytes at the end.
    pub fn append(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= ROOM {
            self.flush();
        }
    }

    /// Writes what waits to be added; false if anything that was added could not be written.
    pub fn flush(&mut self) -> bool {
        self.is_whole &= self.try_flush().is_ok();
        self.length += self.pending.len() as u64;
        self.pending.clear();
        self.is_whole
    }

    fn try_flush(&mut self) -> io::Result<()> {
        let path = self.path.as_ref();
        let is_wanted = self.is_whole && !self.pending.is_empty();
        let Some(path) = path.filter(|_| is_wanted) else {
            return Ok(());
        };
        if self.file.is_none() {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            let mut open = File::options();
            let file = open.read(true).write(true).create(true).truncate(false);
            self.file = Some(file.open(path)?);
        }
        match &self.file {
            Some(file) => write_at(file, &self.pending, self.length),
            None => Ok(()),
        }
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    // Another thread must not move the file's place between the two.
    static ONE_AT_A_TIME: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _one = ONE_AT_A_TIME.lock();
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(bytes)
}

#[cfg(not(unix))]
fn write_at(mut file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = Some(folder.path().join("new/log"));
        let mut log = Log::open(path.clone(), 0);
        assert_eq!(log.read(0, 1), None);
        log.append(b"one");
        log.append(b"two");
        assert_eq!(log.read(2, 3).as_deref(), Some(&b"etw"[..]));
        log.flush();
        log.append(b"three");
        assert_eq!(log.read(3, 3).as_deref(), Some(&b"two"[..]));
        assert_eq!(log.read(6, 5).as_deref(), Some(&b"three"[..]));
        assert_eq!(log.read(6, 6), None);
        log.flush();
        drop(log);

        // A build that was killed before it could tell leaves bytes behind.
        let mut log = Log::open(path.clone(), 6);
        log.append(b"four");
        assert!(log.flush());
        assert_eq!(log.read(3, 7).as_deref(), Some(&b"twofour"[..]));

        let mut nothing = Log::open(None, 0);
        nothing.append(b"one");
        nothing.flush();
        assert_eq!(nothing.read(0, 3), None);
    }
}
