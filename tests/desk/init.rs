//! `kuaidu init`: what it makes builds at once, and what is there stays.

use std::{collections::BTreeSet, fs};

use crate::{command, program::Run, program::Site, program::tree, run};

const FILES: [&str; 7] = [
    ".github/workflows/pages.yml",
    ".gitignore",
    "content/2026/11/2026-11-24-publish.md",
    "content/2026/11/2026-11-24-start.md",
    "content/2026/11/2026-11-24-write.md",
    "keywords.yaml",
    "site.yaml",
];

fn files(site: &Site, folder: &str) -> Vec<String> {
    tree(&site.path(folder)).into_keys().collect()
}

#[test]
fn a_new_site_builds_without_a_word() {
    for (language, told, comment) in [
        ("C.UTF-8", "a site of 7 files is ready", "# All settings"),
        ("zh_CN.UTF-8", "网站建好了，共 7 个文件", "# 网站的设置"),
    ] {
        let site = Site::bare();
        let mut init = command(&site);
        init.env("LC_ALL", language).args(["init", "新站"]);
        let made = Run::of(&mut init).ends(0);
        assert!(made.stderr.contains(told), "{}", made.stderr);
        assert_eq!(files(&site, "新站"), FILES);
        let settings = fs::read_to_string(site.path("新站/site.yaml")).unwrap();
        assert!(settings.starts_with(comment), "{settings}");

        let built = run(&site, &["build", "--strict", "-r", "新站"]).ends(0);
        assert!(built.stderr.starts_with("3 articles: "), "{}", built.stderr);
        let home = fs::read_to_string(site.path("新站/public/index.html")).unwrap();
        let at = |name: &str| home.find(&format!("href=\"/2026/11/{name}/\"")).unwrap();
        assert!(at("start") < at("write") && at("write") < at("publish"));
        for path in [
            "feed.xml",
            "sitemap.xml",
            "keywords/getting-started/index.html",
        ] {
            assert!(site.path("新站/public").join(path).exists(), "{path}");
        }
    }
}

#[test]
fn title_and_address_are_taken_over() {
    let site = Site::bare();
    let args = ["init", "-t", "早报: 'A'", "-u", "https://news.example/a"];
    run(&site, &args).ends(0);
    assert_eq!(
        run(&site, &["config", "title"]).ends(0).stdout,
        "早报: 'A'\n"
    );
    let address = run(&site, &["config", "base_url"]).ends(0).stdout;
    assert_eq!(address, "https://news.example/a/\n");
    run(&site, &["build", "--strict"]).ends(0);
}

#[test]
fn every_setting_is_told_of_with_its_default() {
    let schema = fs::read_to_string("src/config/schema.rs").unwrap();
    let names: BTreeSet<&str> = schema
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub(super) "))
        .filter_map(|field| Some(field.split_once(':')?.0))
        // A part of `share_images` that has no default.
        .filter(|name| *name != "font")
        .collect();
    let values = |settings: &str| {
        let site = Site::new().file("site.yaml", settings);
        run(&site, &["build", "--strict"]).ends(0);
        let all = run(&site, &["config", "--json"]).ends(0).stdout;
        let all: serde_json::Value = serde_json::from_str(&all).unwrap();
        let all = all.as_array().unwrap().iter();
        all.map(|it| (it["name"].to_string(), it["value"].clone()))
            .collect::<Vec<_>>()
    };
    for language in ["en", "zh"] {
        let text = fs::read_to_string(format!("starter/{language}/site.yaml")).unwrap();
        for name in &names {
            let is_named = |line: &str| {
                let line = line.trim_start_matches(['#', ' ', '-', '{']);
                line.starts_with(&format!("{name}:")) || line.contains(&format!(", {name}:"))
            };
            assert!(text.lines().any(is_named), "{language}: no `{name}`");
        }
        // A setting has no space behind its sign, but that by which it is indented.
        let is_setting = |line: &str| {
            let words = line.trim_start();
            line.starts_with("  ") || !line.starts_with(' ') && words.split(':').next().is_some()
        };
        let written = text.lines().map(|line| match line.strip_prefix('#') {
            Some(line) if is_setting(line) => format!("{line}\n"),
            Some(_) => String::new(),
            None => format!("{line}\n"),
        });
        let written: String = written.collect();
        let examples = [
            "\"description\"",
            "\"author\"",
            "\"ai.producer\"",
            "\"ai.propagator\"",
        ];
        for (default, written) in values(&text).iter().zip(values(&written)) {
            assert_eq!(default.0, written.0);
            if !examples.contains(&&*default.0) {
                assert_eq!(default.1, written.1, "{language}: {}", default.0);
            }
        }
    }
}

#[test]
fn a_folder_that_holds_anything_is_left_as_it_is() {
    let site = Site::bare()
        .file("notes.txt", "mine")
        .file(".git/config", "");
    let before = tree(&site.path(""));
    let refused = run(&site, &["init"]).ends(1);
    for words in ["is not empty: it holds notes.txt.", "--force"] {
        assert!(refused.stderr.contains(words), "{}", refused.stderr);
    }
    assert_eq!(tree(&site.path("")), before);
    run(&site, &["init", "notes.txt"]).ends(1);
    assert_eq!(tree(&site.path("")), before);
}

#[test]
fn force_adds_what_is_missing_and_changes_nothing() {
    let site = Site::bare()
        .file("site.yaml", "base_url: https://mine.example/\n")
        .file(".github/workflows/test.yml", "mine")
        .article("own", 1);
    let before = tree(&site.path(""));
    let forced = run(&site, &["init", "--force"]).ends(0);
    assert!(
        forced.stderr.contains("site.yaml: left as it is"),
        "{}",
        forced.stderr
    );
    let mut after = tree(&site.path(""));
    let added: Vec<_> = [".github/workflows/pages.yml", ".gitignore", "keywords.yaml"]
        .into_iter()
        .filter(|path| after.remove(*path).is_some())
        .collect();
    assert_eq!((added.len(), after), (3, before));
    let again = run(&site, &["init", "--force"]).ends(0);
    assert!(
        again.stderr.contains("nothing is missing"),
        "{}",
        again.stderr
    );
}

#[test]
fn git_and_litter_do_not_stand_in_the_way() {
    let site = Site::bare().file(".git/HEAD", "").file(".DS_Store", "");
    run(&site, &["init"]).ends(0);
    run(&site, &["build", "--strict"]).ends(0);
}

#[test]
fn what_fails_leaves_nothing() {
    let site = Site::bare().file("a", "");
    run(&site, &["init", "a/b"]).ends(1);
    let blocked = Site::bare().file(".kuaidu", "a file");
    run(&blocked, &["init"]).ends(1);
    assert_eq!(files(&blocked, ""), [".kuaidu"]);
}
