//! Reads a site's `templates/` and `static/` over the built-in theme.

use std::{borrow::Cow, path::Path};

use include_dir::{Dir, include_dir};

use super::{StaticFile, Template, Theme};
use crate::{
    diagnostic::Diagnostic,
    folder::{self, Found, ReadError},
};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATICS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The theme of the site in the folder `root`.
///
/// # Errors
/// When a file of the site's theme cannot be read.
pub fn load(root: &Path) -> Result<(Theme, Vec<Diagnostic>), ReadError> {
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
    let (templates, problems) = folder::files(root, "templates", is_not_hidden)?;
    diagnostics.extend(problems);
    for found in templates {
        match String::from_utf8(found.bytes()?) {
            Ok(text) => {
                let template = Template { text: Cow::Owned(text), own: true };
                theme.templates.insert(below(&found, "templates/"), template);
            }
            Err(_) => diagnostics.push(
                Diagnostic::error("encoding", "the template is not UTF-8 text")
                    .at(found.relative)
                    .help("save it as UTF-8, or move it away if it is no template"),
            ),
        }
    }
    let (statics, problems) = folder::files(root, "static", is_published)?;
    diagnostics.extend(problems);
    for found in statics {
        theme.add_static(below(&found, "static/"), StaticFile::Disk(found.path));
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

fn below(found: &Found, folder: &str) -> String {
    found.relative.strip_prefix(folder).unwrap_or(&found.relative).to_owned()
}

fn is_not_hidden(name: &str) -> bool {
    !name.starts_with('.')
}

/// `.well-known` and `.nojekyll` are for hosts; what keeps a folder in git is for no one.
fn is_published(name: &str) -> bool {
    !matches!(name, ".gitkeep" | ".gitignore" | ".git")
}
