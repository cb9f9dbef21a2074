//! Whole files of one small site, as they are published.
//!
//! A change of the theme shows here; look at it, then accept it with `INSTA_UPDATE=always`.

use crate::test_site::{Built, TestSite};

fn site() -> Built {
    TestSite::new()
        .config("title: 小站\ndescription: 两篇文章的网站。\nauthor: 编辑部")
        .article(
            "2026-11-23-chips",
            "title: 新芯片“一号”\ndate: 2026-11-23 08:05\nupdated: 2026-11-23 09:00\nsource: 甲报\n\
             source_url: https://example.com/chips?a=1&b=2\nauthor: 张三\nsummary: 一种新芯片。\n\
             keywords: [芯片, AI]\ncover: chips.png\nai: generated\naliases: [/old/]",
            "开头一段，见[旧闻](2025-04-22-linux.md#背景)。\n\n## 性能\n\n![图](chips.png)\n\n```rust\nfn main() {}\n```",
        )
        .file("content/chips.png", "PNG")
        .article(
            "2025-04-22-linux",
            "title: 开源 AI\ndate: 2025-04-22\nsource: 乙报\nsummary: 一则旧闻。\nkeywords: [AI]",
            "## 背景\n\n正文。",
        )
        .build()
        .sound()
}

/// What changes with every touch of a style or of the ranking, and what stands for it here.
const VOLATILE: [(&str, &str); 2] = [("?v=", "[hash]"), ("\"score\":", "[score]")];

/// The text with a word in place of each volatile number.
fn stable(text: &str) -> String {
    let is_number = |c: char| c.is_ascii_hexdigit() || c == '.';
    VOLATILE
        .iter()
        .fold(text.to_owned(), |text, (before, word)| {
            let mut parts = text.split(before);
            let first = parts.next().unwrap_or_default().to_owned();
            parts.fold(first, |kept, part| {
                kept + before + word + part.trim_start_matches(is_number)
            })
        })
}

#[test]
fn whole_files() {
    let built = site();
    for (name, path) in [
        ("article.html", "2026/11/chips/index.html"),
        ("home.html", "index.html"),
        ("redirect.html", "old/index.html"),
        ("feed.xml", "feed.xml"),
        ("atom.xml", "atom.xml"),
        ("feed.json", "feed.json"),
        ("sitemap.xml", "sitemap-1.xml"),
        ("sitemap-news.xml", "sitemap-news.xml"),
        ("related.json", "related/2026-11.json"),
        ("search.json", "search/index.json"),
        ("cards.json", "search/0-new/c0.json"),
        ("headers", "_headers"),
    ] {
        insta::assert_snapshot!(name, stable(built.text(path)));
    }
}

#[test]
fn all_paths() {
    let paths: Vec<_> = site().files.into_keys().collect();
    insta::assert_snapshot!("paths", paths.join("\n"));
}
