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

impl Sample {
    /// The sample of `least` to twice as many articles, or all of them where there are fewer.
    pub(super) fn of(roster: &Roster<'_>, least: usize) -> Self {
        let time = |slot: u32| roster.get(slot).time;
        let order = roster.order();
        let newest = order.first().map_or(0, |&slot| time(slot));
        let mut before = newest.div_euclid(PERIOD) * PERIOD;
        let mut articles = order.len() - order.partition_point(|&slot| time(slot) >= before);
        if articles * 2 < order.len() {
            (articles, before) = (order.len(), i64::MAX);
        }
        match (articles / least.max(1)).max(1).ilog2() {
            0 => Self {
                halvings: 0,
                before: i64::MAX,
            },
            halvings => Self { halvings, before },
        }
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
