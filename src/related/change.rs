//! What is not as it was at the last build: entries against a state.

use std::collections::HashMap;

use rayon::prelude::*;

use super::ragged::Ragged;
use super::roster::{Facts, NONE, Roster};
use super::sample::Sample;
use super::signals::links;
use super::state::{Site, State};

/// What is not as it was.
pub(super) struct Change<'a> {
    pub(super) roster: Roster<'a>,
    /// By slot; what the text tells is missing where that is new.
    pub(super) facts: Vec<Facts>,
    pub(super) links: Ragged<(u32, f32)>,
    /// The slots of which anything changed.
    pub(super) slots: Vec<u32>,
    /// Of those, the ones that belonged to the sample and no longer do, or not with this text, or do now.
    pub(super) sampled: Vec<u32>,
}

/// Where more than one in so many articles changed, everything is computed anew.
const SHARE: usize = 50;
/// So many may change on any site.
const FEW: usize = 8;

impl<'a> Change<'a> {
    /// What changed since `old`; none where everything has to be computed anew.
    pub(super) fn since(old: &State, site: &Site<'a>) -> Option<Self> {
        let entries = site.entries.par_iter();
        let told: Vec<Facts> = entries
            .map(|entry| Facts::of(entry, site.entries))
            .collect();
        let ids: Vec<u128> = told.iter().map(|facts| facts.id).collect();
        let slots = assign(old, &ids);
        let facts = in_slots(old, &slots, told);
        let before = |slot: u32| old.fact(slot);
        let stays = |slot: &&u32| !is_moved(&before(**slot), &facts[**slot as usize]);
        let mut order: Vec<u32> = old.order.iter().filter(stays).copied().collect();
        order.extend(slots.iter().filter(|slot| !stays(slot)));
        let roster = Roster::in_slots(site.entries, slots, facts.len(), order);
        let links = links(&roster);
        let is_changed = |slot: &u32| {
            before(*slot) != facts[*slot as usize] || old.links.get(*slot) != links.get(*slot)
        };
        let changed: Vec<u32> = (0..facts.len() as u32).filter(is_changed).collect();
        let sample = Sample::of(&roster, site.shape.sample);
        let is_small = changed.len() <= (site.entries.len() / SHARE).max(FEW);
        let is_told_by = |slot: &u32| is_told_by(sample, &before(*slot), &facts[*slot as usize]);
        let sampled = changed.iter().copied().filter(is_told_by).collect();
        (is_small && sample == old.sample).then_some(Self {
            sampled,
            roster,
            facts,
            links,
            slots: changed,
        })
    }
}

impl State {
    /// What was known of the article in a slot; of none where there was none.
    fn fact(&self, slot: u32) -> Facts {
        self.facts.get(slot as usize).copied().unwrap_or_default()
    }
}

/// What is known of the articles by their `slots`; what their texts tell, as far as they are the
/// same as before.
fn in_slots(old: &State, slots: &[u32], told: Vec<Facts>) -> Vec<Facts> {
    let ends = slots.iter().map(|&slot| slot as usize + 1);
    let count = ends.max().unwrap_or(0).max(old.facts.len());
    let mut facts = vec![Facts::default(); count];
    for (&slot, told) in slots.iter().zip(told) {
        facts[slot as usize] = told;
    }
    for (slot, facts) in (0..).zip(&mut facts) {
        let before = old.fact(slot);
        if !is_retold(&before, facts) {
            (facts.told, facts.record) = (before.told, before.record);
        }
    }
    facts
}

/// Whether an article changes what the sample tells: it came or went, or has another text.
fn is_told_by(sample: Sample, before: &Facts, now: &Facts) -> bool {
    let [had, has] = [before, now].map(|facts| facts.id != 0 && sample.has(facts.id, facts.time));
    had != has || has && is_retold(before, now)
}

/// Whether an article has another text than the one that was in its slot.
pub(super) fn is_retold(before: &Facts, now: &Facts) -> bool {
    (before.id, before.text) != (now.id, now.text)
}

/// Whether an article stands elsewhere in the order of time than the one that was in its slot.
pub(super) fn is_moved(before: &Facts, now: &Facts) -> bool {
    (before.id, before.time) != (now.id, now.time)
}

/// A slot for each entry: the one that it had, or a free one, or a new one.
fn assign(old: &State, ids: &[u128]) -> Vec<u32> {
    let id = |slot: u32| old.facts[slot as usize].id;
    let mut slots = Vec::with_capacity(ids.len());
    let mut left = Vec::new();
    let mut rest = old.slots.as_slice();
    // The entries mostly come in the order in which they came before, but for a few.
    for (at, &this) in ids.iter().enumerate() {
        while let [first, second, ..] = rest
            && id(*first) != this
            && id(*second) == this
        {
            left.push(*first);
            rest = &rest[1..];
        }
        match rest {
            [first, after @ ..] if id(*first) == this => {
                slots.push(*first);
                rest = after;
            }
            [first, after @ ..] if ids.get(at + 1) != Some(&id(*first)) => {
                slots.push(NONE);
                left.push(*first);
                rest = after;
            }
            _ => slots.push(NONE),
        }
    }
    left.extend(rest);
    let mut known: HashMap<u128, u32> = left.iter().map(|&slot| (id(slot), slot)).collect();
    for (slot, id) in slots.iter_mut().zip(ids).filter(|(slot, _)| **slot == NONE) {
        *slot = known.remove(id).unwrap_or(NONE);
    }
    settle(old, slots)
}

/// Gives free slots to those that have none, and then new ones.
fn settle(old: &State, mut slots: Vec<u32>) -> Vec<u32> {
    let mut is_free = vec![true; old.facts.len()];
    for &slot in slots.iter().filter(|slot| **slot != NONE) {
        is_free[slot as usize] = false;
    }
    let free = (0..).zip(is_free).filter(|(_, is_free)| *is_free);
    let mut next = free.map(|(slot, _)| slot).chain(old.facts.len() as u32..);
    for slot in slots.iter_mut().filter(|slot| **slot == NONE) {
        *slot = next.next().unwrap_or(NONE);
    }
    slots
}
