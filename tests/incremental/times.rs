//! Files whose times lie: what counts is what they hold.

use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, SystemTime},
};

use crate::{
    builds,
    check::{Lived, Step},
    folder::{Folder, modified, put, set_modified},
    sample::rich,
    site::{Files, Site},
};

/// A file of each kind, and in each a part that another of the same length can replace.
fn replacements(site: &Site) -> Vec<(String, &'static str, &'static str)> {
    let article = &site.articles[0];
    let bundled = format!("{}a.png", article.folder());
    let mut all = vec![
        (article.path(), "date: 202", "date: 201"),
        (bundled, "PNG 1", "PNG 3"),
    ];
    for (path, from, to) in [
        ("content/b.png", "PNG 2", "PNG 4"),
        ("content/pages/about.md", "示例", "试验"),
        ("static/notes.txt", "一些", "别的"),
        ("static/style.css", "red", "tan"),
        ("templates/own.html", "自己的", "别人的"),
        ("templates/404.html", "没有", "找不"),
        ("site.yaml", "快读", "慢读"),
        ("keywords.yaml", "slug: ai", "slug: ia"),
    ] {
        all.push((path.to_owned(), from, to));
    }
    all
}

/// The bytes of a file of the site in which `to` stands for `from`.
fn replaced(sources: &Files, (path, from, to): &(String, &str, &str)) -> Vec<u8> {
    let old = String::from_utf8(sources[path].clone()).unwrap();
    let new = old.replacen(from, to, 1);
    assert!(old != new && old.len() == new.len(), "{path}: {from}");
    new.into_bytes()
}

#[test]
fn other_bytes_of_the_same_size_and_time_are_seen() {
    let mut site = rich();
    let mut lived = Lived::new();
    lived.build(&site).unwrap();
    for replacement in replacements(&site) {
        let path = replacement.0.clone();
        let time = modified(&lived.folder.path(&path));
        let bytes = replaced(&site.sources(), &replacement);
        site.once.instead.insert(path.clone(), bytes);
        let lies = |folder: &Folder| set_modified(&folder.path(&path), time);
        let built = lived.build_after(&site, lies);
        assert_eq!(built, Ok(Step::Published), "{path}");
    }
}

/// As git does when it checks out another branch, or an editor that keeps a copy.
#[test]
fn a_file_that_takes_the_place_of_another_is_seen() {
    let mut site = rich();
    let mut lived = Lived::new();
    lived.build(&site).unwrap();
    for replacement in replacements(&site) {
        let path = replacement.0.clone();
        let bytes = replaced(&site.sources(), &replacement);
        let time = modified(&lived.folder.path(&path));
        let full = lived.folder.path(&path);
        let beside = full.with_extension("new");
        put(&beside, &bytes);
        set_modified(&beside, time);
        site.once.instead.insert(path.clone(), bytes);
        let takes_place = |_: &Folder| fs::rename(&beside, &full).unwrap();
        let built = lived.build_after(&site, takes_place);
        assert_eq!(built, Ok(Step::Published), "{path}");
    }
}

#[test]
fn two_files_that_change_places_with_their_times_are_seen() {
    let mut site = rich();
    let mut lived = Lived::new();
    // Two texts of one length.
    let (one, other) = (site.articles[1].path(), site.articles[2].path());
    let mut twin = site.articles[1].clone();
    for (path, title) in [(&one, "甲甲"), (&other, "乙乙")] {
        twin.fields.insert("title", title.to_owned());
        site.files.insert(path.clone(), twin.text().into_bytes());
    }
    site.articles.drain(1..3);
    lived.build(&site).unwrap();
    let places = [&one, &other].map(|path| lived.folder.path(path));
    let (first, second) = (site.files[&one].clone(), site.files[&other].clone());
    site.files.insert(one, second);
    site.files.insert(other, first);
    let aside = places[0].with_extension("aside");
    fs::rename(&places[0], &aside).unwrap();
    fs::rename(&places[1], &places[0]).unwrap();
    fs::rename(&aside, &places[1]).unwrap();
    let times = places.each_ref().map(|place| modified(place));
    let keeps_times = |_: &Folder| {
        set_modified(&places[0], times[0]);
        set_modified(&places[1], times[1]);
    };
    assert_eq!(lived.build_after(&site, keeps_times), Ok(Step::Published));
}

#[test]
fn times_may_lie_in_the_future_and_go_back() {
    let mut site = rich();
    let mut lived = Lived::new();
    lived.build(&site).unwrap();
    let day = Duration::from_secs(86_400);
    let now = modified(&lived.folder.path("site.yaml"));
    let times = [
        now + 36_500 * day,
        SystemTime::UNIX_EPOCH,
        now + day,
        now - day,
        now,
    ];
    for (number, time) in times.into_iter().enumerate() {
        let article = &mut site.articles[number];
        article.body.push(format!("第 {number} 次。"));
        let dates_all = |folder: &Folder| {
            for path in site.sources().keys() {
                set_modified(&folder.path(path), time);
            }
        };
        assert_eq!(lived.build_after(&site, dates_all), Ok(Step::Published));
        assert_eq!(lived.build(&site), Ok(Step::Published));
    }
}

/// An editor saves while the build has read the file already, and not yet come to its end.
#[test]
fn what_changes_during_a_build_is_seen_by_the_next() {
    let site = rich();
    for replacement in replacements(&site) {
        let mut lived = Lived::new();
        let mut site = site.clone();
        site.articles[1].body.push("先改这里。".to_owned());
        let path = replacement.0.clone();
        let bytes = replaced(&site.sources(), &replacement);
        lived.folder.sync(&site.sources());
        let full = lived.folder.path(&path);
        let time = modified(&full);
        let is_done = AtomicBool::new(false);
        builds::lived_in(lived.folder.root(), (&site).into(), &|_| {
            if !is_done.swap(true, Ordering::Relaxed) {
                put(&full, &bytes);
                set_modified(&full, time);
            }
            false
        });
        lived.look_again();
        site.once.instead.insert(path.clone(), bytes);
        assert_eq!(lived.build(&site), Ok(Step::Published), "{path}");
    }
}

/// Quicker than the clock of a file system ticks.
#[test]
fn edits_of_one_moment_are_seen() {
    let mut site = rich();
    let mut lived = Lived::new();
    for round in 0..10 {
        site.articles[0]
            .fields
            .insert("title", format!("第{round}版"));
        site.put("static/notes.txt", format!("第{round}版"));
        site.settings.insert("title", format!("第{round}版"));
        assert_eq!(lived.build(&site), Ok(Step::Published), "{round}");
    }
}
