//! The editor's desk: the commands that begin, publish and list articles, show settings, put away.
#![allow(clippy::unwrap_used)]

#[path = "../program/mod.rs"]
#[allow(dead_code, reason = "each test binary needs a part of it")]
mod program;

mod clean;
mod completion;
mod config;
mod init;
mod list;
mod new;
mod publish;

use program::{Run, Site, kuaidu};

/// Runs the program in the site's folder at 8:00 of 24 November 2026 in Shanghai, in English.
fn run(site: &Site, args: &[&str]) -> Run {
    Run::of(command(site).args(args))
}

fn command(site: &Site) -> assert_cmd::Command {
    let mut command = kuaidu();
    command
        .current_dir(site.path(""))
        .env("SOURCE_DATE_EPOCH", "1795478400")
        .env("LC_ALL", "C.UTF-8")
        .env_remove("VISUAL")
        .env_remove("EDITOR");
    command
}
