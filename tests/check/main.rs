//! `kuaidu check` as a person runs it: what it says, how it ends, what it mends.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

#[path = "../program/mod.rs"]
#[allow(dead_code, reason = "each test binary needs a part of it")]
mod program;

#[cfg(feature = "external")]
mod external;
mod fix;
mod formats;
mod levels;
mod moved;
mod rules;
mod table;

use assert_cmd::Command;

use program::{Run, Site, article, kuaidu};

/// `kuaidu check` in the site's folder, on the morning of 24 November 2026.
fn check(site: &Site, args: &[&str]) -> Run {
    Run::of(&mut command(site, args))
}

/// The same, not run yet.
fn command(site: &Site, args: &[&str]) -> Command {
    let mut command = kuaidu();
    for variable in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(variable);
        command.env_remove(variable.to_lowercase());
    }
    command
        .current_dir(site.path(""))
        .args(["check", "--clock", "2026-11-24 08:00"])
        .args(args);
    command
}

/// What a check says, as JSON.
fn said(site: &Site, args: &[&str]) -> serde_json::Value {
    json(&check(site, &[&["--format", "json"], args].concat()))
}

fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// What a check finds, a line each: `path:line:column rule`.
fn found(site: &Site, args: &[&str]) -> Vec<String> {
    lines(&check(site, &[&["--format", "json"], args].concat()))
}

/// The same of a check that printed JSON.
fn lines(run: &Run) -> Vec<String> {
    let said = json(run);
    let findings = said["diagnostics"].as_array().unwrap();
    let line = |found: &serde_json::Value| {
        let place = &found["place"];
        let path = place["path"].as_str().unwrap_or("");
        let rule = found["rule"].as_str().unwrap();
        match place["line"].as_u64() {
            Some(line) => format!("{path}:{line}:{} {rule}", place["column"]),
            None => format!("{path} {rule}"),
        }
    };
    findings.iter().map(line).collect()
}

/// A site with one article of this text.
fn with_text(text: &str) -> Site {
    Site::new()
        .file(
            "site.yaml",
            "base_url: https://example.org/\nauthor: 编辑部\n",
        )
        .file("content/a.md", article("甲", 20, text))
}
