//! Odd texts, threads and the order of entries change nothing.

use super::super::{Entry, Options, Profile, Related};
use super::samples::{chinese, english, mixed};
use super::{Text, build, entries, index, profiles, text};

#[test]
fn lists_do_not_depend_on_threads_or_the_order_of_entries() {
    let texts: Vec<Text> = chinese()
        .into_iter()
        .chain(mixed())
        .chain(english())
        .collect();
    let all = entries(&texts);
    let lists = |threads: usize, entries: &[Entry], profiles: &[Profile]| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let index = pool.install(|| build(entries, profiles, &Options::default()));
        let id = |r: &Related| (entries[r.article as usize].id.clone(), r.score.to_bits());
        let list = |at: usize| index.list(at).iter().map(id).collect::<Vec<_>>();
        let mut lists: Vec<_> = (0..entries.len())
            .map(|at| (entries[at].id.clone(), list(at)))
            .collect();
        lists.sort();
        lists
    };
    let mut profiles = profiles(&texts);
    let expected = lists(1, &all, &profiles);
    assert_eq!(lists(3, &all, &profiles), expected);
    let reversed: Vec<Entry> = all.iter().rev().cloned().collect();
    profiles.reverse();
    assert_eq!(lists(2, &reversed, &profiles), expected);
}

#[test]
fn odd_texts_do_no_harm() {
    let bodies = [
        String::new(),
        "字".to_owned(),
        "字".repeat(1_000_000),
        "a".repeat(1_000_000),
        "a ".repeat(500_000),
        "\0\u{FEFF}\u{200D}👨‍👩‍👧‍👦🇨🇳".repeat(1000),
        "e\u{301}".repeat(100_000),
        "𠀀𠀁𠀂".repeat(1000),
        "Ａｂｃ＋＋　ｃ＃".repeat(1000),
        "1.2.3.".repeat(100_000),
        "{}();=<>".repeat(10_000),
    ];
    let texts: Vec<Text> = bodies.iter().map(|body| text("", &[""], body)).collect();
    let index = index(&texts);
    assert!((0..texts.len()).all(|at| index.list(at).len() == 8));
}

#[test]
fn a_title_without_end_comes_to_an_end() {
    let han = (0x4E00..0x4E00 + 12_000).filter_map(char::from_u32);
    let endless: &str = String::leak(han.collect());
    let texts: Vec<Text> = (0..8)
        .map(|at| text(if at < 2 { endless } else { "短" }, &[], "一篇文章"))
        .collect();
    let index = index(&texts);
    assert_eq!(index.list(0)[0].article, 1);
}
