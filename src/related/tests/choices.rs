//! What an editor chooses: pins, excludes, links, order, length.

use super::super::{Options, Order, Why};
use super::samples::chinese;
use super::{build, entries, profiles, text};

#[test]
fn pins_come_first_and_excludes_never() {
    let texts = chinese();
    let mut entries = entries(&texts);
    entries[0].pins = vec![8, 3, 8, 0, 99];
    entries[0].excludes = vec![1, 4, 99];
    let index = build(&entries, &profiles(&texts), &Options::default());
    let list = index.list(0);
    assert_eq!([list[0].article, list[1].article], [8, 3]);
    assert_eq!(
        [list[0].why, list[1].why, list[2].why],
        [Why::Pinned, Why::Pinned, Why::Similar]
    );
    assert_eq!(list[2].article, 2);
    assert_eq!(list.len(), 6, "all but itself and those excluded");
    assert!(list.iter().all(|r| ![0, 1, 4].contains(&r.article)));
}

#[test]
fn an_exclude_overrules_a_pin() {
    let texts = chinese();
    let mut entries = entries(&texts);
    entries[0].pins = vec![1];
    entries[0].excludes = vec![1];
    let index = build(&entries, &profiles(&texts), &Options::default());
    assert!(index.list(0).iter().all(|r| r.article != 1));
}

#[test]
fn a_link_relates_articles_both_ways() {
    let texts = chinese();
    let mut entries = entries(&texts);
    entries[0].links = vec![7, 99];
    let index = build(&entries, &profiles(&texts), &Options::default());
    assert_eq!(index.list(0)[0].article, 7);
    assert_eq!(index.list(7)[0].article, 0);
}

#[test]
fn order_by_date_keeps_pins_first() {
    let mut texts = chinese();
    for (days_old, text) in (0..).zip(&mut texts) {
        text.days_old = days_old;
    }
    let mut entries = entries(&texts);
    entries[4].pins = vec![8];
    let options = Options {
        count: 4,
        order: Order::Date,
        ..Options::default()
    };
    let index = build(&entries, &profiles(&texts), &options);
    let list: Vec<u32> = index.list(4).iter().map(|r| r.article).collect();
    assert_eq!(list[0], 8);
    assert!(list[1..].is_sorted(), "newest first: {list:?}");
}

#[test]
fn a_longer_list_than_the_longest_is_cut() {
    let options = Options {
        count: usize::MAX,
        ..Options::default()
    };
    let texts = vec![text("量子", &[], "量子"); 150];
    let index = build(&entries(&texts), &profiles(&texts), &options);
    assert_eq!(index.list(0).len(), Options::MOST);
}
