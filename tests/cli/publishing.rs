//! What a build does to the output folder: whole sites, and nothing of anyone else's.

use std::{
    fs,
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::program::{Run, Site, article, tree};

fn site(articles: usize) -> Site {
    (0..articles).fold(Site::new(), |site, number| {
        let text = format!("第 {number} 篇的正文。");
        site.file(
            &format!("content/{number}.md"),
            article(&format!("文章 {number}"), 1 + (number % 20) as u32, &text),
        )
    })
}

/// The program in a process of its own that is not waited for.
fn spawn(site: &Site) -> Child {
    Command::new(env!("CARGO_BIN_EXE_kuaidu"))
        .current_dir(site.path(""))
        .args(["build", "--clock", "2026-11-24", "-q"])
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn an_edit_writes_only_what_it_changes() {
    let site = site(30);
    site.build(&[]).ends(0);
    let before = tree(&site.path("public"));
    let modified = |path: &str| {
        let file = site.path("public").join(path);
        fs::metadata(file).unwrap().modified().unwrap()
    };
    let untouched = ["2026/11/7/index.html", "style.css", "404.html", "about.txt"];
    let untouched: Vec<_> = untouched
        .iter()
        .filter(|path| before.contains_key(**path))
        .collect();
    let times: Vec<_> = untouched.iter().map(|path| modified(path)).collect();
    let article = fs::read_to_string(site.path("content/3.md")).unwrap();
    site.put("content/3.md", article + "又及。\n");
    let run = site.build(&["--format", "json"]).ends(0);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let after = tree(&site.path("public"));
    let changed: Vec<_> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(bytes))
        .map(|(path, _)| path.as_str())
        .collect();
    assert!(changed.contains(&"2026/11/3/index.html"), "{changed:?}");
    assert!(!changed.contains(&"2026/11/7/index.html"), "{changed:?}");
    assert_eq!(told["build"]["written"], changed.len());
    assert_eq!(told["build"]["unchanged"], after.len() - changed.len());
    assert_eq!(told["build"]["removed"], 0);
    let times_now: Vec<_> = untouched.iter().map(|path| modified(path)).collect();
    assert_eq!(times, times_now);
}

#[test]
fn a_site_is_published_in_place_if_it_says_so() {
    let site = site(5).file(
        "site.yaml",
        "base_url: https://example.org/\npublish: in-place\n",
    );
    site.build(&["-o", "other"]).ends(0);
    for round in 0..3 {
        let text = format!("第 {round} 版。");
        site.put("content/3.md", article("文章 3", 4, &text));
        site.build(&[]).ends(0);
        assert!(!site.path(".kuaidu/public/standby").exists());
        let page = fs::read_to_string(site.path("public/2026/11/3/index.html")).unwrap();
        assert!(page.contains(&text), "{page}");
    }
    site.put("site.yaml", "base_url: https://example.org/\n");
    site.build(&["-o", "clean"]).ends(0);
    assert_eq!(tree(&site.path("public")), tree(&site.path("clean")));
}

#[test]
fn the_page_of_an_article_that_is_gone_goes() {
    let site = site(3);
    site.build(&[]).ends(0);
    assert!(site.path("public/2026/11/1/index.html").exists());
    fs::remove_file(site.path("content/1.md")).unwrap();
    site.build(&[]).ends(0);
    assert!(!site.path("public/2026/11/1").exists());
    assert!(site.path("public/2026/11/2/index.html").exists());
    let left = tree(&site.path("public"));
    for (path, bytes) in &left {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("文章 1"), "{path}");
    }
}

#[test]
fn a_foreign_file_is_refused_and_nothing_is_touched() {
    let site = site(2).file("public/notes/mine.txt", "mine");
    let before = tree(&site.path("public"));
    let run = site.build(&[]).ends(1);
    for part in ["public", "notes/", "-o", "static/"] {
        assert!(run.stderr.contains(part), "{part}\n{}", run.stderr);
    }
    assert_eq!(tree(&site.path("public")), before);
    // The way out that the message names.
    site.build(&["-o", "out"]).ends(0);
    fs::rename(site.path("public"), site.path("static")).unwrap();
    site.build(&[]).ends(0);
    assert_eq!(
        fs::read(site.path("public/notes/mine.txt")).unwrap(),
        b"mine"
    );
    // And when it comes between two builds.
    site.put("public/new.txt", "new");
    let before = tree(&site.path("public"));
    let run = site.build(&[]).ends(1);
    assert!(run.stderr.contains("new.txt"), "{}", run.stderr);
    assert_eq!(tree(&site.path("public")), before);
}

#[test]
fn the_sources_are_never_the_output() {
    let site = site(1)
        .file("templates/extra.html", "")
        .file("static/a.txt", "");
    let before = tree(&site.path(""));
    for output in [
        ".",
        "content",
        "static",
        "templates",
        "..",
        "/",
        "content/..",
        ".kuaidu/x",
    ] {
        let run = site.build(&["-o", output]).ends(1);
        assert!(
            run.stderr.starts_with("error: cannot publish to "),
            "{output}\n{}",
            run.stderr
        );
    }
    let after = tree(&site.path(""));
    let names = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
        let names = tree.keys().filter(|path| !path.starts_with(".kuaidu/"));
        names.cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&after), names(&before));
}

#[test]
fn a_failed_build_leaves_the_old_site() {
    let site = site(3);
    site.build(&[]).ends(0);
    let before = tree(&site.path("public"));
    for (path, contents) in [
        ("content/broken.md", "没有。"),
        ("templates/article.html", "{{ page.title"),
        ("templates/article.html", "{{ page.titel }}"),
        ("site.yaml", "titel: x"),
        ("keywords.yaml", "- a"),
    ] {
        let old = fs::read(site.path(path)).ok();
        site.put(path, contents);
        site.build(&[]).ends(1);
        assert_eq!(tree(&site.path("public")), before, "{path}");
        match old {
            Some(old) => site.put(path, old),
            None => fs::remove_file(site.path(path)).unwrap(),
        }
    }
    let run = site.build(&[]).ends(0);
    assert!(run.stderr.contains(" 0 files written, "), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn an_output_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let site = site(1).file("file", "");
    let run = site.build(&["-o", "file/public"]).ends(1);
    assert!(
        run.stderr
            .starts_with("error: cannot publish to file/public"),
        "{}",
        run.stderr
    );
    let run = site.build(&["-o", "file"]).ends(1);
    assert!(run.stderr.contains("it is not a folder"), "{}", run.stderr);
    let locked = site.path("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(locked.join("probe"), "").is_ok() {
        return; // The superuser writes everywhere.
    }
    let run = site.build(&["-o", "locked/public"]).ends(1);
    assert!(run.stderr.contains("Permission denied"), "{}", run.stderr);
    assert!(run.stderr.contains("locked"), "{}", run.stderr);
}

#[test]
fn two_builds_at_once_are_one_after_the_other() {
    let site = site(20);
    let mut children: Vec<Child> = (0..4).map(|_| spawn(&site)).collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let built = tree(&site.path("public"));
    site.build(&["-o", "alone"]).ends(0);
    assert_eq!(built, tree(&site.path("alone")));
}

#[cfg(unix)]
#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let site = site(40);
    site.build(&["-o", "first"]).ends(0);
    site.build(&[]).ends(0);
    let edit = |round: usize| {
        for number in 0..40 {
            let text = format!("第 {round} 版。");
            site.put(
                &format!("content/{number}.md"),
                article(&format!("文章 {number}"), 1 + (number % 20), &text),
            );
        }
    };
    let mut old = tree(&site.path("public"));
    for round in 0..10 {
        edit(round);
        let mut child = spawn(&site);
        // From a moment before the first file is read to about the end of the build.
        std::thread::sleep(Duration::from_millis(7 * round as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = tree(&site.path("public"));
        if found != old {
            site.build(&["-o", "whole"]).ends(0);
            assert_eq!(found, tree(&site.path("whole")), "killed in round {round}");
            old = found;
        }
    }
    site.build(&[]).ends(0);
    site.build(&["-o", "whole"]).ends(0);
    assert_eq!(tree(&site.path("public")), tree(&site.path("whole")));
}

#[cfg(unix)]
#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let warned = article("甲", 20, "[断](nowhere.md)");
    let site = site(3).file("content/warned.md", warned);
    for args in [
        "--dump-context /",
        "--format json",
        "--format github",
        "--help",
    ] {
        let script = format!(
            "\"{}\" build --clock 2026-11-24 {args} 2>&1 | true; exit ${{PIPESTATUS[0]}}",
            env!("CARGO_BIN_EXE_kuaidu")
        );
        let run = Run::of(
            assert_cmd::Command::new("bash")
                .current_dir(site.path(""))
                .env("LC_ALL", "C")
                .args(["-c", &script]),
        );
        assert_eq!(run.code, Some(0), "{args}: {}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{args}: {}", run.stderr);
    }
}
