//! Brings a state up to date with what little changed, to what a full computation would give.
//!
//! An article that changed is met by other articles, and stands between articles in the
//! lists of its terms. Which of those see another order of what they meet is told by scores
//! that are the same from either side, against the floor that each keeps: only they are
//! searched anew, and only the lists in which any of them stands are made anew.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::candidates::{Candidate, best_first};
use super::change::{Change, is_moved, is_retold};
use super::full::{source_weight, tell};
use super::index::RelatedIndex;
use super::known::Known;
use super::likeness::Probe;
use super::list::{Related, Why};
use super::meetings::{MOST_SLOTS, position, posting};
use super::records::Records;
use super::relist::{Edit, Straddling};
use super::roster::{Facts, NONE, Roster, ranks};
use super::search::{Found, Sums};
use super::signals::Signals;
use super::source;
use super::state::{Site, State, Update};
use super::vector::Vector;

/// Brings `old` up to date; none where everything has to be computed anew.
pub(super) fn update(old: State, site: &Site<'_>, records: &mut dyn Records) -> Option<Update> {
    let change = Change::since(&old, site).filter(|change| change.facts.len() < MOST_SLOTS)?;
    let mut work = Work::new(old, site, change);
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
    /// The articles whose lists are not what they were, by slot.
    relisted: Vec<u32>,
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
            relisted: Vec::new(),
        }
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
                let profile = (self.site.profile_of)(self.roster.place(slot));
                let (vector, told) = tell(&profile, &self.state.lexicon, &self.site.shape);
                let bytes = vector.to_bytes();
                now.told = told;
                now.record = (self.state.recorded, bytes.len() as u32);
                records.append(&bytes);
                self.state.recorded += bytes.len() as u64;
                keywords.insert(slot, profile.keywords.into_vec());
                self.vectors.insert(slot, vector);
            }
        }
        self.state
            .keywords
            .replace(self.state.facts.len(), &keywords);
        Some(earlier)
    }
}

/// How the articles met before the change, and how they do now.
impl Work<'_> {
    /// Changes the lists of the terms of changed articles.
    fn relist(&mut self, earlier: &BTreeMap<u32, Vec<u32>>, records: &dyn Records) -> Touched {
        let slots = self.state.facts.len();
        let window = self.site.shape.window;
        let mut touched = Touched {
            meets: self.is_changed.clone(),
            candidates: self.is_changed.clone(),
            pairs: Straddling::default(),
        };
        let before = ranks(&self.state.order, slots);
        for (&slot, heavy) in earlier {
            for (_, others) in self.state.lists.windows(slot, heavy, &before, window) {
                for other in others {
                    touched.meets[(other >> 8) as usize] = true;
                }
            }
        }
        let mut edits: BTreeMap<u32, Edit> = BTreeMap::new();
        for &slot in &self.changed {
            let had = earlier.get(&slot).map_or(&[][..], Vec::as_slice);
            let has = self.heavy(slot, records);
            let moved = is_moved(
                &self.before[slot as usize],
                &self.state.facts[slot as usize],
            );
            let stays = |heavy: &u32, others: &[u32]| !moved && others.binary_search(heavy).is_ok();
            for heavy in had.iter().filter(|heavy| !stays(heavy, &has)) {
                edits.entry(heavy >> 8).or_default().gone.push(slot);
            }
            for &heavy in has.iter().filter(|heavy| !stays(heavy, had)) {
                edits
                    .entry(heavy >> 8)
                    .or_default()
                    .come
                    .push(posting(slot, heavy));
            }
        }
        self.state.order = self.roster.order().to_vec();
        self.state.slots = self.roster.given().to_vec();
        touched.pairs =
            self.state
                .lists
                .edit(&edits, self.roster.ranks(), &self.is_changed, window);
        for (a, b) in touched.pairs.lost.iter().chain(&touched.pairs.gained) {
            touched.meets[*a as usize] = true;
            touched.meets[*b as usize] = true;
        }
        touched
    }

    /// Finds out whose candidates the changes may have touched, by the scores of the pairs.
    fn meet(&self, touched: &mut Touched, records: &dyn Records) {
        let (candidates, floors) = (&self.state.candidates, &self.state.floors);
        let has_changed = |of: &usize| {
            let theirs = candidates.get(*of as u32).iter();
            theirs
                .into_iter()
                .any(|candidate| self.is_changed[candidate.article as usize])
        };
        let having: Vec<usize> = (0..candidates.len())
            .into_par_iter()
            .filter(has_changed)
            .collect();
        for of in having {
            touched.candidates[of] = true;
        }
        let signals = self.signals();
        let mut sums = Sums::new(self.state.facts.len());
        for &of in &self.changed {
            let heavy = self.heavy(of, records);
            sums.sketch(of, self.windows(of, &heavy), |other, sum| {
                touched.meets[other as usize] = true;
                if signals.sketch_score(of, other, sum) >= floors[other as usize] {
                    touched.candidates[other as usize] = true;
                }
            });
        }
        let has = |of: u32, other: u32| {
            candidates
                .get(of)
                .iter()
                .any(|candidate| candidate.article == other)
        };
        for &(a, b) in &touched.pairs.lost {
            touched.candidates[a as usize] |= has(a, b);
            touched.candidates[b as usize] |= has(b, a);
        }
        let mut gained = touched.pairs.gained.clone();
        gained.sort_unstable();
        gained.dedup();
        gained.retain(|&(a, b)| !touched.candidates[a as usize] || !touched.candidates[b as usize]);
        let groups: Vec<&[(u32, u32)]> = gained.chunk_by(|a, b| a.0 == b.0).collect();
        let reached = |pairs: &[(u32, u32)]| {
            let of = pairs[0].0;
            let ours = self.heavy(of, records);
            let mut reached = Vec::new();
            for &(_, other) in pairs {
                let sum = self.sum(of, &ours, other, &self.heavy(other, records));
                let score = signals.sketch_score(of, other, sum);
                reached.extend((score >= floors[of as usize]).then_some(of));
                reached.extend((score >= floors[other as usize]).then_some(other));
            }
            reached
        };
        let reached: Vec<u32> = groups.into_par_iter().flat_map_iter(reached).collect();
        for of in reached {
            touched.candidates[of as usize] = true;
        }
    }

    /// The sum of the products of the weights of the terms through which two articles meet.
    fn sum(&self, a: u32, heavy_a: &[u32], b: u32, heavy_b: &[u32]) -> u32 {
        let (mut i, mut j, mut sum) = (0, 0, 0);
        let ranks = self.roster.ranks();
        while let (Some(&ours), Some(&theirs)) = (heavy_a.get(i), heavy_b.get(j)) {
            if ours >> 8 == theirs >> 8 {
                let list = self.state.lists.list(ours >> 8);
                let apart = position(list, a, ranks).abs_diff(position(list, b, ranks));
                if apart <= self.site.shape.window {
                    sum += (ours & 0xFF) * (theirs & 0xFF);
                }
            }
            i += usize::from(ours >> 8 <= theirs >> 8);
            j += usize::from(theirs >> 8 <= ours >> 8);
        }
        sum
    }

    /// Asks the sample for their nearest; none where a source says more or less than before.
    fn ask(&mut self, touched: &Touched, records: &dyn Records) -> Option<()> {
        let facts = &self.state.facts;
        let asked = source::asked(&self.roster, facts, self.site.shape.asked);
        let before: BTreeMap<u32, u32> = self.state.nearest.iter().copied().collect();
        let nearest: Vec<(u32, u32)> = asked
            .into_par_iter()
            .map_init(
                || Sums::new(facts.len()),
                |sums, of| {
                    let known = before.get(&of).filter(|_| !touched.meets[of as usize]);
                    let nearest = known.copied().unwrap_or_else(|| {
                        let heavy = self.heavy(of, records);
                        let windows = self.windows(of, &heavy);
                        sums.nearest(of, windows, self.roster.ranks())
                            .unwrap_or(NONE)
                    });
                    (of, nearest)
                },
            )
            .collect();
        self.state.nearest = nearest;
        let weight = source_weight(&self.roster, &self.state.facts, &self.state.nearest);
        (weight == self.state.source_weight).then_some(())
    }
}

/// What follows from that.
impl<'a> Work<'a> {
    /// Finds the candidates of those anew whom the changes touched, and makes the lists in which they stand.
    fn search(&mut self, touched: &Touched, records: &dyn Records) {
        let slots = self.state.facts.len();
        let articles: Vec<u32> = (0..slots as u32)
            .filter(|&of| touched.candidates[of as usize])
            .collect();
        let signals = self.signals();
        let rows: Vec<(Found, Vec<Candidate>)> = articles
            .par_iter()
            .map_init(
                || (Sums::new(slots), Probe::new()),
                |(sums, probe), &of| {
                    if self.roster.is_free(of) {
                        return (Found::default(), Vec::new());
                    }
                    let vector = self.vector(of, records);
                    let heavy = vector.heavy(self.site.shape.heavy);
                    let found = sums.search(
                        of,
                        self.windows(of, &heavy),
                        &signals,
                        self.site.shape.candidates,
                    );
                    let candidates = self.judge((of, &vector), &found, probe, records);
                    (found, best_first(of, candidates, &signals))
                },
            )
            .collect();
        let mut new = BTreeMap::new();
        for (&of, (found, row)) in articles.iter().zip(rows) {
            self.state.floors[of as usize] = found.floor;
            new.insert(of, row);
        }
        self.state.candidates.replace(slots, &new);
        self.show(touched);
    }

    /// Compares an article with those found for it, unless they were compared before and are the same.
    fn judge(
        &self,
        (of, vector): (u32, &Vector),
        found: &Found,
        probe: &mut Probe,
        records: &dyn Records,
    ) -> Vec<Candidate> {
        let before = self.state.candidates.get(of);
        let is_retold = |slot: u32| {
            is_retold(
                &self.before[slot as usize],
                &self.state.facts[slot as usize],
            )
        };
        let mut is_laid = false;
        let judge = |&article: &u32| {
            let known = before.iter().find(|candidate| candidate.article == article);
            if let Some(known) = known.filter(|_| !is_retold(of) && !is_retold(article)) {
                return *known;
            }
            if !std::mem::replace(&mut is_laid, true) {
                probe.lay(vector);
            }
            let likeness = probe.likeness(vector, &self.vector(article, records));
            Candidate { article, likeness }
        };
        found.articles.iter().map(judge).collect()
    }

    /// Makes the lists anew that may not be what they were.
    fn show(&mut self, touched: &Touched) {
        let slots = self.state.facts.len();
        let count = self.site.options.shown();
        let is_to_make = |&of: &u32| {
            let shown = self.state.shown.get(of);
            let is_filled =
                || shown.len() < count || shown.iter().any(|related| related.why != Why::Similar);
            let theirs = || self.state.candidates.get(of).iter();
            let is_touched = |slot: u32| touched.candidates[slot as usize];
            is_touched(of) || is_filled() || theirs().any(|other| is_touched(other.article))
        };
        let articles: Vec<u32> = (0..slots as u32)
            .into_par_iter()
            .filter(is_to_make)
            .collect();
        let lists = self.known().lists(&articles, &self.signals());
        let is_another = |slot: u32| {
            let [before, now] =
                [&self.before, &self.state.facts].map(|facts| facts[slot as usize].id);
            before != now
        };
        let mut new: BTreeMap<u32, Vec<Related>> = BTreeMap::new();
        for (of, list) in articles.into_iter().zip(lists) {
            let before = self.state.shown.get(of);
            let is_same = *before == list
                && !is_another(of)
                && !list.iter().any(|related| is_another(related.article));
            if !is_same {
                new.insert(of, list);
            }
        }
        self.state.shown.replace(slots, &new);
        self.relisted = new
            .into_keys()
            .filter(|&of| !self.roster.is_free(of))
            .collect();
    }

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
        let changed = self
            .relisted
            .iter()
            .map(|&of| self.roster.place(of) as u32)
            .collect();
        Update {
            state: self.state,
            index,
            changed,
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
                let profile = (self.site.profile_of)(self.roster.place(of));
                tell(&profile, &self.state.lexicon, &self.site.shape).0
            })
    }
}
