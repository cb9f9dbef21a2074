//! What links, images and covers lead to, as their authors wrote them.

use crate::{
    page::Page,
    test_site::{Built, TestSite},
};

const COMPLETE: &str = "title: 甲\ndate: 2026-11-02\nsource: 甲报\nsummary: 一句话。";

/// A site with the article `news/a`, whose text is `text`, beside `news/b`, `2025/c` and pages.
fn site(text: &str) -> TestSite {
    TestSite::new()
        .article("news/a", COMPLETE, text)
        .filler("news/b", "2026-11-03", "")
        .filler("2025/c", "2025-05-01", "")
        .file("content/pages/about.md", "# 关于\n\n正文。")
        .file("content/news/图 1.png", "PNG")
        .file("static/img/logo.png", "PNG")
}

fn links(built: &Built) -> Vec<String> {
    built.page("/2026/11/a/").values(".article-body a", "href")
}

fn images(built: &Built) -> Vec<String> {
    built.page("/2026/11/a/").values(".article-body img", "src")
}

#[test]
fn links_to_files_lead_to_their_pages() {
    for (written, href) in [
        ("b.md", "/2026/11/b/"),
        ("./b.md", "/2026/11/b/"),
        ("../news/b.md", "/2026/11/b/"),
        ("../2025/c.md", "/2025/05/c/"),
        ("../pages/about.md", "/about/"),
        ("/about/", "/about/"),
        ("/archive/2026/11/", "/archive/2026/11/"),
        ("/feed.xml", "/feed.xml"),
        // Seen from the page's own address, as a browser would.
        ("../b/", "/2026/11/b/"),
        (
            "https://example.com/a?b=1&c=2#d",
            "https://example.com/a?b=1&c=2#d",
        ),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ] {
        let built = site(&format!("[字]({written})")).build().sound();
        assert_eq!(links(&built), [href], "{written}");
    }
}

#[test]
fn a_link_keeps_its_anchor_and_query() {
    let built = site("[字](c.md#背景)")
        .article("news/c", &COMPLETE.replace('甲', "丙"), "## 背景\n\n正文。")
        .build()
        .sound()
        .assert_links_resolve();
    assert_eq!(links(&built), ["/2026/11/c/#背景"]);
    for (written, href) in [
        ("b.md#a%20b", "/2026/11/b/#a%20b"),
        ("b.md?a=1&b=%20#c", "/2026/11/b/?a=1&b=%20#c"),
        ("?page=2", "?page=2"),
        ("#尾声", "#尾声"),
    ] {
        let built = site(&format!("[字]({written})")).build().sound();
        assert_eq!(links(&built), [href], "{written}");
    }
}

#[test]
fn images_beside_an_article_are_published_with_it() {
    let built = site("![图](<图 1.png>)\n\n![图](图%201.png)\n\n![标](/img/logo.png)")
        .build()
        .sound()
        .assert_links_resolve()
        .assert_file("news/图 1.png", "PNG");
    let image = "/news/%E5%9B%BE%201.png";
    assert_eq!(images(&built), [image, image, "/img/logo.png"]);
}

#[test]
fn names_with_signs_of_an_address_are_found() {
    let built = site("[字](C%23.md#x) ![图](50%25%20off%3F.png) [字](100%2525.md)")
        .article("news/C#", &format!("{COMPLETE}\nslug: csharp"), "正文。")
        .article(
            "news/100%25",
            &format!("{COMPLETE}\nslug: hundred"),
            "正文。",
        )
        .file("content/news/50% off?.png", "PNG")
        .build()
        .sound();
    assert_eq!(links(&built), ["/2026/11/csharp/#x", "/2026/11/hundred/"]);
    assert_eq!(images(&built), ["/news/50%25%20off%3F.png"]);
}

#[test]
fn the_files_of_a_bundle_stand_beside_its_page() {
    let front_matter = format!("{COMPLETE}\ncover: 封面.png");
    let built = TestSite::new()
        .article(
            "2026/chips/index",
            &front_matter,
            "![图](img/1.png)\n\n[稿](data.csv)",
        )
        .file("content/2026/chips/封面.png", "COVER")
        .file("content/2026/chips/img/1.png", "PNG")
        .file("content/2026/chips/data.csv", "a,b")
        .fillers([1])
        .build()
        .sound()
        .assert_links_resolve()
        .assert_file("2026/11/chips/封面.png", "COVER")
        .assert_file("2026/11/chips/img/1.png", "PNG")
        .assert_file("2026/11/chips/data.csv", "a,b");
    let page = built.page("/2026/11/chips/");
    assert_eq!(
        page.value(".article-body img", "src"),
        "/2026/11/chips/img/1.png"
    );
    assert_eq!(
        page.value(".article-cover", "src"),
        "/2026/11/chips/%E5%B0%81%E9%9D%A2.png"
    );
}

#[test]
fn the_files_of_a_withheld_bundle_stay_out() {
    for more in [
        "draft: true",
        "publish_date: 2027-01-01",
        "expiry_date: 2026-11-03",
    ] {
        TestSite::new()
            .article(
                "secret/index",
                &format!("{COMPLETE}\n{more}"),
                "![图](plan.png)",
            )
            .file("content/secret/plan.png", "SECRET")
            .file("content/secret/deep/plan.png", "SECRET")
            .file(
                "content/pages/hidden/index.md",
                "---\ntitle: 藏\ndraft: true\n---\n\n![图](p.png)",
            )
            .file("content/pages/hidden/p.png", "SECRET")
            .file(
                "content/hush/index.markdown",
                format!("---\n{COMPLETE}\n{more}\n---\n"),
            )
            .file("content/hush/p.png", "SECRET")
            .build()
            .sound()
            .assert_nowhere("SECRET");
    }
}

#[test]
fn below_a_base_path_every_link_begins_with_it() {
    let built = site("[关于](/about/) [乙](b.md) ![标](/img/logo.png) [外](https://example.com/)")
        .config("base_url: https://example.org/sub")
        .file("content/pages/home.md", "[家](/)")
        .build()
        .sound()
        .assert_links_resolve();
    assert_eq!(
        links(&built),
        ["/sub/about/", "/sub/2026/11/b/", "https://example.com/"]
    );
    assert_eq!(images(&built), ["/sub/img/logo.png"]);
    assert_eq!(
        built.page("/home/").value(".article-body a", "href"),
        "/sub/"
    );
}

#[test]
fn a_link_to_nothing_is_told_with_its_place() {
    let text = "第一行。\n\n见[乙](missing.md)，又见![图](no.png)。\n\n[丙](/nowhere/) [丁](../../../etc/passwd)";
    site(text).build().assert_diagnostics(
        "content/news/a.md:10:2: nothing is at `missing.md`
         content/news/a.md:10:20: nothing is at `no.png`
         content/news/a.md:12:1: nothing is at `/nowhere/`
         content/news/a.md:12:16: nothing is at `../../../etc/passwd`",
    );
}

#[test]
fn a_link_to_a_withheld_article_is_its_text_for_now() {
    for more in ["draft: true", "publish_date: 2027-01-01"] {
        let built = site("见[乙](later.md#x)与![图](later.md)。")
            .filler("news/later", "2026-11-03", more)
            .build()
            .assert_diagnostics("content/news/a.md:8:18: nothing is at `later.md`");
        let page = built.page("/2026/11/a/");
        assert_eq!(page.values(".article-body a", "href"), [""; 0]);
        assert!(page.text(".article-body").starts_with("见乙与"));
    }
}

#[test]
fn a_cover_is_found_as_a_link_would_be() {
    for (cover, src) in [
        ("图 1.png", "/news/%E5%9B%BE%201.png"),
        ("../news/图 1.png", "/news/%E5%9B%BE%201.png"),
        ("图%201.png", "/news/%E5%9B%BE%201.png"),
        ("/img/logo.png", "/img/logo.png"),
        ("https://example.com/a.png", "https://example.com/a.png"),
    ] {
        let front_matter = format!("{COMPLETE}\ncover: {cover}");
        let built = site("")
            .article("news/a", &front_matter, "正文。")
            .build()
            .sound();
        let page = built.page("/2026/11/a/");
        assert_eq!(page.value(".article-cover", "src"), src, "{cover}");
        let absolute = src
            .strip_prefix('/')
            .map(|path| format!("https://example.org/{path}"));
        let absolute = absolute.as_deref().unwrap_or(src);
        assert_eq!(page.meta("og:image"), absolute);
        assert_eq!(page.json_ld()["image"][0], absolute);
        let feed: serde_json::Value = serde_json::from_str(built.text("feed.json")).unwrap();
        let items = feed["items"].as_array().unwrap();
        assert!(items.iter().any(|item| item["image"] == absolute));
    }
}

#[test]
fn a_missing_cover_is_told_and_left_out() {
    let front_matter = format!("{COMPLETE}\ncover: no.png");
    let built = site("")
        .article("news/a", &front_matter, "正文。")
        .build()
        .assert_diagnostics("content/news/a.md:6:8: there is no image `no.png`");
    let page = built.page("/2026/11/a/");
    assert_eq!(page.count(".article-cover"), 0);
    assert_eq!(page.meta("og:image"), "https://example.org/share.png");
}

#[test]
fn in_feeds_every_address_is_absolute() {
    let text = "[乙](b.md#x) [关于](/about/) [此](#末) [问](?a=1) ![图](<图 1.png>) [外](//example.com/x)\n\n## 末";
    let built = site(text)
        .config("base_url: https://example.org/sub/")
        .build()
        .sound();
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
        let page = Page::read(&built.feed(feed).item("甲").html);
        assert_eq!(
            page.values("a", "href"),
            [
                "https://example.org/sub/2026/11/b/#x",
                "https://example.org/sub/about/",
                "https://example.org/sub/2026/11/a/#末",
                "https://example.org/sub/2026/11/a/?a=1",
                "https://example.com/x",
            ],
            "{feed}"
        );
        assert_eq!(
            page.values("img", "src"),
            ["https://example.org/sub/news/%E5%9B%BE%201.png"]
        );
    }
}
