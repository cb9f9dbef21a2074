//! A week says how much was talked of a keyword in the weeks before it: an old article that gets the
//! keyword changes what later weeks say.

use std::fs;

use chrono::Duration;

use crate::{
    builds::OUTPUT,
    check::{Lived, Step},
    sample::{first_moment, rich},
    site::Site,
};

/// Two articles a week on databases for eight weeks, then four on chips in one week.
fn site() -> Site {
    let mut site = rich();
    let model = site.articles[1].clone();
    let newest = first_moment().naive_utc() - Duration::days(1);
    let old = (1..=8).flat_map(|week| [(week, "数据库"), (week, "编译器")]);
    let chips = (0..4).map(|_| (0, "芯片"));
    site.articles = (0..)
        .zip(old.chain(chips))
        .map(|(number, (week, keyword))| {
            let mut article = model.clone();
            article.id = format!("n{number}");
            article.is_bundle = false;
            article.date = newest - Duration::weeks(week);
            article.keywords = vec![keyword.to_owned()];
            article.body = vec![format!("第 {number} 篇。")];
            article
        })
        .collect();
    site
}

#[test]
fn an_old_article_changes_what_later_weeks_say() {
    let (mut lived, mut site) = (Lived::new(), site());
    let newest = |lived: &Lived| {
        let page = format!("{OUTPUT}/weekly/2026-W53/index.html");
        fs::read_to_string(lived.folder.path(&page)).unwrap()
    };
    assert_eq!(lived.build(&site), Ok(Step::Published));
    assert!(newest(&lived).contains("本周 4 篇，前八周没有"));
    site.turn_over();
    site.articles[0].keywords.push("芯片".to_owned());
    assert_eq!(lived.build(&site), Ok(Step::Published));
    assert!(newest(&lived).contains("本周 4 篇，前八周一共 1 篇"));
    // Nine weeks before, it is too old to count.
    site.turn_over();
    site.articles[0].date -= Duration::weeks(8);
    assert_eq!(lived.build(&site), Ok(Step::Published));
    assert!(newest(&lived).contains("本周 4 篇，前八周没有"));
}
