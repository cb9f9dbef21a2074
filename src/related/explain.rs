//! Says what two articles have in common, for the editor who wonders at a list.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::full;
use super::index::RelatedIndex;
use super::lexicon::Lexicon;
use super::likeness::Probe;
use super::options::Options;
use super::profile::{Document, Profile, keyword_number};
use super::ragged::Ragged;
use super::roster::{Facts, Roster};
use super::sample::Sample;
use super::shape::Shape;
use super::signals::{self, Signals};
use super::state::Site;
use super::term::Term;
use super::vector::{Vector, weigh};
use crate::text::bigram::{Token, each_token};

/// What two articles have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The cosine of the angle between their vectors: 0 for nothing in common, 1 for the same text.
    pub cosine: f32,
    /// The words that make it up, the weightiest first.
    pub shared: Vec<Shared>,
    /// The keywords of both.
    pub keywords: Vec<String>,
    /// Days between their dates.
    pub days_apart: u32,
    /// By how much the nearness of their dates multiplies the score, from 1.
    pub nearness: f32,
    /// By how much a source that both have multiplies the score, from 1.
    pub source: f32,
    /// How much the words of either's title and keywords that stand in the other add to the cosine.
    pub headline: f32,
    /// How much a link between them adds to the cosine; 0 without one.
    pub link: f32,
    /// What others that go better with the listed article multiply the score by, up to 1.
    pub reciprocity: f32,
    /// What a short body of the listed article multiplies the score by, up to 1.
    pub substance: f32,
}

/// Words that two articles share.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// A word, or a run of Han characters.
    pub text: String,
    /// Its part of the cosine.
    pub weight: f32,
}

/// The most words shown.
const SHOWN: usize = 12;
/// The most characters of a run that are shown as one.
const LONGEST_RUN: usize = 12;

/// Explains pairs of articles of one site.
pub struct Explainer<'a> {
    roster: Roster<'a>,
    profiles: &'a [Profile],
    facts: Vec<Facts>,
    links: Ragged<(u32, f32)>,
    lexicon: Lexicon,
    date_weight: f32,
    index: &'a RelatedIndex,
}

impl<'a> Explainer<'a> {
    /// Takes the entries of an index, their profiles, and the index.
    pub fn new(
        entries: &'a [Entry],
        profiles: &'a [Profile],
        options: &Options,
        index: &'a RelatedIndex,
    ) -> Self {
        let roster = Roster::new(entries);
        let facts = full::facts(&roster);
        let profile_of = |place: usize| profiles[place].clone();
        let site = Site {
            entries,
            options,
            shape: Shape::default(),
            texts: &profile_of,
        };
        let sample = Sample::of(&roster, site.shape.sample);
        let sampled = full::sampled(&site, &roster, &facts, sample);
        Self {
            lexicon: Lexicon::of(sampled.values().map(|profile| profile.told()), sample),
            links: signals::links(&roster),
            roster,
            profiles,
            facts,
            date_weight: options.date_weight,
            index,
        }
    }

    /// What the entry at place `of`, whose text is `document`, has in common with the one at
    /// place `with`, which is in its list for being similar.
    pub fn explain(&self, of: usize, document: &Document<'_>, with: usize) -> Explanation {
        let vectors = [of, with].map(|article| self.vector(article));
        let products = products(&vectors);
        let theirs = &self.profiles[with];
        let keywords = document.keywords.iter();
        let ranks = self.roster.ranks();
        let source_weight = self.index.source_weight;
        let signals = Signals::of(
            &self.facts,
            ranks,
            &self.links,
            self.date_weight,
            source_weight,
        );
        let mut probe = Probe::new();
        probe.lay(&vectors[0]);
        let likeness = probe.likeness(&vectors[0], &vectors[1]);
        let cosine = products.values().sum();
        let slots = [of, with].map(|place| self.roster.slot(place));
        let before = signals.score(slots[0], slots[1], likeness);
        let substance = signals::substance(theirs.length);
        let mut list = self.index.list(of).iter();
        let listed = list.find(|related| related.article as usize == with);
        let score = listed.map_or(0.0, |related| related.score);
        Explanation {
            cosine,
            shared: name(document, &products),
            keywords: keywords
                .filter(|keyword| theirs.keywords.contains(&keyword_number(keyword)))
                .cloned()
                .collect(),
            days_apart: signals.days_apart(slots[0], slots[1]),
            nearness: signals.nearness(slots[0], slots[1]),
            source: 1.0 + signals.same_source(slots[0], slots[1]),
            headline: (likeness - cosine).max(0.0),
            link: signals.link(slots[0], slots[1]),
            reciprocity: (score / (before * substance)).min(1.0),
            substance,
        }
    }

    fn vector(&self, article: usize) -> Vector {
        weigh(&self.profiles[article], &self.lexicon, &Shape::default()).0
    }
}

/// The terms that both vectors have, by number, with the products of their weights.
fn products(vectors: &[Vector; 2]) -> BTreeMap<u32, f32> {
    let [ours, theirs] = vectors.each_ref().map(|vector| {
        let weights = vector
            .steps()
            .iter()
            .map(|packed| (packed >> 8, (packed & 0xFF) as f32 * vector.step()));
        weights.collect::<BTreeMap<u32, f32>>()
    });
    let both = ours.iter().filter_map(|(term, weight)| {
        let product = weight * theirs.get(term)?;
        Some((*term, product))
    });
    both.collect()
}

/// Finds the terms in the text, each where it stands first; neighbouring pairs become one run.
fn name(document: &Document<'_>, products: &BTreeMap<u32, f32>) -> Vec<Shared> {
    let mut left = products.clone();
    let mut shared: Vec<Shared> = Vec::new();
    let keywords = document.keywords.iter().map(String::as_str);
    let texts = [document.title].into_iter().chain(keywords);
    for text in texts.chain([document.summary, document.body]) {
        let mut in_run = false;
        each_token(text, |token| {
            let number = Term::of(token).0 >> 8;
            if !products.contains_key(&number) {
                in_run = false;
                return;
            }
            let weight = left.remove(&number).unwrap_or(0.0);
            match shared.last_mut() {
                Some(last) if in_run && continues(&last.text, token) => {
                    last.weight += weight;
                    last.text.extend(last_char(token));
                }
                _ => shared.push(Shared {
                    text: written(token),
                    weight,
                }),
            }
            in_run = true;
        });
        keep_weightiest(&mut shared);
    }
    shared
}

/// Sorts by weight, and drops what stood elsewhere before.
fn keep_weightiest(shared: &mut Vec<Shared>) {
    shared.retain(|words| words.weight > 0.0);
    shared.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    shared.truncate(SHOWN);
}

/// Whether `token` goes on where the run `text` ends.
fn continues(text: &str, token: Token<'_>) -> bool {
    let short = text.chars().nth(LONGEST_RUN - 1).is_none();
    short && matches!(token, Token::Pair(a, _) if text.ends_with(a))
}

fn last_char(token: Token<'_>) -> Option<char> {
    match token {
        Token::Pair(_, b) => Some(b),
        Token::Single(_) | Token::Word(_) => None,
    }
}

fn written(token: Token<'_>) -> String {
    match token {
        Token::Pair(a, b) => String::from_iter([a, b]),
        Token::Single(a) => a.to_string(),
        Token::Word(word) => word.to_owned(),
    }
}
