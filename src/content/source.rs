//! Finds the files below `content/`.

use std::{collections::BTreeMap, path::Path};

use crate::{
    diagnostic::{Diagnostic, Place},
    folder::{self, Found},
    message::{Failure, message},
};

/// What lies below `content/`, each list in the order of the walk: by name, folder by folder.
#[derive(Debug, Default)]
pub struct Sources {
    /// Articles, in Markdown.
    pub articles: Vec<SourceFile>,
    /// Plain pages, in Markdown: those below `content/pages/`.
    pub pages: Vec<SourceFile>,
    /// All other files, to be published beside the articles.
    pub assets: Vec<Found>,
    /// What is wrong with the files themselves.
    pub diagnostics: Vec<Diagnostic>,
}

/// A Markdown file, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The file.
    pub file: Found,
    /// Its path below `content/` without `.md`, and without `/index`: unique.
    pub id: String,
}

/// Whether the folder `root` is a site's: one that holds `content/`.
pub fn is_site(root: &Path) -> bool {
    root.join("content").is_dir()
}

/// The id of the article that a person calls `name`: its id already, or the path of its file.
pub fn id_meant_by(name: &str) -> &str {
    let name = name.trim_start_matches("./");
    let below = name.strip_prefix("content/").unwrap_or(name);
    let stem = stem(below).unwrap_or(below);
    stem.strip_suffix("/index").unwrap_or(stem)
}

/// Which of `files` a person means by `name`: by the path of the file from where the person stands,
/// or else by that from the site's folder, or by its id.
pub fn find<'a>(
    files: impl Iterator<Item = &'a SourceFile> + Clone,
    name: &str,
) -> Option<&'a SourceFile> {
    let real = Path::new(name).canonicalize().ok();
    let is_file = |source: &&SourceFile| source.file.path.canonicalize().ok() == real;
    // What stands there is meant before any file that merely has the name as its id.
    let here = real.is_some().then(|| files.clone().find(is_file));
    let id = id_meant_by(name);
    let mut files = files;
    here.flatten()
        .or_else(|| files.find(|source| source.file.relative == name || source.id == id))
}

/// Finds all files below `root/content`.
///
/// # Errors
/// When the machine cannot read a folder. What the person can mend, such as a missing
/// `content/` or a link out of the site, is in [`Sources::diagnostics`].
pub fn read(root: &Path) -> Result<Sources, Failure> {
    let mut sources = Sources::default();
    if !is_site(root) {
        sources.diagnostics.push(no_content());
        return Ok(sources);
    }
    let tree = folder::walk(root, "content", |name| !name.starts_with('.'))?;
    sources.diagnostics = tree.diagnostics;
    for folder in tree.folders.iter().filter(|folder| stem(folder).is_some()) {
        sources.diagnostics.push(named_as_article(folder));
    }
    for file in tree.files {
        match id(&file.relative) {
            None => sources.assets.push(file),
            Some(id) => {
                let is_page = file.relative.starts_with("content/pages/");
                let list = if is_page {
                    &mut sources.pages
                } else {
                    &mut sources.articles
                };
                list.push(SourceFile { file, id });
            }
        }
    }
    sources.check_ids();
    Ok(sources)
}

fn no_content() -> Diagnostic {
    Diagnostic::error("no-content", message!("no-content")).help(message!("no-content-help"))
}

fn named_as_article(folder: &str) -> Diagnostic {
    Diagnostic::error("folder-name", message!("folder-name"))
        .at(folder)
        .help(message!("folder-name-help"))
}

impl Sources {
    /// `foo.md` and `foo/index.md` are one article to the rest of the program.
    fn check_ids(&mut self) {
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for SourceFile { file, id } in self.articles.iter().chain(&self.pages) {
            let Some(other) = first.insert(id, &file.relative) else {
                continue;
            };
            let message = message!("duplicate-id", other = other, id = id);
            let diagnostic = Diagnostic::error("duplicate-id", message)
                .at(file.relative.as_str())
                .related(Place::from(other))
                .help(message!("duplicate-id-help"));
            self.diagnostics.push(diagnostic);
        }
    }
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
    fn a_person_may_name_the_file() {
        for name in [
            "2026/a",
            "2026/a.md",
            "./content/2026/a.markdown",
            "content/2026/a/index.md",
        ] {
            assert_eq!(id_meant_by(name), "2026/a", "{name}");
        }
    }

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
}
