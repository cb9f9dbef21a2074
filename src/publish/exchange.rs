//! Exchanges two folders, in one call where the system has one.

use std::{fs, io, path::Path};

use crate::folder::swap;

/// A way to exchange two folders; see [`exchange`].
pub(super) type Exchange = fn(&Path, &Path, &Path) -> io::Result<()>;

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

/// The same by two renames.
pub(super) fn exchange_by_renames(building: &Path, output: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(output, aside)?;
    fs::rename(building, output).inspect_err(|_| {
        // Should this fail as well, the next build does it.
        let _ = fs::rename(aside, output);
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(names: [&str; 2]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for name in names {
            fs::create_dir(root.path().join(name)).unwrap();
            fs::write(root.path().join(name).join("name"), name).unwrap();
        }
        root
    }

    fn name_at(root: &tempfile::TempDir, path: &str) -> Option<String> {
        fs::read_to_string(root.path().join(path).join("name")).ok()
    }

    #[test]
    fn folders_trade_places() {
        let root = folders(["new", "old"]);
        let at = |name| root.path().join(name);
        exchange(&at("new"), &at("old"), &at("aside")).unwrap();
        assert_eq!(name_at(&root, "old").as_deref(), Some("new"));
        let kept = name_at(&root, "new").or(name_at(&root, "aside"));
        assert_eq!(kept.as_deref(), Some("old"));
    }

    #[test]
    fn two_renames_put_the_old_folder_aside() {
        let root = folders(["new", "old"]);
        let at = |name| root.path().join(name);
        exchange_by_renames(&at("new"), &at("old"), &at("aside")).unwrap();
        assert_eq!(name_at(&root, "old").as_deref(), Some("new"));
        assert_eq!(name_at(&root, "aside").as_deref(), Some("old"));
        assert_eq!(name_at(&root, "new"), None);
    }

    #[test]
    fn the_old_folder_comes_back_when_the_second_rename_fails() {
        let root = folders(["other", "old"]);
        let at = |name| root.path().join(name);
        exchange_by_renames(&at("missing"), &at("old"), &at("aside")).unwrap_err();
        assert_eq!(name_at(&root, "old").as_deref(), Some("old"));
    }

    #[test]
    fn a_folder_keeps_its_identity() {
        let root = folders(["a", "b"]);
        let at = |name| root.path().join(name);
        let before = folder_id(&at("a"));
        assert_ne!(before, folder_id(&at("b")));
        fs::rename(at("a"), at("c")).unwrap();
        assert_eq!(folder_id(&at("c")), before);
        assert_eq!(folder_id(&at("a")), None);
    }
}
