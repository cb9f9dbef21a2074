//! Puts a set of files into a folder: all of them or none, and none in the place of another.
//!
//! They are written into `.kuaidu/.init.part/` first. When all are there, that folder is renamed to
//! `.kuaidu/.init/`; from then on they come, whatever happens: each is given its place, and one for
//! which a kill left no time gets it by [`finish`].

use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use super::{STATE, create::bring, is_leftover};

/// What came of planting files.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Planted {
    /// The files that were made, by their paths in the folder, sorted.
    pub made: Vec<String>,
    /// Those for which something stood in the way already.
    pub kept: Vec<String>,
}

/// What lies in the folder `root` itself, by name, sorted: nothing where there is no such folder.
/// The folders of git and of kuaidu are left out, and what file viewers and editors leave.
///
/// # Errors
/// When the machine cannot read it.
pub fn entries(root: &Path) -> io::Result<Vec<String>> {
    let found = match fs::read_dir(root) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in found {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !matches!(&**name, ".git" | STATE) && !is_leftover(name));
    names.sort();
    Ok(names)
}

/// Makes these files in the folder `root`, which is made where it is missing: all that are not
/// there yet. A failure, or a kill before all are written, leaves none of them.
///
/// # Errors
/// When the machine fails.
pub fn plant(root: &Path, files: &[(String, Vec<u8>)]) -> io::Result<Planted> {
    let was_there = root.exists();
    fs::create_dir_all(root)?;
    prepare(root, files).inspect_err(|_| clear(root, !was_there))?;
    finish(root)
}

/// Puts the files into their places that an earlier call prepared and a kill kept from them:
/// nothing where there is none.
///
/// # Errors
/// When the machine fails.
pub fn finish(root: &Path) -> io::Result<Planted> {
    let mut planted = Planted::default();
    let ready = ready(root);
    if ready.is_dir() {
        settle(&ready, root, "", &mut planted)?;
    }
    clear(root, false);
    Ok(planted)
}

fn ready(root: &Path) -> PathBuf {
    root.join(STATE).join(".init")
}

fn part(root: &Path) -> PathBuf {
    root.join(STATE).join(".init.part")
}

fn prepare(root: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let part = part(root);
    // Of an earlier call that was killed.
    remove(&part)?;
    for (path, contents) in files {
        let path = part.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&part))?;
        let mut file = fs::File::create_new(&path)?;
        file.write_all(contents)?;
        file.sync_all()?;
    }
    fs::rename(&part, ready(root))
}

/// Moves what lies in `from` to `to`, folder by folder, in the order of names.
fn settle(from: &Path, to: &Path, below: &str, planted: &mut Planted) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(from)? {
        names.push(entry?.file_name());
    }
    names.sort();
    for name in names {
        let (from, to) = (from.join(&name), to.join(&name));
        let path = format!("{below}{}", name.to_string_lossy());
        if from.is_dir() {
            match fs::create_dir(&to) {
                // Not through a link, which may lead anywhere.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && !is_folder(&to) => {
                    planted.kept.push(format!("{path}/"));
                    continue;
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => made?,
            }
            settle(&from, &to, &format!("{path}/"), planted)?;
            continue;
        }
        match bring(&from, &to) {
            Ok(()) => planted.made.push(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => planted.kept.push(path),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Removes what was prepared, and the folders that hold nothing then; what cannot be removed stays.
fn clear(root: &Path, whole: bool) {
    let _ = remove(&part(root));
    let _ = remove(&ready(root));
    let _ = fs::remove_dir(root.join(STATE));
    if whole {
        let _ = fs::remove_dir(root);
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<(String, Vec<u8>)> {
        let file = |path: &&str| ((*path).to_owned(), path.as_bytes().to_vec());
        paths.iter().map(file).collect()
    }

    #[test]
    fn what_is_missing_is_made_and_nothing_else_changed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("新/站");
        let planted = plant(&root, &files(&["b/c.md", "a.yaml"])).unwrap();
        assert_eq!(planted.made, ["a.yaml", "b/c.md"]);
        fs::write(root.join("a.yaml"), "mine").unwrap();
        let planted = plant(&root, &files(&["b/d.md", "a.yaml"])).unwrap();
        assert_eq!(
            (planted.made, planted.kept),
            (vec!["b/d.md".to_owned()], vec!["a.yaml".to_owned()])
        );
        assert_eq!(fs::read_to_string(root.join("a.yaml")).unwrap(), "mine");
        assert_eq!(entries(&root).unwrap(), ["a.yaml", "b"]);
        assert!(!root.join(STATE).exists());
    }

    #[test]
    fn a_failure_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        // A file cannot be a folder.
        assert!(plant(&root, &files(&["a", "a/b"])).is_err());
        assert!(!root.exists());
    }

    #[test]
    fn a_kill_leaves_what_can_be_finished() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(part(root)).unwrap();
        fs::write(part(root).join("half"), "").unwrap();
        assert_eq!(finish(root).unwrap(), Planted::default());
        assert_eq!(fs::read_dir(root).unwrap().count(), 0);

        prepare(root, &files(&["a/b", "c"])).unwrap();
        fs::create_dir(root.join("a")).unwrap();
        fs::hard_link(ready(root).join("a/b"), root.join("a/b")).unwrap();
        let planted = finish(root).unwrap();
        assert_eq!(
            (planted.made, planted.kept),
            (vec!["c".to_owned()], vec!["a/b".to_owned()])
        );
        assert_eq!(entries(root).unwrap(), ["a", "c"]);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (root, other) = (folder.path().join("site"), folder.path().join("other"));
        fs::create_dir_all(&root).unwrap();
        fs::create_dir(&other).unwrap();
        std::os::unix::fs::symlink(&other, root.join("a")).unwrap();
        let planted = plant(&root, &files(&["a/b"])).unwrap();
        assert_eq!(planted.kept, ["a/"]);
        assert_eq!(fs::read_dir(&other).unwrap().count(), 0);
    }
}
