//! Holds the source to the layers that the crate documentation draws.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::{collections::BTreeSet, fs, path::Path};

/// Lowest layer first: a module may import only modules listed before its own line.
const LAYERS: &[&[&str]] = &[
    &["fingerprint", "message"],
    &["diagnostic", "output", "picture", "text"],
    &["cache", "config", "folder"],
    &["content", "theme", "typeface"],
    &["related", "search", "suggest"],
    &["site"],
    &["render", "publish"],
    &["build", "deploy", "import", "scaffold"],
    &["check", "desk"],
    &["serve"],
    &["cli"],
];

#[test]
fn modules_import_only_lower_layers() {
    let mut violations = BTreeSet::new();
    for (depth, layer) in LAYERS.iter().enumerate() {
        for module in *layer {
            for imported in imports_of(module) {
                let allowed = LAYERS[..depth].concat().contains(&imported.as_str());
                if imported != *module && !allowed {
                    violations.insert(format!("{module} -> {imported}"));
                }
            }
        }
    }
    assert!(
        violations.is_empty(),
        "imports against the layers: {violations:#?}"
    );
}

#[test]
fn every_file_opens_with_a_module_doc() {
    let bare: Vec<_> = rust_files(Path::new("src"))
        .into_iter()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//!"))
        .collect();
    assert!(bare.is_empty(), "files without a `//!` line: {bare:#?}");
}

/// The top-level modules named as `crate::x` in a module's files.
fn imports_of(module: &str) -> BTreeSet<String> {
    let (file, folder) = (format!("src/{module}.rs"), format!("src/{module}"));
    [file, folder]
        .iter()
        .flat_map(|path| rust_files(Path::new(path)))
        .flat_map(|path| crate_paths(&fs::read_to_string(path).unwrap()))
        .collect()
}

/// The first names of all paths that begin with `crate::`, grouped imports included.
fn crate_paths(source: &str) -> Vec<String> {
    source
        .split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => grouped(group),
            None => vec![name(rest)],
        })
        .collect()
}

/// The first names of `a::b, c::{d, e}}…`, up to the brace that ends the group.
fn grouped(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut at_start) = (Vec::new(), 1, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => at_start = true,
            c if at_start && !c.is_whitespace() => {
                names.push(name(&group[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

fn name(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn grouped_imports_are_seen() {
    let source = "use crate::{\n    config::{Config, Ai},\n    site,\n    text::fold::fold,\n};\nuse crate::diagnostic::Place;";
    assert_eq!(
        crate_paths(source),
        ["config", "site", "text", "diagnostic"]
    );
}

fn rust_files(path: &Path) -> Vec<std::path::PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = fs::read_dir(path) else {
        return vec![];
    };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() || path.extension().is_some_and(|ext| ext == "rs"))
        .flat_map(|path| rust_files(&path))
        .collect()
}
