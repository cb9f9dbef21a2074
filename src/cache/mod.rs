//! What a build leaves for the next one to save work: never trusted over content.
//!
//! A cache is a folder of files, each of which holds one value under a name. A file that is
//! missing, damaged, or written by another build of the program counts as none. Values are
//! written beside their files and renamed, so that a reader finds the old one or the new one.
//! What has to outlast the program is JSON. A [`Log`] is another kind of file, for what is too much
//! to be written anew each time.

mod file;
mod log;

use std::{
    cell::Cell,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::SystemTime,
};

pub use log::Log;

use serde::{Serialize, de::DeserializeOwned};

thread_local! {
    /// Room for the bytes of a value: asked of the system for each anew, it would have to be
    /// cleared each time.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Bytes of that room that are kept between two values.
const KEPT: usize = 1 << 20;

/// A folder of remembered values, or none.
#[derive(Debug, Clone, Default)]
pub struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache in `folder`, which is made when something is first written.
    pub fn at(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
        }
    }

    /// A cache that remembers nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether anything is remembered.
    pub fn remembers(&self) -> bool {
        self.folder.is_some()
    }

    /// The value under `name`, if one is there that this build of the program wrote.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        postcard::from_bytes(&self.read_bytes(name)?).ok()
    }

    /// The bytes under `name`, as [`Cache::read`] has them.
    pub fn read_bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.read_hashed(name).map(|(bytes, _)| bytes)
    }

    /// The bytes under `name`, and their hash.
    pub fn read_hashed(&self, name: &str) -> Option<(Vec<u8>, u64)> {
        file::read(&self.path(name)?)
    }

    /// Puts `value` under `name`. A value that cannot be written is not remembered, nor is the one before.
    pub fn write<T: Serialize>(&self, name: &str, value: &T) {
        let mut bytes = postcard::to_extend(value, BUFFER.take()).unwrap_or_default();
        self.write_bytes(name, &bytes);
        bytes.clear();
        bytes.shrink_to(KEPT);
        BUFFER.set(bytes);
    }

    /// Puts `bytes` under `name`, as [`Cache::write`] does.
    pub fn write_bytes(&self, name: &str, bytes: &[u8]) {
        self.write_with(name, |out| out.write_all(bytes));
    }

    /// Puts what `contents` writes under `name`, as [`Cache::write`] does; the hash of it, if it
    /// could be written.
    pub fn write_with(
        &self,
        name: &str,
        contents: impl Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Option<u64> {
        let path = self.path(name)?;
        let written = file::write(&path, &contents);
        if written.is_err() {
            let _ = fs::remove_file(&path);
        }
        written.ok()
    }

    /// The value under `name`, whichever version of the program wrote it: what has to outlast it has
    /// a form that all of them know.
    pub fn read_lasting<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = fs::read(self.path(name)?).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Puts `value` under `name` for every version of the program, as [`Cache::write`] does.
    pub fn write_lasting<T: Serialize>(&self, name: &str, value: &T) {
        let Some(path) = self.path(name) else { return };
        let bytes = serde_json::to_vec(value).unwrap_or_default();
        if file::replace(&path, |file| file.write_all(&bytes)).is_err() {
            let _ = fs::remove_file(&path);
        }
    }

    /// The log under `name`, of which the first so many bytes are known to be good.
    pub fn log(&self, name: &str, length: u64) -> Log {
        Log::open(self.path(name), length)
    }

    /// The log under `name` with all that is in it, good or not.
    pub fn log_to_its_end(&self, name: &str) -> Log {
        let path = self.path(name);
        let there = path.as_ref().and_then(|path| fs::metadata(path).ok());
        Log::open(path, there.map_or(0, |there| there.len()))
    }

    /// Forgets the value under `name`.
    pub fn forget(&self, name: &str) {
        if let Some(path) = self.path(name) {
            let _ = fs::remove_file(path);
        }
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.retain("", |_| false);
    }

    /// Removes the values whose names begin with `prefix` and are not `wanted`.
    pub fn retain(&self, prefix: &str, wanted: impl Fn(&str) -> bool) {
        let entries = self.folder.as_deref().map(fs::read_dir);
        for entry in entries.into_iter().flatten().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_str().filter(|name| name.starts_with(prefix));
            if name.is_some_and(|name| !wanted(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// The time by the clock of the cache's file system, by which files there are stamped.
    pub fn now(&self) -> Option<SystemTime> {
        let touch = |path: &Path| -> io::Result<SystemTime> {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            fs::write(path, "")?;
            fs::metadata(path)?.modified()
        };
        touch(&self.path("clock")?).ok()
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("new"));
        assert_eq!(cache.read::<u32>("a"), None);
        cache.write("a", &7_u32);
        assert_eq!(cache.read("a"), Some(7_u32));
        cache.write("b", &"文".to_owned());
        cache.retain("", |name| name == "b");
        assert_eq!(cache.read::<u32>("a"), None);
        assert_eq!(cache.read("b"), Some("文".to_owned()));
        Cache::none().write("a", &7_u32);
        assert_eq!(Cache::none().read::<u32>("a"), None);
    }

    #[test]
    fn what_is_damaged_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().to_owned());
        let path = folder.path().join("a");
        cache.write("a", &vec![1_u32, 2, 300]);
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(cache.read::<Vec<u32>>("a"), None, "cut at {at}");
            let mut flipped = whole.clone();
            flipped[at] ^= 4;
            fs::write(&path, &flipped).unwrap();
            assert_eq!(cache.read::<Vec<u32>>("a"), None, "flipped at {at}");
        }
        fs::write(&path, &whole).unwrap();
        assert_eq!(cache.read("a"), Some(vec![1_u32, 2, 300]));
    }
}
