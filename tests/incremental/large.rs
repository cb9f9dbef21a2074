//! A site of so many articles that related lists are brought up to date from a sample's weights,
//! by vectors that a log keeps: a build that comes to nothing must leave both fit for the next.

use std::{fs, path::Path};

use chrono::{TimeZone, Utc};
use kuaidu::{
    build::{Build, BuildOptions, Gathered, differences},
    cache::Cache,
    publish,
    site::Selection,
};

use crate::{
    builds::{self, Ended, Moment, OUTPUT},
    folder::Folder,
};

/// More than the sample has at most.
const ARTICLES: usize = 4200;

#[test]
fn lists_of_a_large_site_are_those_of_a_clean_build() {
    let folder = Folder::new();
    let root = folder.root();
    fs::write(
        root.join("site.yaml"),
        "feeds: {formats: []}\narchive: false\nsources: false\n\
         digests: {daily: false, weekly: false}\n",
    )
    .unwrap();
    for number in 0..ARTICLES {
        write(root, number, 12);
    }
    assert_clean(root, "at first");

    for number in [17, 2000, ARTICLES - 1] {
        write(root, number, 13);
    }
    assert_clean(root, "after edits");

    // All weights move, and the build comes to nothing.
    for number in 0..300 {
        write(root, number, 60);
    }
    abandon(root);
    for number in 0..300 {
        write(root, number, 12);
    }
    write(root, 1000, 14);
    assert_clean(root, "after a build that was given up");
}

/// An article of some of sixty characters, by its number.
fn write(root: &Path, number: usize, length: usize) {
    let mut state = number as u32 + 1;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4E00 + (state >> 16) % 60).unwrap()
    };
    let body: String = (0..length * 4).map(|_| next()).collect();
    let (day, minute) = (1 + number % 28, number / 28);
    let text = format!(
        "---\ntitle: 第 {number} 篇\ndate: 2026-10-{day:02} {:02}:{:02}\nsource: 甲\n\
         summary: 短。\nkeywords: [词{}]\n---\n{body}。\n",
        minute / 60,
        minute % 60,
        number % 9,
    );
    let path = root.join(format!("content/{}/{number}.md", number % 10));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn moment() -> Moment {
    Moment {
        clock: Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap(),
        selection: Selection::default(),
    }
}

fn assert_clean(root: &Path, when: &str) {
    let built = builds::lived_in(root, moment(), &|_| false);
    assert!(matches!(built, Ended::Whole(..)), "{when}: {built:?}");
    let options = builds::options(root, moment());
    assert_eq!(
        differences(&options, &root.join(OUTPUT)).unwrap(),
        [],
        "{when}"
    );
}

/// A build that ends between its lists and its pages, as one does that `--strict` refuses.
fn abandon(root: &Path) {
    let staging = publish::open(&root.join(OUTPUT), &[], || {}).unwrap();
    let options = BuildOptions {
        cache: Cache::at(staging.memory()),
        ..builds::options(root, moment())
    };
    let gathered = Gathered::gather(&options).unwrap_or_else(|error| panic!("{error:?}"));
    assert!(Build::of(gathered).is_ok());
}
