//! The page of an article: its parts, its address, its related articles.

use crate::{
    page::Page,
    test_site::{Built, TestSite},
};

const OPEN_SOURCE: &str = "
title: 开源 AI 是新的 Linux，只是速度更快
date: 2025-04-22
source: szf
summary: 开源不可控且难以遏制。
keywords: [AI, Linux, 开源]
ai: generated
";

/// The model's article among `others` more.
fn model(others: u32) -> Built {
    TestSite::new()
        .article(
            "open-source-ai",
            OPEN_SOURCE,
            "为何此事至关重要。\n\n“没有人能够拥有这个浪潮。”",
        )
        .fillers(1..=others)
        .build()
        .sound()
        .assert_links_resolve()
}

const MODEL: &str = "/2025/04/open-source-ai/";

/// The article `a` alone, with this front matter besides title and date.
fn one(front_matter: &str, config: &str) -> Built {
    TestSite::new()
        .config(config)
        .filler("a", "2026-11-01 08:05", front_matter)
        .build()
}

fn page_of_one(front_matter: &str, config: &str) -> Page {
    one(front_matter, config).sound().page("/2026/11/a/")
}

#[test]
fn the_parts_stand_in_the_models_order() {
    let page = model(9).page(MODEL);
    let mut rest = page.text("main").replace(' ', "");
    for part in [
        "开源AI是新的Linux，只是速度更快",
        "发布时间：2025年4月22日",
        "来源：szf",
        "快速阅读",
        "开源不可控且难以遏制。",
        "为何此事至关重要。",
        "“没有人能够拥有这个浪潮。”",
        "（以上内容均由AI生成）",
        "关键词",
        "AILinux开源",
        "你可能还想读",
    ] {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("no {part} in {rest}"));
        rest.drain(..at + part.len());
    }
    assert_eq!(rest.matches("发布时间：2026年11月").count(), 8);
}

#[test]
fn every_card_has_title_excerpt_day_and_cover() {
    let built = TestSite::new()
        .article("open-source-ai", OPEN_SOURCE, "正文。")
        .file("content/a9.png", "PNG")
        .fillers(1..=8)
        .filler("a9", "2026-11-09", "cover: a9.png")
        .build()
        .sound();
    let page = built.page(MODEL);
    assert_eq!(page.count(".related .card"), 8);
    assert_eq!(page.texts(".card-title").len(), 8);
    assert_eq!(
        page.texts(".card-excerpt"),
        ["快速阅读：一篇无关紧要的文章。"; 8]
    );
    assert!(
        page.texts(".card-date")
            .iter()
            .all(|day| day.starts_with("发布时间：2026年11月"))
    );
    assert_eq!(page.values("img.cover", "src"), ["/a9.png"]);
    assert_eq!(page.texts("div.cover"), ["文"; 7]);
}

#[test]
fn eight_are_related_where_there_are_eight_others() {
    for (others, related) in [(0, 0), (1, 1), (7, 7), (8, 8), (12, 8)] {
        let page = model(others).page(MODEL);
        let cards = page.values(".card-title a", "href");
        assert_eq!(cards.len(), related, "{others} others");
        assert!(!cards.contains(&MODEL.to_owned()));
        assert_eq!(page.count(".related"), usize::from(related > 0));
    }
}

#[test]
fn related_means_by_content() {
    let text = |topic: &str| format!("{topic}。关于{topic}的更多说明，以及{topic}的历史。");
    let topics = [
        "光刻机与晶圆制造",
        "乐高积木收藏",
        "深海鱼类迁徙",
        "古籍修复工艺",
    ];
    let site = topics
        .iter()
        .zip(1..)
        .fold(TestSite::new(), |site, (topic, day)| {
            let front_matter =
                format!("title: {topic}\ndate: 2026-01-{day:02}\nsource: 甲\nsummary: 谈{topic}。");
            site.article(&format!("t{day}"), &front_matter, &text(topic))
        });
    let wafer =
        "title: 晶圆制造为何离不开光刻机\ndate: 2026-11-01\nsource: 甲\nsummary: 谈光刻机与晶圆。";
    let page = site
        .article("wafer", wafer, &text("光刻机"))
        .build()
        .sound()
        .page("/2026/11/wafer/");
    assert_eq!(page.texts(".card-title")[0], "光刻机与晶圆制造");
}

#[test]
fn the_editor_has_the_last_word_on_related_articles() {
    let choice =
        "related: {pin: [a3, content/a5.md], exclude: [a12.markdown, content/a11/index.md]}";
    let built = TestSite::new()
        .fillers(1..=12)
        .filler("b", "2026-11-13", choice)
        .build()
        .sound();
    let cards = built.page("/2026/11/b/").texts(".card-title");
    assert_eq!(cards.len(), 8);
    assert_eq!(cards[..2], ["文章 a3", "文章 a5"]);
    assert!(
        !cards
            .iter()
            .any(|title| ["文章 a11", "文章 a12"].contains(&title.as_str()))
    );
}

#[test]
fn withheld_articles_are_related_to_none() {
    let built = TestSite::new()
        .fillers(1..=3)
        .filler("draft", "2026-11-04", "draft: true")
        .filler("future", "2026-12-01", "")
        .filler("expired", "2026-11-05", "expiry_date: 2026-11-06")
        .filler(
            "b",
            "2026-11-13",
            "related: {pin: [draft, future, expired]}",
        )
        .build()
        .sound()
        .assert_nowhere("文章 draft")
        .assert_nowhere("文章 future")
        .assert_nowhere("文章 expired");
    assert_eq!(built.page("/2026/11/b/").count(".card"), 3);
}

#[test]
fn an_unknown_article_cannot_be_pinned() {
    one("related:\n  pin: [nothing]", "").assert_diagnostics(
        "content/a.md:5:9: `related.pin` names `nothing`, but there is no such article",
    );
}

#[test]
fn the_related_lists_are_published_for_machines() {
    let built = model(9);
    let index: serde_json::Value =
        serde_json::from_str(built.text("related/2025-04.json")).unwrap();
    let article = &index["articles"][0];
    assert_eq!(index["month"], "2025-04");
    assert_eq!(article["id"], "open-source-ai");
    assert_eq!(
        article["url"],
        "https://example.org/2025/04/open-source-ai/"
    );
    assert_eq!(article["related"].as_array().map(Vec::len), Some(8));
    let others = built.page(MODEL).values(".card-title a", "href");
    assert_eq!(
        article["related"][0]["url"],
        format!("https://example.org{}", others[0])
    );
}

#[test]
fn an_excerpt_says_where_it_was_cut() {
    let han = |count: usize| "字".repeat(count);
    for (summary, excerpt) in [
        (han(113), han(113)),
        (han(114), han(114)),
        (han(115), format!("{} […]", han(114))),
        (format!("{}unix又", han(111)), format!("{} […]", han(111))),
        (
            format!("{}unix又", han(110)),
            format!("{}unix […]", han(110)),
        ),
    ] {
        let built = one(&format!("summary: {summary}"), "").sound();
        let built_with_card = TestSite::new()
            .fillers([2])
            .filler("a", "2026-11-01", &format!("summary: {summary}"))
            .build()
            .sound();
        assert_eq!(built.page("/2026/11/a/").text(".summary p"), summary);
        let card = built_with_card.page("/2026/11/a2/").text(".card-excerpt");
        assert_eq!(card, format!("快速阅读：{excerpt}"));
    }
}

#[test]
fn an_update_is_told_to_everyone() {
    let built = one("updated: 2026-11-03", "").sound();
    let page = built.page("/2026/11/a/");
    assert!(page.text(".byline").contains("更新于 2026年11月3日"));
    assert_eq!(
        page.meta("article:modified_time"),
        "2026-11-03T00:00:00+08:00"
    );
    assert_eq!(page.json_ld()["dateModified"], "2026-11-03T00:00:00+08:00");
    built
        .assert_file(
            "sitemap-1.xml",
            "<lastmod>2026-11-03T00:00:00+08:00</lastmod>",
        )
        .assert_file("atom.xml", "<updated>2026-11-03T00:00:00+08:00</updated>")
        .assert_file(
            "feed.json",
            "\"date_modified\":\"2026-11-03T00:00:00+08:00\"",
        );
    assert_eq!(
        page_of_one("", "").count("meta[property=\"article:modified_time\"]"),
        0
    );
}

#[test]
fn the_way_leads_to_the_neighbours_in_time() {
    let built = TestSite::new().fillers([1, 2, 3]).build().sound();
    let page = built.page("/2026/11/a2/");
    assert_eq!(page.value(".neighbour-newer", "href"), "/2026/11/a3/");
    assert_eq!(page.value(".neighbour-older", "href"), "/2026/11/a1/");
    assert_eq!(built.page("/2026/11/a3/").count(".neighbour-newer"), 0);
    assert_eq!(built.page("/2026/11/a1/").count(".neighbour-older"), 0);
}

#[test]
fn source_address_and_author_are_shown_where_they_are_known() {
    let page = page_of_one(
        "source_url: https://example.com/n?a=1&b=2\nauthor: 张三",
        "",
    );
    assert_eq!(
        page.value(".byline a[rel~=external]", "href"),
        "https://example.com/n?a=1&b=2"
    );
    assert!(page.text(".byline").contains("作者：张三"));
    let plain = page_of_one("", "");
    assert_eq!(plain.count(".byline a[rel~=external]"), 0);
    assert!(!plain.text(".byline").contains("作者"));
}

#[test]
fn an_article_without_a_title_takes_its_heading_or_name() {
    let rest = "date: 2026-11-01\nsource: 甲\nsummary: 乙。";
    let built = TestSite::new()
        .article("one", rest, "# 一级标题\n\n正文。")
        .article("2026-11-01-文件名", rest, "正文。")
        .build()
        .sound();
    let heading = built.page("/2026/11/one/");
    assert_eq!(heading.texts("h1"), ["一级标题"]);
    assert_eq!(heading.text(".article-body"), "正文。");
    assert_eq!(built.page("/2026/11/文件名/").texts("h1"), ["文件名"]);
}

#[test]
fn a_long_text_has_a_table_of_contents() {
    let three = "## 一\n\n甲\n\n## 二\n\n### 二之一\n\n乙\n\n## 一\n\n丙";
    let rest = "title: 题\ndate: 2026-11-01\nsource: 甲\nsummary: 乙。";
    let built = TestSite::new()
        .article("long", rest, three)
        .article("short", rest, "## 一\n\n甲")
        .build()
        .sound()
        .assert_links_resolve();
    let page = built.page("/2026/11/long/");
    assert_eq!(
        page.values(".toc a", "href"),
        ["#一", "#二", "#二之一", "#一-1"]
    );
    assert_eq!(
        page.values(".article-body h2, .article-body h3", "id"),
        ["一", "二", "二之一", "一-1"]
    );
    assert_eq!(built.page("/2026/11/short/").count(".toc"), 0);
}
