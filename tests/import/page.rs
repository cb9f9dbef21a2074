//! Imports into a site of its own, and the text of the pages that it becomes.

use std::{fs, path::Path};

use scraper::{Html, Selector};

use crate::program::{Run, Site, kuaidu};

/// The path of a fixture.
pub(crate) fn fixture(name: &str) -> String {
    format!("{}/tests/import/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// `kuaidu import ARGS` into a site, in English.
pub(crate) fn import(site: &Site, args: &[&str]) -> Run {
    let mut command = kuaidu();
    command
        .current_dir(site.path(""))
        .args(["--lang", "en", "import"])
        .args(args);
    Run::of(&mut command)
}

/// The report of an import for machines.
pub(crate) fn report(site: &Site, args: &[&str]) -> serde_json::Value {
    let mut with_format = args.to_vec();
    with_format.extend(["--format", "json"]);
    serde_json::from_str(&import(site, &with_format).stdout).unwrap()
}

/// The notes of a report, as `kind rule file:line`.
pub(crate) fn notes(report: &serde_json::Value) -> Vec<String> {
    let notes = report["notes"].as_array().unwrap().iter();
    let notes = notes.map(|note| {
        let file = note["file"].as_str().unwrap();
        let file = file.rsplit("tests/import/").next().unwrap();
        let (kind, rule) = (
            note["kind"].as_str().unwrap(),
            note["rule"].as_str().unwrap(),
        );
        format!("{kind} {rule} {file}:{}", note["line"])
    });
    notes.collect()
}

/// A file of the site.
pub(crate) fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What readers read of the article or page that is published at `path`, without white space.
pub(crate) fn published(site: &Site, path: &str) -> String {
    let html = read(site, &format!("public/{path}/index.html"));
    let html = Html::parse_document(&html);
    let body = Selector::parse(".article-body").unwrap();
    let body = html
        .select(&body)
        .next()
        .unwrap_or_else(|| panic!("{path} has no text"));
    bare(&body.text().collect::<String>())
}

/// What a browser shows of `html`, without white space.
pub(crate) fn shown(html: &str) -> String {
    bare(
        &Html::parse_fragment(html)
            .root_element()
            .text()
            .collect::<String>(),
    )
}

/// A text without white space.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Builds the site with its drafts and what is to come; fails with what it says if it does not build.
pub(crate) fn build(site: &Site) -> Run {
    site.build(&["--drafts", "--future"]).ends(0)
}

/// Every file of the site's sources.
pub(crate) fn sources(site: &Site) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut files = crate::program::tree(Path::new(&site.path("")));
    files.retain(|path, _| !path.starts_with("public"));
    files
}
