//! Finds the files below a folder of the site, without ever leaving the site.

mod create;
mod draft;
mod plant;
mod rewrite;
mod stamp;
mod swap;

use std::{
    ffi::OsStr,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

pub use create::{create, replace};
pub use plant::{Planted, entries, finish, plant};
pub use rewrite::{RewriteError, Rewriting, rewrite};
pub use stamp::Stamp;
pub use swap::swap;

use crate::{
    diagnostic::Diagnostic,
    message::{Doing, Failure, Message, message},
};

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is, as the root was given.
    pub path: PathBuf,
    /// Its path below the site's root, with `/` between its parts.
    pub relative: String,
}

/// What lies below a folder of the site, sorted by path.
#[derive(Debug, Default)]
pub struct Tree {
    /// The files.
    pub files: Vec<Found>,
    /// The folders, each by its path below the site's root.
    pub folders: Vec<String>,
    /// What a person has to mend, such as a link out of the site.
    pub diagnostics: Vec<Diagnostic>,
}

impl Found {
    /// The bytes of the file.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub fn bytes(&self) -> Result<Vec<u8>, Failure> {
        fs::read(&self.path).map_err(|error| Doing::Read.failure(&self.path, error))
    }

    /// Reads the file into `buffer`, in place of what was there; gives the stamp that it had
    /// before it was read, if it has one.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub fn read_into(&self, buffer: &mut Vec<u8>) -> Result<Option<Stamp>, Failure> {
        buffer.clear();
        let mut read = || {
            let file = fs::File::open(&self.path)?;
            let seen = file.metadata().ok();
            // Through `take`, for a file itself is asked for its size and place once more.
            file.take(u64::MAX).read_to_end(buffer)?;
            Ok(seen.as_ref().map(Stamp::from))
        };
        read().map_err(|error| Doing::Read.failure(&self.path, error))
    }
}

/// The folder of kuaidu's own state, in the folder of the site or beside the output folder.
pub const STATE: &str = ".kuaidu";

/// What file viewers leave in any folder that a person looks at: no loss.
pub const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// A path this deep is a mistake, or someone's trap.
const MAX_DEPTH: usize = 64;

/// What lies below `root/folder` under names that `wanted` lets pass; nothing where there is no
/// such folder. A folder whose name does not pass is not entered. Links are followed within the
/// site, but for links to folders in a folder that was reached by one.
///
/// # Errors
/// When the machine cannot read a folder.
pub fn walk(root: &Path, folder: &str, wanted: impl Fn(&str) -> bool) -> Result<Tree, Failure> {
    let mut tree = Tree::default();
    let base = root.join(folder);
    if !base.is_dir() {
        return Ok(tree);
    }
    let real_root = fs::canonicalize(root).map_err(|error| Doing::Read.failure(root, error))?;
    if !is_inside(&real_root, &base) {
        tree.diagnostics.push(leads_out(folder.to_owned()));
        return Ok(tree);
    }
    let walk = WalkDir::new(&base)
        .follow_links(true)
        .max_depth(MAX_DEPTH)
        // As by their names: the paths of one folder differ in nothing else.
        .sort_by(|a, b| a.path().as_os_str().cmp(b.path().as_os_str()));
    let mut walk = walk.min_depth(1).into_iter();
    // The link by which the walk came here, if it came by one.
    let mut link: Option<PathBuf> = None;
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                tree.diagnostics.push(walk_error(root, error)?);
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        let is_linked = |link: &PathBuf| entry.path().starts_with(link);
        link = link.filter(is_linked);
        match look((root, &real_root), &entry, link.is_some(), &wanted) {
            Look::Take(relative) if is_folder => {
                tree.folders.push(relative);
                if entry.path_is_symlink() {
                    link = Some(entry.into_path());
                }
                continue;
            }
            Look::Take(relative) => tree.files.push(Found {
                path: entry.into_path(),
                relative,
            }),
            Look::Leave => {}
            Look::Complain(diagnostic) => tree.diagnostics.push(*diagnostic),
        }
        if is_folder {
            walk.skip_current_dir();
        }
    }
    Ok(tree)
}

/// What becomes of an entry of a folder.
enum Look {
    /// It belongs to the site, with this path below its root.
    Take(String),
    /// Nobody means it.
    Leave,
    /// A person has to mend it.
    Complain(Box<Diagnostic>),
}

/// `is_linked` says that the folder of the entry was reached by a link.
fn look(
    (root, real_root): (&Path, &Path),
    entry: &DirEntry,
    is_linked: bool,
    wanted: &impl Fn(&str) -> bool,
) -> Look {
    let complain = |diagnostic: Diagnostic, help: Message| {
        let place = relative_lossy(root, entry.path());
        Look::Complain(Box::new(diagnostic.at(place).help(help)))
    };
    let Some(relative) = relative(root, entry.path()) else {
        let diagnostic = Diagnostic::error("file-name", message!("file-name-encoding"));
        return complain(diagnostic, message!("file-name-encoding-help"));
    };
    let name = relative.rsplit('/').next().unwrap_or(&relative);
    if is_leftover(name) || !wanted(name) {
        return Look::Leave;
    }
    if entry.path_is_symlink() && !is_inside(real_root, entry.path()) {
        let place = relative_lossy(root, entry.path());
        return Look::Complain(Box::new(leads_out(place)));
    }
    if entry.path_is_symlink() && holds_itself(entry.path()) {
        let diagnostic = Diagnostic::warning("link-loop", message!("link-loop"));
        return complain(diagnostic, message!("link-loop-help"));
    }
    if entry.path_is_symlink() && is_linked && entry.file_type().is_dir() {
        // Two links in each of some dozen folders would lead to more places than can be walked.
        let diagnostic = Diagnostic::warning("link-in-link", message!("link-in-link"));
        return complain(diagnostic, message!("link-in-link-help"));
    }
    if !entry.file_type().is_dir() && !entry.file_type().is_file() {
        // A pipe would be read for ever.
        let diagnostic = Diagnostic::warning("special-file", message!("special-file"));
        return complain(diagnostic, message!("special-file-help"));
    }
    Look::Take(relative)
}

fn leads_out(place: String) -> Diagnostic {
    Diagnostic::error("symlink-outside", message!("symlink-outside"))
        .at(place)
        .help(message!("symlink-outside-help"))
}

/// A broken link and a loop are the person's to mend; anything else is the machine's failure.
fn walk_error(root: &Path, error: walkdir::Error) -> Result<Diagnostic, Failure> {
    let path = error.path().unwrap_or(root).to_owned();
    let place = relative_lossy(root, &path);
    if error.loop_ancestor().is_some() {
        return Ok(Diagnostic::warning("link-loop", message!("link-loop"))
            .at(place)
            .help(message!("link-loop-help")));
    }
    let source = io::Error::from(error);
    if source.kind() == io::ErrorKind::NotFound {
        return Ok(
            Diagnostic::error("broken-symlink", message!("broken-symlink"))
                .at(place)
                .help(message!("broken-symlink-help")),
        );
    }
    Err(Doing::Read.failure(&path, source))
}

/// Whether a file of this name is what editors and file managers leave behind.
pub fn is_leftover(name: &str) -> bool {
    name.ends_with('~')
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".swx"]
            .iter()
            .any(|end| name.ends_with(end))
        || LITTER.contains(&name)
}

/// Whether a link leads to a folder above it; the walk itself sees only those that it began with.
fn holds_itself(link: &Path) -> bool {
    let target = fs::canonicalize(link);
    let folder = link.parent().map(fs::canonicalize);
    matches!((folder, target), (Some(Ok(folder)), Ok(target)) if folder.starts_with(&target))
}

fn is_inside(real_root: &Path, link: &Path) -> bool {
    fs::canonicalize(link).is_ok_and(|target| target.starts_with(real_root))
}

/// The path below the root with `/`; none where it is not in UTF-8.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<_>> = below.iter().map(OsStr::to_str).collect();
    parts.map(|parts| parts.join("/"))
}

fn relative_lossy(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_left() {
        for name in [
            ".DS_Store",
            "a.md~",
            ".a.md.swp",
            "a.swo",
            "#a.md#",
            ".#a.md",
            "Thumbs.db",
        ] {
            assert!(is_leftover(name), "{name}");
        }
        for name in ["a.md", "a#b.md", "图.png", ".well-known", ".nojekyll"] {
            assert!(!is_leftover(name), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_inside() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir_all(root.join("content/a")).unwrap();
        fs::write(folder.path().join("secret"), "").unwrap();
        fs::write(root.join("content/a/b.md"), "").unwrap();
        symlink(folder.path().join("secret"), root.join("content/out.md")).unwrap();
        symlink(folder.path(), root.join("content/up")).unwrap();
        symlink("a/b.md", root.join("content/in.md")).unwrap();
        symlink("nothing", root.join("content/broken.md")).unwrap();
        symlink(".", root.join("content/loop")).unwrap();
        symlink("..", root.join("content/root")).unwrap();

        let tree = walk(&root, "content", |_| true).unwrap();
        let names: Vec<_> = tree
            .files
            .iter()
            .map(|found| found.relative.as_str())
            .collect();
        assert_eq!(names, ["content/a/b.md", "content/in.md"]);
        assert_eq!(tree.folders, ["content/a"]);
        let rules: Vec<_> = tree
            .diagnostics
            .iter()
            .map(|d| (&*d.rule, d.place.as_ref().unwrap().path.as_str()))
            .collect();
        assert_eq!(
            rules,
            [
                ("broken-symlink", "content/broken.md"),
                ("link-loop", "content/loop"),
                ("symlink-outside", "content/out.md"),
                ("link-loop", "content/root"),
                ("symlink-outside", "content/up"),
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_to_links_come_to_an_end() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for depth in 0..30 {
            let folder = root.join(format!("content/d{depth}"));
            fs::create_dir_all(&folder).unwrap();
            for name in ["a", "b"] {
                symlink(format!("../d{}", depth + 1), folder.join(name)).unwrap();
            }
        }
        fs::create_dir(root.join("content/d30")).unwrap();
        fs::write(root.join("content/d30/x.md"), "").unwrap();
        let tree = walk(root, "content", |_| true).unwrap();
        let files = tree.files.iter().map(|file| file.relative.as_str());
        let expected = ["d29/a/x.md", "d29/b/x.md"].map(|path| format!("content/{path}"));
        assert!(files.eq([expected[0].as_str(), &expected[1], "content/d30/x.md"]));
        assert_eq!(tree.diagnostics.len(), 29 * 4);
        assert!(tree.diagnostics.iter().all(|d| d.rule == "link-in-link"));
    }
}
