//! `llms.txt` and the twins in Markdown, for programs that read on behalf of a person.

use crate::test_site::{Built, TestSite};

const BOTH: &str = "agents: {llms: true, markdown: true}";

const ARTICLE: &str = "
title: 甲 \"乙\" [丙]
date: 2026-11-20 08:05
source: 快读
source_url: https://example.com/1
summary: '*要点*：<b>粗</b>'
keywords: [芯片, C++]
draft: false
aliases: [/old/]
extra: {mood: 好}
";

const TEXT: &str = "## 小节

见[另一篇](../b.md?v=1)、[图](a.png)、[此处](#小节)与[草稿](c.md)。

![图](a.png)

```
[不是](../b.md)
```

<img src=\"a.png\">";

fn built(config: &str, more: &str) -> Built {
    TestSite::new()
        .config(config)
        .article("x/a", &format!("{ARTICLE}{more}"), TEXT)
        .file("content/x/a.png", "PNG")
        .filler("b", "2026-11-19", "")
        .filler("x/c", "2026-11-18", "draft: true")
        .build()
        .sound()
        .assert_links_resolve()
}

#[test]
fn nothing_is_published_for_agents_unless_a_site_asks() {
    built("", "")
        .assert_absent("llms.txt")
        .assert_absent("2026/11/a/index.md")
        .assert_nowhere("text/markdown");
    built("agents: {llms: true}", "").assert_absent("2026/11/a/index.md");
    built("agents: {markdown: true}", "").assert_absent("llms.txt");
}

#[test]
fn a_twin_is_the_authors_text() {
    let built = built(BOTH, "ai: generated\n");
    let twin = built.text("2026/11/a/index.md");
    let (head, text) = twin.split_once("---\n\n").unwrap();
    assert_eq!(
        text,
        "> 快速阅读：\\*要点\\*：\\<b\\>粗\\</b\\>（AI生成）\n\n\
         ## 小节\n\n\
         见[另一篇](https://example.org/2026/11/b/?v=1)、[图](https://example.org/x/a.png)、\
         [此处](https://example.org/2026/11/a/#小节)与草稿。\n\n\
         ![图](https://example.org/x/a.png)\n\n\
         ```\n[不是](../b.md)\n```\n\n\
         <img src=\"https://example.org/x/a.png\">\n\n\
         （以上内容均由AI生成）\n"
    );
    let (fields, mark) = head.split_once("AIGC:\n").unwrap();
    assert_eq!(
        fields,
        "---\ntitle: \"甲 \\\"乙\\\" [丙]\"\ndate: \"2026-11-20T08:05:00+08:00\"\n\
         source: \"快读\"\nsource_url: \"https://example.com/1\"\n\
         url: \"https://example.org/2026/11/a/\"\nkeywords: [\"芯片\",\"C++\"]\nai: generated\n"
    );
    assert!(mark.starts_with("  Label: \"1\"\n  ContentProducer: \"快读\"\n  ProduceID: \""));
    assert!(mark.ends_with("  ReservedCode2: \"\"\n"), "{mark}");
    let page = built.page("/2026/11/a/");
    let linked = page.value("head link[type='text/markdown']", "href");
    assert_eq!(linked, "/2026/11/a/index.md");
}

#[test]
fn a_twin_has_the_notice_where_the_page_has_it() {
    let config = format!("{BOTH}\nai: {{position: start}}");
    let built = built(&config, "ai: generated\n");
    let twin = built.text("2026/11/a/index.md");
    assert!(twin.contains("---\n\n（以下内容均由AI生成）\n\n> 快速阅读："));
    let other = built.text("2026/11/b/index.md");
    assert!(!other.contains("AI"), "{other}");
    assert!(other.ends_with("\n\n> 快速阅读：一篇无关紧要的文章。\n\n这是正文。\n"));
}

#[test]
fn a_twins_fields_are_yaml() {
    let built = built(BOTH, "ai: generated\n");
    let twin = built.text("2026/11/a/index.md");
    let yaml = twin.split("---\n").nth(1).unwrap();
    let fields: serde_json::Value = serde_yaml::from_str(yaml).unwrap();
    assert_eq!(fields["title"], "甲 \"乙\" [丙]");
    assert_eq!(fields["keywords"], serde_json::json!(["芯片", "C++"]));
    let mark = built.page("/2026/11/a/").meta("AIGC");
    let mark: serde_json::Value = serde_json::from_str(&mark).unwrap();
    assert_eq!(fields["AIGC"], mark);
}

#[test]
fn a_page_that_is_a_file_has_its_twin_beside_it() {
    let built = built(&format!("{BOTH}\npermalink: /{{id}}.html"), "");
    assert!(built.has("x/a.html.md"));
    let linked = built.page("/x/a.html");
    let linked = linked.value("head link[type='text/markdown']", "href");
    assert_eq!(linked, "/x/a.html.md");
}

#[test]
fn the_place_of_a_twin_is_taken() {
    TestSite::new()
        .config(BOTH)
        .filler("a", "2026-11-20", "")
        .file("static/2026/11/a/index.md", "甲")
        .build()
        .assert_diagnostics(
            "static/2026/11/a/index.md: the address /2026/11/a/index.md belongs to the Markdown of \
             content/a.md",
        );
}

#[test]
fn llms_txt_tells_of_the_site() {
    let config = format!("title: 快*读*\ndescription: 几分钟 [读懂]。\n{BOTH}");
    let built = built(&config, "ai: generated\n");
    assert_eq!(
        built.text("llms.txt"),
        "# 快\\*读\\*\n\n> 几分钟 \\[读懂\\]。\n\n\
         ## 最新文章\n\n\
         - [甲 \"乙\" \\[丙\\]](https://example.org/2026/11/a/index.md): \
         \\*要点\\*：\\<b\\>粗\\</b\\>（AI生成）\n\
         - [文章 b](https://example.org/2026/11/b/index.md): 一篇无关紧要的文章。\n\n\
         ## 关键词\n\n\
         - [C++](https://example.org/keywords/c-plus-plus/): 1 篇\n\
         - [测试](https://example.org/keywords/%E6%B5%8B%E8%AF%95/): 1 篇\n\
         - [芯片](https://example.org/keywords/%E8%8A%AF%E7%89%87/): 1 篇\n\n\
         ## 订阅\n\n\
         - [RSS](https://example.org/feed.xml)\n\
         - [Atom](https://example.org/atom.xml)\n\
         - [JSON Feed](https://example.org/feed.json)\n\n\
         ## Optional\n\n\
         - [归档](https://example.org/archive/)\n\
         - [站点地图](https://example.org/sitemap.xml)\n"
    );
}

#[test]
fn llms_txt_leads_to_pages_where_there_are_no_twins() {
    let config = "agents: {llms: true}\nfeeds: {items: 0}\narchive: false";
    let built = built(config, "");
    let text = built.text("llms.txt");
    assert!(
        text.contains("(https://example.org/2026/11/a/): "),
        "{text}"
    );
    assert!(!text.contains("订阅") && !text.contains("归档"), "{text}");
}

#[test]
fn llms_txt_does_not_grow_with_the_site() {
    let days = 1..=28;
    let more = days.clone().map(|day| (format!("b{day}"), day));
    let site = TestSite::new().config(BOTH).fillers(days);
    let site = more.fold(site, |site, (id, day)| {
        site.filler(
            &id,
            &format!("2026-10-{day:02}"),
            &format!("keywords: [词{id}, 又{id}]"),
        )
    });
    let built = site.build().sound();
    let lines = |start: &str| {
        let text = built.text("llms.txt").lines();
        text.filter(|line| line.starts_with(start)).count()
    };
    assert_eq!(lines("- [文章"), 50);
    assert_eq!(lines("- [词") + lines("- [又") + lines("- [测试"), 50);
}

#[test]
fn a_sites_own_llms_txt_counts() {
    TestSite::new()
        .config(BOTH)
        .file("static/llms.txt", "自己的")
        .filler("a", "2026-11-20", "")
        .build()
        .sound()
        .assert_file("llms.txt", "自己的");
}
