//! In which time zone dates are read and shown.

use crate::test_site::TestSite;

/// The `datetime` of an article and the day that readers see.
fn shown(config: &str, date: &str) -> (String, String) {
    let built = TestSite::new()
        .config(&format!("permalink: /{{slug}}/\n{config}"))
        .filler("a", date, "")
        .build()
        .sound();
    let page = built.page("/a/");
    (
        page.value(".byline time", "datetime"),
        page.text(".byline time"),
    )
}

/// Each row holds the settings, the date as written, the moment, and the day that readers see.
#[rustfmt::skip]
const MOMENTS: &[(&str, &str, &str, &str)] = &[
    ("", "2026-11-02", "2026-11-02T00:00:00+08:00", "2026年11月2日"),
    ("", "2026/11/2 8:05:00", "2026-11-02T08:05:00+08:00", "2026年11月2日"),
    ("", "2026年11月2日", "2026-11-02T00:00:00+08:00", "2026年11月2日"),
    ("", "2026-11-02T20:00:00Z", "2026-11-03T04:00:00+08:00", "2026年11月3日"),
    ("", "2026-11-02T01:00:00+09:00", "2026-11-02T00:00:00+08:00", "2026年11月2日"),
    ("timezone: UTC", "2026-11-02", "2026-11-02T00:00:00+00:00", "2026年11月2日"),
    ("timezone: UTC", "2026-11-02T01:00:00+08:00", "2026-11-01T17:00:00+00:00", "2026年11月1日"),
    // Winter time and summer time.
    ("timezone: Europe/Berlin", "2026-02-01 12:00", "2026-02-01T12:00:00+01:00", "2026年2月1日"),
    ("timezone: Europe/Berlin", "2026-07-01 12:00", "2026-07-01T12:00:00+02:00", "2026年7月1日"),
];

#[test]
fn a_date_is_in_the_sites_time_zone() {
    for (config, date, moment, day) in MOMENTS {
        let want = ((*moment).to_owned(), (*day).to_owned());
        assert_eq!(shown(config, date), want, "{config} {date}");
    }
}

#[test]
fn address_archive_and_feeds_follow_the_sites_time_zone() {
    let built = TestSite::new()
        .filler("a", "2026-10-31T20:00:00Z", "")
        .build()
        .sound();
    assert_eq!(
        built
            .page("/archive/2026/11/")
            .values(".story-title a", "href"),
        ["/2026/11/a/"]
    );
    built
        .assert_absent("archive/2026/10/index.html")
        .assert_file("related/2026-11.json", "2026-11-01T04:00:00+08:00")
        .assert_file(
            "feed.xml",
            "<pubDate>Sun, 1 Nov 2026 04:00:00 +0800</pubDate>",
        )
        .assert_file(
            "atom.xml",
            "<published>2026-11-01T04:00:00+08:00</published>",
        );
}

#[test]
fn a_date_may_stand_in_the_files_name_alone() {
    let built = TestSite::new()
        .article(
            "2026-11-02-a",
            "title: 题\nsource: 甲\nsummary: 乙。",
            "正文。",
        )
        .build()
        .sound();
    assert_eq!(
        built.page("/2026/11/a/").value(".byline time", "datetime"),
        "2026-11-02T00:00:00+08:00"
    );
}

#[test]
fn an_update_before_the_publication_does_not_count() {
    let built = TestSite::new()
        .filler("a", "2026-11-02", "updated: 2026-11-01")
        .build()
        .assert_diagnostics(
            "content/a.md:4:10: `updated` is earlier than the date of publication and is ignored",
        );
    assert!(!built.page("/2026/11/a/").text(".byline").contains("更新于"));
}
