//! Tables of days, weeks and groups.

use chrono::NaiveDate;

use super::*;
use crate::config;

const BOTH: config::Digests = config::Digests {
    daily: true,
    weekly: true,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn terms(ids: &[u32]) -> Vec<TermId> {
    ids.iter().copied().map(TermId).collect()
}

/// The digests of articles without keywords, by their days, newest first.
fn of_days(days: &[&str]) -> Digests {
    let days: Vec<NaiveDate> = days.iter().map(|text| day(text)).collect();
    Digests::of(days.iter().map(|day| (*day, &[][..])), BOTH)
}

fn names(digests: &[Digest]) -> Vec<String> {
    let name = |digest: &Digest| format!("{}: {}", digest.period, digest.articles.len());
    digests.iter().map(name).collect()
}

#[test]
fn weeks_are_those_of_iso_8601() {
    for (date, week) in [
        ("2025-04-21", "2025-W17"),
        ("2025-04-27", "2025-W17"),
        ("2024-12-29", "2024-W52"),
        ("2024-12-30", "2025-W01"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
    ] {
        assert_eq!(Period::week_of(day(date)).to_string(), week, "{date}");
    }
    assert_eq!(Week::new(2025, 53), None);
    assert_eq!(Week::new(2025, 0), None);
    assert_eq!(
        Week::new(2026, 53).map(Week::monday),
        Some(day("2026-12-28"))
    );
}

#[test]
fn addresses_are_those_of_iso_8601() {
    let day = day("2025-04-22");
    for (period, address, end) in [
        (Period::Day(day), "/daily/2025-04-22/", "2025-04-23"),
        (Period::week_of(day), "/weekly/2025-W17/", "2025-04-28"),
        (
            Period::Month(Month::of(day)),
            "/daily/2025-04/",
            "2025-05-01",
        ),
    ] {
        assert_eq!(period.address().to_string(), address);
        assert_eq!(period.end().to_string(), end);
    }
}

#[test]
fn days_and_weeks_with_articles_have_digests() {
    let digests = of_days(&["2027-01-04", "2027-01-03", "2027-01-03", "2026-12-28"]);
    assert_eq!(
        names(&digests.days),
        ["2027-01-04: 1", "2027-01-03: 2", "2026-12-28: 1"]
    );
    assert_eq!(names(&digests.weeks), ["2027-W01: 1", "2026-W53: 3"]);
    let spans: Vec<String> = digests
        .spans()
        .map(|span| format!("{} {:?}", span.address(), span.digests))
        .collect();
    assert_eq!(
        spans,
        [
            "/daily/2027-01/ 0..2",
            "/daily/2026-12/ 2..3",
            "/weekly/2027/ 0..1",
            "/weekly/2026/ 1..2"
        ]
    );
    assert_eq!(digests.pages(), 9);
}

#[test]
fn neighbours_are_those_with_articles() {
    let digests = of_days(&["2026-11-24", "2026-11-20", "2026-10-01"]);
    let around = |date: &str| {
        let name = |digest: &Digest| digest.period.to_string();
        let neighbours = digests.neighbours(Period::Day(day(date)));
        neighbours.map(|digest| digest.map(name).unwrap_or_default())
    };
    assert_eq!(around("2026-11-24"), ["2026-11-20", ""]);
    assert_eq!(around("2026-11-20"), ["2026-10-01", "2026-11-24"]);
    assert_eq!(around("2026-10-01"), ["", "2026-11-20"]);
    assert_eq!(around("2026-11-21"), ["", ""]);
}

#[test]
fn days_that_take_turns_are_one_each() {
    // Clocks that are set back over midnight, as those of St. John's were.
    let digests = of_days(&["2010-11-07", "2010-11-06", "2010-11-07", "2010-11-06"]);
    assert_eq!(names(&digests.days), ["2010-11-07: 2", "2010-11-06: 2"]);
}

#[test]
fn a_month_is_grouped_by_its_days() {
    let digests = of_days(&["2026-12-01", "2026-11-24", "2026-11-24", "2026-11-20"]);
    let month = digests.month(Month::new(2026, 11)).unwrap();
    let groups: Vec<_> = month
        .groups
        .iter()
        .map(|group| (group.day.unwrap().to_string(), group.articles.len()))
        .collect();
    assert_eq!(
        groups,
        [("2026-11-24".to_owned(), 2), ("2026-11-20".to_owned(), 1)]
    );
    assert_eq!(digests.month(Month::new(2026, 10)), None);
}

#[test]
fn a_day_is_over_when_the_next_begins() {
    let days = ["2026-11-24", "2026-11-22", "2026-11-10"].map(day);
    for (today, over) in [
        ("2026-11-25", ["2026-11-24", "2026-11-16"]),
        ("2026-11-24", ["2026-11-22", "2026-11-16"]),
        ("2026-11-22", ["2026-11-10", "2026-11-09"]),
    ] {
        let found = newest_over(days.into_iter(), day(today));
        assert_eq!(found, over.map(|text| Some(day(text))), "{today}");
    }
    assert_eq!(newest_over(days.into_iter(), day("2026-11-10")), [None; 2]);
}

#[test]
fn what_is_not_wanted_is_not_made() {
    let wanted = config::Digests {
        daily: false,
        weekly: true,
    };
    let digests = Digests::of([(day("2026-11-24"), &[][..])].into_iter(), wanted);
    assert_eq!((digests.days.len(), digests.weeks.len()), (0, 1));
}

/// The groups of articles with these keywords: each as its keyword and the articles' numbers.
fn grouped(articles: &[&[u32]]) -> Vec<String> {
    let keywords: Vec<Vec<TermId>> = articles.iter().map(|ids| terms(ids)).collect();
    let ids: Vec<ArticleId> = (0..).map(ArticleId).take(articles.len()).collect();
    let groups = groups::groups(&ids, |id| &keywords[id.0 as usize]);
    groups
        .iter()
        .map(|group| {
            let keyword = group
                .keyword
                .map_or("rest".to_owned(), |id| id.0.to_string());
            let members: Vec<u32> = group.articles.iter().map(|id| id.0).collect();
            format!("{keyword}: {members:?}")
        })
        .collect()
}

#[test]
fn each_article_stands_under_the_keyword_that_places_it_best() {
    for (articles, expected) in [
        (&[][..], &[][..]),
        (&[&[1][..], &[2], &[]], &["rest: [0, 1, 2]"]),
        (&[&[1], &[1], &[2]], &["1: [0, 1]", "rest: [2]"]),
        // The first keyword counts for more.
        (&[&[1, 2], &[1, 2], &[3, 2]], &["1: [0, 1]", "rest: [2]"]),
        // Of equals, the rarer one; then the first by name.
        (&[&[1, 2], &[2, 1]], &["1: [0, 1]"]),
        // A keyword of nearly all divides nothing, but takes what is left.
        (
            &[
                &[9, 1],
                &[9, 1],
                &[9, 2],
                &[9, 2],
                &[9, 2],
                &[9],
                &[9],
                &[3],
            ],
            &["2: [2, 3, 4]", "1: [0, 1]", "9: [5, 6]", "rest: [7]"],
        ),
    ] {
        assert_eq!(grouped(articles), expected, "{articles:?}");
    }
}

#[test]
fn there_are_not_too_many_groups() {
    let articles: Vec<Vec<u32>> = (0..100).map(|number| vec![number / 2]).collect();
    let articles: Vec<&[u32]> = articles.iter().map(Vec::as_slice).collect();
    let groups = grouped(&articles);
    assert_eq!(groups.len(), 13);
    assert!(groups[12].starts_with("rest: [24, "), "{groups:?}");
}
