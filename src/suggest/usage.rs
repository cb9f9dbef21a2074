//! How often editors take a word of the text for a keyword, learned as the site grows.

use super::vocabulary::Found;

/// For each keyword of a vocabulary: in how many articles it stood, and in how many of these
/// the editor took it (keyphraseness; Mihalcea and Csomai 2007).
///
/// Articles are learned from the oldest on, so that what is suggested for one depends on older
/// ones alone, and news changes nothing on old pages.
#[derive(Debug, Default)]
pub(super) struct Usage {
    /// Keyword × place.
    tallies: Vec<[Tally; 3]>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    stood: f32,
    taken: f32,
}

/// The chance of a keyword of which nothing is known yet, by place: on the dev half of
/// linuxtoy's tags.
const PRIOR: [f32; 3] = [0.6, 0.07, 0.012];
/// How many articles the prior counts for.
const PRIOR_WEIGHT: f32 = 2.0;

impl Usage {
    /// Learns from an article with the keywords `taken`, sorted, in which `found` stands.
    pub(super) fn learn(&mut self, found: &[Found], taken: &[u32]) {
        for found in found {
            let at = found.keyword as usize;
            if self.tallies.len() <= at {
                self.tallies.resize_with(at + 1, Default::default);
            }
            let tally = &mut self.tallies[at][found.place as usize];
            tally.stood += 1.0;
            if taken.binary_search(&found.keyword).is_ok() {
                tally.taken += 1.0;
            }
        }
    }

    /// The chance, 0 to 1, that an editor would take the keyword for an article in which it stands so.
    pub(super) fn chance(&self, found: Found) -> f32 {
        let place = found.place as usize;
        let tallies = self.tallies.get(found.keyword as usize);
        let tally = tallies.map_or(Tally::default(), |places| places[place]);
        (tally.taken + PRIOR_WEIGHT * PRIOR[place]) / (tally.stood + PRIOR_WEIGHT)
    }
}
