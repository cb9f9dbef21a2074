//! Where an article stands, and which template makes its page.

use crate::test_site::TestSite;

/// The article `id` with this front matter stands at `address`, and everything leads to it there.
fn assert_address(config: &str, id: &str, front_matter: &str, address: &str) {
    let built = TestSite::new()
        .config(config)
        .filler(id, "2026-11-02", front_matter)
        .build()
        .sound()
        .assert_links_resolve();
    let page = built.page(address);
    assert_eq!(page.text("h1"), format!("文章 {id}"));
    let absolute = page.value("link[rel=canonical]", "href");
    let encoded = kuaidu::config::encode_path(address);
    assert_eq!(absolute, format!("https://example.org{encoded}"));
    assert_eq!(built.page("/").values(".story-title a", "href"), [encoded]);
    assert_eq!(built.feed("feed.json").items[0].id, absolute);
}

#[test]
fn an_address_is_made_of_date_and_file_name() {
    for (id, address) in [
        ("chips", "/2026/11/chips/"),
        ("2026-11-02-chips", "/2026/11/chips/"),
        ("2026/chips", "/2026/11/chips/"),
        ("2026/chips/index", "/2026/11/chips/"),
        ("开源新闻", "/2026/11/开源新闻/"),
        ("2026-11-02-时区与夏令时", "/2026/11/时区与夏令时/"),
        ("C++ 20！", "/2026/11/c-plus-plus-20/"),
    ] {
        assert_address("", id, "", address);
    }
}

#[test]
fn the_editor_may_choose_an_address() {
    for (front_matter, address) in [
        ("slug: new-chips", "/2026/11/new-chips/"),
        ("slug: 新芯片", "/2026/11/新芯片/"),
        ("permalink: /news/1/", "/news/1/"),
        ("permalink: /news/1.html", "/news/1.html"),
        ("url: /新闻/100%/", "/新闻/100%/"),
        // A static host would serve a file of that name as a download.
        ("permalink: /news/1", "/news/1/"),
        ("slug: ignored\npermalink: /news/2/", "/news/2/"),
    ] {
        assert_address("", "a", front_matter, address);
    }
}

#[test]
fn the_site_may_choose_a_pattern() {
    for (config, id, address) in [
        ("permalink: /{slug}/", "a", "/a/"),
        (
            "permalink: /{year}/{month}/{day}/{slug}.html",
            "a",
            "/2026/11/02/a.html",
        ),
        (
            "permalink: /p/{id}/",
            "2026/2026-11-02-a",
            "/p/2026/2026-11-02-a/",
        ),
        (
            "slugify: pinyin",
            "重庆的银行",
            "/2026/11/chongqing-de-yinhang/",
        ),
        ("slugify: pinyin", "2026-11-02-长城", "/2026/11/changcheng/"),
    ] {
        assert_address(config, id, "", address);
    }
}

#[test]
fn old_addresses_lead_to_the_new_one() {
    let built = TestSite::new()
        .filler(
            "a",
            "2026-11-02",
            "aliases: [/old/1, /旧/, /p/1.html, /p/*, '/p/a:b/']",
        )
        .file(
            "content/pages/about.md",
            "---\ntitle: 关于\naliases: /关于我们/\n---\n\n正文。",
        )
        .build()
        .sound()
        .assert_links_resolve();
    for old in ["/old/1/", "/旧/", "/p/1.html", "/p/*/", "/p/a:b/"] {
        let page = built.page(old);
        let target = "https://example.org/2026/11/a/";
        assert_eq!(page.value("link[rel=canonical]", "href"), target, "{old}");
        assert_eq!(
            page.value("meta[http-equiv=refresh]", "content"),
            "0; url=/2026/11/a/"
        );
        assert_eq!(page.value("a", "href"), "/2026/11/a/");
    }
    // There the signs `*` and `:` would match other addresses too.
    assert_eq!(
        built.text("_redirects"),
        "/old/1/ /2026/11/a/ 301\n\
         /%E6%97%A7/ /2026/11/a/ 301\n\
         /p/1.html /2026/11/a/ 301\n\
         /%E5%85%B3%E4%BA%8E%E6%88%91%E4%BB%AC/ /about/ 301\n"
    );
}

#[test]
fn plain_pages_stand_at_their_own_path() {
    let built = TestSite::new()
        .file("content/pages/about.md", "# 关于本站\n\n正文。")
        .file(
            "content/pages/help/faq.md",
            "---\ntitle: 问答\nupdated: 2026-11-02\n---\n\n正文。",
        )
        .file(
            "content/pages/联系.md",
            "---\ntitle: 联系\npermalink: /contact.html\n---\n\n正文。",
        )
        .build()
        .sound()
        .assert_links_resolve();
    assert_eq!(built.page("/about/").text("h1"), "关于本站");
    assert_eq!(
        built.page("/help/faq/").text(".byline"),
        "更新于 2026年11月2日"
    );
    assert_eq!(built.page("/contact.html").text("h1"), "联系");
    assert!(
        built
            .text("sitemap-1.xml")
            .contains("https://example.org/about/")
    );
    assert_eq!(built.feed("feed.xml").items, [], "a page is no news");
}

#[test]
fn an_article_may_have_a_template_of_its_own() {
    let site = TestSite::new()
        .template(
            "special.html",
            "特别版：{{ page.title }}，{{ page.extra.city }}",
        )
        .filler(
            "a",
            "2026-11-02",
            "template: special.html\nextra: {city: 北京}",
        )
        .fillers([1]);
    let built = site.build().sound();
    assert_eq!(built.text("2026/11/a/index.html"), "特别版：文章 a，北京");
    assert_eq!(built.page("/2026/11/a1/").text("h1"), "文章 a1");
}

#[test]
fn a_template_that_is_not_there_is_an_error() {
    let refused = TestSite::new()
        .filler("a", "2026-11-02", "template: missing.html")
        .build()
        .assert_diagnostics("content/a.md:4:11: there is no template `missing.html`");
    assert!(refused.facts.is_none());
}

#[test]
fn fields_that_kuaidu_does_not_know_are_kept_for_templates() {
    let built = TestSite::new()
        .template(
            "article.html",
            "{{ page.extra.mood }} {{ page.extra.list[1] }} {{ page.extra.city }}",
        )
        .filler(
            "a",
            "2026-11-02",
            "mood: <好>\nextra: {list: [1, 2], city: 北京}",
        )
        .build()
        .assert_diagnostics("content/a.md:4:1: there is no field `mood`");
    assert_eq!(built.text("2026/11/a/index.html"), "&lt;好&gt; 2 北京");
}

#[test]
fn two_articles_at_one_address_are_refused() {
    let refused = TestSite::new()
        .filler("2026-11-02-a", "2026-11-02", "")
        .filler("2026-11-03-a", "2026-11-03", "")
        .build()
        .assert_diagnostics(
            "content/2026-11-02-a.md: content/2026-11-02-a.md and content/2026-11-03-a.md have the same address, /2026/11/a/",
        );
    assert!(refused.files.is_empty());
}
