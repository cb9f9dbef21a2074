//! The files of the built-in theme, which the program carries with it.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATICS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The contents of each file by its path in a site's folder, such as `templates/base.html`.
pub fn built_in() -> BTreeMap<String, &'static [u8]> {
    let named = |folder: &'static str| {
        move |(name, bytes): (String, &'static [u8])| (format!("{folder}/{name}"), bytes)
    };
    let templates = templates().into_iter().map(named("templates"));
    templates
        .chain(statics().into_iter().map(named("static")))
        .collect()
}

/// The templates by their path below `templates/`.
pub(super) fn templates() -> Vec<(String, &'static [u8])> {
    below(&TEMPLATES)
}

/// The static files by their path below `static/`.
pub(super) fn statics() -> Vec<(String, &'static [u8])> {
    below(&STATICS)
}

fn below(dir: &'static Dir<'_>) -> Vec<(String, &'static [u8])> {
    let deeper = dir.dirs().flat_map(below);
    let here = dir.files().map(|file| {
        let name = file.path().to_string_lossy().replace('\\', "/");
        (name, file.contents())
    });
    here.chain(deeper).collect()
}
