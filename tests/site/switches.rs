//! What a site can do without: feeds, pages of sources, the archive, JSON for machines, search.

use crate::test_site::{Built, TestSite};

/// A site with two articles of one source and one keyword, so that every kind of page has a list.
fn site(settings: &str) -> TestSite {
    TestSite::new()
        .config(settings)
        .fillers(1..=2)
        .file("content/pages/about.md", "# 关于\n\n正文。")
}

/// The paths that a site has by default and this one has not.
fn missing(built: &Built) -> Vec<String> {
    let all = site("").build().sound().assert_links_resolve();
    let paths = all.files.into_keys();
    paths.filter(|path| !built.has(path)).collect()
}

const SOURCE: &str = "sources/快读/";
const KEYWORD: &str = "keywords/测试/";
const FORMATS: [&str; 3] = ["feed.xml", "atom.xml", "feed.json"];

const SEARCH: [&str; 7] = [
    "search/0-new/b0.bin",
    "search/0-new/c0.json",
    "search/0-new/h0.bin",
    "search/0-new/w0.bin",
    "search/forms.bin",
    "search/index.html",
    "search/index.json",
];

/// The feeds of these formats, of each of these lists.
fn feeds(lists: &[&str], formats: &[&str]) -> Vec<String> {
    let of = |list: &&str| {
        formats
            .iter()
            .map(move |name| format!("{list}{name}"))
            .collect()
    };
    let mut paths: Vec<String> = lists.iter().map(of).collect::<Vec<Vec<_>>>().concat();
    paths.sort();
    paths
}

fn pages(paths: &[&str]) -> Vec<String> {
    paths
        .iter()
        .map(|path| format!("{path}index.html"))
        .collect()
}

#[test]
fn what_is_switched_off_is_not_made_and_not_linked_to() {
    let archive = ["archive/2026/11/", "archive/2026/", "archive/"];
    let lists = ["", KEYWORD, SOURCE, "daily/", "weekly/"];
    let daily = [
        feeds(&["daily/"], &FORMATS),
        pages(&[
            "daily/",
            "daily/2026-11/",
            "daily/2026-11-01/",
            "daily/2026-11-02/",
        ]),
    ];
    let weekly = [
        feeds(&["weekly/"], &FORMATS),
        pages(&[
            "weekly/",
            "weekly/2026/",
            "weekly/2026-W44/",
            "weekly/2026-W45/",
        ]),
    ];
    let sources = [feeds(&[SOURCE], &FORMATS), pages(&[SOURCE, "sources/"])].concat();
    for (settings, gone) in [
        ("archive: false", pages(&archive)),
        ("sources: false", sources),
        ("digests: {daily: false}", daily.concat()),
        ("digests: {weekly: false}", weekly.concat()),
        ("search: false", SEARCH.map(str::to_owned).to_vec()),
        (
            "related: {json: false}",
            vec!["related/2026-11.json".to_owned()],
        ),
        (
            "feeds: {formats: [atom]}",
            feeds(&lists, &["feed.xml", "feed.json"]),
        ),
        (
            "feeds: {formats: [json, rss, rss]}",
            feeds(&lists, &["atom.xml"]),
        ),
        ("feeds: {formats: []}", feeds(&lists, &FORMATS)),
        ("feeds: {term_items: 0}", feeds(&lists[1..3], &FORMATS)),
        (
            "feeds: {items: 0}",
            feeds(&["", "daily/", "weekly/"], &FORMATS),
        ),
    ] {
        let built = site(settings).build().sound().assert_links_resolve();
        let (mut gone, mut missing) = (gone, missing(&built));
        gone.sort();
        missing.sort();
        assert_eq!(missing, gone, "{settings}");
    }
}

#[test]
fn a_site_can_do_without_everything() {
    let settings = "archive: false\nsources: false\nsearch: false\nrelated: {json: false}\n\
                    feeds: {formats: []}\ndigests: {daily: false, weekly: false}";
    let built = site(settings).build().sound().assert_links_resolve();
    let own = [
        "/",
        "/2026/11/a1/",
        "/keywords/",
        "/keywords/测试/",
        "/about/",
        "/404.html",
    ];
    for address in own {
        let page = built.page(address);
        assert_eq!(page.texts(".menu a"), ["首页", "关键词"], "{address}");
        assert_eq!(page.count("link[rel=alternate]"), 0, "{address}");
        assert_eq!(page.texts(".footer-links a"), ["关键词"], "{address}");
    }
    assert_eq!(built.page("/keywords/测试/").count(".subscribe"), 0);
    for gone in [
        "/archive/",
        "/sources/",
        "/search/",
        "/related/",
        "/daily/",
        "/weekly/",
    ] {
        let below = format!("example.org{gone}");
        let built = site(settings).build().assert_nowhere(&below);
        built.assert_nowhere(&format!("\"{gone}"));
    }
}

#[test]
fn an_article_still_names_its_source() {
    let built = site("sources: false").build().sound();
    let article = built.page("/2026/11/a1/");
    assert!(article.text(".byline").contains("来源：快读"));
    assert_eq!(article.count(".byline a"), 0);
    assert_eq!(article.json_ld()["author"]["name"], "快读");
    assert!(article.json_ld()["author"]["url"].is_null());
    let home = built.page("/");
    assert_eq!(home.texts("span.story-source"), ["快读", "快读"]);
    assert_eq!(built.feed("feed.xml").items[0].author, "快读");
    let seen = site("sources: false").dump("/2026/11/a1/");
    assert!(seen["page"]["source"]["path"].is_null());
}

#[test]
fn sources_without_pages_want_no_address() {
    let site = site("sources: false")
        .filler("b1", "2026-11-03", "source: 新闻！")
        .filler("b2", "2026-11-04", "source: 新闻？");
    site.build().sound();
}

#[test]
fn an_address_that_is_not_taken_is_free_for_a_page() {
    let site = site("archive: false\nsources: false")
        .file("content/pages/archive.md", "# 旧闻\n\n正文。")
        .file("content/pages/sources.md", "# 出处\n\n正文。");
    let built = site.build().sound().assert_links_resolve();
    assert_eq!(built.page("/archive/").text("h1"), "旧闻");
    assert_eq!(built.page("/sources/").text("h1"), "出处");
}

#[test]
fn a_written_menu_is_taken_as_it_is() {
    let settings = "archive: false\nmenu: [{name: 旧站, url: /archive/}]";
    let built = site(settings).build().sound();
    assert_eq!(built.page("/").values(".menu a", "href"), ["/archive/"]);
}

#[test]
fn templates_know_what_there_is() {
    for (settings, sources, archive) in [
        ("", true, true),
        ("sources: false", false, true),
        ("archive: false", true, false),
    ] {
        let config = &site(settings).dump("/")["config"];
        assert_eq!(config["sources"], sources, "{settings}");
        assert_eq!(config["archive"], archive, "{settings}");
    }
}

#[test]
fn a_byte_order_mark_moves_no_mistake() {
    TestSite::new()
        .file(
            "site.yaml",
            "\u{feff}slugify: never\nbase_url: https://a.cn/\n",
        )
        .file("keywords.yaml", "\u{feff}软件: {slug: a/b}\n")
        .build()
        .assert_diagnostics(
            "site.yaml:1:10: `slugify` is neither `keep` nor `pinyin`
             keywords.yaml:1:12: `a/b` cannot be part of an address",
        );
}
