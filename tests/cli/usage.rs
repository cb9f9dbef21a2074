//! Which site is built, for which moment, and what is said of wrong usage.

use std::{fs, path::Path};

use crate::program::{Run, Site, article, kuaidu};

/// A site with an article of yesterday, a draft, one for tomorrow and one that has expired.
fn site() -> Site {
    let dated = |title, day, field: &str| {
        article(title, day, "正文。").replace("keywords:", &format!("{field}\nkeywords:"))
    };
    Site::new()
        .article("today", 23)
        .file("content/draft.md", dated("草稿", 22, "draft: true"))
        .file("content/later.md", dated("明天", 25, "author: 快读"))
        .file(
            "content/over.md",
            dated("过期", 21, "expiry_date: 2026-11-22"),
        )
}

fn published(site: &Site) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(site.path("public/2026/11"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    found
}

#[test]
fn drafts_future_and_expired_articles_come_when_asked_for() {
    let site = site();
    for (args, articles) in [
        (&[][..], &["today"][..]),
        (&["-D"], &["draft", "today"]),
        (&["--drafts"], &["draft", "today"]),
        (&["-F"], &["later", "today"]),
        (&["--future"], &["later", "today"]),
        (&["-E"], &["over", "today"]),
        (&["--expired"], &["over", "today"]),
        (&["-DFE"], &["draft", "later", "over", "today"]),
    ] {
        site.build(args).ends(0);
        assert_eq!(published(&site), articles, "{args:?}");
    }
}

#[test]
fn the_clock_decides_what_is_published() {
    let site = site();
    for (moment, articles) in [
        ("2026-11-21 08:00", &["over"][..]),
        ("2026-11-21T23:59:59+08:00", &["over"]),
        ("2026-11-21T15:59:59Z", &["over"]),
        ("2026年11月23日", &["today"]),
        ("2026/11/24 23:59", &["today"]),
        ("2026-11-25", &["later", "today"]),
        ("2026-11-24T16:00:00Z", &["later", "today"]),
    ] {
        let mut command = kuaidu();
        command
            .current_dir(site.path(""))
            .args(["build", "--clock", moment]);
        Run::of(&mut command).ends(0);
        assert_eq!(published(&site), articles, "{moment}");
    }
}

#[test]
fn source_date_epoch_is_the_clock_where_none_is_given() {
    let site = site();
    let at = |epoch: &str, args: &[&str]| {
        let mut command = kuaidu();
        command
            .current_dir(site.path(""))
            .env("SOURCE_DATE_EPOCH", epoch);
        Run::of(command.arg("build").args(args))
    };
    // 2026-11-25 00:00:00 in Shanghai, and the second before.
    at("1795536000", &[]).ends(0);
    assert_eq!(published(&site), ["later", "today"]);
    at("1795535999", &[]).ends(0);
    assert_eq!(published(&site), ["today"]);
    at("1795535999", &["--clock", "2026-11-25"]).ends(0);
    assert_eq!(published(&site), ["later", "today"]);
    // The last but one is in milliseconds.
    for wrong in [
        "today",
        "1e9",
        "99999999999999999999",
        "1793514600000",
        "8210266876799",
    ] {
        let run = at(wrong, &[]).ends(2);
        assert_eq!(
            run.stderr,
            format!(
                "error: SOURCE_DATE_EPOCH is `{wrong}`, which is not a moment between 1970 and 2999 in seconds\n"
            )
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_does_not_reach_the_standard_output_is_a_failure() {
    let site = site();
    for args in [
        &["list", "--json"][..],
        &["digest"],
        &["completion", "bash"],
        &["--help"],
    ] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kuaidu"));
        command
            .current_dir(site.path(""))
            .env("LC_ALL", "C")
            .args(args)
            .stdout(full);
        let output = command.output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {told}");
        assert!(
            told.contains("cannot write to the standard output"),
            "{told}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_may_have_any_name() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let site = site();
    let odd = site.path("").join(OsStr::from_bytes(b"odd\xff"));
    std::fs::create_dir(&odd).unwrap();
    std::fs::rename(site.path("content"), odd.join("content")).unwrap();
    std::fs::rename(site.path("site.yaml"), odd.join("site.yaml")).unwrap();
    Run::of(kuaidu().arg("build").arg("-r").arg(&odd)).ends(0);
}

#[test]
fn wrong_usage_is_told_and_ends_with_2() {
    let site = site();
    for (args, message) in [
        (&["bild"][..], "there is no command `bild`"),
        (&["build", "--drift"], "`--drift` is not expected here"),
        (&["build", "extra"], "`extra` is not expected here"),
        (&["build", "--clock"], "`--clock <DATE>` needs a value"),
        (
            &["build", "--clock", "soon"],
            "invalid value `soon` for `--clock <DATE>`: this is not a date",
        ),
        (
            &["build", "--clock", "2026-02-30"],
            "invalid value `2026-02-30` for `--clock <DATE>`: February 2026 has 28 days, not 30",
        ),
        (
            &["build", "-j", "0"],
            "invalid value `0` for `--jobs <N>`: write a number from 1 to 256",
        ),
        (
            &["build", "-j", "many"],
            "invalid value `many` for `--jobs <N>`",
        ),
        (
            &["build", "-q", "-v"],
            "`--quiet` cannot be used together with `--verbose`",
        ),
        (
            &["build", "--format", "xml"],
            "invalid value `xml` for `--format <FORMAT>`",
        ),
        (
            &["build", "-u", "example.org"],
            "invalid value `example.org` for `--base-url <URL>`: `example.org` must begin with `https://` or `http://`",
        ),
        (
            &["build", "-r", "nowhere"],
            "invalid value `nowhere` for `--root <DIR>`: there is no such folder",
        ),
        (
            &["build", "-c", "no.yaml"],
            "invalid value `no.yaml` for `--config <FILE>`: there is no such file",
        ),
    ] {
        let run = Run::of(kuaidu().current_dir(site.path("")).args(args)).ends(2);
        assert!(run.stderr.contains(message), "{args:?}\n{}", run.stderr);
        assert_eq!(run.stdout, "", "{args:?}");
    }
    let run = Run::of(&mut kuaidu()).ends(2);
    assert!(
        run.stderr.contains("Usage: kuaidu [OPTIONS] <COMMAND>"),
        "{}",
        run.stderr
    );
    assert!(!site.path("public").exists());
}

#[test]
fn help_and_version_are_no_failure() {
    for args in [
        &["--help"][..],
        &["-h"],
        &["help", "build"],
        &["build", "--help"],
    ] {
        let run = Run::of(kuaidu().args(args)).ends(0);
        assert!(run.stdout.contains("Usage: kuaidu"), "{args:?}");
    }
    let run = Run::of(kuaidu().arg("--version")).ends(0);
    assert_eq!(
        run.stdout,
        format!("kuaidu {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_site_is_built_from_anywhere_to_anywhere() {
    let site = site();
    let elsewhere = Site::bare();
    let root = site.path("");
    let build = |args: &[&Path]| {
        let mut command = kuaidu();
        command
            .current_dir(elsewhere.path(""))
            .args(["build", "--clock", "2026-11-24", "-r"]);
        Run::of(command.arg(&root).args(args)).ends(0)
    };
    build(&[]);
    assert!(site.path("public/index.html").exists());
    assert_eq!(fs::read_dir(elsewhere.path("")).unwrap().count(), 0);
    build(&[Path::new("-o"), Path::new("out/网站")]);
    assert!(elsewhere.path("out/网站/2026/11/today/index.html").exists());
    assert!(!elsewhere.path("out/网站/2026/11/later").exists());
}

#[test]
fn other_settings_and_another_address_may_be_named() {
    let site = site().file(
        "conf/test.yaml",
        "base_url: https://test.example.org/\ntitle: 试刊\n",
    );
    let page = |args: &[&str]| {
        site.build(args).ends(0);
        fs::read_to_string(site.path("public/2026/11/today/index.html")).unwrap()
    };
    let canonical = |page: &str, base: &str| {
        page.contains(&format!(
            "<link rel=\"canonical\" href=\"{base}2026/11/today/\">"
        ))
    };
    let text = page(&[]);
    assert!(canonical(&text, "https://example.org/"), "{text}");
    let text = page(&["-c", "conf/test.yaml"]);
    assert!(canonical(&text, "https://test.example.org/"), "{text}");
    assert!(text.contains("today - 试刊"), "{text}");
    let text = page(&["-u", "http://localhost:8000/新闻"]);
    let encoded = "http://localhost:8000/%E6%96%B0%E9%97%BB/";
    assert!(canonical(&text, encoded), "{text}");
    assert!(
        text.contains("href=\"/%E6%96%B0%E9%97%BB/keywords/"),
        "{text}"
    );
}

#[test]
fn settings_may_be_missing_where_the_address_is_given() {
    let site = site();
    fs::remove_file(site.path("site.yaml")).unwrap();
    site.build(&["--strict", "-u", "https://example.org/"])
        .ends(0);
}

#[test]
fn a_site_without_articles_is_a_site() {
    let site = Site::new();
    let run = site.build(&["--strict"]).ends(0);
    assert!(run.stderr.starts_with("0 articles: "), "{}", run.stderr);
    for path in [
        "index.html",
        "404.html",
        "feed.xml",
        "sitemap.xml",
        "archive/index.html",
    ] {
        assert!(site.path("public").join(path).exists(), "{path}");
    }
}

#[test]
fn what_is_no_site_is_left_as_it_is() {
    let folder = Site::bare();
    let run = folder.build(&[]).ends(1);
    assert!(run.stderr.contains("error[no-content]"), "{}", run.stderr);
    assert_eq!(fs::read_dir(folder.path("")).unwrap().count(), 0);
}
