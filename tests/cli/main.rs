//! The program at the command line: its options, its report, its exit code.
#![allow(clippy::unwrap_used)]

#[path = "../program/mod.rs"]
#[allow(dead_code, reason = "each test binary needs a part of it")]
mod program;

mod digest;
mod language;
mod memory;
#[cfg(feature = "images")]
mod pictures;
mod publishing;
mod related;
mod report;
mod same_bytes;
mod suggest;
mod theme;
mod usage;
