//! Chooses the keywords of a text.

use std::collections::BTreeMap;

use super::{
    Text, beginning,
    names::each_name,
    nouns::{Noun, each_noun, rarity},
};
use crate::text::{bigram::is_unspaced, fold::fold};

/// A keyword of the site that stands in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known<'a> {
    /// The name that readers see.
    pub name: &'a str,
    /// The chance that an editor would take it, 0 to 1.
    pub chance: f32,
}

/// Keywords that an article is given at most.
const MOST: usize = 5;
/// How many it is given even where their chances are low.
const WANTED: usize = 3;
/// A chance below which a keyword is one too many, and below which it is none at all.
const SURE: f32 = 0.25;
const POSSIBLE: f32 = 0.1;

/// At most five keywords for a text, best first: of the site's own ones that stand in it
/// (`known`), of its names and its nouns those that an editor would most likely take.
///
/// Fewer, or none, where the text does not say what it is about. None is a part of another.
pub fn keywords(text: &Text<'_>, known: &[Known<'_>]) -> Vec<String> {
    let mut candidates = Candidates::default();
    for known in known {
        candidates.add_known(known);
    }
    candidates.add_new(text);
    choose(candidates.ranked())
}

/// The words that may become keywords, by folded form.
#[derive(Default)]
struct Candidates<'a>(BTreeMap<String, Candidate<'a>>);

struct Candidate<'a> {
    name: &'a str,
    is_known: bool,
    chance: f32,
    /// Where it was first seen.
    order: usize,
    kind: Kind,
    in_title: bool,
    in_body: u32,
}

/// What a word is that no editor has taken yet.
#[derive(Clone, Copy)]
enum Kind {
    Name,
    Noun,
    Pair,
}

impl<'a> Candidates<'a> {
    fn add_known(&mut self, known: &Known<'a>) {
        let candidate = self.get(known.name, Kind::Noun);
        candidate.is_known = true;
        candidate.chance = candidate.chance.max(known.chance);
    }

    fn get(&mut self, name: &'a str, kind: Kind) -> &mut Candidate<'a> {
        let order = self.0.len();
        self.0.entry(fold(name)).or_insert(Candidate {
            name,
            is_known: false,
            chance: 0.0,
            order,
            kind,
            in_title: false,
            in_body: 0,
        })
    }

    fn add_new(&mut self, text: &Text<'a>) {
        each_word(text.title, |word, kind| {
            self.get(word, kind).in_title = true
        });
        for part in [text.summary, beginning(text.body)] {
            each_word(part, |word, kind| self.get(word, kind).in_body += 1);
        }
    }

    fn ranked(self) -> Vec<(String, Candidate<'a>)> {
        let mut ranked: Vec<_> = self.0.into_iter().collect();
        for (_, candidate) in &mut ranked {
            if !candidate.is_known {
                candidate.chance = chance_of_new(candidate);
            }
            let is_noun = !candidate.is_known && matches!(candidate.kind, Kind::Noun);
            if is_noun && candidate.chance >= POSSIBLE {
                candidate.chance *= rarity(candidate.name);
            }
        }
        ranked.retain(|(_, candidate)| candidate.chance >= POSSIBLE);
        ranked.sort_by(|(_, a), (_, b)| b.chance.total_cmp(&a.chance).then(a.order.cmp(&b.order)));
        ranked
    }
}

fn each_word<'t>(text: &'t str, mut visit: impl FnMut(&'t str, Kind)) {
    each_name(text, |name| visit(name, Kind::Name));
    each_noun(text, |noun| match noun {
        Noun::One(noun) => visit(noun, Kind::Noun),
        Noun::Pair(pair) => visit(pair, Kind::Pair),
    });
}

/// The chance of a word that no editor of the site has taken yet. Of names it is what the dev
/// half of linuxtoy's tags shows; of nouns it is set by hand, for its editors tag in English.
fn chance_of_new(candidate: &Candidate<'_>) -> f32 {
    match (candidate.kind, candidate.in_title, candidate.in_body) {
        (Kind::Name, true, 4..) => 0.55,
        (Kind::Name, true, 3) => 0.35,
        (Kind::Name, true, 1 | 2) => 0.22,
        (Kind::Name, true, 0) => 0.1,
        (Kind::Name, false, 4..) => 0.12,
        (Kind::Name, false, _) => 0.02,
        (Kind::Noun, true, 4..) => 0.3,
        (Kind::Noun, true, 2 | 3) => 0.2,
        (Kind::Noun, true, _) => 0.12,
        (Kind::Noun, false, 4..) => 0.11,
        (Kind::Noun, false, _) => 0.01,
        (Kind::Pair, true, 4..) => 0.4,
        (Kind::Pair, true, 2 | 3) => 0.3,
        (Kind::Pair, false, 4..) => 0.16,
        (Kind::Pair, _, _) => 0.0,
    }
}

fn choose(ranked: Vec<(String, Candidate<'_>)>) -> Vec<String> {
    let mut chosen: Vec<(String, &str)> = Vec::new();
    for (folded, candidate) in ranked {
        let enough = chosen.len() >= WANTED && candidate.chance < SURE;
        if enough || chosen.len() >= MOST {
            break;
        }
        let overlaps =
            |(other, _): &(String, &str)| is_part(&folded, other) || is_part(other, &folded);
        if !chosen.iter().any(overlaps) {
            chosen.push((folded, candidate.name));
        }
    }
    chosen
        .into_iter()
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// Whether one word is a part of another: 人工 of 人工智能, Linux of Linux Mint, not Java of JavaScript.
fn is_part(part: &str, whole: &str) -> bool {
    let in_word = |a: Option<char>, b: Option<char>| {
        let is_letter = |c: char| c.is_alphanumeric() && !is_unspaced(c);
        a.is_some_and(is_letter) && b.is_some_and(is_letter)
    };
    whole.match_indices(part).any(|(at, _)| {
        let (before, after) = (&whole[..at], &whole[at + part.len()..]);
        !in_word(before.chars().next_back(), part.chars().next())
            && !in_word(part.chars().next_back(), after.chars().next())
    })
}
