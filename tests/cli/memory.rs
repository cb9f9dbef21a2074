//! What a build says of an earlier one, and how a person looks behind it.

use crate::program::{Site, article, tree};

fn site() -> Site {
    let text = |number: usize| format!("第 {number} 篇讲量子计算机的纠错码。");
    (0..6).fold(Site::new(), |site, number| {
        site.file(
            &format!("content/{number}.md"),
            article(&format!("文章 {number}"), 1 + number as u32, &text(number)),
        )
    })
}

#[test]
fn the_report_says_what_was_rendered_and_why() {
    let site = site();
    let first = site.build(&[]).ends(0).stderr;
    assert!(!first.contains("rendered"), "{first}");
    let same = site.build(&[]).ends(0).stderr;
    assert!(same.contains(": 0 files written"), "{same}");
    assert!(!same.contains("rendered"), "{same}");

    site.put("content/3.md", article("文章 3，改", 4, "换了一段。"));
    let edited = site.build(&[]).ends(0).stderr;
    assert!(edited.contains(": 1 changed article, "), "{edited}");
    assert!(edited.contains(" list or neighbour others"), "{edited}");

    site.put("content/new.md", article("新的一篇", 20, "新闻。"));
    let added = site.build(&[]).ends(0).stderr;
    assert!(added.contains(": 1 new article, "), "{added}");

    site.put("templates/404.html", "没有");
    let dressed = site.build(&[]).ends(0).stderr;
    assert!(
        dressed.contains("the theme or the settings have changed"),
        "{dressed}"
    );

    site.put("public/404.html", "other");
    site.put("public/2026/11/1/index.html", "other");
    let mended = site.build(&[]).ends(0).stderr;
    assert!(
        mended.contains("1 article that another program changed"),
        "{mended}"
    );
    assert_ne!(tree(&site.path("public"))["2026/11/1/index.html"], b"other");
}

#[test]
fn force_makes_everything_anew() {
    let site = site();
    site.build(&[]).ends(0);
    let before = tree(&site.path("public"));
    let forced = site.build(&["--force", "-v"]).ends(0).stderr;
    assert!(forced.contains(" ms  relate"), "{forced}");
    assert!(forced.contains(": 0 files written"), "{forced}");
    assert_eq!(tree(&site.path("public")), before);
}

#[test]
fn a_published_site_can_be_compared_with_a_clean_build() {
    let site = site();
    for _ in 0..2 {
        let run = site.build(&["--verify"]).ends(0);
        assert!(
            run.stderr.contains("a clean build gives the same files"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_page_is_explained() {
    let site = site().file(
        "site.yaml",
        "base_url: https://example.org/\nnewsletter: true\n",
    );
    let explain = |page: &str| site.build(&["--explain", page]).ends(0).stdout;
    let article = explain("/2026/11/3/");
    for part in [
        "content/3.md",
        "article.html",
        "base.html",
        "related",
        "newer: 1",
        "older: 1",
    ] {
        assert!(article.contains(part), "{part}\n{article}");
    }
    for (page, part) in [
        ("/", "content/5.md"),
        ("/feed.xml", "holds: 6"),
        ("/sitemap.xml", "tells of: 6"),
        ("/sitemap-1.xml", "tells of: 6"),
        ("/search/index.json", "tells of: 6"),
        ("/search/0-new/c0.json", "tells of: 6"),
        ("/search/0-new/h0.bin", "tells of: 6"),
        ("/search/forms.bin", "made of"),
        ("/robots.txt", "made of"),
        ("/daily/feed.xml", "holds: 6"),
        ("/weekly/atom.xml", "holds: 6"),
        ("/daily/2026-11-03/digest.txt", "content/2.md"),
        ("/daily/2026-11-03/email.html.txt", "email/digest.html"),
        ("/style.css", "made of"),
        ("/404.html", "404.html"),
        ("/keywords/", "counts: 6"),
    ] {
        let told = explain(page);
        assert!(told.contains(part), "{page}: {part}\n{told}");
    }
    let site = site.file(
        "site.yaml",
        "base_url: https://example.org/\neditions: [zh-Hans, zh-Hant, zh-Hant-TW]\n",
    );
    let explain = |page: &str| site.build(&["--explain", page]).ends(0).stdout;
    let translated = explain("/zh-hant/2026/11/3/");
    assert!(translated.contains("content/3.md"), "{translated}");
    explain("/zh-hant-tw/search/words.tsv");
    site.build(&["--explain", "/zh-hant/robots.txt"]).ends(1);
    let seen = site.build(&["--dump-context", "/zh-hant/"]).ends(0).stdout;
    assert!(seen.contains("https://example.org/zh-hant/"), "{seen}");
    assert!(!site.path("public").exists(), "nothing is published");
    let unknown = site.build(&["--explain", "/nowhere/"]).ends(1);
    assert!(
        unknown
            .stderr
            .contains("no page of the site has the address")
    );
}
