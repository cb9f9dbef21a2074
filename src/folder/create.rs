//! Makes a file that was not there: whole, and never in the place of another.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::Path,
};

use super::draft::Draft;

/// Makes the file at `path` with these contents, and the folders that lead to it.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] where anything is there, which then stays; or when the machine
/// fails, and then no file is there.
pub fn create(path: &Path, contents: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = Draft::create(path, contents)?;
    bring(draft.path(), path)
}

/// Puts a file with these contents at `path`, whole, in the place of what is there.
///
/// # Errors
/// When the machine fails; what was there then stays.
pub fn replace(path: &Path, contents: &[u8]) -> io::Result<()> {
    let draft = Draft::create(path, contents)?;
    fs::rename(draft.path(), path)
}

/// Gives the whole file `from` the name `to`, if nothing has it; `from` may or may not stay.
pub(super) fn bring(from: &Path, to: &Path) -> io::Result<()> {
    // A link is refused where something is there; a renaming would replace it.
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(from, to),
        linked => linked,
    }
}

/// The same on file systems without hard links.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let contents = fs::read(from)?;
    let mut file = fs::File::create_new(to)?;
    let written = file.write_all(&contents).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(to);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/c.md");
        create(&path, "一".as_bytes()).unwrap();
        let again = create(&path, "二".as_bytes()).unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "一");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        let copied = copy(&path, &path).unwrap_err();
        assert_eq!(copied.kind(), ErrorKind::AlreadyExists);
    }
}
