//! What is printed, for whom, and how the program ends.

use super::{check, program::Site, said, with_text};

#[test]
fn people_see_the_line_with_a_caret_and_the_way_to_mend_it() {
    let run = check(&with_text("他说,好。"), &[]).ends(0);
    for part in [
        "warning[half-width-punctuation]: `,` stands in Chinese text, where `，` belongs",
        "content/a.md:9:3",
        "他说,好。",
        "^",
        "help: write `，`",
    ] {
        assert!(run.stdout.contains(part), "{part}\n{}", run.stdout);
    }
    assert!(run.stderr.contains("1 file checked in"), "{}", run.stderr);
    assert!(run.stderr.contains("0 errors, 1 warning, 0 notes"));
    assert!(run.stderr.contains("1 of these can be mended by --fix"));
}

#[test]
fn a_clean_site_is_told_in_a_line() {
    let run = check(&with_text("好。"), &["--strict"]).ends(0);
    assert_eq!(run.stdout, "");
    assert!(
        run.stderr.contains("0 errors, 0 warnings, 0 notes"),
        "{}",
        run.stderr
    );
}

#[test]
fn chinese_readers_are_told_in_chinese() {
    let run = check(&with_text("他说,好。"), &["--lang", "zh"]).ends(0);
    assert!(
        run.stdout.contains("中文里用了半角的 `,`"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("1 条警告"), "{}", run.stderr);
}

#[test]
fn machines_are_told_everything() {
    let said = said(&with_text("他说,好。中**“文”**后。"), &[]);
    assert_eq!(said["ok"], true);
    let findings = said["diagnostics"].as_array().unwrap();
    assert_eq!(findings[0]["rule"], "half-width-punctuation");
    assert_eq!(findings[0]["place"]["line"], 9);
    assert_eq!(findings[0]["place"]["column"], 3);
    assert_eq!(findings[1]["severity"], "note");
    assert_eq!(said["check"]["warnings"], 1);
    assert_eq!(said["check"]["notes"], 1);
    assert_eq!(said["check"]["mendable"], 1);
    assert_eq!(said["check"]["whole"], true);
}

#[test]
fn github_is_told_in_annotations() {
    let run = check(&with_text("他说,好。"), &["--format", "github"]).ends(0);
    let start = "::warning title=half-width-punctuation,file=content/a.md,line=9,col=3::";
    assert!(run.stdout.starts_with(start), "{}", run.stdout);
}

#[test]
fn warnings_fail_where_they_may_not_be() {
    check(&with_text("他说,好。"), &["--strict"]).ends(1);
    check(&with_text("他说，好。"), &["--strict"]).ends(0);
    check(&with_text("好。"), &["--unknown"]).ends(2);
    check(&with_text("好。"), &["--dry-run"]).ends(2);
}

#[test]
fn notes_are_shown_to_those_who_want_to_know_everything() {
    let site = with_text("中**“文”**后。");
    let run = check(&site, &[]).ends(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("1 note"), "{}", run.stderr);
    let run = check(&site, &["-v"]).ends(0);
    assert!(
        run.stdout.contains("note[frail-emphasis]"),
        "{}",
        run.stdout
    );
}

#[test]
fn one_article_with_errors_does_not_hide_what_is_wrong_with_others() {
    let site = with_text("他说,好。").file("content/b.md", "---\ntitle: 乙\n---\n\n乙,乙。\n");
    let said = said(&site, &[]);
    let rules: Vec<_> = said["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["rule"].as_str().unwrap())
        .collect();
    assert!(rules.contains(&"front-matter-date"), "{rules:?}");
    assert_eq!(
        rules
            .iter()
            .filter(|rule| **rule == "half-width-punctuation")
            .count(),
        2
    );
    assert_eq!(said["ok"], false);
    assert_eq!(said["check"]["whole"], false);
    check(&site, &[]).ends(1);
}

#[test]
fn nothing_is_written() {
    let site = with_text("他说,好。");
    let before = super::program::tree(&site.path(""));
    check(&site, &[]).ends(0);
    assert_eq!(super::program::tree(&site.path("")), before);
}

#[test]
fn settings_that_cannot_be_read_are_told_alone() {
    let site = Site::new().file("site.yaml", "title: [\n").article("a", 20);
    let run = check(&site, &[]).ends(1);
    assert!(run.stdout.contains("error[yaml]"), "{}", run.stdout);
}
