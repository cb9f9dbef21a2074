//! The articles, each in a slot that it keeps from build to build, and their order by date.

use std::cmp::Reverse;

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::entry::Entry;
use super::gist::Gist;
use super::profile::PRINT;

/// No slot, or no place.
pub(super) const NONE: u32 = u32::MAX;

/// What is known of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Facts {
    /// The hash of its id; 0 in a free slot.
    pub(super) id: u128,
    /// The caller's hash of its text.
    pub(super) text: u64,
    pub(super) time: i64,
    /// The hash of its source; 0 for none.
    pub(super) source: u64,
    /// The hash of its pins and excludes.
    pub(super) choices: u64,
    /// What the text tells.
    pub(super) told: Told,
    /// Where its vector stands among the records, and how long that is.
    pub(super) record: (u64, u32),
}

/// What the text of an article tells beside its vector.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Told {
    /// The hash of the body's terms and their counts.
    pub(super) body: u64,
    /// What of the body can be compared quickly.
    pub(super) print: [u8; PRINT],
    /// The kind of notice, by the title; 0 for none.
    pub(super) series: u64,
    /// The subject, to tell near-identical articles.
    pub(super) gist: Gist,
    /// Tokens in the body.
    pub(super) length: u32,
    /// The cosine of its vector with itself.
    pub(super) itself: f32,
}

impl Facts {
    /// What an entry says of itself, beside its text.
    pub(super) fn of(entry: &Entry, entries: &[Entry]) -> Self {
        let source = entry.source.as_deref();
        Self {
            id: number(&entry.id),
            text: entry.text,
            time: entry.time,
            source: source.map_or(0, |source| xxh3_64(source.as_bytes()).max(1)),
            choices: choices(entry, entries),
            ..Self::default()
        }
    }
}

/// The number of an entry's id, never 0.
pub(super) fn number(id: &str) -> u128 {
    xxh3_128(id.as_bytes()).max(1)
}

fn choices(entry: &Entry, entries: &[Entry]) -> u64 {
    if entry.pins.is_empty() && entry.excludes.is_empty() {
        return 0;
    }
    let ids = |places: &[u32]| {
        let named = places
            .iter()
            .filter_map(|&place| entries.get(place as usize));
        named
            .flat_map(|entry| number(&entry.id).to_le_bytes())
            .collect::<Vec<u8>>()
    };
    let (pins, excludes) = (ids(&entry.pins), ids(&entry.excludes));
    xxh3_64(&[pins.as_slice(), &[0], excludes.as_slice()].concat())
}

/// The articles of a site: where each stands among the entries and in time.
///
/// Inside `related`, an article's number is its slot. All ties are broken by the order of
/// time, the newest first, then by id, so that no result depends on which slot an article got.
pub(super) struct Roster<'a> {
    pub(super) entries: &'a [Entry],
    /// By slot, the place among the entries.
    places: Vec<u32>,
    /// By place, the slot.
    given: Vec<u32>,
    /// The slots, newest first.
    order: Vec<u32>,
    /// By slot, the place in `order`.
    ranks: Vec<u32>,
}

impl<'a> Roster<'a> {
    /// Entries in new slots, in the order of time.
    pub(super) fn new(entries: &'a [Entry]) -> Self {
        let mut order: Vec<u32> = (0..).take(entries.len()).collect();
        order.sort_by_key(|&place| key(&entries[place as usize]));
        let mut slots = vec![0; entries.len()];
        for (slot, &place) in (0..).zip(&order) {
            slots[place as usize] = slot;
        }
        Self::in_slots(
            entries,
            slots,
            entries.len(),
            (0..).take(entries.len()).collect(),
        )
    }

    /// Entries in slots that were given to them, of which there are `count` in all. `order`
    /// has these slots, nearly in the order of time.
    pub(super) fn in_slots(
        entries: &'a [Entry],
        slots: Vec<u32>,
        count: usize,
        mut order: Vec<u32>,
    ) -> Self {
        let mut places = vec![NONE; count];
        for (place, &slot) in (0..).zip(&slots) {
            places[slot as usize] = place;
        }
        order.sort_by_key(|&slot| key(&entries[places[slot as usize] as usize]));
        let ranks = ranks(&order, count);
        Self {
            entries,
            places,
            given: slots,
            order,
            ranks,
        }
    }

    /// The slots of the entries, in their order.
    pub(super) fn given(&self) -> &[u32] {
        &self.given
    }

    /// How many slots there are, free ones included.
    pub(super) fn slots(&self) -> usize {
        self.places.len()
    }

    /// The slots of all articles, newest first.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// An article's place in the order of time.
    pub(super) fn rank(&self, slot: u32) -> u32 {
        self.ranks[slot as usize]
    }

    /// By slot, the place in the order of time.
    pub(super) fn ranks(&self) -> &[u32] {
        &self.ranks
    }

    /// The article in a slot that is not free.
    pub(super) fn get(&self, slot: u32) -> &'a Entry {
        &self.entries[self.place(slot)]
    }

    /// The place among the entries of the article in a slot that is not free.
    pub(super) fn place(&self, slot: u32) -> usize {
        self.places[slot as usize] as usize
    }

    /// Whether no article is in the slot.
    pub(super) fn is_free(&self, slot: u32) -> bool {
        self.places[slot as usize] == NONE
    }

    /// The slot of the article at a place among the entries.
    pub(super) fn slot(&self, place: usize) -> u32 {
        self.given[place]
    }

    /// The slots of articles named by their places; places beyond the entries are left out.
    pub(super) fn slots_of<'b>(&'b self, places: &'b [u32]) -> impl Iterator<Item = u32> + 'b {
        places
            .iter()
            .filter_map(|&place| self.given.get(place as usize).copied())
    }
}

fn key(entry: &Entry) -> (Reverse<i64>, &str) {
    (Reverse(entry.time), entry.id.as_str())
}

/// By slot, its place in `order`.
pub(super) fn ranks(order: &[u32], slots: usize) -> Vec<u32> {
    let mut ranks = vec![NONE; slots];
    for (rank, &slot) in (0..).zip(order) {
        ranks[slot as usize] = rank;
    }
    ranks
}
