//! The same input gives the same bytes: on any machine, in any order, with any number of threads.

use std::{fs, path::Path};

use crate::program::{Run, Site, article, kuaidu, tree};

/// A site of the project's own sample content and what it can do, in a folder of its own.
fn sample() -> Site {
    let site = Site::bare();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["content", "site.yaml", "keywords.yaml"]
        .iter()
        .flat_map(|name| walkdir::WalkDir::new(repository.join(name)))
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_file())
        .collect();
    // Written in another order than that of their names.
    files.sort_by_key(|path| std::cmp::Reverse(path.file_name().map(ToOwned::to_owned)));
    for file in files {
        let relative = file.strip_prefix(repository).unwrap();
        site.put(relative.to_str().unwrap(), fs::read(&file).unwrap());
    }
    site
}

fn build(site: &Site, output: &str, change: impl FnOnce(&mut assert_cmd::Command)) -> Run {
    let mut command = site.command();
    command.args(["-o", output]);
    change(&mut command);
    Run::of(&mut command).ends(0)
}

#[test]
fn two_builds_are_the_same_byte_for_byte() {
    let site = sample();
    build(&site, "one", |command| {
        command.env("TZ", "UTC").env("LANG", "C").args(["-j", "1"]);
    });
    let one = tree(&site.path("one"));
    assert!(one.len() > 100);
    let other = sample();
    let moved = other.path("深/层");
    fs::create_dir_all(&moved).unwrap();
    for name in ["content", "site.yaml", "keywords.yaml"] {
        fs::rename(other.path(name), moved.join(name)).unwrap();
    }
    let mut command = kuaidu();
    command
        .current_dir(other.path(""))
        .env("TZ", "America/New_York")
        .env("LANG", "tr_TR.UTF-8")
        .env("LC_ALL", "zh_CN.UTF-8")
        .args([
            "build",
            "-r",
            "深/层",
            "-j",
            "7",
            "--clock",
            "2026-11-24T00:00:00Z",
        ]);
    Run::of(&mut command).ends(0);
    let two = tree(&moved.join("public"));
    let differing: Vec<_> = one
        .keys()
        .chain(two.keys())
        .filter(|path| one.get(*path) != two.get(*path))
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[cfg(unix)]
#[test]
fn a_narrow_umask_changes_no_bytes() {
    let site = Site::new().article("a", 20).file("content/图.png", "png");
    build(&site, "wide", |_| {});
    let script = format!(
        "umask 077; exec \"{}\" build -q --clock '2026-11-24 08:00' -o narrow",
        env!("CARGO_BIN_EXE_kuaidu")
    );
    let mut shell = assert_cmd::Command::new("sh");
    Run::of(shell.current_dir(site.path("")).args(["-c", &script])).ends(0);
    assert_eq!(tree(&site.path("wide")), tree(&site.path("narrow")));
}

#[test]
fn a_site_grown_by_edits_is_the_site_built_at_once() {
    let site = Site::new()
        .article("a", 20)
        .article("b", 21)
        .file("content/x.png", "1");
    site.build(&[]).ends(0);
    site.put("content/c.md", article("丙", 22, "见[甲](a.md)。"));
    site.build(&[]).ends(0);
    fs::remove_file(site.path("content/b.md")).unwrap();
    fs::remove_file(site.path("content/x.png")).unwrap();
    site.build(&[]).ends(0);
    site.put("content/a.md", article("甲改", 23, "新的正文。"));
    site.build(&[]).ends(0);
    site.build(&["-o", "fresh"]).ends(0);
    assert_eq!(tree(&site.path("public")), tree(&site.path("fresh")));
}

#[test]
fn a_mistake_is_told_in_the_same_words_at_every_run() {
    let mut site = Site::new().file("templates/article.html", "{{ page.titel }}");
    for number in 0..60 {
        site = site.file(
            &format!("content/{number}.md"),
            article("甲", 1 + number % 28, "[断](nowhere.md)"),
        );
    }
    let said = |jobs: &str| site.build(&["-v", "-j", jobs]).ends(1).stderr;
    let one = said("1");
    for _ in 0..3 {
        assert_eq!(said("8"), one);
    }
}
