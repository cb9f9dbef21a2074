//! What `--fix` mends, and what it leaves.

use std::fs;

use super::{check, found, said, with_text};

const TEXT: &str = "他说,好。(真的)吗?？ 甲，，乙。\n\n`a,b` 和 3.5，见 https://a.cn/中,文。";

#[test]
fn what_is_mended_is_clean_and_stays_so() {
    let site = with_text(TEXT);
    let run = check(&site, &["--fix"]).ends(0);
    assert!(run.stderr.contains("content/a.md: "), "{}", run.stderr);
    let mended = fs::read_to_string(site.path("content/a.md")).unwrap();
    assert!(
        mended.ends_with(
            "\n\n他说，好。（真的）吗?？ 甲，乙。\n\n`a,b` 和 3.5，见 https://a.cn/中,文。\n"
        ),
        "{mended}"
    );
    assert_eq!(found(&site, &[]), [""; 0]);
    site.build(&["--strict"]).ends(0);
    check(&site, &["--fix"]).ends(0);
    assert_eq!(
        fs::read_to_string(site.path("content/a.md")).unwrap(),
        mended
    );
}

#[test]
fn very_many_are_mended_at_once() {
    let site = with_text(&"他说,好。，，吧。\n\n".repeat(200));
    let said = said(&site, &["--fix"]);
    assert_eq!(said["check"]["mendable"], 0);
    let mended = fs::read_to_string(site.path("content/a.md")).unwrap();
    assert!(!mended.contains("说,"), "{mended}");
}

#[test]
fn a_dry_run_shows_the_change_and_makes_none() {
    let site = with_text("他说,好。");
    let before = fs::read(site.path("content/a.md")).unwrap();
    let run = check(&site, &["--fix", "--dry-run"]).ends(0);
    for line in [
        "--- a/content/a.md",
        "+++ b/content/a.md",
        "-他说,好。",
        "+他说，好。",
    ] {
        assert!(
            run.stdout.lines().any(|it| it == line),
            "{line}\n{}",
            run.stdout
        );
    }
    assert_eq!(fs::read(site.path("content/a.md")).unwrap(), before);
}

#[test]
fn every_other_byte_stays() {
    let site = with_text("");
    let head = "\u{feff}---\r\ntitle: 甲\r\ndate: 2026-11-20\r\nsource: 快读\r\nsummary: 概括。\r\nkeywords: [测试]\r\n---\r\n\r\n";
    site.put("content/a.md", format!("{head}一\t,  \r\n他说,好。\r\n"));
    check(&site, &["--fix"]).ends(0);
    let mended = fs::read_to_string(site.path("content/a.md")).unwrap();
    assert_eq!(mended, format!("{head}一\t,  \r\n他说，好。\r\n"));
}

#[test]
fn what_is_silenced_is_not_mended() {
    let site = with_text("他说,好。");
    site.put(
        "site.yaml",
        "base_url: https://example.org/\ncheck: {half-width-punctuation: off}\n",
    );
    let before = fs::read(site.path("content/a.md")).unwrap();
    check(&site, &["--fix"]).ends(0);
    assert_eq!(fs::read(site.path("content/a.md")).unwrap(), before);
}

#[test]
fn machines_are_told_how_much_was_mended() {
    let said = said(&with_text("他说,好。"), &["--fix"]);
    assert_eq!(said["check"]["mended"], 1);
    assert_eq!(said["check"]["mendable"], 0);
    assert_eq!(said["diagnostics"].as_array().unwrap().len(), 0);
}
