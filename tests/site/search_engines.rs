//! What search engines and hosts read: sitemaps, robots.txt, headers, structured data.

use roxmltree::Document;

use crate::test_site::{Built, TestSite};

/// The texts of all elements of this name in an XML file.
fn elements(built: &Built, path: &str, name: &str) -> Vec<String> {
    let document = Document::parse(built.text(path)).unwrap();
    let found = document
        .descendants()
        .filter(|node| node.tag_name().name() == name);
    found
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_sitemap_has_every_page_once() {
    let built = TestSite::new()
        .config("paginate_by: 1")
        .filler("a", "2026-11-01", "aliases: [/old/]")
        .filler("b", "2026-11-02", "source: 乙")
        .file("content/pages/about.md", "# 关于\n\n正文。")
        .build()
        .sound()
        .assert_links_resolve();
    assert_eq!(
        elements(&built, "sitemap.xml", "loc"),
        ["https://example.org/sitemap-1.xml"]
    );
    let mut found = elements(&built, "sitemap-1.xml", "loc");
    // Oldest first: what is full stays as it is.
    assert_eq!(
        found[..2],
        [
            "https://example.org/2026/11/a/",
            "https://example.org/2026/11/b/"
        ]
    );
    found.sort();
    assert_eq!(
        found,
        [
            "https://example.org/",
            "https://example.org/2026/11/a/",
            "https://example.org/2026/11/b/",
            "https://example.org/about/",
            "https://example.org/archive/",
            "https://example.org/archive/2026/",
            "https://example.org/archive/2026/11/",
            "https://example.org/daily/",
            "https://example.org/daily/2026-11-01/",
            "https://example.org/daily/2026-11-02/",
            "https://example.org/daily/2026-11/",
            "https://example.org/keywords/",
            "https://example.org/keywords/%E6%B5%8B%E8%AF%95/",
            "https://example.org/sources/",
            "https://example.org/sources/%E4%B9%99/",
            "https://example.org/sources/%E5%BF%AB%E8%AF%BB/",
            "https://example.org/weekly/",
            "https://example.org/weekly/2026-W44/",
            "https://example.org/weekly/2026-W45/",
            "https://example.org/weekly/2026/",
        ]
    );
}

#[test]
fn news_is_news_for_two_days() {
    let built = TestSite::new()
        .at("2026-11-24T00:00:00Z")
        .filler("old", "2026-11-22T00:00:00Z", "")
        .filler("young", "2026-11-22T00:00:01Z", "")
        .article(
            "now",
            "title: 甲 & 乙\ndate: 2026-11-24T00:00:00Z\nsource: 丙\nsummary: 丁。",
            "正文。",
        )
        .build()
        .sound();
    let news = |name| elements(&built, "sitemap-news.xml", name);
    assert_eq!(
        news("loc"),
        [
            "https://example.org/2026/11/now/",
            "https://example.org/2026/11/young/"
        ]
    );
    assert_eq!(news("title"), ["甲 & 乙", "文章 young"]);
    assert_eq!(
        news("publication_date"),
        ["2026-11-24T08:00:00+08:00", "2026-11-22T08:00:01+08:00"]
    );
    assert_eq!(news("name"), ["快读"; 2]);
    assert_eq!(news("language"), ["zh-cn"; 2]);
}

#[test]
fn robots_are_shown_the_sitemaps() {
    let built = TestSite::new()
        .config("base_url: https://example.org/sub/")
        .build()
        .sound();
    assert_eq!(
        built.text("robots.txt"),
        "User-agent: *\nAllow: /\n\n\
         Sitemap: https://example.org/sub/sitemap.xml\n\
         Sitemap: https://example.org/sub/sitemap-news.xml\n"
    );
}

#[test]
fn a_sites_own_files_for_hosts_come_first() {
    let own = "User-agent: *\nDisallow: /\n";
    let built = TestSite::new()
        .file("static/robots.txt", own)
        .file("static/_headers", "/*\n  X-Own: 1\n")
        .file("static/_redirects", "/a /b 301\n")
        .build()
        .sound();
    assert_eq!(built.text("robots.txt"), own);
    assert_eq!(built.text("_headers"), "/*\n  X-Own: 1\n");
    assert_eq!(built.text("_redirects"), "/a /b 301\n");
    assert_eq!(built.text(".nojekyll"), "");
    TestSite::new()
        .file(
            "content/pages/robots.md",
            "---\npermalink: /robots.txt\n---\n甲\n",
        )
        .build()
        .assert_diagnostics(
            "content/pages/robots.md:2:12: the address /robots.txt belongs to the file /robots.txt",
        );
}

#[test]
fn hosts_are_told_to_send_a_policy_that_the_pages_keep() {
    let built = TestSite::new().fillers([1]).build().sound();
    let headers = built.text("_headers");
    for address in [
        "/",
        "/2026/11/a1/",
        "/keywords/",
        "/archive/",
        "/search/",
        "/404.html",
    ] {
        let page = built.page(address);
        let policy = page.value("meta[http-equiv=Content-Security-Policy]", "content");
        // A page cannot say who may frame it (CSP 3, 3.3).
        let sent = format!("/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n");
        assert!(headers.starts_with(&sent), "{policy}\n{headers}");
        let inline = page.count("script:not([src]):not([type=\"application/ld+json\"])");
        assert_eq!(inline, 0, "{address}");
        let markup = page.markup();
        assert!(
            !markup
                .iter()
                .any(|name| name.starts_with("on") || name == "style"),
            "{address}"
        );
    }
}

#[test]
fn structured_data_says_what_the_page_says() {
    let built = TestSite::new()
        .config("title: 日报\nauthor: 编辑部")
        .article(
            "a",
            "title: 甲“乙” & <丙>\ndate: 2026-11-02 08:05\nsource: 丁报\nsummary: 一句话。\n\
             keywords: [芯片, 开源]\nsource_url: https://example.com/1",
            "正文。",
        )
        .build()
        .sound();
    let page = built.page("/2026/11/a/");
    let data = page.json_ld();
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["headline"], page.text("h1"));
    assert_eq!(data["headline"], page.meta("og:title"));
    assert_eq!(
        data["datePublished"],
        page.value(".byline time", "datetime")
    );
    assert_eq!(
        data["mainEntityOfPage"],
        page.value("link[rel=canonical]", "href")
    );
    assert_eq!(data["mainEntityOfPage"], page.meta("og:url"));
    assert_eq!(data["image"][0], page.meta("og:image"));
    assert_eq!(data["description"], "一句话。");
    assert_eq!(data["keywords"], serde_json::json!(["芯片", "开源"]));
    assert_eq!(data["isBasedOn"], "https://example.com/1");
    assert_eq!(data["author"]["name"], "丁报");
    assert_eq!(
        data["author"]["url"],
        "https://example.org/sources/%E4%B8%81%E6%8A%A5/"
    );
    assert_eq!(data["publisher"]["name"], "编辑部");
    assert_eq!(page.meta("twitter:card"), "summary_large_image");
    assert_eq!(page.meta("description"), "一句话。");
    assert_eq!(page.meta("og:type"), "article");
    assert_eq!(built.page("/").json_ld()["@type"], "WebSite");
    assert_eq!(
        built.page("/keywords/芯片/").json_ld()["@type"],
        "CollectionPage"
    );
}

#[test]
fn addresses_for_machines_keep_the_base_path() {
    let built = TestSite::new()
        .config("base_url: https://example.org/sub")
        .fillers(1..=3)
        .build()
        .sound()
        .assert_links_resolve();
    let page = built.page("/2026/11/a1/");
    assert_eq!(page.meta("og:url"), "https://example.org/sub/2026/11/a1/");
    assert_eq!(page.meta("og:image"), "https://example.org/sub/share.png");
    assert_eq!(
        built.page("/search/").value("form", "data-index"),
        "/sub/search/index.json"
    );
    built
        .assert_file(
            "sitemap.xml",
            "<loc>https://example.org/sub/sitemap-1.xml</loc>",
        )
        .assert_file("_headers", "/sub/*\n")
        .assert_file("search/0-new/c0.json", "\"/sub/2026/11/a1/\"");
}
