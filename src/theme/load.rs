//! Reads a site's `templates/` and `static/` over the built-in theme.

use std::{borrow::Cow, path::Path};

use super::{StaticFile, Template, Theme, built_in};
use crate::{
    diagnostic::Diagnostic,
    folder::{self, Found},
    message::{Failure, message},
};

/// The theme of the site in the folder `root`.
///
/// # Errors
/// When a file of the site's theme cannot be read.
pub fn load(root: &Path) -> Result<(Theme, Vec<Diagnostic>), Failure> {
    let mut theme = Theme::default();
    let mut diagnostics = Vec::new();
    for (name, bytes) in built_in::templates() {
        if let Ok(text) = std::str::from_utf8(bytes) {
            theme.templates.insert(
                name,
                Template {
                    text: Cow::Borrowed(text),
                    own: false,
                },
            );
        }
    }
    for (name, bytes) in built_in::statics() {
        theme.add_static(name, StaticFile::Embedded(bytes));
    }
    let templates = folder::walk(root, "templates", is_not_hidden)?;
    diagnostics.extend(templates.diagnostics);
    for found in templates.files {
        match String::from_utf8(found.bytes()?) {
            Ok(text) => {
                let template = Template {
                    text: Cow::Owned(text),
                    own: true,
                };
                theme
                    .templates
                    .insert(below(&found, "templates/"), template);
            }
            Err(_) => diagnostics.push(
                Diagnostic::error("encoding", message!("template-encoding"))
                    .at(found.relative)
                    .help(message!("template-encoding-help")),
            ),
        }
    }
    let statics = folder::walk(root, "static", is_published)?;
    diagnostics.extend(statics.diagnostics);
    for found in statics.files {
        theme.add_static(below(&found, "static/"), StaticFile::Disk(found.path));
    }
    Ok((theme, diagnostics))
}

fn below(found: &Found, folder: &str) -> String {
    found
        .relative
        .strip_prefix(folder)
        .unwrap_or(&found.relative)
        .to_owned()
}

pub(super) fn is_not_hidden(name: &str) -> bool {
    !name.starts_with('.')
}

/// `.well-known` and `.nojekyll` are for hosts; what keeps a folder in git is for no one.
pub(super) fn is_published(name: &str) -> bool {
    !matches!(name, ".gitkeep" | ".gitignore" | ".git")
}
