//! Reads a site's `templates/` and `static/` over the built-in theme.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use super::{StaticFile, Template, Theme};
use crate::diagnostic::Diagnostic;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATICS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The theme of the site in the folder `root`.
///
/// # Errors
/// When a file of the site's theme cannot be read.
pub fn load(root: &Path) -> io::Result<(Theme, Vec<Diagnostic>)> {
    let mut theme = Theme::default();
    let mut diagnostics = Vec::new();
    for (name, bytes) in embedded(&TEMPLATES) {
        if let Ok(text) = std::str::from_utf8(bytes) {
            theme.templates.insert(name, Template { text: Cow::Borrowed(text), own: false });
        }
    }
    for (name, bytes) in embedded(&STATICS) {
        theme.add_static(name, StaticFile::Embedded(bytes));
    }
    for (name, path) in files(root, "templates", &mut diagnostics)? {
        match String::from_utf8(fs::read(&path)?) {
            Ok(text) => {
                theme.templates.insert(name, Template { text: Cow::Owned(text), own: true });
            }
            Err(_) => diagnostics.push(
                Diagnostic::error("encoding", "the template is not UTF-8 text")
                    .at(format!("templates/{name}"))
                    .help("save it as UTF-8, or move it away if it is no template"),
            ),
        }
    }
    for (name, path) in files(root, "static", &mut diagnostics)? {
        theme.add_static(name, StaticFile::Disk(path));
    }
    Ok((theme, diagnostics))
}

fn embedded(dir: &'static Dir<'_>) -> Vec<(String, &'static [u8])> {
    let below = dir.dirs().flat_map(embedded);
    let here = dir.files().map(|file| {
        let name = file.path().to_string_lossy().replace('\\', "/");
        (name, file.contents())
    });
    here.chain(below).collect()
}

/// The files of the site's folder `folder`, by their path below it, sorted.
fn files(
    root: &Path,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> io::Result<Vec<(String, PathBuf)>> {
    let base = root.join(folder);
    if !base.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(&base).follow_links(true).sort_by_file_name() {
        let entry = entry?;
        let Ok(below) = entry.path().strip_prefix(&base) else { continue };
        let Some(name) = below.to_str().map(|name| name.replace('\\', "/")) else {
            let message = format!("the name of {} is not UTF-8", entry.path().display());
            diagnostics.push(Diagnostic::error("file-name", message).help("rename it"));
            continue;
        };
        if !entry.file_type().is_file() || is_temporary(&name) {
            continue;
        }
        if entry.path_is_symlink() && !stays_inside(entry.path(), root)? {
            let message = "the link leads out of the site";
            diagnostics.push(
                Diagnostic::error("symlink", message)
                    .at(format!("{folder}/{name}"))
                    .help("put the file itself here"),
            );
            continue;
        }
        files.push((name, entry.into_path()));
    }
    Ok(files)
}

fn stays_inside(path: &Path, root: &Path) -> io::Result<bool> {
    Ok(fs::canonicalize(path)?.starts_with(fs::canonicalize(root)?))
}

/// What editors and systems leave behind, and no one means to publish.
fn is_temporary(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.ends_with('~')
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".tmp"].iter().any(|end| name.ends_with(end))
        || matches!(name, ".DS_Store" | "Thumbs.db" | ".gitkeep" | ".gitignore")
}
