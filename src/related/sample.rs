//! The articles that tell how rare terms are.

use super::roster::Roster;

/// The articles that tell how rare terms are: of those that are not new, one in a power of 2.
///
/// The newest are left out where most articles are older, so that what is written and mended
/// day by day does not change the weights of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sample {
    /// Of the hash of an id, so many of the highest bits are 0.
    pub(super) halvings: u32,
    /// The article was published before this.
    pub(super) before: i64,
}

/// What was published in the current period of so many seconds is new.
const PERIOD: i64 = 64 * 24 * 60 * 60;

/// The beginning of the period of a moment.
fn start_of_period(time: i64) -> i64 {
    time.div_euclid(PERIOD) * PERIOD
}

impl Sample {
    /// The sample of `least` to twice as many articles, or all of them where there are fewer.
    pub(super) fn of(roster: &Roster<'_>, least: usize) -> Self {
        let time = |slot: u32| roster.get(slot).time;
        let order = roster.order();
        let newest = order.first().map_or(0, |&slot| time(slot));
        let before = start_of_period(newest);
        let old = order.len() - order.partition_point(|&slot| time(slot) >= before);
        Self::among(order.len(), old, before, least)
    }

    /// The sample among so many articles, of which so many are `old`, published before the
    /// current period.
    fn among(articles: usize, old: usize, before: i64, least: usize) -> Self {
        let (articles, before) = match old * 2 < articles {
            true => (articles, i64::MAX),
            false => (old, before),
        };
        match Self::halvings(articles, least) {
            0 => Self {
                halvings: 0,
                before: i64::MAX,
            },
            halvings => Self { halvings, before },
        }
    }

    /// How often so many articles are halved to leave `least` to twice as many.
    pub(super) fn halvings(articles: usize, least: usize) -> u32 {
        (articles / least.max(1)).max(1).ilog2()
    }

    /// The sample among so many articles of which so many were read, chosen by their ids, and
    /// those of these that are published were at these times; none where that leaves it in doubt.
    pub(super) fn foreseen(
        times: &[i64],
        (read, articles): (usize, usize),
        least: usize,
    ) -> Option<Self> {
        let before = start_of_period(times.iter().copied().max()?);
        let old = times.iter().filter(|&&time| time < before).count();
        let each = articles as f64 / read as f64;
        // Beyond four standard deviations of how many of those not read are not old.
        let doubt = 4.0 * ((read - old + 1) as f64).sqrt() * each;
        let all = (times.len() as f64 * each) as usize;
        let old = old as f64 * each;
        let [fewest, most] =
            [old - doubt, old + doubt].map(|old| Self::among(all, old as usize, before, least));
        (fewest == most).then_some(most)
    }

    /// Whether an article with this hash of its id, published at this time, belongs to it.
    pub(super) fn has(self, id: u128, time: i64) -> bool {
        id.leading_zeros() >= self.halvings && time < self.before
    }

    /// Whether every article belongs to it.
    pub(super) fn is_whole(self) -> bool {
        self.halvings == 0
    }
}
