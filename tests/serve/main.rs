//! `kuaidu serve` as browsers, editors and other programs meet it: the real program on a free port.
//!
//! Tests wait for what the preview says, never for a time. `KUAIDU_SERVE_SECONDS=120` has
//! [`random`] edit for so long, `KUAIDU_SERVE_FILES=5000` has [`editors`] check so many files out.
#![cfg(all(feature = "serve", unix))]
#![allow(clippy::unwrap_used)]

mod desk;
mod editors;
mod http;
#[path = "../program/mod.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod program;
mod random;
mod reload;
mod troubles;

/// A number that whoever runs the tests gives in the environment.
#[allow(clippy::disallowed_methods, reason = "how a test is told")]
fn setting(variable: &str) -> Option<u64> {
    Some(std::env::var(variable).ok()?.parse().unwrap())
}
