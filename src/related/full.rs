//! Computes everything anew, for a whole site.

use std::{borrow::Cow, collections::BTreeMap};

use rayon::prelude::*;

use super::candidates::judge_all;
use super::foresight::Foresight;
use super::index::RelatedIndex;
use super::known::Known;
use super::lexicon::Lexicon;
use super::meetings::{Lists, Windows};
use super::profile::Profile;
use super::ragged::Ragged;
use super::records::Records;
use super::roster::{Facts, NONE, Roster, Told};
use super::sample::Sample;
use super::sampled::Sampled;
use super::search::{Found, Sums};
use super::shape::Shape;
use super::signals::{Signals, links};
use super::source;
use super::state::{Site, State};
use super::vector::{Vector, weigh};

/// Computes the state of `site`; the records are written anew.
pub(super) fn build(site: &Site<'_>, records: &mut dyn Records) -> (State, RelatedIndex) {
    let shape = site.shape;
    let roster = Roster::new(site.entries);
    let mut facts = facts(&roster);
    let sample = Sample::of(&roster, shape.sample);
    let sampled = sampled(site, &roster, &facts, sample);
    let (lexicon, foreseen) = lexicon(site, &facts, sample, &sampled);
    records.clear();
    let mut recorded = 0;
    let remembered = sampled
        .iter()
        .map(|(&slot, profile)| Sampled::record(slot, profile, &mut recorded, records))
        .collect();
    let (vectors, keywords) = vectors(site, &roster, (&lexicon, sampled, foreseen), &mut facts);
    let heavy = vectors.par_iter().map(|vector| vector.heavy(shape.heavy));
    let heavy: Vec<Vec<u32>> = heavy.collect();
    let lists = Lists::of(&heavy);
    let windows = Windows::of(&lists, &heavy, shape.window);
    drop(heavy);
    let nearest = nearest(&roster, &facts, shape.asked, |of| windows.get(of, &lists));
    let source_weight = source_weight(&roster, &facts, &nearest);
    let links = links(&roster);
    let dates = site.options.date_weight;
    let signals = Signals::of(&facts, roster.ranks(), &links, dates, source_weight);
    let found = found(&windows, &lists, &signals, shape.candidates);
    drop(windows);
    let candidates = judge_all(&found, &vectors, &signals);
    record(&vectors, &mut facts, &mut recorded, records);
    drop(vectors);
    let known = Known {
        site,
        roster: &roster,
        facts: &facts,
        keywords: &keywords,
        candidates: &candidates,
    };
    let all: Vec<u32> = (0..facts.len() as u32).collect();
    let shown = known.lists(&all, &signals).into_iter().collect();
    let pairs = known.pairs(|_| None);
    let index = RelatedIndex::of(&roster, &shown, &pairs, source_weight);
    let state = State {
        options: site.options.clone(),
        shape,
        sample,
        sampled: remembered,
        floors: found.iter().map(|found| found.floor).collect(),
        slots: roster.given().to_vec(),
        order: roster.order().to_vec(),
        lexicon,
        facts,
        keywords,
        links,
        lists,
        candidates,
        nearest,
        source_weight,
        shown,
        pairs,
        recorded,
    };
    (state, index)
}

/// Searches for all articles, by slot, up to so many candidates each.
fn found(windows: &Windows, lists: &Lists, signals: &Signals<'_>, most: usize) -> Vec<Found> {
    let slots = signals.ranks.len();
    let search = |sums: &mut Sums, of: u32| sums.search(of, windows.get(of, lists), signals, most);
    let articles = (0..slots as u32).into_par_iter();
    articles.map_init(|| Sums::new(slots), search).collect()
}

/// The articles of a sample that have a source, each with the one whose text is nearest.
fn nearest<'a, W: Iterator<Item = (u32, &'a [u32])>>(
    roster: &Roster<'_>,
    facts: &[Facts],
    least: usize,
    windows: impl Fn(u32) -> W + Sync,
) -> Vec<(u32, u32)> {
    let asked = source::asked(roster, facts, least).into_par_iter();
    let nearest = |sums: &mut Sums, of: u32| {
        let nearest = sums.nearest(of, windows(of), roster.ranks());
        (of, nearest.unwrap_or(NONE))
    };
    asked.map_init(|| Sums::new(facts.len()), nearest).collect()
}

/// What the entries say of themselves, by slot.
pub(super) fn facts(roster: &Roster<'_>) -> Vec<Facts> {
    let slots = roster.order().par_iter();
    slots
        .map(|&slot| Facts::of(roster.get(slot), roster.entries))
        .collect()
}

/// The profiles of the articles that tell how rare terms are, by slot.
pub(super) fn sampled<'a>(
    site: &'a Site<'_>,
    roster: &Roster<'_>,
    facts: &[Facts],
    sample: Sample,
) -> BTreeMap<u32, Cow<'a, Profile>> {
    let is_sampled = |&slot: &u32| sample.has(facts[slot as usize].id, facts[slot as usize].time);
    let sampled = roster.order().par_iter().copied().filter(is_sampled);
    sampled
        .map(|slot| (slot, site.texts.profile(roster.place(slot))))
        .collect()
}

/// How rare terms are, as the sample tells, and whether that was foreseen.
fn lexicon(
    site: &Site<'_>,
    facts: &[Facts],
    sample: Sample,
    sampled: &BTreeMap<u32, Cow<'_, Profile>>,
) -> (Lexicon, bool) {
    let numbers = sampled.keys().map(|&slot| facts[slot as usize].id);
    let is_true = |it: &&Foresight| it.is_of(sample, numbers.collect(), &site.shape);
    match site.texts.foresight().filter(is_true) {
        Some(foresight) => (foresight.lexicon.clone(), true),
        None => {
            let told = sampled.values().map(|profile| profile.told());
            (Lexicon::of(told, sample), false)
        }
    }
}

/// The vectors and keywords of all articles, of which some profiles are at hand, and others were
/// weighed if a foresight came true; what else their texts tell goes into `facts`.
fn vectors<'a>(
    site: &'a Site<'_>,
    roster: &Roster<'_>,
    (lexicon, at_hand, foreseen): (&Lexicon, BTreeMap<u32, Cow<'_, Profile>>, bool),
    facts: &mut [Facts],
) -> (Vec<Cow<'a, Vector>>, Ragged<u64>) {
    let weighed = |place| site.texts.weighed(place).filter(|_| foreseen);
    let read = |(slot, facts): (u32, &mut Facts)| {
        let place = roster.place(slot);
        if let Some(weighed) = weighed(place) {
            facts.told = weighed.told;
            return (Cow::Borrowed(&weighed.vector), weighed.keywords.clone());
        }
        let mut read = |profile: &Profile| {
            let (vector, told) = tell(profile, lexicon, &site.shape);
            facts.told = told;
            (Cow::Owned(vector), profile.keywords.clone())
        };
        match at_hand.get(&slot) {
            Some(profile) => read(profile),
            None => read(&site.texts.profile(place)),
        }
    };
    let articles = facts
        .par_iter_mut()
        .enumerate()
        .map(|(slot, facts)| (slot as u32, facts));
    let read: Vec<(Cow<'a, Vector>, Box<[u64]>)> = articles.map(read).collect();
    let mut vectors = Vec::with_capacity(read.len());
    let mut keywords = Ragged::default();
    for (vector, theirs) in read {
        vectors.push(vector);
        keywords.push(theirs);
    }
    (vectors, keywords)
}

/// What a text tells.
pub(super) fn tell(profile: &Profile, lexicon: &Lexicon, shape: &Shape) -> (Vector, Told) {
    let (vector, gist) = weigh(profile, lexicon, shape);
    let told = Told {
        body: profile.body_hash(),
        print: profile.body_print(),
        series: profile.series.map_or(0, |series| series.max(1)),
        gist,
        length: profile.length,
        itself: vector.cosine_with_itself(),
    };
    (vector, told)
}

/// So many vectors are made ready at a time to be recorded.
const AT_A_TIME: usize = 4096;

/// Records all vectors, behind `end` bytes of other records.
fn record(
    vectors: &[Cow<'_, Vector>],
    facts: &mut [Facts],
    end: &mut u64,
    records: &mut dyn Records,
) {
    // Some at a time, so that few are there twice.
    for (vectors, facts) in vectors.chunks(AT_A_TIME).zip(facts.chunks_mut(AT_A_TIME)) {
        let bytes: Vec<Vec<u8>> = vectors.par_iter().map(|vector| vector.to_bytes()).collect();
        for (bytes, facts) in bytes.into_iter().zip(facts) {
            facts.record = (*end, bytes.len() as u32);
            *end += bytes.len() as u64;
            records.append(&bytes);
        }
    }
}

/// What a source that two articles have adds to their score.
pub(super) fn source_weight(roster: &Roster<'_>, facts: &[Facts], nearest: &[(u32, u32)]) -> f32 {
    let known = nearest
        .iter()
        .copied()
        .filter(|&(_, nearest)| nearest != NONE);
    source::weight(roster, facts, known)
}
