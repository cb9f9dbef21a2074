//! Finds the files below `content/`. Nothing else in this module's folder touches the disk.

use std::{
    collections::BTreeMap,
    error::Error,
    ffi::OsStr,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Place};

/// Folders inside folders, for a walk that cannot lose its way.
const MAX_DEPTH: usize = 64;

/// What lies below `content/`, each list in the order of the walk: by name, folder by folder.
#[derive(Debug, Default)]
pub struct Sources {
    /// Articles, in Markdown.
    pub articles: Vec<SourceFile>,
    /// Plain pages, in Markdown: those below `content/pages/`.
    pub pages: Vec<SourceFile>,
    /// All other files, to be published beside the articles.
    pub assets: Vec<Asset>,
    /// What is wrong with the files themselves.
    pub diagnostics: Vec<Diagnostic>,
}

/// A Markdown file, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is, as the root was given.
    pub path: PathBuf,
    /// Its path below the site's root, with `/` between its parts.
    pub relative: String,
    /// Its path below `content/` without `.md`, and without `/index`: unique.
    pub id: String,
}

/// A file that is no Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it is, as the root was given.
    pub path: PathBuf,
    /// Its path below the site's root, with `/` between its parts.
    pub relative: String,
}

/// A file or folder that the machine does not let us read.
#[derive(Debug)]
pub struct ReadError {
    /// What was to be read.
    pub path: PathBuf,
    /// Why it could not be.
    pub source: io::Error,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.source)
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

impl SourceFile {
    /// The bytes of the file.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, ReadError> {
        fs::read(&self.path).map_err(|source| ReadError {
            path: self.path.clone(),
            source,
        })
    }
}

/// Finds all files below `root/content`.
///
/// # Errors
/// When the machine cannot read a folder. What the person can mend, such as a missing
/// `content/` or a link out of the site, is in [`Sources::diagnostics`].
pub fn read(root: &Path) -> Result<Sources, ReadError> {
    let content = root.join("content");
    if !content.is_dir() {
        return Ok(Sources {
            diagnostics: vec![no_content()],
            ..Sources::default()
        });
    }
    let real_root = fs::canonicalize(root).map_err(|source| ReadError {
        path: root.to_owned(),
        source,
    })?;
    let mut sources = Sources::default();
    if !is_inside(&real_root, &content) {
        sources.diagnostics.push(link_outside("content"));
        return Ok(sources);
    }
    let mut walk = WalkDir::new(&content)
        .follow_links(true)
        .max_depth(MAX_DEPTH)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                sources.diagnostics.push(walk_error(root, error)?);
                continue;
            }
        };
        if entry.depth() > 0
            && !sources.take(root, &real_root, &entry)
            && entry.file_type().is_dir()
        {
            walk.skip_current_dir();
        }
    }
    sources.check_ids();
    Ok(sources)
}

fn no_content() -> Diagnostic {
    Diagnostic::error("no-content", "there is no folder `content`").help(
        "make a folder `content` and put the articles into it as `.md` files, \
         or name the site's folder with `--root`",
    )
}

fn link_outside(place: impl Into<Place>) -> Diagnostic {
    let message = "this link leads out of the site's folder and is not followed";
    Diagnostic::error("symlink-outside", message)
        .at(place)
        .help("copy the file into the site's folder")
}

/// A broken link and a loop are the person's to mend; anything else is the machine's failure.
fn walk_error(root: &Path, error: walkdir::Error) -> Result<Diagnostic, ReadError> {
    let path = error.path().unwrap_or(root).to_owned();
    let place = relative_lossy(root, &path);
    if error.loop_ancestor().is_some() {
        let message = "this link leads to a folder that it stands in and is not followed";
        return Ok(Diagnostic::warning("link-loop", message)
            .at(place)
            .help("remove the link"));
    }
    let source = io::Error::from(error);
    if source.kind() == io::ErrorKind::NotFound {
        let message = "this link leads to a file that does not exist";
        let help = "remove the link, or put the file in its place";
        return Ok(Diagnostic::error("broken-symlink", message)
            .at(place)
            .help(help));
    }
    Err(ReadError { path, source })
}

impl Sources {
    /// Sorts an entry in; whether a folder is to be walked.
    fn take(&mut self, root: &Path, real_root: &Path, entry: &DirEntry) -> bool {
        if is_ignored(entry.file_name()) {
            return false;
        }
        let place = relative_lossy(root, entry.path());
        let Some(relative) = relative(root, entry.path()) else {
            let message = "the name of this file is not in UTF-8";
            let help = "rename it; addresses on the web are in UTF-8";
            self.diagnostics
                .push(Diagnostic::error("file-name", message).at(place).help(help));
            return false;
        };
        if entry.path_is_symlink() && !is_inside(real_root, entry.path()) {
            self.diagnostics.push(link_outside(place));
            return false;
        }
        match entry.file_type() {
            kind if kind.is_dir() => self.take_folder(&relative),
            kind if kind.is_file() => self.take_file(entry.path(), relative),
            // A pipe would be read for ever.
            _ => {
                let message = "this is neither a file nor a folder and is left out";
                self.diagnostics
                    .push(Diagnostic::warning("special-file", message).at(place));
                false
            }
        }
    }

    fn take_folder(&mut self, relative: &str) -> bool {
        if stem(relative).is_none() {
            return true;
        }
        let message = "this is a folder, but its name is that of an article";
        let help = "take the `.md` off the folder's name; its article is `index.md` inside it";
        self.diagnostics.push(
            Diagnostic::error("folder-name", message)
                .at(relative)
                .help(help),
        );
        false
    }

    fn take_file(&mut self, path: &Path, relative: String) -> bool {
        let path = path.to_owned();
        match id(&relative) {
            None => self.assets.push(Asset { path, relative }),
            Some(id) => {
                let list = match relative.starts_with("content/pages/") {
                    true => &mut self.pages,
                    false => &mut self.articles,
                };
                list.push(SourceFile { path, relative, id });
            }
        }
        true
    }

    /// `foo.md` and `foo/index.md` are one article to the rest of the program.
    fn check_ids(&mut self) {
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for file in self.articles.iter().chain(&self.pages) {
            let Some(other) = first.insert(&file.id, &file.relative) else {
                continue;
            };
            let message = format!("this file and `{other}` are both the article `{}`", file.id);
            let diagnostic = Diagnostic::error("duplicate-id", message)
                .at(file.relative.as_str())
                .related(Place::from(other))
                .help("rename one of the two");
            self.diagnostics.push(diagnostic);
        }
    }
}

/// Hidden files, and what editors and file managers leave behind.
fn is_ignored(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with('#') && name.ends_with('#')
        || [".swp", ".swo", ".swx"]
            .iter()
            .any(|end| name.ends_with(end))
        || ["Thumbs.db", "desktop.ini"].contains(&name.as_ref())
}

fn is_inside(real_root: &Path, link: &Path) -> bool {
    fs::canonicalize(link).is_ok_and(|target| target.starts_with(real_root))
}

/// The path below the root with `/`; none where it is not in UTF-8.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<_>> = path
        .strip_prefix(root)
        .ok()?
        .iter()
        .map(OsStr::to_str)
        .collect();
    parts.map(|parts| parts.join("/"))
}

fn relative_lossy(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

/// The path without `.md` or `.markdown`; none where it ends with neither.
fn stem(relative: &str) -> Option<&str> {
    let (stem, extension) = relative.rsplit_once('.')?;
    let is_markdown = ["md", "markdown"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known));
    (is_markdown && !stem.ends_with('/')).then_some(stem)
}

fn id(relative: &str) -> Option<String> {
    let stem = stem(relative.strip_prefix("content/").unwrap_or(relative))?;
    Some(stem.strip_suffix("/index").unwrap_or(stem).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_paths_without_endings() {
        for (relative, want) in [
            ("content/a.md", Some("a")),
            ("content/2025/芯片.markdown", Some("2025/芯片")),
            ("content/a/index.md", Some("a")),
            ("content/index.md", Some("index")),
            ("content/a.b.MD", Some("a.b")),
            ("content/pages/about.md", Some("pages/about")),
            ("content/a.png", None),
            ("content/md", None),
        ] {
            assert_eq!(id(relative).as_deref(), want, "{relative}");
        }
    }

    #[test]
    fn leftovers_are_ignored() {
        for name in [
            ".DS_Store",
            "a.md~",
            ".a.md.swp",
            "a.swo",
            "#a.md#",
            ".#a.md",
            "Thumbs.db",
        ] {
            assert!(is_ignored(OsStr::new(name)), "{name}");
        }
        for name in ["a.md", "a#b.md", "图.png"] {
            assert!(!is_ignored(OsStr::new(name)), "{name}");
        }
    }
}
