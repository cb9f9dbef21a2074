//! The dictionary of words is loaded where an article lacks keywords, and nowhere else.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::{fs, path::Path};

use chrono::{TimeZone, Utc};
use kuaidu::{
    build::{Build, BuildOptions, Clock},
    cache::Cache,
    config::ConfigOptions,
    site::Selection,
    suggest,
};

/// The keywords that the article has after a build.
fn keywords(root: &Path, front_matter: &str, settings: &str) -> Vec<String> {
    let article = format!(
        "---\ntitle: 量子计算机有了新算法\ndate: 2026-11-20\nsource: 快读\n{front_matter}---\n\n\
         量子计算机的一种新算法发表了。这种算法让量子计算机更快。\n"
    );
    fs::create_dir_all(root.join("content")).unwrap();
    fs::write(root.join("content/a.md"), article).unwrap();
    let settings = format!("base_url: https://example.org/\n{settings}");
    fs::write(root.join("site.yaml"), settings).unwrap();
    let options = BuildOptions {
        root: root.to_owned(),
        config: ConfigOptions::default(),
        selection: Selection::default(),
        clock: Clock::At(Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap()),
        cache: Cache::none(),
    };
    let Ok(build) = Build::prepare(&options) else {
        panic!("the site is wrong");
    };
    build.site.entries[0].article.keywords.clone()
}

// One test: whether the dictionary is loaded is a matter of the whole process.
#[test]
fn the_dictionary_is_loaded_only_where_keywords_are_missing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert_eq!(keywords(root, "keywords: [物理]\n", ""), ["物理"]);
    assert_eq!(
        keywords(root, "", "auto: {keywords: false}\n"),
        [""; 0],
        "turned off"
    );
    assert!(!suggest::is_loaded());
    let made = keywords(root, "", "");
    assert!(made.iter().any(|word| word.contains("算法")), "{made:?}");
    assert!(suggest::is_loaded());
}
