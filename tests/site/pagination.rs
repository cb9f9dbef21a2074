//! Pages of a list are numbered from the oldest, so that old ones never change.

use std::collections::BTreeMap;

use crate::{
    page::Page,
    test_site::{Built, TestSite},
};

/// A site of the first `count` articles of a series: one keyword, one source, three months.
fn digest(count: u32) -> TestSite {
    (0..count).fold(TestSite::new().config("paginate_by: 2"), |site, number| {
        let (month, day) = (9 + number / 4, 1 + number % 4);
        site.filler(
            &format!("a{number}"),
            &format!("2026-{month:02}-{day:02}"),
            "",
        )
    })
}

/// The pages that have a number, less the redirects that hold the place of one to come.
fn numbered(built: &Built) -> BTreeMap<&str, &str> {
    let paths = built.files.keys().filter(|path| path.contains("page/"));
    let pages = paths.map(|path| (path.as_str(), built.text(path)));
    pages.filter(|(_, html)| !is_redirect(html)).collect()
}

fn is_redirect(html: &str) -> bool {
    Page::read(html).count("meta[http-equiv=refresh]") > 0
}

fn titles(page: &Page) -> Vec<String> {
    page.texts(".story-title")
}

#[test]
fn the_oldest_page_is_page_one() {
    let built = TestSite::new()
        .config("paginate_by: 2")
        .fillers(1..=5)
        .build()
        .sound();
    let (newest, oldest) = (built.page("/"), built.page("/page/1/"));
    assert_eq!(titles(&newest), ["文章 a5", "文章 a4", "文章 a3"]);
    assert_eq!(titles(&oldest), ["文章 a2", "文章 a1"]);
    assert_eq!(oldest.text("title"), "往期第 1 页 - 快读");
    assert_eq!(
        oldest.value("link[rel=canonical]", "href"),
        "https://example.org/page/1/"
    );
    assert_eq!(newest.values(".pagination-older", "href"), ["/page/1/"]);
    assert_eq!(newest.count(".pagination-newer"), 0);
    assert_eq!(oldest.values(".pagination-newer", "href"), ["/page/2/"]);
    assert_eq!(oldest.count(".pagination-older"), 0);
}

#[test]
fn the_newest_page_holds_the_rest_and_one_full_page() {
    for (count, sizes) in [
        (0, vec![0]),
        (1, vec![1]),
        (3, vec![3]),
        (4, vec![2, 2]),
        (5, vec![3, 2]),
        (6, vec![2, 2, 2]),
        (7, vec![3, 2, 2]),
    ] {
        let built = digest(count).build().sound();
        let pages = (1..sizes.len())
            .rev()
            .map(|number| format!("/page/{number}/"));
        let pages = ["/".to_owned()].into_iter().chain(pages);
        let found: Vec<_> = pages.map(|at| titles(&built.page(&at)).len()).collect();
        assert_eq!(found, sizes, "{count} articles");
        assert_eq!(
            numbered(&built)
                .keys()
                .filter(|path| path.starts_with("page/"))
                .count(),
            sizes.len() - 1
        );
    }
}

#[test]
fn a_full_list_page_has_twenty_articles() {
    let site = (0..40).fold(TestSite::new(), |site, number| {
        let date = format!("2026-10-{:02} 0{}:00", 1 + number % 20, number / 20);
        site.filler(&format!("a{number}"), &date, "")
    });
    let built = site.build().sound();
    assert_eq!(titles(&built.page("/")).len(), 20);
    assert_eq!(titles(&built.page("/page/1/")).len(), 20);
}

#[test]
fn the_page_to_come_leads_to_the_newest_page() {
    let built = digest(4).build().sound();
    let pending = built.page("/page/2/");
    assert_eq!(
        pending.value("meta[http-equiv=refresh]", "content"),
        "0; url=/"
    );
    assert_eq!(
        pending.value("link[rel=canonical]", "href"),
        "https://example.org/"
    );
    assert_eq!(pending.meta("robots"), "noindex");
    // A host must not be told that it has moved for good: a page will stand there.
    assert_eq!(built.text("_redirects"), "");
    let later = digest(6).build().sound();
    assert_eq!(titles(&later.page("/page/2/")), ["文章 a3", "文章 a2"]);
}

#[test]
fn a_numbered_page_never_changes_when_news_arrives() {
    let mut before = digest(2).build().sound();
    for count in 3..=12 {
        let after = digest(count).build().sound().assert_links_resolve();
        for (path, old) in numbered(&before) {
            assert_eq!(
                after.text(path),
                old,
                "{path}, by the article number {count}"
            );
        }
        before = after;
    }
    let lists = [
        "page/",
        "keywords/",
        "sources/",
        "archive/2026/page/",
        "archive/2026/09/page/",
    ];
    for list in lists {
        let has = numbered(&before).keys().any(|path| path.starts_with(list));
        assert!(has, "no numbered page below {list}");
    }
}
