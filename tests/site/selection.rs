//! Which articles are published at a moment, and when that changes next.

use kuaidu::{build::WithheldCounts, site::Selection};

use crate::test_site::{Built, TestSite};

/// A site of 2026-11-24 08:00 in Shanghai with an article of each kind.
fn site() -> TestSite {
    TestSite::new()
        .filler("plain", "2026-11-20", "")
        .filler("draft", "2026-11-21", "draft: true")
        .filler("tomorrow", "2026-11-25", "")
        .filler("scheduled", "2026-11-20", "publish_date: 2026-11-26")
        .filler("expired", "2026-11-20", "expiry_date: 2026-11-24 08:00")
        .filler("ends-soon", "2026-11-20", "expiry_date: 2026-11-24 08:01")
}

/// The articles of the home page, sorted.
fn published(built: &Built) -> Vec<String> {
    let hrefs = built.page("/").values(".story-title a", "href");
    let mut names: Vec<String> = hrefs
        .iter()
        .filter_map(|href| href.trim_end_matches('/').rsplit('/').next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names
}

#[test]
fn drafts_future_and_expired_articles_stay_out() {
    let built = site().build().sound().assert_links_resolve();
    assert_eq!(published(&built), ["ends-soon", "plain"]);
    let counts = WithheldCounts {
        drafts: 1,
        future: 2,
        expired: 1,
    };
    assert_eq!(built.facts().withheld, counts);
    built
        .assert_nowhere("文章 draft")
        .assert_nowhere("文章 tomorrow")
        .assert_nowhere("文章 scheduled")
        .assert_nowhere("文章 expired");
}

#[test]
fn each_kind_is_published_where_it_is_asked_for() {
    let none = Selection::default();
    for (selection, more) in [
        (
            Selection {
                drafts: true,
                ..none
            },
            vec!["draft"],
        ),
        (
            Selection {
                future: true,
                ..none
            },
            vec!["scheduled", "tomorrow"],
        ),
        (
            Selection {
                expired: true,
                ..none
            },
            vec!["expired"],
        ),
    ] {
        let mut all = vec!["ends-soon", "plain"];
        all.extend(more);
        all.sort_unstable();
        assert_eq!(published(&site().select(selection).build().sound()), all);
    }
}

#[test]
fn what_is_withheld_for_two_reasons_needs_both() {
    let site = || TestSite::new().filler("a", "2027-01-01", "draft: true\nexpiry_date: 2027-02-01");
    let drafts = Selection {
        drafts: true,
        ..Selection::default()
    };
    let both = Selection {
        future: true,
        ..drafts
    };
    assert_eq!(published(&site().select(drafts).build().sound()), [""; 0]);
    assert_eq!(published(&site().select(both).build().sound()), ["a"]);
}

#[test]
fn a_draft_says_so_on_its_page() {
    let drafts = Selection {
        drafts: true,
        ..Selection::default()
    };
    let built = site().select(drafts).build().sound();
    assert_eq!(
        built.page("/2026/11/draft/").texts(".byline .badge"),
        ["草稿"]
    );
    assert_eq!(built.page("/2026/11/plain/").count(".byline .badge"), 0);
}

#[test]
fn a_plain_page_may_be_a_draft() {
    let site = || {
        TestSite::new().file(
            "content/pages/a.md",
            "---\ntitle: 甲\ndraft: true\n---\n\n正文。",
        )
    };
    let drafts = Selection {
        drafts: true,
        ..Selection::default()
    };
    site().build().sound().assert_absent("a/index.html");
    site()
        .select(drafts)
        .build()
        .sound()
        .assert_file("a/index.html", "正文。");
}

#[test]
fn an_article_appears_and_expires_at_its_moment() {
    let site = |moment: &str| {
        let dates = "publish_date: 2026-11-26 08:00\nexpiry_date: 2026-11-27 08:00";
        let built = TestSite::new()
            .at(moment)
            .filler("a", "2026-11-20", dates)
            .build()
            .sound();
        built.has("2026/11/a/index.html")
    };
    assert!(!site("2026-11-25T23:59:59Z"));
    assert!(site("2026-11-26T00:00:00Z"));
    assert!(site("2026-11-26T23:59:59Z"));
    assert!(!site("2026-11-27T00:00:00Z"));
}

#[test]
fn the_next_change_is_told() {
    for (moment, next) in [
        ("2026-11-23T23:00:00Z", Some("2026-11-24T08:00:00+08:00")),
        ("2026-11-24T00:00:00Z", Some("2026-11-24T08:01:00+08:00")),
        ("2026-11-24T00:01:00Z", Some("2026-11-25T00:00:00+08:00")),
        ("2026-11-24T16:00:00Z", Some("2026-11-26T00:00:00+08:00")),
        ("2026-11-26T00:00:00Z", None),
    ] {
        // A draft changes nothing when its day comes.
        let site = site().filler("draft-too", "2026-11-24 09:00", "draft: true");
        let built = site.at(moment).build().sound();
        assert_eq!(built.facts().next_change.as_deref(), next, "{moment}");
    }
}
