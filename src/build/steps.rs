//! How long the steps of a build take.

use std::time::{Duration, Instant};

use crate::message::Message;

/// How long each step took.
pub(super) struct Steps {
    since: Instant,
    pub(super) took: Vec<(Message, Duration)>,
}

impl Steps {
    pub(super) fn begin() -> Self {
        Self {
            since: Instant::now(),
            took: Vec::new(),
        }
    }

    pub(super) fn done(&mut self, step: Message) {
        self.took.push((step, self.since.elapsed()));
        self.since = Instant::now();
    }
}
