//! Digests of days and weeks: pages, lists, feeds, and the forms to be sent.

use crate::test_site::{Built, TestSite};

/// An article of a day, with its keywords.
fn article(site: TestSite, id: &str, date: &str, keywords: &str) -> TestSite {
    site.filler(id, date, &format!("keywords: [{keywords}]"))
}

/// Two weeks of quiet, then one in which all talk of chips.
fn site() -> TestSite {
    let quiet = ["2026-10-26", "2026-10-28", "2026-11-03", "2026-11-05"];
    let site = quiet.iter().fold(TestSite::new(), |site, day| {
        let site = article(site, &format!("q{day}"), day, "数据库");
        article(site, &format!("r{day}"), day, "编译器, 开源")
    });
    let site = article(site, "rust", "2026-11-12", "编译器");
    ["1", "2", "3", "4"].iter().fold(site, |site, number| {
        article(site, &format!("chip{number}"), "2026-11-10 08:05", "芯片")
    })
}

#[test]
fn a_day_tells_its_articles_whole() {
    let long = "每一个字都在。".repeat(30);
    let built = TestSite::new()
        .filler("a", "2026-11-02 08:00", &format!("summary: {long}"))
        .filler("b", "2026-11-02 23:59", "")
        .filler("c", "2026-11-03 00:00", "")
        .filler("d", "2026-10-01", "")
        .build()
        .sound()
        .assert_links_resolve();
    let day = built.page("/daily/2026-11-02/");
    assert_eq!(day.text("h1"), "2026年11月2日");
    assert_eq!(day.texts(".story-title"), ["文章 b", "文章 a"]);
    assert_eq!(day.text(".digest-facts"), "星期一 · 2 篇 · 约 1 分钟读完");
    assert!(day.texts(".digest-group p")[1].starts_with(&long));
    assert_eq!(day.value("link[rel=prev]", "href"), "/daily/2026-10-01/");
    assert_eq!(day.value("link[rel=next]", "href"), "/daily/2026-11-03/");
    let oldest = built.page("/daily/2026-10-01/");
    assert_eq!(oldest.count("link[rel=prev]"), 0);
    assert_eq!(built.page("/daily/2026-11-03/").count("link[rel=next]"), 0);
}

#[test]
fn days_are_those_of_the_sites_time_zone() {
    let built = TestSite::new()
        .config("timezone: America/New_York")
        .filler("a", "2026-11-02T02:00:00Z", "")
        .build()
        .sound();
    assert!(built.has("daily/2026-11-01/index.html"));
    assert!(built.has("weekly/2026-W44/index.html"));
}

#[test]
fn a_week_is_told_by_keyword() {
    let built = site().build().sound().assert_links_resolve();
    let week = built.page("/weekly/2026-W46/");
    assert_eq!(week.text("h1"), "2026年第46周");
    assert_eq!(week.texts(".digest-group > h2"), ["芯片", "其他"]);
    assert_eq!(week.texts(".story-title").len(), 5);
    assert_eq!(
        week.texts(".digest-trends li"),
        ["芯片 本周 4 篇，前两周没有"]
    );
    let first = built.page("/weekly/2026-W44/");
    assert_eq!(first.count(".digest-trends"), 0, "nothing to compare with");
    assert_eq!(first.texts(".digest-group > h2"), ["数据库", "编译器"]);
}

#[test]
fn lists_lead_to_all_digests() {
    let built = site().build().sound();
    let index = built.page("/daily/");
    assert_eq!(index.texts(".digest-list h2 a").len(), 6);
    assert_eq!(
        index.values(".months a", "href"),
        ["/daily/2026-11/", "/daily/2026-10/"]
    );
    let month = built.page("/daily/2026-10/");
    assert_eq!(month.texts(".digest-list h2 a"), ["10月28日", "10月26日"]);
    assert_eq!(
        month.values(".pagination a", "href"),
        ["/daily/2026-11/", "/daily/"]
    );
    let weeks = built.page("/weekly/2026/").texts(".digest-list h2 a");
    assert_eq!(weeks, ["第46周", "第45周", "第44周"]);
}

#[test]
fn ways_lead_to_digests() {
    let home = site().build().sound().page("/");
    let days = home.values(".day-name a", "href");
    assert_eq!(days[..2], ["/daily/2026-11-12/", "/daily/2026-11-10/"]);
    assert!(home.values(".menu a", "href").contains(&"/daily/".into()));
    let without = site().config("digests: {daily: false}").build().sound();
    assert_eq!(without.page("/").count(".day-name a"), 0);
}

#[test]
fn machines_read_what_a_digest_lists() {
    let week = site().build().sound().page("/weekly/2026-W46/").json_ld();
    assert_eq!(week["@type"], "CollectionPage");
    let items = week["mainEntity"]["itemListElement"].as_array().unwrap();
    assert_eq!(items.len(), 5);
    assert_eq!(items[0]["url"], "https://example.org/2026/11/chip1/");
    let trail = week["breadcrumb"]["itemListElement"].as_array().unwrap();
    assert_eq!(trail[1]["item"], "https://example.org/weekly/");
}

fn entries(built: &Built, feed: &str) -> Vec<String> {
    let feed = built.feed(feed);
    feed.items.into_iter().map(|item| item.title).collect()
}

#[test]
fn a_digest_enters_its_feed_when_its_time_is_over() {
    // 00:30 of the 13th in Shanghai, a Friday.
    let built = site().at("2026-11-12T16:30:00Z").build().sound();
    for format in ["feed.xml", "atom.xml", "feed.json"] {
        let days = entries(&built, &format!("daily/{format}"));
        assert_eq!(days[..2], ["日报：2026年11月12日", "日报：2026年11月10日"]);
        let weeks = entries(&built, &format!("weekly/{format}"));
        assert_eq!(weeks, ["周报：2026年第45周", "周报：2026年第44周"]);
    }
    let built = site().at("2026-11-12T15:30:00Z").build().sound();
    assert_eq!(entries(&built, "daily/feed.xml")[0], "日报：2026年11月10日");
}

#[test]
fn an_entry_holds_its_articles() {
    let built = site().at("2026-11-30T00:00:00Z").build().sound();
    let feed = built.feed("weekly/feed.xml");
    let week = feed.item("周报：2026年第46周");
    assert_eq!(week.url, "https://example.org/weekly/2026-W46/");
    assert!(week.html.contains("<h2>芯片</h2>"), "{}", week.html);
    assert!(
        week.html
            .contains("<a href=\"https://example.org/2026/11/chip1/\">"),
        "{}",
        week.html
    );
}

#[test]
fn newsletters_are_made_where_they_are_wanted() {
    let built = site().config("newsletter: true").build().sound();
    let mail = built.page("/weekly/2026-W46/email.html.txt");
    assert_eq!(mail.meta("robots"), "noindex");
    assert_eq!(mail.count("script, link, img, [src]"), 0);
    let links = mail.values("a", "href");
    assert!(
        links
            .iter()
            .all(|link| link.starts_with("https://example.org/"))
    );
    assert!(links.contains(&"https://example.org/2026/11/chip1/".to_owned()));
    let text = built.text("weekly/2026-W46/digest.txt");
    assert!(text.contains("【芯片】\n\n1. 文章 chip1\n"), "{text}");
    assert!(text.contains("[1] https://example.org/2026/11/chip1/\n"));
    let sitemap = built.text("sitemap-1.xml");
    assert!(!sitemap.contains("email.html.txt") && !sitemap.contains("digest.txt"));
    site()
        .build()
        .sound()
        .assert_absent("weekly/2026-W46/email.html.txt");
}

#[test]
fn a_long_newsletter_is_shortened_until_gmail_shows_it_all() {
    let summary = format!("summary: {}", "这一句话说了很多。".repeat(40));
    let site = (0..700).fold(
        TestSite::new().config("newsletter: true"),
        |site, number| {
            let more = format!("{summary}\nkeywords: [词{}]", number % 20);
            site.filler(&format!("a{number}"), "2026-11-02", &more)
        },
    );
    let built = site.build();
    for form in [
        "daily/2026-11-02/email.html.txt",
        "weekly/2026-W45/email.html.txt",
    ] {
        let mail = built.text(form);
        assert!(mail.len() <= 96 * 1024, "{}", mail.len());
        assert!(mail.contains("另有"), "{form}");
    }
}

#[test]
fn notices_on_ai_stand_in_every_form() {
    let one = "（以上内容均由AI生成）";
    let same = TestSite::new()
        .config("newsletter: true\nai: {default: generated}")
        .fillers([2, 3])
        .at("2026-12-01T00:00:00Z")
        .build()
        .sound();
    let each = TestSite::new()
        .config("newsletter: true")
        .filler("a", "2026-11-02", "ai: generated")
        .filler("b", "2026-11-02", "")
        .at("2026-12-01T00:00:00Z")
        .build()
        .sound();
    for built in [same, each] {
        for file in ["index.html", "email.html.txt", "digest.txt"] {
            let text = built.text(&format!("daily/2026-11-02/{file}"));
            assert_eq!(text.matches(one).count(), 1, "{file}");
        }
        let feed = built.feed("daily/feed.xml");
        assert!(feed.item("日报：2026年11月2日").html.contains(one));
    }
}

#[test]
fn no_text_becomes_markup() {
    let evil = "\"<script>alert(1)</script>&\"";
    let built = TestSite::new()
        .config("newsletter: true")
        .filler(
            "a",
            "2026-11-02",
            &format!("summary: '{evil}'\nsource: '{evil}'\nkeywords: ['{evil}']"),
        )
        .at("2026-12-01T00:00:00Z")
        .build();
    for file in ["index.html", "email.html.txt"] {
        let page = built.page(&format!("/daily/2026-11-02/{file}"));
        assert_eq!(page.count("script:not([src]):not([type])"), 0, "{file}");
    }
    let feed = built.feed("daily/feed.xml");
    assert!(!feed.items[0].html.contains("<script"));
}
