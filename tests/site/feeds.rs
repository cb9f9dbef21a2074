//! Feeds: the full text for readers' programs, in three formats that say the same.

use crate::{
    feed::{Feed, Item},
    page::Page,
    test_site::{Built, TestSite},
};

const FORMATS: [&str; 3] = ["feed.xml", "atom.xml", "feed.json"];

/// A site with the article `a` of this text, and one that is older.
fn site(front_matter: &str, text: &str) -> TestSite {
    let complete = format!(
        "date: 2026-11-02 08:05\nsource: 甲报\nsummary: 一句话 < 两句。\nkeywords: [芯片, 开源]\n{front_matter}"
    );
    TestSite::new()
        .article("a", &complete, text)
        .filler("old", "2026-10-01", "")
}

/// Each of the three feeds below `list`.
fn feeds(built: &Built, list: &str) -> Vec<Feed> {
    FORMATS
        .iter()
        .map(|name| built.feed(&format!("{list}{name}")))
        .collect()
}

#[test]
fn three_formats_say_the_same() {
    let built = site("title: 新芯片", "**全文**。")
        .build()
        .sound()
        .assert_links_resolve();
    for (feed, name) in feeds(&built, "").into_iter().zip(FORMATS) {
        assert_eq!(feed.title, "快读", "{name}");
        assert_eq!(feed.home, "https://example.org/");
        assert_eq!(feed.own, format!("https://example.org/{name}"));
        assert_eq!(feed.titles(), ["新芯片", "文章 old"]);
        let date = match name {
            "feed.xml" => "Mon, 2 Nov 2026 08:05:00 +0800",
            _ => "2026-11-02T08:05:00+08:00",
        };
        let address = "https://example.org/2026/11/a/";
        let want = Item {
            id: address.to_owned(),
            url: address.to_owned(),
            title: "新芯片".to_owned(),
            date: date.to_owned(),
            author: "甲报".to_owned(),
            tags: vec!["芯片".to_owned(), "开源".to_owned()],
            summary: "一句话 < 两句。".to_owned(),
            html: "<p><strong>全文</strong>。</p>\n".to_owned(),
        };
        assert_eq!(feed.items[0], want, "{name}");
    }
}

#[test]
fn a_keyword_and_a_source_have_feeds_of_their_own() {
    let built = site("title: 新芯片", "正文。").build().sound();
    for (list, title) in [
        ("keywords/芯片/", "芯片 - 快读"),
        ("sources/甲报/", "甲报 - 快读"),
    ] {
        let address = format!("https://example.org/{}", kuaidu::config::encode_path(list));
        for (feed, name) in feeds(&built, list).into_iter().zip(FORMATS) {
            assert_eq!(feed.title, title);
            assert_eq!(feed.home, address);
            assert_eq!(feed.own, format!("{address}{name}"));
            assert_eq!(feed.titles(), ["新芯片"]);
        }
        let announced = built
            .page(&format!("/{list}"))
            .values("link[rel=alternate]", "href");
        let own: Vec<String> = FORMATS
            .map(|name| format!("/{}{name}", kuaidu::config::encode_path(list)))
            .into();
        assert_eq!(announced[..3], own);
        assert_eq!(announced[3..], ["/feed.xml", "/atom.xml", "/feed.json"]);
    }
}

#[test]
fn the_foot_of_every_page_leads_to_the_sites_feeds() {
    let built = site("title: 新芯片", "正文。").build().sound();
    for address in [
        "/",
        "/2026/11/a/",
        "/keywords/芯片/",
        "/sources/甲报/",
        "/archive/",
        "/404.html",
    ] {
        let linked = built.page(address).values(".footer a[type]", "href");
        assert_eq!(
            linked,
            ["/feed.xml", "/atom.xml", "/feed.json"],
            "{address}"
        );
    }
}

#[test]
fn a_feed_tells_of_ai() {
    for (ai, notice) in [
        ("generated", "<p>（以上内容均由AI生成）</p>\n"),
        ("assisted", "<p>（以上内容由AI辅助生成）</p>\n"),
        ("none", ""),
    ] {
        let built = site(&format!("title: 新芯片\nai: {ai}"), "正文。")
            .build()
            .sound();
        for feed in feeds(&built, "")
            .into_iter()
            .chain(feeds(&built, "keywords/芯片/"))
        {
            assert_eq!(feed.items[0].html, format!("<p>正文。</p>\n{notice}"));
        }
    }
}

#[test]
fn a_feed_is_as_long_as_the_site_says() {
    let fillers = || TestSite::new().fillers(1..=22);
    for (config, site, term) in [("", 20, 10), ("feeds: {items: 3, term_items: 2}", 3, 2)] {
        let built = fillers().config(config).build().sound();
        for feed in feeds(&built, "") {
            assert_eq!(feed.items.len(), site);
            assert_eq!(feed.items[0].title, "文章 a22");
        }
        for feed in feeds(&built, "keywords/测试/") {
            assert_eq!(feed.items.len(), term);
        }
    }
}

#[test]
fn an_author_comes_before_the_source() {
    let built = site("title: 新芯片\nauthor: 张三", "正文。")
        .build()
        .sound();
    for feed in feeds(&built, "") {
        assert_eq!(feed.items[0].author, "张三");
    }
}

#[test]
fn hostile_titles_and_texts_stay_what_they_are() {
    for title in [
        r#"</title><script>alert(1)</script>"#,
        r#"]]><x>&"'"#,
        "&lt;b&gt; &amp; &#0;",
        "👩‍👩‍👧 🇨🇳 倒",
        "]]>",
    ] {
        let quoted = serde_json::to_string(title).unwrap();
        let front_matter = format!("title: {quoted}\nauthor: {quoted}");
        let built = site(&front_matter, "`]]>` 与 `<![CDATA[`").build().sound();
        for feed in feeds(&built, "") {
            assert_eq!(feed.items[0].title, title);
            assert_eq!(feed.items[0].author, title);
            let text = Page::read(&feed.items[0].html).text("p");
            assert_eq!(text, "]]> 与 <![CDATA[");
        }
    }
}

#[test]
fn control_characters_break_no_feed() {
    // XML 1.0 cannot hold them at all, not even escaped.
    let built = site(
        r#"title: "铃\u0007响\ufffe了\u001b[0m""#,
        "正\u{7}文\u{1b}[0m。",
    )
    .build()
    .sound();
    for feed in feeds(&built, "").iter().take(2) {
        assert_eq!(feed.items[0].title, "铃响了[0m");
        assert_eq!(feed.items[0].html, "<p>正文[0m。</p>\n");
    }
    assert_eq!(built.feed("feed.json").items.len(), 2);
}

#[test]
fn feeds_say_when_they_changed() {
    let built = site("title: 新芯片\nupdated: 2026-11-05", "正文。")
        .build()
        .sound();
    built
        .assert_file(
            "atom.xml",
            "</id>\n<updated>2026-11-05T00:00:00+08:00</updated>",
        )
        .assert_file(
            "feed.xml",
            "<lastBuildDate>Thu, 5 Nov 2026 00:00:00 +0800</lastBuildDate>",
        );
}
