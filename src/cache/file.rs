//! The form of a file of the cache: which program wrote it, a hash of what follows, and that.

use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
};

use xxhash_rust::xxh3::xxh3_64;

/// A hash of the program's sources: what another build of it wrote may mean something else.
const PROGRAM: &str = env!("KUAIDU_SOURCES");
/// Length of the program's hash, in hexadecimal, and of that of the contents.
const HEAD: usize = 16 + 8;

/// The contents of the file at `path`, if they are whole and this program's.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    let mut file = fs::File::open(path).ok()?;
    let mut head = [0; HEAD];
    file.read_exact(&mut head).ok()?;
    let (program, hash) = head.split_at(PROGRAM.len());
    if program != PROGRAM.as_bytes() {
        return None;
    }
    let length = file.metadata().ok()?.len().saturating_sub(HEAD as u64);
    let mut contents = Vec::with_capacity(usize::try_from(length).ok()?);
    file.read_to_end(&mut contents).ok()?;
    (hash == xxh3_64(&contents).to_le_bytes()).then_some(contents)
}

/// Puts `contents` into the file at `path`, all at once.
pub(super) fn write(path: &Path, contents: &[u8]) -> io::Result<()> {
    let hash = xxh3_64(contents).to_le_bytes();
    replace(path, &[PROGRAM.as_bytes(), &hash, contents])
}

/// Puts these parts into the file at `path`, one after the other and all at once.
pub(super) fn replace(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let new = path.with_extension("new");
    let write = || {
        let mut file = fs::File::create(&new)?;
        parts.iter().try_for_each(|part| file.write_all(part))
    };
    match write() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            write()?;
        }
        result => result?,
    }
    fs::rename(&new, path).or_else(|_| {
        // A folder stands in the way, which nobody but this cache has a use for here.
        fs::remove_dir_all(path)?;
        fs::rename(&new, path)
    })
}
