//! 关键词 and 快速阅读 that the build makes where an editor left them out.

use crate::test_site::TestSite;

/// A text long enough for a summary.
pub(crate) const NEWS: &str = "量子计算机的研究人员今天发表了一种新的纠错算法。\
    新算法让量子计算机的错误率降到了原来的十分之一，所需的量子比特也少了一半。\
    研究人员说，纠错算法一直是量子计算机走出实验室的最大障碍。\
    他们在一台有一百个量子比特的机器上试了三个月，结果与理论相符。\
    下一步是把机器放大十倍，看看纠错算法是不是还跟得上。";

fn site(front_matter: &str) -> TestSite {
    let front_matter = format!(
        "title: 量子计算机有了新的纠错算法\ndate: 2026-11-20\nsource: 快读\n{front_matter}"
    );
    TestSite::new().article("a", &front_matter, NEWS)
}

#[test]
fn what_is_missing_is_made_and_marked() {
    let site = site("");
    let built = site.build().sound().assert_links_resolve();
    let page = built.page("/2026/11/a/");
    assert_eq!(page.text(".summary h2"), "快速阅读");
    assert_eq!(page.text(".auto-note"), "（自动摘要）");
    let seen = site.dump("/2026/11/a/");
    let summary = seen["page"]["summary"].as_str().unwrap();
    assert!(summary.starts_with("量子计算机的研究人员"), "{summary}");
    assert_eq!(seen["page"]["auto"]["summary"], true);
    assert_eq!(seen["page"]["auto"]["keywords"], true);
    let keywords = seen["page"]["keywords"].as_array().unwrap();
    assert!((1..=5).contains(&keywords.len()), "{keywords:?}");
    assert_eq!(seen["description"], summary);
    assert_eq!(
        site.dump("/")["paginator"]["pages"][0]["auto"]["summary"],
        true
    );
}

#[test]
fn what_an_editor_wrote_stays() {
    let site = site("summary: 编辑写的。\nkeywords: [物理]\n");
    let built = site.build().sound();
    assert_eq!(built.page("/2026/11/a/").count(".auto-note"), 0);
    let page = &site.dump("/2026/11/a/")["page"];
    assert_eq!(page["summary"], "编辑写的。");
    assert_eq!(page["auto"]["summary"], false);
    assert_eq!(page["auto"]["keywords"], false);
}

#[test]
fn settings_turn_it_off() {
    let site = site("").config("auto: {keywords: false, summary: false}");
    let built = site.build().assert_diagnostics(
        "content/a.md: the article has no summary (快速阅读), and none could be taken from its text",
    );
    assert_eq!(built.page("/2026/11/a/").count(".summary"), 0);
    assert_eq!(
        site.dump("/2026/11/a/")["page"]["keywords"],
        serde_json::json!([])
    );
}

#[test]
fn keywords_of_the_site_and_its_table_are_preferred() {
    let site = site("summary: 概括。\n")
        .filler("b", "2026-11-01", "keywords: [纠错]")
        .file("keywords.yaml", "量子计算: {aliases: [量子计算机]}\n");
    site.build().sound();
    let page = &site.dump("/2026/11/a/")["page"];
    let names: Vec<_> = page["keywords"]
        .as_array()
        .unwrap()
        .iter()
        .map(|keyword| keyword["name"].as_str().unwrap())
        .collect();
    assert!(names.contains(&"量子计算"), "{names:?}");
    assert!(names.contains(&"纠错"), "{names:?}");
}

#[test]
fn a_repeated_paragraph_is_told_at_its_place() {
    let paragraph = "这一段话说了足够多的字，多到再说一遍就一定是复制的时候出了差错。";
    let text = format!(
        "{paragraph}\n\n另一段。\n\n{}\n",
        paragraph.replace('，', "，\n")
    );
    let front_matter = "title: 一\ndate: 2026-11-20\nsource: 快读\nsummary: 概括。\nkeywords: [一]";
    TestSite::new()
        .article("a", front_matter, &text)
        .build()
        .assert_diagnostics(
            "content/a.md:13:1: the paragraph “这一段话说了足够多的字，多到再说…” occurs twice in this article",
        );
}
