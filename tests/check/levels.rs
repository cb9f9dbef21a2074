//! How much a rule weighs: by settings, and by front matter.

use super::{check, found, program::Site, said, with_text};

fn with_levels(settings: &str, head: &str) -> Site {
    let text = format!(
        "---\ntitle: 甲\ndate: 2026-11-20\nsource: 快读\nsummary: 概括。\nkeywords: [测试]\n{head}---\n\n他说,好。\n"
    );
    Site::new()
        .file(
            "site.yaml",
            format!("base_url: https://example.org/\n{settings}"),
        )
        .file("content/a.md", text)
}

#[test]
fn settings_decide_and_articles_decide_better() {
    const RULE: &str = "half-width-punctuation";
    for (site, article, code, severity) in [
        (None, None, 0, Some("warning")),
        (Some("error"), None, 1, Some("error")),
        (Some("note"), None, 0, Some("note")),
        (Some("off"), None, 0, None),
        (None, Some("off"), 0, None),
        (Some("error"), Some("off"), 0, None),
        (Some("off"), Some("error"), 1, Some("error")),
    ] {
        let level = |level: Option<&str>| {
            level.map_or(String::new(), |level| {
                format!("check: {{{RULE}: {level}}}\n")
            })
        };
        let site = with_levels(&level(site), &level(article));
        let said = said(&site, &[]);
        assert_eq!(said["diagnostics"][0]["severity"].as_str(), severity);
        check(&site, &[]).ends(code);
    }
}

#[test]
fn warnings_of_the_build_are_weighed_too() {
    let text = "---\ntitle: 甲\ndate: 2026-11-20\nsummary: 概括。\nkeywords: [测试]\n---\n\n好。\n";
    let plain = Site::new().file("content/a.md", text);
    assert_eq!(found(&plain, &[]), ["content/a.md missing-source"]);
    let strict = Site::new()
        .file(
            "site.yaml",
            "base_url: https://example.org/\ncheck: {missing-source: error}\n",
        )
        .file("content/a.md", text);
    check(&strict, &[]).ends(1);
    // A build goes on as it did.
    strict.build(&[]).ends(0);
    let silent = text.replace("title", "check: {missing-source: off}\ntitle");
    let silent = Site::new().file("content/a.md", silent);
    assert_eq!(found(&silent, &[]), [""; 0]);
}

#[test]
fn a_rule_that_there_is_not_is_told_where_it_stands() {
    let site = with_levels(
        "check:\n  half-width-punctation: off\n",
        "检查: {missing-sorce: off}\n",
    );
    assert_eq!(
        found(&site, &[]),
        [
            "content/a.md:7:6 unknown-rule",
            "content/a.md:10:3 half-width-punctuation",
            "site.yaml:3:26 unknown-rule",
        ]
    );
    let run = check(&site, &[]);
    assert!(
        run.stdout.contains("did you mean `missing-source`?"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_level_that_there_is_not_is_told() {
    let site = with_levels("", "check: {missing-source: never}\n");
    let said = found(&site, &[]);
    assert!(said[0].ends_with("check-level"), "{said:?}");
    let site = with_levels("check: {missing-source: never}\n", "");
    assert_eq!(found(&site, &[]), ["site.yaml:2:25 setting"]);
}

#[test]
fn levels_change_no_page() {
    let site = with_text("好。");
    site.build(&[]).ends(0);
    let before = super::program::tree(&site.path("public"));
    site.put(
        "site.yaml",
        "base_url: https://example.org/\nauthor: 编辑部\ncheck: {missing-source: error}\n",
    );
    let run = site.build(&[]).ends(0);
    assert!(run.stderr.contains("0 files written"), "{}", run.stderr);
    assert_eq!(super::program::tree(&site.path("public")), before);
}
