//! The form of a file of the cache: which program wrote it, a hash of what follows, and that.

use std::{
    fs,
    io::{self, Read, Seek, Write},
    path::Path,
};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// A hash of the program's sources: what another build of it wrote may mean something else.
const PROGRAM: &str = env!("KUAIDU_SOURCES");
/// Length of the program's hash, in hexadecimal, and of that of the contents.
const HEAD: usize = 16 + 8;

/// The contents of the file at `path`, if they are whole and this program's, and their hash.
pub(super) fn read(path: &Path) -> Option<(Vec<u8>, u64)> {
    let mut file = fs::File::open(path).ok()?;
    let mut head = [0; HEAD];
    file.read_exact(&mut head).ok()?;
    let (program, hash) = head.split_last_chunk::<8>()?;
    if program != PROGRAM.as_bytes() {
        return None;
    }
    let length = file.metadata().ok()?.len().saturating_sub(HEAD as u64);
    let mut contents = Vec::with_capacity(usize::try_from(length).ok()?);
    file.read_to_end(&mut contents).ok()?;
    let hash = u64::from_le_bytes(*hash);
    (hash == xxh3_64(&contents)).then_some((contents, hash))
}

/// Puts what `contents` writes into the file at `path`, all at once; the hash of it.
pub(super) fn write(
    path: &Path,
    contents: &dyn Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<u64> {
    replace(path, |file| {
        // The hash is known when all is written.
        file.write_all(&[0; HEAD])?;
        let mut hashed = Hashed {
            file,
            hash: Xxh3::new(),
        };
        contents(&mut hashed)?;
        let hash = hashed.hash.digest();
        file.rewind()?;
        file.write_all(&[PROGRAM.as_bytes(), &hash.to_le_bytes()].concat())?;
        Ok(hash)
    })
}

/// Puts the file that `fill` fills at `path`, all at once.
pub(super) fn replace<T>(
    path: &Path,
    fill: impl Fn(&mut fs::File) -> io::Result<T>,
) -> io::Result<T> {
    let new = path.with_extension("new");
    let write = || fill(&mut fs::File::create(&new)?);
    let filled = match write() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            write()?
        }
        result => result?,
    };
    fs::rename(&new, path).or_else(|_| {
        // A folder stands in the way, which nobody but this cache has a use for here.
        fs::remove_dir_all(path)?;
        fs::rename(&new, path)
    })?;
    Ok(filled)
}

/// A file, and the hash of what was written to it.
struct Hashed<'a> {
    file: &'a mut fs::File,
    hash: Xxh3,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
