//! Brings a state up to date with what little changed, to what a full computation would give.
//!
//! An article that changed is met by other articles, and stands between articles in the
//! lists of its terms. Which of those see another order of what they meet is told by scores
//! that are the same from either side, against the floor that each keeps: only they are
//! searched anew, and only the lists in which any of them stands are made anew.

mod judge;
mod meet;

use std::{borrow::Cow, collections::BTreeMap};

use super::change::{Change, is_retold};
use super::full::tell;
use super::index::RelatedIndex;
use super::known::Known;
use super::meetings::MOST_SLOTS;
use super::profile::Profile;
use super::records::Records;
use super::relist::Straddling;
use super::roster::{Facts, Roster};
use super::sampled::{Sampled, lexicon};
use super::signals::Signals;
use super::state::{Site, State, Update};
use super::vector::Vector;

/// Brings `old` up to date; none where everything has to be computed anew.
pub(super) fn update(old: State, site: &Site<'_>, records: &mut dyn Records) -> Option<Update> {
    let change = Change::since(&old, site).filter(|change| change.facts.len() < MOST_SLOTS)?;
    let sampled = change.sampled.clone();
    let mut work = Work::new(old, site, change);
    work.resample(&sampled, records)?;
    let earlier = work.weigh(records)?;
    let records = &*records;
    let mut touched = work.relist(&earlier, records);
    work.meet(&mut touched, records);
    work.ask(&touched, records)?;
    work.search(&touched, records);
    Some(work.finish())
}

/// An update on its way: the state as far as it is up to date.
struct Work<'a> {
    site: &'a Site<'a>,
    state: State,
    roster: Roster<'a>,
    /// The facts at the last build.
    before: Vec<Facts>,
    /// The slots of which anything changed, and the same by slot.
    changed: Vec<u32>,
    is_changed: Vec<bool>,
    /// The vectors of the articles that are new or have a new text.
    vectors: BTreeMap<u32, Vector>,
}

/// What the changes have touched, by slot.
struct Touched {
    /// The article meets another, or not the same way as before.
    meets: Vec<bool>,
    /// Its candidates have to be found anew.
    candidates: Vec<bool>,
    pairs: Straddling,
}

impl<'a> Work<'a> {
    fn new(mut state: State, site: &'a Site<'a>, change: Change<'a>) -> Self {
        let slots = change.facts.len();
        let mut is_changed = vec![false; slots];
        for &slot in &change.slots {
            is_changed[slot as usize] = true;
        }
        let mut before = std::mem::replace(&mut state.facts, change.facts);
        before.resize(slots, Facts::default());
        state.links = change.links;
        state.floors.resize(slots, 0.0);
        Self {
            site,
            state,
            roster: change.roster,
            before,
            changed: change.slots,
            is_changed,
            vectors: BTreeMap::new(),
        }
    }

    /// Takes what has changed of the sample into account; none where terms are no longer as rare
    /// as they were.
    fn resample(&mut self, changed: &[u32], records: &mut dyn Records) -> Option<()> {
        if changed.is_empty() {
            return Some(());
        }
        let sample = self.state.sample;
        let is_sampled = |slot: &u32| {
            let facts = &self.state.facts[*slot as usize];
            facts.id != 0 && sample.has(facts.id, facts.time)
        };
        let slots: Vec<u32> = changed.iter().copied().filter(is_sampled).collect();
        let profile = |&slot: &u32| self.site.texts.profile(self.roster.place(slot));
        let profiles: Vec<Cow<'_, Profile>> = slots.iter().map(profile).collect();
        let state = &mut self.state;
        let sampled = &mut state.sampled;
        sampled.retain(|sampled| changed.binary_search(&sampled.slot).is_err());
        if lexicon(sampled, &profiles, sample, records)? != state.lexicon {
            return None;
        }
        for (&slot, profile) in slots.iter().zip(&profiles) {
            let new = Sampled::record(slot, profile, &mut state.recorded, records);
            sampled.push(new);
        }
        sampled.sort_unstable_by_key(|sampled| sampled.slot);
        Some(())
    }

    /// Weighs the new texts, and gives the heavy terms that changed articles had; none where
    /// those are lost.
    fn weigh(&mut self, records: &mut dyn Records) -> Option<BTreeMap<u32, Vec<u32>>> {
        let mut earlier = BTreeMap::new();
        let mut keywords = BTreeMap::new();
        for &slot in &self.changed {
            let (before, now) = (
                &self.before[slot as usize],
                &mut self.state.facts[slot as usize],
            );
            if before.id != 0 {
                let vector = Vector::from_bytes(&records.read(before.record.0, before.record.1)?)?;
                earlier.insert(slot, vector.heavy(self.site.shape.heavy));
            }
            if !is_retold(before, now) {
                continue;
            }
            keywords.insert(slot, Vec::new());
            if now.id != 0 {
                let profile = self.site.texts.profile(self.roster.place(slot));
                let (vector, told) = tell(&profile, &self.state.lexicon, &self.site.shape);
                let bytes = vector.to_bytes();
                now.told = told;
                now.record = (self.state.recorded, bytes.len() as u32);
                records.append(&bytes);
                self.state.recorded += bytes.len() as u64;
                keywords.insert(slot, profile.keywords.to_vec());
                self.vectors.insert(slot, vector);
            }
        }
        self.state
            .keywords
            .replace(self.state.facts.len(), &keywords);
        Some(earlier)
    }
}

impl Work<'_> {
    /// The state and the lists.
    fn finish(mut self) -> Update {
        let is_retold = |slot: u32| {
            is_retold(
                &self.before[slot as usize],
                &self.state.facts[slot as usize],
            )
        };
        let compared = &self.state.pairs;
        let earlier = |slots: (u32, u32)| {
            let at = compared
                .binary_search_by_key(&slots, |pair| pair.slots)
                .ok()?;
            (!is_retold(slots.0) && !is_retold(slots.1)).then_some(compared[at].same)
        };
        let pairs = self.known().pairs(earlier);
        self.state.pairs = pairs;
        let index = RelatedIndex::of(
            &self.roster,
            &self.state.shown,
            &self.state.pairs,
            self.state.source_weight,
        );
        Update {
            state: self.state,
            index,
            anew: false,
        }
    }

    fn known(&self) -> Known<'_> {
        Known {
            site: self.site,
            roster: &self.roster,
            facts: &self.state.facts,
            keywords: &self.state.keywords,
            candidates: &self.state.candidates,
        }
    }

    fn signals(&self) -> Signals<'_> {
        let (date_weight, source_weight) =
            (self.site.options.date_weight, self.state.source_weight);
        Signals::of(
            &self.state.facts,
            self.roster.ranks(),
            &self.state.links,
            date_weight,
            source_weight,
        )
    }

    /// For each heavy term of an article, whom it meets there.
    fn windows<'b>(&'b self, of: u32, heavy: &'b [u32]) -> impl Iterator<Item = (u32, &'b [u32])> {
        self.state
            .lists
            .windows(of, heavy, self.roster.ranks(), self.site.shape.window)
    }

    /// The heavy terms of an article; none in a free slot.
    fn heavy(&self, of: u32, records: &dyn Records) -> Vec<u32> {
        if self.roster.is_free(of) {
            return Vec::new();
        }
        self.vector(of, records).heavy(self.site.shape.heavy)
    }

    /// The vector of an article: new, or as it was recorded, or made anew of its text.
    fn vector(&self, of: u32, records: &dyn Records) -> Vector {
        if let Some(vector) = self.vectors.get(&of) {
            return vector.clone();
        }
        let (offset, length) = self.state.facts[of as usize].record;
        let recorded = records.read(offset, length);
        recorded
            .and_then(|bytes| Vector::from_bytes(&bytes))
            .unwrap_or_else(|| {
                let profile = self.site.texts.profile(self.roster.place(of));
                tell(&profile, &self.state.lexicon, &self.site.shape).0
            })
    }
}
