//! After any edits the preview is what a preview from nothing is.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    desk::{Desk, STANDSTILL},
    program::{Site, article, tree},
    setting,
};

#[path = "../incremental/random.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod numbers;
use numbers::Random;

/// How long it is edited in a normal run.
const SECONDS: u64 = 4;

const WORDS: [&str; 8] = [
    "芯片",
    "开源",
    "量子",
    "火箭",
    "模型",
    "电池",
    "机器人",
    "数据库",
];

#[test]
fn any_edits_end_as_a_preview_from_nothing() {
    let seconds = setting("KUAIDU_SERVE_SECONDS").unwrap_or(SECONDS);
    let mut random = Random::new(setting("KUAIDU_SEED").unwrap_or(1));
    let site = Site::new();
    for number in 0..60 {
        write(&site, number, &mut random);
    }
    let mut desk = Desk::of(&site);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut rounds = 0;
    while rounds == 0 || Instant::now() < end {
        for _ in 0..random.between(1, 12) {
            edit(&site, &mut random);
            if random.percent(50) {
                std::thread::sleep(Duration::from_millis(random.next() % 120));
            }
        }
        settle(&site, &desk, rounds);
        let port = desk.port().to_owned();
        // Every other round goes on with the preview as it is.
        if rounds % 2 == 0 {
            let lived = published(&site);
            drop(desk);
            fs::remove_dir_all(site.path(".kuaidu")).unwrap();
            desk = Desk::with(&site, &["--port", &port]);
            same(&lived, &published(&site));
        }
        rounds += 1;
    }
}

/// Waits until a site is published that has seen all edits. A build may list the folder before the
/// last of them and read the sign after it; the one that has a second sign began after the first was
/// published, and so after all of them.
fn settle(site: &Site, desk: &Desk, round: usize) {
    mend(site);
    for time in ["一", "二"] {
        let sign = format!("第{round}轮，第{time}次。");
        site.put("content/settled.md", article("settled", 1, &sign));
        let page = site.path(".kuaidu/serve/preview/2026/11/settled/index.html");
        let is_there = || fs::read_to_string(&page).is_ok_and(|page| page.contains(&sign));
        let end = Instant::now() + STANDSTILL;
        while !is_there() {
            assert!(Instant::now() < end, "never published: {:#?}", desk.lines());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Takes every mistake back.
fn mend(site: &Site) {
    let _ = fs::remove_file(site.path("content/broken.md"));
    let _ = fs::remove_file(site.path("templates/404.html"));
}

fn published(site: &Site) -> BTreeMap<String, Vec<u8>> {
    tree(&site.path(".kuaidu/serve/preview"))
}

#[track_caller]
fn same(lived: &BTreeMap<String, Vec<u8>>, fresh: &BTreeMap<String, Vec<u8>>) {
    let beyond = |one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>| {
        let paths = one.keys().filter(|path| !other.contains_key(*path));
        paths.cloned().collect::<Vec<_>>()
    };
    let (more, fewer) = (beyond(lived, fresh), beyond(fresh, lived));
    assert!(
        more.is_empty() && fewer.is_empty(),
        "beyond {more:?}, without {fewer:?}"
    );
    for (path, bytes) in lived {
        assert!(
            *bytes == fresh[path],
            "{path} is other than a preview from nothing has it"
        );
    }
}

fn write(site: &Site, number: usize, random: &mut Random) {
    let (one, other) = (*random.pick(&WORDS), *random.pick(&WORDS));
    let text = format!("{one}与{other}，{}。", random.next() % 1000);
    let day = 1 + random.below(28) as u32;
    let text = article(&format!("{one}新闻 {number}"), day, &text);
    let text = text.replace("[测试]", &format!("[{one}, {other}]"));
    let text = match random.percent(10) {
        true => text.replacen("---\n", "---\ndraft: true\n", 1),
        false => text,
    };
    let path = site.path(&format!("content/a{number}.md"));
    // As editors save: in place, or by a rename.
    if random.percent(50) {
        fs::write(path, text).unwrap();
    } else {
        let beside = site.path("content/.saving");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, path).unwrap();
    }
}

fn edit(site: &Site, random: &mut Random) {
    let number = random.below(80);
    match random.below(12) {
        0..=5 => write(site, number, random),
        6 => remove(&site.path(&format!("content/a{number}.md"))),
        7 => {
            let to = site.path(&format!("content/a{}.md", random.below(80)));
            let _ = fs::rename(site.path(&format!("content/a{number}.md")), to);
        }
        8 => {
            let title = random.pick(&WORDS);
            let base = "base_url: https://example.org/";
            site.put(
                "site.yaml",
                format!("{base}\ntitle: {title}快读\npaginate_by: {}\n", 3 + number),
            );
        }
        9 => site.put("static/style.css", format!("p {{ margin: {number}px }}")),
        10 => {
            let (name, word) = (number % 5, random.pick(&WORDS));
            site.put(
                &format!("content/folder{name}/{name}.md"),
                article(word, 3, "正文。"),
            );
            if random.percent(50) {
                let _ = fs::remove_dir_all(site.path(&format!("content/folder{}", (name + 1) % 5)));
            }
        }
        _ if random.percent(50) => site.put("content/broken.md", "---\ntitle: 坏\n---\n"),
        _ => site.put("templates/404.html", "{{ oops"),
    }
}

fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}
