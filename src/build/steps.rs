//! How long the steps of a build take.

use std::time::{Duration, Instant};

/// How long each step took.
pub(super) struct Steps {
    since: Instant,
    pub(super) took: Vec<(&'static str, Duration)>,
}

impl Steps {
    pub(super) fn begin() -> Self {
        Self {
            since: Instant::now(),
            took: Vec::new(),
        }
    }

    pub(super) fn done(&mut self, step: &'static str) {
        self.took.push((step, self.since.elapsed()));
        self.since = Instant::now();
    }
}
