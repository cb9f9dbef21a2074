//! `kuaidu list`: which articles, in which order, for people and for programs.

use serde_json::{Value, json};

use crate::{program::Site, program::article, run};

fn site() -> Site {
    let with = |title: &str, day, field: &str| {
        article(title, day, "正文。").replace("summary:", &format!("{field}\nsummary:"))
    };
    Site::new()
        .file("keywords.yaml", "人工智能: {slug: ai, aliases: [AI]}\n")
        .file(
            "content/now.md",
            article("今天的“芯片”", 23, "正文。").replace("测试", "AI"),
        )
        .file("content/draft.md", with("草稿", 22, "draft: true"))
        .file(
            "content/later.md",
            with("Later", 25, "author: 快读").replace("source: 快读", "source: 通讯社"),
        )
        .file(
            "content/over.md",
            with("过期", 21, "expiry_date: 2026-11-22"),
        )
}

fn ids(args: &[&str]) -> Vec<String> {
    let mut all = vec!["list", "--json"];
    all.extend(args);
    let listed = run(&site(), &all).ends(0).stdout;
    let listed: Vec<Value> = serde_json::from_str(&listed).unwrap();
    listed
        .iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn articles_are_chosen() {
    for (args, want) in [
        (&[][..], &["later", "now", "draft", "over"][..]),
        (&["all", "-n", "2"], &["later", "now"]),
        (&["drafts"], &["draft"]),
        (&["future"], &["later"]),
        (&["expired"], &["over"]),
        (&["published"], &["now"]),
        (&["-k", "人工智能"], &["now"]),
        (&["-k", "ａｉ"], &["now"]),
        (&["drafts", "-k", "AI"], &[]),
        (&["-s", "通讯社"], &["later"]),
    ] {
        assert_eq!(ids(args), want, "{args:?}");
    }
}

#[test]
fn people_read_a_table_and_programs_json() {
    let table = run(&site(), &["list"]).ends(0).stdout;
    let want = "\
2026-11-25 00:00  scheduled  Later         通讯社  content/later.md
2026-11-23 00:00  published  今天的“芯片”  快读    content/now.md
2026-11-22 00:00  draft      草稿          快读    content/draft.md
2026-11-21 00:00  expired    过期          快读    content/over.md
";
    assert_eq!(table, want);
    let chinese = run(&site(), &["list", "drafts", "--lang", "zh"])
        .ends(0)
        .stdout;
    assert_eq!(chinese, "2026-11-22 00:00  草稿  快读  content/draft.md\n");
    let listed = run(&site(), &["list", "expired", "--json"]).ends(0).stdout;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let want = json!([{
        "state": "expired",
        "date": "2026-11-21T00:00:00+08:00",
        "publish_date": null,
        "expiry_date": "2026-11-22T00:00:00+08:00",
        "title": "过期",
        "source": "快读",
        "keywords": ["测试"],
        "id": "over",
        "path": "content/over.md",
    }]);
    assert_eq!(listed, want);
}

#[test]
fn what_cannot_be_read_is_told() {
    let site = site().file("content/wrong.md", "正文");
    let listed = run(&site, &["list", "drafts"]).ends(1);
    assert!(
        listed.stdout.contains("content/draft.md"),
        "{}",
        listed.stdout
    );
    assert!(
        listed.stderr.contains("content/wrong.md"),
        "{}",
        listed.stderr
    );
    let empty = run(&Site::new(), &["list"]).ends(0);
    assert_eq!(
        (&*empty.stdout, &*empty.stderr),
        ("", "there are no such articles\n")
    );
}
