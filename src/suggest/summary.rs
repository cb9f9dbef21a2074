//! 快速阅读 from the most central sentences of a text.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use super::{
    beginning,
    sentence::{each_sentence, leans, stands_alone},
};
use crate::text::bigram::{Token, each_token};

/// Characters that a summary has at most.
pub const MOST_CHARS: usize = 120;
/// Sentences that a summary has at most.
const MOST: usize = 3;
/// A text of no more characters is read as quickly as a summary of it.
const SHORT: usize = MOST_CHARS;
/// Sentences that are looked at: those of the beginning.
const MOST_SENTENCES: usize = 300;
/// How much better the first sentence is than one far below it: news tells the most first.
const LEAD: f32 = 1.2;
/// How quickly that fades, by sentence.
const FADE: f32 = 0.5;
/// What a term of the title adds to its weight.
const TITLE: f32 = 1.0;
/// What remains of the score of a sentence that leans on the one before it, or asks.
const LEANING: f32 = 0.6;
const ASKING: f32 = 0.4;
/// How much what is said already counts against a sentence.
const REPEATED: f32 = 0.8;
/// A sentence with a smaller share of the best one's score is left out.
const WORTHY: f32 = 0.55;

/// One to three whole sentences of `body`, in their order, that say most of what the text
/// says: at most 120 characters; none where the text is too short, or no sentence fits.
///
/// A sentence is scored by the pairs of characters that the text repeats and that the title
/// has (the centroid of the text; Radev et al. 2004), by its place, and by what the chosen
/// ones do not say yet (maximal marginal relevance; Carbonell and Goldstein 1998).
pub fn summary(title: &str, body: &str) -> Option<String> {
    let body = beginning(body);
    body.chars().filter(|c| !c.is_whitespace()).nth(SHORT)?;
    let sentences = sentences(title, body);
    let chosen = choose(&sentences);
    let mut summary = String::new();
    for at in &chosen {
        if summary.ends_with(|c: char| c.is_ascii()) {
            summary.push(' ');
        }
        summary.push_str(&sentences[*at].text);
    }
    (!chosen.is_empty()).then_some(summary)
}

struct Sentence {
    /// In one line.
    text: String,
    chars: usize,
    /// Its terms, each once, sorted.
    terms: Vec<u64>,
    score: f32,
}

/// The sentences that could be taken, in their order, with their scores.
fn sentences(title: &str, body: &str) -> Vec<Sentence> {
    let weights = weights(title, body);
    let mut sentences = Vec::new();
    let mut at = 0.0;
    each_sentence(body, |written| {
        if sentences.len() >= MOST_SENTENCES {
            return;
        }
        let lead = 1.0 + LEAD / (1.0 + FADE * at);
        at += 1.0;
        let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let chars = text.chars().count();
        if chars > MOST_CHARS || !stands_alone(&text) {
            return;
        }
        let terms = terms(&text);
        let weight: f32 = terms.iter().filter_map(|term| weights.get(term)).sum();
        let mut score = lead * weight / (terms.len() as f32 + 8.0);
        if leans(&text) {
            score *= LEANING;
        }
        if text.ends_with(['？', '?']) {
            score *= ASKING;
        }
        sentences.push(Sentence {
            text,
            chars,
            terms,
            score,
        });
    });
    sentences
}

/// What each term of the text weighs: how often it is repeated, and whether the title has it.
fn weights(title: &str, body: &str) -> HashMap<u64, f32> {
    let mut counts: HashMap<u64, f32> = HashMap::new();
    each_term(body, |term| *counts.entry(term).or_default() += 1.0);
    for count in counts.values_mut() {
        *count = count.ln();
    }
    for term in terms(title) {
        if let Some(weight) = counts.get_mut(&term) {
            *weight += TITLE;
        }
    }
    counts
}

fn terms(text: &str) -> Vec<u64> {
    let mut terms = Vec::new();
    each_term(text, |term| terms.push(term));
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn each_term(text: &str, mut visit: impl FnMut(u64)) {
    each_token(text, |token| match token {
        Token::Pair(a, b) => visit((u64::from(a) << 32) | u64::from(b)),
        Token::Single(_) => {}
        Token::Word(word) => visit(xxh3_64(word.as_bytes())),
    });
}

/// The sentences to take, by their places, in their order.
fn choose(sentences: &[Sentence]) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut said: Vec<u64> = Vec::new();
    let mut room = MOST_CHARS;
    let best = sentences.iter().map(|s| s.score).fold(0.0, f32::max);
    while chosen.len() < MOST {
        let candidates = (0..sentences.len()).filter(|at| !chosen.contains(at));
        let next = candidates
            .filter(|&at| sentences[at].chars < room)
            .map(|at| (news(&sentences[at], &said), at))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((score, at)) = next.filter(|(score, _)| *score > 0.0 && *score >= WORTHY * best)
        else {
            break;
        };
        debug_assert!(score.is_finite());
        chosen.push(at);
        // A space may come between two sentences.
        room -= sentences[at].chars + 1;
        said.extend(&sentences[at].terms);
        said.sort_unstable();
    }
    chosen.sort_unstable();
    chosen
}

/// The score of a sentence, less what is said already.
fn news(sentence: &Sentence, said: &[u64]) -> f32 {
    let is_said = |term: &&u64| said.binary_search(term).is_ok();
    let repeated = sentence.terms.iter().filter(is_said).count();
    let share = repeated as f32 / sentence.terms.len().max(1) as f32;
    sentence.score * (1.0 - REPEATED * share)
}
