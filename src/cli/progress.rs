//! A progress bar for long work, on a terminal only.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the rendering of pages has come.
pub(super) struct Progress {
    bar: ProgressBar,
    done: AtomicU64,
}

/// Pages between two looks at the bar.
const STEP: u64 = 64;

impl Progress {
    /// A bar for `total` files; invisible where it is not wanted or there is no terminal.
    pub(super) fn new(total: u64, wanted: bool) -> Self {
        let target = if wanted {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(total), target);
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            bar,
            done: AtomicU64::new(0),
        }
    }

    /// One more file is done; any thread may say so.
    pub(super) fn advance(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(STEP) {
            self.bar.set_position(done);
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
    }
}
