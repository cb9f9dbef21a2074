//! What a site lays over the built-in theme, and how it comes by a file to change.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

use super::{
    built_in::built_in,
    load::{is_not_hidden, is_published},
};
use crate::{
    folder::{self, Found, RewriteError},
    message::{Doing, Failure, message},
};

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
pub fn own(root: &Path) -> Result<BTreeMap<String, Own>, Failure> {
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

/// Copies a file of the built-in theme, `contents`, to `name` in the site's folder; says whether
/// that changed anything. What the site has there is replaced only where `force` is set.
///
/// # Errors
/// When the site has another file there, or the machine fails.
pub fn eject(root: &Path, name: &str, contents: &[u8], force: bool) -> Result<bool, Failure> {
    let path = root.join(name);
    let failed = |error| Doing::Write.failure(&path, error);
    let exists = || Failure::new(message!("eject-exists", names = name));
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
                return Err(exists());
            }
            match folder::rewrite(&path, &old, contents) {
                Ok(()) => Ok(true),
                Err(RewriteError::Changed) => Err(exists()),
                Err(RewriteError::Machine(error)) => Err(failed(error)),
            }
        }
        Err(error) => Err(failed(error)),
    }
}
