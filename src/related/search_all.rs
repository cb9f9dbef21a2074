//! Searches for all articles of a site at once, and looks once at each pair that meets.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use rayon::prelude::*;

use super::meetings::{Lists, Windows};
use super::search::{Best, Found, Sums};
use super::signals::Signals;

/// What was found for an article so far, by several threads.
#[derive(Default)]
struct Shared {
    /// The bits of [`Best::floor`], or of what that was a moment ago.
    floor: AtomicU32,
    best: Mutex<Best>,
}

impl Shared {
    fn floor(&self) -> f32 {
        f32::from_bits(self.floor.load(Ordering::Relaxed))
    }

    fn offer(&self, score: f32, article: u32, most: usize, ranks: &[u32]) {
        if score < self.floor() {
            return;
        }
        let mut best = self.best.lock().unwrap_or_else(PoisonError::into_inner);
        best.offer(score, article, most, ranks);
        self.floor.store(best.floor.to_bits(), Ordering::Relaxed);
    }
}

/// What [`Sums::search`] finds for each article, of which `most`, where all slots are in the order of time.
///
/// Two articles promise each other the same, so that of each pair the newer one adds the products
/// up, and offers both to each other. What is best does not depend on the order of the offers.
pub(super) fn search_all(
    windows: &Windows,
    lists: &Lists,
    signals: &Signals<'_>,
    most: usize,
) -> Vec<Found> {
    let (slots, ranks) = (signals.ranks.len(), signals.ranks);
    let mut all: Vec<Shared> = Vec::new();
    all.resize_with(slots, Shared::default);
    let highest = signals.highest_context();
    let search = |sums: &mut Sums, of: u32| {
        let ours = &all[of as usize];
        sums.sketch(of, windows.later(of, lists), |other, sum| {
            let theirs = &all[other as usize];
            if sum as f32 * highest >= ours.floor().min(theirs.floor()) {
                let score = signals.sketch_score(of, other, sum);
                ours.offer(score, other, most, ranks);
                theirs.offer(score, of, most, ranks);
            }
        });
    };
    let articles = (0..slots as u32).into_par_iter();
    articles.for_each_init(|| Sums::new(slots), search);
    let found = |(of, shared): (usize, Shared)| {
        let best = shared.best.into_inner();
        let best = best.unwrap_or_else(PoisonError::into_inner);
        best.found(of as u32, signals, most)
    };
    all.into_par_iter().enumerate().map(found).collect()
}
