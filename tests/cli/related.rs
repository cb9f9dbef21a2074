//! `kuaidu related`: the lists, and why each article is in them.

use crate::program::{Run, Site, article, kuaidu};

/// Two articles on Rust of which one names the other, one on rice, and a draft.
fn site() -> Site {
    let rust = "所有权是 Rust 管理内存的规则：值只有一个主人，主人离开作用域，值就释放。";
    Site::new()
        .file("content/a.md", article("Rust 的所有权", 1, rust))
        .file(
            "content/b.md",
            article(
                "借用：所有权的另一半",
                2,
                &format!("{rust}借用不改变所有权。"),
            ),
        )
        .file(
            "content/c.md",
            article("稻米怎样过冬", 3, "稻种要晒干，放在阴凉的地方。"),
        )
        .file(
            "content/d.md",
            article("草稿", 4, rust).replace("source:", "draft: true\nsource:"),
        )
}

fn related(site: &Site, args: &[&str]) -> Run {
    Run::of(
        kuaidu()
            .args(["related", "--clock", "2026-11-24 08:00"])
            .arg("-r")
            .arg(site.path(""))
            .args(args),
    )
}

#[test]
fn an_editor_is_told_why() {
    let run = related(&site(), &["content/a.md"]).ends(0);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines[0], "a  Rust 的所有权");
    assert!(
        lines[2].starts_with("1. ") && lines[2].ends_with("b  借用：所有权的另一半"),
        "{run:?}"
    );
    assert!(
        lines[3].contains("所有权") && lines[3].contains("1 day apart"),
        "{run:?}"
    );
    assert!(lines[5].ends_with("c  稻米怎样过冬"), "{run:?}");
    assert_eq!(
        lines[6],
        "   filled in: the newest of a keyword that both have"
    );
    assert_eq!(lines.len(), 7, "{run:?}");
}

#[test]
fn machines_get_a_line_for_each_article() {
    let run = related(&site(), &["--all", "--format", "jsonl"]).ends(0);
    let lists: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ids: Vec<&str> = lists
        .iter()
        .map(|list| list["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["c", "b", "a"]);
    let first = &lists[2]["related"][0];
    assert_eq!(
        (first["id"].as_str(), first["why"].as_str()),
        (Some("b"), Some("similar"))
    );
    assert!(first["score"].as_f64().unwrap() > 0.0);
}

#[test]
fn an_article_that_is_not_there_is_named() {
    let run = related(&site(), &["content/dd.md"]).ends(1);
    assert_eq!(
        run.stderr.trim(),
        "error: no published article has the id `dd`; an id is the path below `content/` without `.md`"
    );
    related(&site(), &[]).ends(2);
}
