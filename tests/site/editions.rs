//! The same articles in traditional characters, below a folder of their own.

use crate::test_site::{Built, TestSite};

const TEXT: &str = "头发与发展。`里面`和<span class=\"no-convert\">里面</span>，<span translate=\"no\">后天</span>。见[另一篇](other.md)。\n\n```rust\n// 软件\n```\n\n![图](photo.png)";

fn site(editions: &str) -> TestSite {
    TestSite::new()
        .config(&format!("title: 快读网\neditions: {editions}\nmenu: [{{name: 关键词, url: /keywords/}}]\n"))
        .article(
            "chips",
            "title: 芯片软件的发展\ndate: 2026-11-03\nsource: 国家实验室\nsummary: 发展迅速。\nkeywords: [软件]",
            TEXT,
        )
        .filler("other", "2026-11-02", "keywords: [软件]")
        .file("content/photo.png", "PNG")
}

fn both() -> Built {
    site("[zh-Hans, zh-Hant]").build().sound()
}

#[test]
fn words_are_converted_and_code_and_addresses_are_not() {
    let built = both().assert_links_resolve();
    let page = built.page("/zh-hant/2026/11/chips/");
    assert_eq!(page.text("h1"), "芯片軟件的發展");
    assert_eq!(page.value("html", "lang"), "zh-Hant");
    let text = page.texts(".article-body p")[0].clone();
    assert_eq!(text, "頭髮與發展。里面和里面，后天。見另一篇。");
    assert_eq!(page.text(".article-body pre"), "// 软件");
    assert_eq!(page.text(".summary p"), "發展迅速。");
    assert_eq!(page.text(".keywords a"), "軟件");
    assert_eq!(
        page.value(".keywords a", "href"),
        "/zh-hant/keywords/%E8%BD%AF%E4%BB%B6/"
    );
    assert_eq!(page.text(".menu a"), "關鍵詞");
    assert_eq!(page.meta("og:title"), "芯片軟件的發展");
    assert_eq!(page.meta("og:locale"), "zh_TW");
    assert!(page.json_ld().to_string().contains("國家實驗室"));
    assert!(built.has("zh-hant/2026/11/chips/photo.png") || built.has("zh-hant/photo.png"));
}

#[test]
fn addresses_are_the_same_in_all_editions() {
    let source = "https://软件.中国/网络，一（二）";
    let front = format!("title: 网络\ndate: 2026-11-03\nsource_url: {source}\ncover: {source}.png");
    let text = "[软件](https://zh.wikipedia.org/wiki/网络_(软件))，https://软件.中国/网络。";
    let built = TestSite::new()
        .config("editions: [zh-Hans, zh-Hant]\nagents: {markdown: true}\n")
        .article("a", &front, text)
        .build();
    let page = built.page("/zh-hant/2026/11/a/");
    assert_eq!(page.json_ld()["isBasedOn"], source);
    assert_eq!(
        page.meta("og:image"),
        built.page("/2026/11/a/").meta("og:image")
    );
    let twin = built.text("zh-hant/2026/11/a/index.md");
    for part in [
        format!("source_url: \"{source}\"").as_str(),
        "[軟件](https://zh.wikipedia.org/wiki/网络_(软件))，https://软件.中国/网络。",
    ] {
        assert!(twin.contains(part), "{twin}");
    }
    let feed = built.text("zh-hant/feed.json");
    assert!(
        feed.contains(&format!("\"external_url\":\"{source}\"")),
        "{feed}"
    );
}

#[test]
fn the_first_edition_is_as_it_is_alone_but_for_its_pointers() {
    let (alone, both) = (site("[zh-Hans]").build().sound(), both());
    let first: Vec<_> = both
        .files
        .keys()
        .filter(|path| !path.starts_with("zh-hant/"))
        .collect();
    assert_eq!(first, alone.files.keys().collect::<Vec<_>>());
    assert_eq!(alone.files["feed.xml"], both.files["feed.xml"]);
    assert_eq!(alone.page("/").count("link[hreflang]"), 0);
}

#[test]
fn each_page_names_its_counterparts() {
    let built = both();
    let want = [
        ("zh-Hans", "https://example.org/keywords/"),
        ("x-default", "https://example.org/keywords/"),
        ("zh-Hant", "https://example.org/zh-hant/keywords/"),
    ];
    for address in ["/keywords/", "/zh-hant/keywords/"] {
        let page = built.page(address);
        let languages = page.values("link[hreflang]", "hreflang");
        let addresses = page.values("link[hreflang]", "href");
        let found: Vec<_> = languages
            .iter()
            .zip(&addresses)
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(found, want, "{address}");
        assert_eq!(
            page.value(".footer [aria-current]", "hreflang"),
            if address.starts_with("/zh") {
                "zh-Hant"
            } else {
                "zh-Hans"
            }
        );
    }
    assert_eq!(
        built
            .page("/zh-hant/keywords/")
            .value("link[rel=canonical]", "href"),
        want[2].1
    );
    built.assert_file(
        "robots.txt",
        "Sitemap: https://example.org/zh-hant/sitemap.xml",
    );
}

#[test]
fn feeds_are_converted_and_keep_their_code() {
    let built = both();
    let feed = built.text("zh-hant/atom.xml");
    assert!(feed.contains("<title>芯片軟件的發展</title>"), "{feed}");
    assert!(feed.contains("// 软件"), "{feed}");
    assert!(
        feed.contains("https://example.org/zh-hant/2026/11/"),
        "{feed}"
    );
    assert!(built.text("zh-hant/feed.json").contains("頭髮與發展"));
}

#[test]
fn taiwan_has_words_of_its_own() {
    let built = site("[zh-Hans, zh-Hant-TW]").build().sound();
    assert_eq!(
        built.page("/zh-hant-tw/2026/11/chips/").text("h1"),
        "晶片軟體的發展"
    );
}

#[test]
fn newsletters_are_converted_too() {
    let built = site("[zh-Hans, zh-Hant]")
        .config("title: 快读网\neditions: [zh-Hans, zh-Hant]\nnewsletter: true")
        .build()
        .sound();
    let mail = built.text("zh-hant/daily/2026-11-03/email.html.txt");
    for part in [
        "芯片軟件的發展</a>",
        "href=\"https://example.org/zh-hant/2026/11/chips/\"",
    ] {
        assert!(mail.contains(part), "{mail}");
    }
    let text = built.text("zh-hant/daily/2026-11-03/digest.txt");
    assert!(text.starts_with("快讀網 日報：2026年11月3日\n"), "{text}");
}

#[test]
fn mistakes_in_the_list_are_told() {
    for (editions, told) in [
        ("[zh-Hant]", "`editions` does not begin with `zh-Hans`"),
        (
            "[zh-Hans, zh-Hant, zh-Hant]",
            "`editions` names an edition twice",
        ),
        ("[zh-Hans, en]", "`editions` has no edition `en`"),
    ] {
        let messages = site(editions).build().messages();
        assert!(
            messages.iter().any(|message| message.ends_with(told)),
            "{editions}: {messages:?}"
        );
    }
}

#[test]
fn the_folder_of_an_edition_is_taken() {
    let built = site("[zh-Hans, zh-Hant]")
        .filler("third", "2026-11-01", "permalink: /zh-hant/third/")
        .build();
    let messages = built.messages();
    assert!(
        messages
            .iter()
            .any(|message| message.contains("belongs to the edition zh-Hant")),
        "{messages:?}"
    );
}
