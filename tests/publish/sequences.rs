//! Random lives of a site: whatever happened before, a build gives what a build from nothing gives.

use std::{collections::BTreeMap, fs, os::unix::fs::MetadataExt};

use kuaidu::config::Publish;

use crate::{Site, page, tree};

/// The generator of Numerical Recipes.
struct Random(u32);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % limit
    }
}

type Pages = BTreeMap<String, String>;

/// Few paths, so that they come and go; some are a folder at other times, and some sort beside one.
const PATHS: [&str; 14] = [
    "a", "a/b", "a/b/c", "a-b", "a.html", "d/e", "d/f", "d/f/g", "d-e/f", "h", "i/j/k", "i/j-k",
    "i/j/l", "m",
];

/// Adds, changes and removes pages; what lies in the way of a page goes.
fn edit(pages: &mut Pages, random: &mut Random) {
    for _ in 0..random.below(6) {
        let path = PATHS[random.below(PATHS.len() as u32) as usize];
        if random.below(4) == 0 {
            pages.remove(path);
            continue;
        }
        let is_in_the_way = |other: &str| {
            let lies_below = |a: &str, b: &str| a.starts_with(&format!("{b}/"));
            lies_below(other, path) || lies_below(path, other)
        };
        pages.retain(|other, _| !is_in_the_way(other));
        let text = random
            .below(5)
            .to_string()
            .repeat(1 + random.below(3) as usize);
        pages.insert(path.to_owned(), text);
    }
}

/// Does to published files what people and programs do. True if all bytes are as they were.
fn meddle(site: &Site, pages: &Pages, random: &mut Random) -> bool {
    let mut is_same = true;
    for path in pages.keys() {
        let full = site.path("public").join(path);
        match random.below(40) {
            0 => fs::write(&full, "meddled").unwrap(),
            1 => fs::remove_file(&full).unwrap(),
            2 => {
                let text = fs::read(&full).unwrap();
                fs::remove_file(&full).unwrap();
                fs::write(&full, text).unwrap();
                continue;
            }
            3 => {
                let backup = site.path(&format!("backup-{}", random.below(1_000_000)));
                let _ = fs::hard_link(&full, backup);
                continue;
            }
            _ => continue,
        }
        is_same = false;
    }
    let state = site.path(".kuaidu/public");
    match random.below(30) {
        0 => drop(fs::remove_file(state.join("stamps"))),
        1 => drop(fs::remove_dir_all(state.join("standby"))),
        2 => drop(fs::write(state.join("stamps"), "?")),
        _ => {}
    }
    is_same
}

fn inodes(site: &Site) -> BTreeMap<String, u64> {
    let paths = tree(&site.path("public")).into_keys();
    let inode = |path: &String| fs::metadata(site.path("public").join(path)).unwrap().ino();
    paths.map(|path| (path.clone(), inode(&path))).collect()
}

/// One build: the pages that are as before are kept, if they can be; at times it fails at the end.
fn build(site: &Site, old: &Pages, new: &Pages, fails: bool) {
    let staging = site.open().unwrap();
    for (path, text) in new {
        let is_same = old.get(path) == Some(text);
        if !is_same || !staging.keep(path).unwrap() {
            staging.write(page(path, text)).unwrap();
        }
    }
    if !fails {
        staging.commit().unwrap();
    }
}

fn live(seed: u32) {
    let mut random = Random(seed);
    let mut site = Site::new();
    site.publish(&[]);
    let mut old = Pages::new();
    for step in 0..14 {
        if random.below(8) == 0 {
            site.mode = match site.mode {
                Publish::InPlace => Publish::TwoGenerations,
                Publish::TwoGenerations => Publish::InPlace,
            };
        }
        let is_same = meddle(&site, &old, &mut random);
        let (mut new, before) = (old.clone(), inodes(&site));
        edit(&mut new, &mut random);
        let at = format!("seed {seed}, step {step}, {:?}", site.mode);
        if random.below(5) == 0 {
            build(&site, &old, &new, true);
            assert_eq!(is_same, tree(&site.path("public")) == old, "{at}");
        }
        build(&site, &old, &new, false);
        assert_eq!(tree(&site.path("public")), new, "{at}");
        let after = inodes(&site);
        for path in new
            .keys()
            .filter(|path| is_same && old.get(*path) == new.get(*path))
        {
            assert_eq!(after[path], before[path], "{path}: {at}");
        }
        let staging = site.open().unwrap();
        assert!(staging.keep_all().unwrap(), "{at}");
        assert_eq!(staging.commit().unwrap().written, 0, "{at}");
        old = new;
    }
}

#[test]
fn any_life_ends_as_a_clean_build() {
    (0..25).for_each(live);
}

#[test]
fn any_other_life_does_so_too() {
    (25..50).for_each(live);
}
