//! Rules that look at the site as a whole.

use super::{
    check, found,
    program::{Site, article},
    with_text,
};

fn site_with(settings: &str) -> Site {
    Site::new().file(
        "site.yaml",
        format!("base_url: https://example.org/\n{settings}"),
    )
}

#[test]
fn keywords_that_are_one_are_told_with_the_line_that_joins_them() {
    let text = |keywords: &str| article("甲", 20, "好。").replace("[测试]", keywords);
    let site = site_with("")
        .file("content/a.md", text("[人工智能]"))
        .file("content/b.md", text("[人工智能, 开源]").replace("甲", "乙"))
        .file(
            "content/c.md",
            text("[AI, Open Source]").replace("甲", "丙"),
        );
    let run = check(&site, &[]).ends(0);
    for line in [
        "人工智能: {aliases: [AI]}",
        "开源: {aliases: [Open Source]}",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
    site.put(
        "keywords.yaml",
        "人工智能: {aliases: [AI]}\n开源: {aliases: [Open Source]}\n",
    );
    assert_eq!(found(&site, &[]), [""; 0]);
    site.put(
        "keywords.yaml",
        "人工智能:\nAI: {slug: ai}\n开源: {aliases: [Open Source]}\n",
    );
    assert_eq!(found(&site, &[]), [""; 0], "who names both wants both");
}

#[test]
fn links_to_parts_that_are_not_there_are_told() {
    let site =
        with_text("## 背景\n\n[甲](#背景) [乙](#北京) [丙](b.md#结论) [丁](b.md#结尾) [戊](#top) [己](pages/about.md#无) [庚](pages/about.md#人)")
            .file("content/b.md", article("乙", 21, "## 结论\n\n好。"))
            .file("content/pages/about.md", "# 关于\n\n## 人\n\n好。\n");
    assert_eq!(
        found(&site, &[]),
        [
            "content/a.md:11:10 broken-anchor",
            "content/a.md:11:32 broken-anchor",
            "content/a.md:11:55 broken-anchor",
        ]
    );
}

#[test]
fn links_to_old_addresses_are_noted() {
    let site = with_text("[乙](/旧/)").file(
        "content/b.md",
        article("乙", 21, "好。").replace("title:", "aliases: [/旧/]\ntitle:"),
    );
    assert_eq!(found(&site, &[]), ["content/a.md:9:1 redirected-link"]);
}

#[test]
fn a_heavy_picture_is_told_where_it_is_shown() {
    let site = with_text("![图](big.png)\n\n![图](small.png)")
        .file("content/big.png", vec![0; 2 << 20])
        .file("content/small.png", vec![0; 1 << 10]);
    assert_eq!(found(&site, &[]), ["content/a.md:9:1 heavy-image"]);
}

#[test]
fn what_the_program_wrote_is_noted() {
    let text = "量子计算机的研究人员今天发表了一种新的纠错算法。\
        新算法让量子计算机的错误率降到了原来的十分之一，所需的量子比特也少了一半。\
        研究人员说，纠错算法一直是量子计算机走出实验室的最大障碍。\
        他们在一台有一百个量子比特的机器上试了三个月，结果与理论相符。\
        下一步是把机器放大十倍，看看纠错算法是不是还跟得上。";
    let head = "---\ntitle: 量子计算机有了新的纠错算法\ndate: 2026-11-20\nsource: 快读\n---\n\n";
    let site = site_with("").file("content/a.md", format!("{head}{text}\n"));
    let found = found(&site, &[]);
    assert!(
        found.contains(&"content/a.md automatic-summary".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"content/a.md automatic-keywords".to_owned()),
        "{found:?}"
    );
}

#[test]
fn ai_without_a_producer_is_told_once() {
    let text = |title| article(title, 20, "好。").replace("title:", "ai: generated\ntitle:");
    let site = site_with("")
        .file("content/a.md", text("甲"))
        .file("content/b.md", text("乙"));
    assert_eq!(found(&site, &[]), ["site.yaml ai-producer"]);
    site.put(
        "site.yaml",
        "base_url: https://example.org/\nauthor: 编辑部\n",
    );
    assert_eq!(found(&site, &[]), [""; 0]);
}

#[test]
fn hostile_texts_come_to_an_end() {
    for text in [
        "（“".repeat(20_000),
        "）”".repeat(20_000),
        "，".repeat(50_000),
        "中,".repeat(30_000),
        "中**“".repeat(10_000),
        "[".repeat(20_000),
        "\u{fdd0},".repeat(10_000),
        "甲,\u{fdd0},**（乙）**丙,丁".repeat(100),
        "![](".repeat(10_000),
        "文(".repeat(20_000) + &")".repeat(20_000),
    ] {
        let run = check(&with_text(&text), &["--fix", "--format", "json"]);
        assert!(run.code.is_some_and(|code| code < 2), "{}", run.stderr);
    }
}

#[test]
fn html_is_looked_at_as_readers_get_it() {
    let text = "<a href='#没有'>内</a> <a href='b.md#无'>外</a> <a href=''>空</a>\n\n\
        <img src='无.png'> <p><img src=small.png> <img src=small.png alt=''></p>\n\n\
        > <div>中**“文”**后<a href=\"https://example.org/a/\">全</a></div>\n\n\
        <video src=无.mp4 poster=small.png></video>\n\n\
        <audio><source src=无.mp3></audio>\n\n\
        <h2 id=here>题</h2><a name=old></a><p id=there>段</p>\n\n\
        [一](#here) [二](#old) [三](#there) <a href=#here>四</a>\n\n\
        <iframe><a href='#没有'><img src=无.png></iframe>\n\n`<img src=无.png>`\n";
    let site = with_text(text)
        .file("content/b.md", article("乙", 21, "<p id=有>好。</p>"))
        .file("content/small.png", vec![0; 1 << 10]);
    assert_eq!(
        found(&site, &[]),
        [
            "content/a.md:9:1 broken-anchor",
            "content/a.md:9:21 broken-anchor",
            "content/a.md:9:44 empty-link",
            "content/a.md:11:1 broken-link",
            "content/a.md:11:1 image-without-alt",
            "content/a.md:13:17 whole-own-address",
            "content/a.md:15:1 broken-link",
            "content/a.md:17:8 broken-link",
            "content/a.md:23:1 unsafe-html",
        ]
    );
    let run = check(&site, &[]);
    assert!(run.stdout.contains("2 pictures"), "{}", run.stdout);
}
