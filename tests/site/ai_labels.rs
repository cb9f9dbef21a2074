//! What readers and machines are told of AI: 《人工智能生成合成内容标识办法》, GB 45438-2025.

use serde_json::{Value, json};

use crate::{
    page::Page,
    test_site::{Built, TestSite},
};

const GENERATED: &str = "（以上内容均由AI生成）";
const ASSISTED: &str = "（以上内容由AI辅助生成）";
const CODE: &str = "001191110000000000000A10001";

/// The article `a` alone, with this front matter besides what every article has.
fn one(front_matter: &str, config: &str) -> TestSite {
    TestSite::new()
        .config(config)
        .filler("a", "2026-11-01 08:05", front_matter)
}

fn page_of(front_matter: &str, config: &str) -> Page {
    one(front_matter, config)
        .build()
        .sound()
        .page("/2026/11/a/")
}

/// The mark for machines in a page, its fields in their order.
fn mark(page: &Page) -> Value {
    let content = page.meta("AIGC");
    serde_json::from_str(&content).unwrap_or_else(|why| panic!("{why} in {content}"))
}

/// Checks what one article tells, with this front matter and these settings.
fn check((front_matter, config, notice, label): (&str, &str, Option<&str>, Option<&str>)) {
    let page = page_of(front_matter, config);
    let told: Vec<String> = notice.into_iter().map(str::to_owned).collect();
    assert_eq!(
        page.texts("article .ai-notice"),
        told,
        "{front_matter}, {config}"
    );
    let marks = page.count("head meta[name=AIGC]");
    assert_eq!(marks, usize::from(label.is_some()), "{front_matter}");
    if let Some(label) = label {
        assert_eq!(mark(&page)["Label"], label, "{front_matter}, {config}");
    }
}

#[test]
fn readers_and_machines_are_told_the_same() {
    const POSSIBLE: &str = "（以上内容可能由AI生成）";
    const SUSPECTED: &str = "（以上内容疑似由AI生成）";
    const OWN: &str = "本文由人工智能合成。";
    let own = format!("ai: {{notice: {{generated: {OWN}}}}}");
    for case in [
        ("", "", None, None),
        ("ai: none", "", None, None),
        ("ai: generated", "", Some(GENERATED), Some("1")),
        ("ai: assisted", "", Some(ASSISTED), Some("1")),
        ("ai: possible", "", Some(POSSIBLE), Some("2")),
        ("ai: 疑似", "", Some(SUSPECTED), Some("3")),
        ("ai: generated", &own, Some(OWN), Some("1")),
    ] {
        check(case);
    }
}

#[test]
fn the_article_counts_before_its_source_and_that_before_the_site() {
    const SITE: &str = "ai: {default: generated}";
    const SOURCE: &str = "ai: {sources: {译文: assisted}}";
    const BOTH: &str = "ai: {default: generated, sources: {ai 周刊: none}}";
    for case in [
        ("", SITE, Some(GENERATED), Some("1")),
        ("ai: none", SITE, None, None),
        ("ai: assisted", SITE, Some(ASSISTED), Some("1")),
        ("source: 译文", SOURCE, Some(ASSISTED), Some("1")),
        ("source: 译文\nai: none", SOURCE, None, None),
        ("source: 别处", SOURCE, None, None),
        // Case and width of a name do not matter.
        ("source: ＡＩ 周刊", BOTH, None, None),
        ("source: 别处", BOTH, Some(GENERATED), Some("1")),
    ] {
        check(case);
    }
}

#[test]
fn the_mark_has_the_seven_fields_in_their_order() {
    let page = page_of("ai: generated", "title: 晨报");
    let mark = mark(&page);
    let fields: Vec<_> = mark.as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        [
            "Label",
            "ContentProducer",
            "ProduceID",
            "ReservedCode1",
            "ContentPropagator",
            "PropagateID",
            "ReservedCode2"
        ]
    );
    assert!(mark.as_object().unwrap().values().all(Value::is_string));
    let built = one("ai: generated", "title: 晨报").build();
    let html = built.text("2026/11/a/index.html");
    assert!(
        html.contains(
            "<meta name=\"AIGC\" content='{\"Label\":\"1\",\"ContentProducer\":\"晨报\","
        )
    );
}

#[test]
fn a_provider_is_named_by_its_code_else_by_the_site() {
    for (config, producer, propagator) in [
        ("", "快读", "快读"),
        ("title: 晨报", "晨报", "晨报"),
        ("title: 晨报\nauthor: 编辑部", "编辑部", "编辑部"),
        (&format!("ai: {{producer: '{CODE}'}}"), CODE, "快读"),
        (&format!("ai: {{propagator: '{CODE}'}}"), "快读", CODE),
        ("title: \"<'&\\\">\"", "<'&\">", "<'&\">"),
    ] {
        let mark = mark(&page_of("ai: generated", config));
        assert_eq!(mark["ContentProducer"], producer, "{config}");
        assert_eq!(mark["ContentPropagator"], propagator, "{config}");
    }
}

#[test]
fn a_number_changes_with_the_words_and_with_nothing_else() {
    let number = |front_matter: &str, text: &str, config: &str| {
        let front_matter = format!("date: 2026-11-01\nsource: 快读\nai: generated\n{front_matter}");
        let built = TestSite::new()
            .config(config)
            .article("a", &front_matter, text)
            .build()
            .sound();
        let found = built
            .files
            .keys()
            .find(|path| path.ends_with("a/index.html"));
        let mark = mark(&Page::read(built.text(found.unwrap())));
        assert_eq!(mark["ProduceID"], mark["PropagateID"]);
        mark["ProduceID"].as_str().unwrap().to_owned()
    };
    const WORDS: &str = "title: 甲\nsummary: 乙\nkeywords: [丙]";
    let first = number(WORDS, "正文。", "");
    assert_eq!(first.as_bytes()[14], b'5', "{first} is of version 5");
    for (front_matter, config) in [
        (WORDS, ""),
        ("title: '甲'\nsummary: 乙\nkeywords: [丁]\npin: true", ""),
        (WORDS, "title: 晨报\nbase_url: https://example.com/news/"),
        (WORDS, "permalink: /{id}/"),
    ] {
        assert_eq!(
            number(front_matter, "正文。", config),
            first,
            "{front_matter}"
        );
    }
    for (front_matter, text) in [
        ("title: 甲甲\nsummary: 乙\nkeywords: [丙]", "正文。"),
        ("title: 甲\nsummary: 乙乙\nkeywords: [丙]", "正文。"),
        (WORDS, "正文，改过。"),
    ] {
        assert_ne!(number(front_matter, text, ""), first, "{front_matter}");
    }
}

#[test]
fn a_mark_that_the_text_brings_along_is_kept() {
    const MARK: &str = "AIGC:\n  Label: '3'\n  ContentProducer: \"别的 'A' <站>\"\n  \
                        ProduceID: 7\n  ReservedCode1: ''\n  ContentPropagator: 某平台\n  \
                        PropagateID: b-2\n  ReservedCode2: x\n";
    let page = page_of(MARK, "ai: {default: none}");
    let wanted = json!({
        "Label": "3",
        "ContentProducer": "别的 'A' <站>",
        "ProduceID": "7",
        "ReservedCode1": "",
        "ContentPropagator": "某平台",
        "PropagateID": "b-2",
        "ReservedCode2": "x",
    });
    assert_eq!(mark(&page), wanted);
    assert_eq!(page.text(".ai-notice"), "（以上内容疑似由AI生成）");
    let page = page_of(&format!("{MARK}ai: suspected"), "");
    assert_eq!(mark(&page), wanted);
}

#[test]
fn the_notice_stands_at_the_end_or_at_the_start() {
    for (config, notice, before, after) in [
        ("", GENERATED, "这是正文。", "关键词"),
        (
            "ai: {position: start}",
            "（以下内容均由AI生成）",
            "发布时间",
            "快速阅读",
        ),
        (
            "ai: {position: start, notice: {generated: AI 生成。}}",
            "AI 生成。",
            "发布时间",
            "快速阅读",
        ),
    ] {
        let built = one("ai: generated", config).build().sound();
        let page = built.page("/2026/11/a/");
        assert_eq!(page.texts(".ai-notice"), [notice]);
        let text = page.text("article");
        let at = |part: &str| {
            text.find(part)
                .unwrap_or_else(|| panic!("no {part} in {text}"))
        };
        assert!(at(before) < at(notice) && at(notice) < at(after), "{text}");
        let html = &built.feed("feed.xml").items[0].html;
        let paragraph = format!("<p>{notice}</p>\n");
        match config.contains("start") {
            true => assert_eq!(*html, format!("{paragraph}<p>这是正文。</p>\n")),
            false => assert_eq!(*html, format!("<p>这是正文。</p>\n{paragraph}")),
        }
    }
}

#[test]
fn structured_data_names_the_source() {
    for (ai, term) in [
        ("generated", Some("TrainedAlgorithmicMediaDigitalSource")),
        (
            "assisted",
            Some("CompositeWithTrainedAlgorithmicMediaDigitalSource"),
        ),
        ("possible", None),
        ("suspected", None),
        ("none", None),
    ] {
        let data = page_of(&format!("ai: {ai}"), "").json_ld();
        let term = term.map(|term| Value::from(format!("https://schema.org/{term}")));
        assert_eq!(data.get("digitalSourceType"), term.as_ref(), "{ai}");
    }
}

#[test]
fn an_excerpt_says_who_made_it() {
    let built = |front_matter: &str| {
        TestSite::new()
            .article(
                "a",
                &format!(
                    "title: 甲\ndate: 2026-11-20\nsource: 快读\nkeywords: [丙]\n{front_matter}"
                ),
                crate::auto::NEWS,
            )
            .fillers([1])
            .build()
            .sound()
    };
    for (front_matter, said) in [
        ("summary: 概括。\nai: generated", Some("AI生成")),
        ("summary: 概括。\nai: assisted", Some("AI辅助生成")),
        ("summary: 概括。", None),
        ("ai: generated", Some("AI生成")),
        ("", Some("自动摘要")),
    ] {
        let built = built(front_matter);
        let notes: Vec<_> = said.map(|said| format!("（{said}）")).into_iter().collect();
        for (address, card) in [("/", ".story-excerpt"), ("/2026/11/a1/", ".card-excerpt")] {
            let found = built
                .page(address)
                .texts(&format!("{card} .excerpt-notice"));
            assert_eq!(found, notes, "{front_matter}, {address}");
        }
        for feed in ["feed.xml", "atom.xml", "feed.json"] {
            let feed = built.feed(feed);
            let summary = &feed.item("甲").summary;
            assert_eq!(summary.ends_with('）'), said.is_some(), "{summary}");
            assert!(
                notes.iter().all(|note| summary.ends_with(note)),
                "{summary}"
            );
        }
    }
}

#[test]
fn a_page_without_its_labels_is_not_published() {
    const NOTICE: &str = "<p>{{ page.ai_notice }}</p>";
    const MARK: &str = "<meta name=\"AIGC\" content=\"{{ page.aigc }}\">";
    let built = |ai: &str, template: &str| -> Built {
        one(
            &format!("ai: {ai}"),
            "ai: {notice: {generated: \"AI & 生成\"}}",
        )
        .template("article.html", template)
        .build()
    };
    for template in [
        format!("{MARK}{NOTICE}"),
        format!("<head>{MARK}</head><body>{NOTICE}"),
        "{% extends \"base.html\" %}{% block main %}{{ page.ai_notice }}{% endblock %}".to_owned(),
    ] {
        built("generated", &template).sound();
    }
    const NO_NOTICE: &str = "templates/article.html: the page /2026/11/a/ would be published \
                             without the notice that tells readers of AI";
    const NO_MARK: &str = "templates/article.html: the page /2026/11/a/ would be published \
                           without the mark that tells machines of AI";
    for (template, said) in [
        (MARK.to_owned(), NO_NOTICE),
        (
            format!("{MARK}<!-- {{{{ page.ai_notice }}}} -->"),
            NO_NOTICE,
        ),
        (
            format!("{MARK}<p title=\"{{{{ page.ai_notice }}}}\">"),
            NO_NOTICE,
        ),
        (NOTICE.to_owned(), NO_MARK),
        (
            format!("{NOTICE}<meta name=\"AIGC\" content=\"1\">"),
            NO_MARK,
        ),
        (format!("{NOTICE}<p>{{{{ page.aigc }}}}"), NO_MARK),
    ] {
        let built = built("generated", &template).assert_diagnostics(said);
        assert!(built.diagnostics[0].is_error());
        nothing_to_say(&template);
    }
}

/// Where AI had no part, a template may say what it likes.
fn nothing_to_say(template: &str) {
    one("ai: none", "")
        .template("article.html", template)
        .build()
        .sound();
}

#[test]
fn the_template_that_is_the_sites_own_is_named() {
    let head = "<title>{{ title }}</title>";
    one("ai: generated", "")
        .template("parts/head.html", head)
        .build()
        .assert_diagnostics(
            "templates/parts/head.html: the page /2026/11/a/ would be published without the mark \
             that tells machines of AI",
        );
}
