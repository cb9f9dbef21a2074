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
    let run = site.build(&[]);
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

/// Builds one site of many hostile texts: those that are wrong are told all at once, and the
/// others make sound pages.
#[track_caller]
fn survive_each(texts: impl IntoIterator<Item = String>) {
    let site = Site::new();
    for (number, text) in texts.into_iter().enumerate() {
        site.put(&format!("content/{number}.md"), text);
    }
    let run = site.build(&["--format", "json"]);
    let said: String = run.stderr.chars().take(2_000).collect();
    let told: serde_json::Value = serde_json::from_str(&run.stdout).expect(&said);
    for diagnostic in told["diagnostics"].as_array().unwrap() {
        if diagnostic["severity"] == "error" {
            // More than one error may be in a file.
            let _ = std::fs::remove_file(site.path(diagnostic["place"]["path"].as_str().unwrap()));
        }
    }
    assert_eq!(survive(&site).code, Some(0));
}
