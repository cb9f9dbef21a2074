//! What a site lays over the built-in theme, and how it comes by a file to change.

use std::{
    collections::BTreeMap,
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{
    built_in::built_in,
    load::{is_not_hidden, is_published},
};
use crate::folder::{self, Found, ReadError, RewriteError};

/// A file of the site's that belongs to its theme.
#[derive(Debug)]
pub struct Own {
    /// The site's file.
    pub file: Found,
    /// The file of the built-in theme in whose place it stands; none where it is a new template.
    pub built_in: Option<&'static [u8]>,
}

/// The site's own templates, and its static files that stand in the place of built-in ones, by
/// their paths in the site's folder. A static file that the theme does not have is content.
///
/// # Errors
/// When a folder cannot be read.
pub fn own(root: &Path) -> Result<BTreeMap<String, Own>, ReadError> {
    let theme = built_in();
    let templates = folder::walk(root, "templates", is_not_hidden)?.files;
    let statics = folder::walk(root, "static", is_published)?.files;
    let of_theme = |file: &Found| theme.contains_key(&file.relative);
    let files = templates
        .into_iter()
        .chain(statics.into_iter().filter(of_theme));
    let owned = files.map(|file| {
        let built_in = theme.get(&file.relative).copied();
        (file.relative.clone(), Own { file, built_in })
    });
    Ok(owned.collect())
}

/// Why a built-in file was not copied into the site.
#[derive(Debug)]
pub enum EjectError {
    /// The site has a file of its own there, and it says something else.
    Exists,
    /// The machine failed.
    Machine(PathBuf, io::Error),
}

impl fmt::Display for EjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists => f.write_str("the site has a file of its own there"),
            Self::Machine(path, error) => write!(f, "cannot write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for EjectError {}

/// Copies a file of the built-in theme, `contents`, to `name` in the site's folder; says whether
/// that changed anything. What the site has there is replaced only where `force` is set.
///
/// # Errors
/// When the site has another file there, or the machine fails.
pub fn eject(root: &Path, name: &str, contents: &[u8], force: bool) -> Result<bool, EjectError> {
    let path = root.join(name);
    let failed = |error| EjectError::Machine(path.clone(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    match fs::File::create_new(&path) {
        Ok(mut file) => file.write_all(contents).map_err(failed).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let old = fs::read(&path).map_err(failed)?;
            if old == contents {
                return Ok(false);
            }
            if !force {
                return Err(EjectError::Exists);
            }
            match folder::rewrite(&path, &old, contents) {
                Ok(()) => Ok(true),
                Err(RewriteError::Changed) => Err(EjectError::Exists),
                Err(RewriteError::Machine(error)) => Err(failed(error)),
            }
        }
        Err(error) => Err(failed(error)),
    }
}
