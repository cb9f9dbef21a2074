//! What other systems hold, imported by the real program, built, and compared with what it was.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used)]

#[path = "../program/mod.rs"]
#[allow(dead_code, reason = "each test binary needs a part of it")]
mod program;

mod again;
mod generators;
mod hostile;
mod media;
mod page;
mod text;
mod texts;
mod wordpress;
