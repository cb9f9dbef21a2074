//! What a person sees who made a mistake: every message in full, for one small site each.
//!
//! The sites and messages stand in the `.md` files beside this one. A block that names a
//! file writes it; the block without a name that follows is what `kuaidu build --strict`
//! has to say, and the block `zh` the same in Chinese. `KUAIDU_BLESS=1 cargo test --test errors` writes what it says into the files:
//! then read the difference, for every message is meant for a person.
#![allow(clippy::unwrap_used)]

#[path = "../program/mod.rs"]
#[allow(dead_code, reason = "each test binary needs a part of it")]
mod program;

mod chapter;
mod files;

use std::{fs, path::Path};

use chapter::Chapter;

macro_rules! chapters {
    ($($name:ident),* $(,)?) => {
        $(#[test] fn $name() { hold(stringify!($name)); })*

        #[test]
        fn no_chapter_is_left_out() {
            let mut found: Vec<String> = fs::read_dir(folder())
                .unwrap()
                .filter_map(|entry| {
                    let name = entry.unwrap().file_name().into_string().unwrap();
                    name.strip_suffix(".md").map(str::to_owned)
                })
                .collect();
            found.sort();
            assert_eq!(found, [$(stringify!($name)),*]);
        }
    };
}

chapters! {
    addresses,
    front_matter,
    keyword_table,
    many,
    markdown,
    settings,
    templates,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

/// Holds a chapter to its messages, or renews them.
fn hold(chapter: &str) {
    let path = folder().join(format!("{chapter}.md"));
    let text = fs::read_to_string(&path).unwrap();
    let said = Chapter::read(&text).play();
    #[expect(clippy::disallowed_methods, reason = "the way to renew the files")]
    let bless = std::env::var_os("KUAIDU_BLESS").is_some();
    if bless {
        fs::write(&path, said).unwrap();
        return;
    }
    let wrong: Vec<String> = sections(&text)
        .zip(sections(&said))
        .filter(|(wanted, got)| wanted != got)
        .map(|(wanted, got)| format!("wanted {wanted}\n   got {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn sections(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n## ")
}
