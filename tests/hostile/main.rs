//! Input that no one writes by accident: never a panic, never a standstill, never a live script.
#![allow(clippy::unwrap_used)]

#[path = "../program/mod.rs"]
#[allow(dead_code, reason = "each test binary needs a part of it")]
mod program;

mod front_matter;
mod markdown;
mod names;
mod page;
mod random;

use program::{Run, Site};

/// Builds a site of hostile files: it ends with an error in words, or publishes sound pages.
#[track_caller]
fn survive(site: &Site) -> Run {
    let began = std::time::Instant::now();
    let run = site.build(&[]);
    println!("{:?}", began.elapsed());
    let ended = matches!(run.code, Some(0 | 1));
    let said: String = run.stderr.chars().take(2_000).collect();
    assert!(
        ended && !run.stderr.contains("panicked"),
        "{:?}: {said}",
        run.code
    );
    if run.code == Some(0) {
        page::assert_sound_pages(&site.path("public"));
    } else {
        assert!(run.stderr.contains("error"), "{said}");
    }
    run
}
