//! Home, keywords, sources and the archive: what they list, and under which names.

use crate::test_site::{Built, TestSite};

const SYNONYMS: &str = "人工智能: {slug: ai, aliases: [AI, A.I.]}\n";

/// A site with an article of each list of keywords, the first one the oldest.
fn tagged(keywords: &[&str]) -> TestSite {
    let site = TestSite::new();
    keywords
        .iter()
        .zip(1..)
        .fold(site, |site, (keywords, day)| {
            site.filler(
                &format!("a{day}"),
                &format!("2026-11-{day:02}"),
                &format!("keywords: [{keywords}]"),
            )
        })
}

fn listed(built: &Built, address: &str) -> Vec<String> {
    built.page(address).texts(".story-title")
}

/// The terms of an index as `name address count`.
fn terms(built: &Built, index: &str) -> Vec<String> {
    let page = built.page(index);
    let names = page.texts(".terms a").into_iter();
    let counts = page.texts(".term-count").into_iter();
    names
        .zip(page.values(".terms a", "href"))
        .zip(counts)
        .map(|((name, href), count)| format!("{name} {href} {count}"))
        .collect()
}

#[test]
fn home_lists_the_newest_first() {
    let built = TestSite::new()
        .filler("b", "2026-11-02 08:00", "")
        .filler("a", "2026-11-02 08:00", "")
        .filler("c", "2026-11-03", "")
        .filler("d", "2026-11-02 09:00", "")
        .build()
        .sound()
        .assert_links_resolve();
    let days = built.page("/").texts(".day-name");
    assert_eq!(
        listed(&built, "/"),
        ["文章 c", "文章 d", "文章 a", "文章 b"]
    );
    assert_eq!(days, ["2026年11月3日", "2026年11月2日"]);
}

#[test]
fn a_story_has_title_excerpt_source_and_keywords() {
    let story =
        "title: 新芯片\ndate: 2026-11-03 08:05\nsource: 甲报\nsummary: 一句话。\nkeywords: [芯片]";
    let built = TestSite::new()
        .article("a", story, "正文。")
        .build()
        .sound();
    let home = built.page("/");
    assert_eq!(home.values(".story-title a", "href"), ["/2026/11/a/"]);
    assert_eq!(home.texts(".story-excerpt"), ["一句话。"]);
    assert_eq!(home.texts(".story-meta a"), ["甲报", "芯片"]);
    assert_eq!(home.texts(".story-meta time"), ["08:05"]);
}

#[test]
fn pinned_articles_stand_on_top_of_home_alone() {
    let built = TestSite::new()
        .config("paginate_by: 2")
        .filler("old", "2026-10-01", "pin: true")
        .fillers(1..=4)
        .build()
        .sound();
    assert_eq!(
        built.page("/").texts(".day-pinned .story-title"),
        ["文章 old"]
    );
    assert_eq!(
        built.page("/").text(".day-pinned time"),
        "2026年10月1日",
        "a pinned article stands under no day, so it tells its own"
    );
    assert_eq!(built.page("/page/1/").count(".day-pinned"), 0);
    assert_eq!(
        built.page("/page/1/").texts(".story-title"),
        ["文章 a1", "文章 old"]
    );
}

#[test]
fn an_empty_site_is_a_site() {
    let built = TestSite::new().build().sound().assert_links_resolve();
    for address in [
        "/",
        "/keywords/",
        "/sources/",
        "/archive/",
        "/search/",
        "/404.html",
    ] {
        assert_ne!(built.page(address).text("title"), "", "{address}");
    }
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
        assert_eq!(built.feed(feed).items, [], "{feed}");
    }
}

#[test]
fn an_article_without_terms_is_in_no_term_list() {
    let built = TestSite::new()
        .article("a", "title: 无名\ndate: 2026-11-01", "正文。")
        .build()
        .assert_diagnostics(
            "content/a.md: the article names no source (来源)
             content/a.md: the article has no summary (快速阅读), and none could be taken from its text",
        )
        .assert_links_resolve();
    assert_eq!(listed(&built, "/"), ["无名"]);
    assert_eq!(terms(&built, "/keywords/"), [""; 0]);
    assert_eq!(terms(&built, "/sources/"), [""; 0]);
}

#[test]
fn keywords_have_an_index_and_pages() {
    let built = tagged(&["芯片, Rust", "Rust", "芯片, 开源", "芯片"])
        .build()
        .sound();
    assert_eq!(
        terms(&built, "/keywords/"),
        [
            "芯片 /keywords/%E8%8A%AF%E7%89%87/ 3 篇",
            "Rust /keywords/rust/ 2 篇",
            "开源 /keywords/%E5%BC%80%E6%BA%90/ 1 篇",
        ]
    );
    assert_eq!(listed(&built, "/keywords/rust/"), ["文章 a2", "文章 a1"]);
    assert_eq!(
        listed(&built, "/keywords/芯片/"),
        ["文章 a4", "文章 a3", "文章 a1"]
    );
    assert_eq!(
        built.page("/keywords/rust/").text("title"),
        "关键词：Rust - 快读"
    );
}

#[test]
fn sources_have_an_index_and_pages() {
    let built = TestSite::new()
        .filler("a", "2026-11-01", "source: 甲报")
        .filler("b", "2026-11-02", "source: Example Daily")
        .filler("c", "2026-11-03", "source: 甲报")
        .build()
        .sound()
        .assert_links_resolve();
    assert_eq!(
        terms(&built, "/sources/"),
        [
            "甲报 /sources/%E7%94%B2%E6%8A%A5/ 2 篇",
            "Example Daily /sources/example-daily/ 1 篇",
        ]
    );
    assert_eq!(listed(&built, "/sources/甲报/"), ["文章 c", "文章 a"]);
    assert_eq!(
        built.page("/sources/甲报/").text("title"),
        "来源：甲报 - 快读"
    );
}

#[test]
fn a_long_index_of_terms_has_pages() {
    let all: Vec<String> = (1..=501).map(|number| format!("k{number:03}")).collect();
    let built = tagged(&[&all.join(", ")])
        .template("keyword.html", "{{ term.name }}")
        .build()
        .sound();
    assert_eq!(terms(&built, "/keywords/").len(), 500);
    assert_eq!(
        terms(&built, "/keywords/page/2/"),
        ["k501 /keywords/k501/ 1 篇"]
    );
    assert_eq!(
        built.page("/keywords/").values(".pagination-older", "href"),
        ["/keywords/page/2/"]
    );
}

#[test]
fn synonyms_are_one_keyword() {
    let built = tagged(&["AI", "人工智能", "A.I.", "ＡＩ, 人工智能"])
        .file("keywords.yaml", SYNONYMS)
        .build()
        .sound()
        .assert_links_resolve();
    assert_eq!(terms(&built, "/keywords/"), ["人工智能 /keywords/ai/ 4 篇"]);
    assert_eq!(
        listed(&built, "/keywords/ai/"),
        ["文章 a4", "文章 a3", "文章 a2", "文章 a1"]
    );
    for article in ["/2026/11/a1/", "/2026/11/a4/"] {
        assert_eq!(
            built.page(article).texts(".keywords li"),
            ["人工智能"],
            "{article}"
        );
    }
    assert_eq!(built.feed("feed.xml").item("文章 a1").tags, ["人工智能"]);
    assert_eq!(built.feed("keywords/ai/feed.json").items.len(), 4);
}

#[test]
fn spellings_of_a_keyword_are_one() {
    let built = tagged(&["AI", "ai", "ＡＩ", "ai", "ＡＩ, Ai"])
        .build()
        .sound();
    // The name is the first spelling that was used, so that news renames no keyword.
    assert_eq!(terms(&built, "/keywords/"), ["AI /keywords/ai/ 5 篇"]);
    assert_eq!(built.page("/2026/11/a5/").texts(".keywords li"), ["AI"]);
}

#[test]
fn spellings_of_a_source_are_one() {
    let built = TestSite::new()
        .filler("a", "2026-11-01", "source: Example Daily")
        .filler("b", "2026-11-02", "source: EXAMPLE　DAILY")
        .filler("c", "2026-11-03", "source: Example Daily")
        .build()
        .sound();
    assert_eq!(
        terms(&built, "/sources/"),
        ["Example Daily /sources/example-daily/ 3 篇"]
    );
}

#[test]
fn two_keywords_of_one_slug_are_told_apart() {
    let built = tagged(&["C++", "C Plus Plus"]).build().assert_diagnostics(
        "the keyword `C Plus Plus` is at `c-plus-plus-2`, since `c-plus-plus` is taken",
    );
    assert_eq!(
        built.diagnostics[0]
            .help
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("to choose its address, add `C Plus Plus: {slug: …}` to keywords.yaml")
    );
    assert_eq!(listed(&built, "/keywords/c-plus-plus/"), ["文章 a1"]);
    assert_eq!(listed(&built, "/keywords/c-plus-plus-2/"), ["文章 a2"]);
}

#[test]
fn a_new_keyword_takes_no_address_from_an_old_one() {
    for (old, new) in [("C++", "C Plus Plus"), ("C Plus Plus", "C++")] {
        let built = tagged(&[old, new, old]).build();
        assert_eq!(
            listed(&built, "/keywords/c-plus-plus/"),
            ["文章 a3", "文章 a1"],
            "{old}"
        );
    }
}

#[test]
fn two_sources_of_one_slug_are_told_apart() {
    let built = TestSite::new()
        .filler("a", "2026-11-01", "source: 新闻！")
        .filler("b", "2026-11-02", "source: 新闻？")
        .build()
        .assert_diagnostics("the source `新闻？` is at `新闻-2`, since `新闻` is taken");
    assert_eq!(
        built.diagnostics[0].help, None,
        "keywords.yaml says nothing of sources"
    );
}

#[test]
fn a_chosen_slug_is_nobody_elses() {
    tagged(&["Ai", "智能"])
        .file("keywords.yaml", "智能: {slug: ai}\n")
        .build()
        .assert_diagnostics("the keyword `Ai` is at `ai-2`, since `ai` is taken");
    let refused = tagged(&["甲", "乙"])
        .file("keywords.yaml", "甲: {slug: x}\n乙: {slug: x}\n")
        .build()
        .assert_diagnostics(
            "keywords.yaml:2:11: `乙` has the same slug as `甲`, and the two cannot share an address",
        );
    assert!(refused.facts.is_none());
}

#[test]
fn page_is_no_address_of_a_keyword() {
    let built = tagged(&["Page"])
        .build()
        .assert_diagnostics("the keyword `Page` is at `page-2`, since `page` is taken");
    assert_eq!(listed(&built, "/keywords/page-2/"), ["文章 a1"]);
}

#[test]
fn a_keyword_without_a_letter_has_an_address() {
    let built = tagged(&["★, ☆"]).build().sound().assert_links_resolve();
    assert_eq!(terms(&built, "/keywords/").len(), 2);
}

#[test]
fn keywords_are_in_pinyin_where_the_site_wants_it() {
    let built = tagged(&["重庆, C语言"])
        .config("slugify: pinyin")
        .build()
        .sound();
    built
        .assert_file("keywords/chongqing/index.html", "重庆")
        .assert_file("keywords/c-yu-yan/index.html", "C语言");
}

#[test]
fn the_archive_goes_by_year_and_month() {
    let built = TestSite::new()
        .filler("a", "2025-12-31", "")
        .filler("b", "2026-03-05", "")
        .filler("c", "2026-11-02", "")
        .filler("d", "2026-11-03", "")
        .build()
        .sound()
        .assert_links_resolve();
    let archive = built.page("/archive/");
    assert_eq!(
        archive.texts(".archive-year h2"),
        ["2026 年 3 篇", "2025 年 1 篇"]
    );
    assert_eq!(
        archive.texts(".months a"),
        ["11 月 2 篇", "3 月 1 篇", "12 月 1 篇"]
    );
    assert_eq!(
        listed(&built, "/archive/2026/"),
        ["文章 d", "文章 c", "文章 b"]
    );
    assert_eq!(
        built.page("/archive/2026/").texts(".months a"),
        ["11 月", "3 月"]
    );
    assert_eq!(listed(&built, "/archive/2026/11/"), ["文章 d", "文章 c"]);
    assert_eq!(listed(&built, "/archive/2025/"), ["文章 a"]);
    assert_eq!(
        built.page("/archive/2025/12/").text("title"),
        "2025年12月归档 - 快读"
    );
}

#[test]
fn no_two_lists_share_a_title() {
    let built = tagged(&["甲", "甲", "甲, 乙", "归档"])
        .config("paginate_by: 1")
        .build()
        .sound();
    let pages = built
        .files
        .keys()
        .filter(|path| path.ends_with("index.html"));
    let pages = pages.map(|path| built.page(&format!("/{}", path.trim_end_matches("index.html"))));
    let pages = pages.filter(|page| page.count("meta[http-equiv=refresh]") == 0);
    let mut titles: Vec<String> = pages.map(|page| page.text("title")).collect();
    let all = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), all, "{titles:#?}");
}
