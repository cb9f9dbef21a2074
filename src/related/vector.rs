//! An article as a vector: the weights of the terms that tell most of it.

use super::lexicon::Lexicon;
use super::profile::{Head, Profile};

/// The heaviest terms of an article, scaled so that the whole vector has length 1.
///
/// A term takes four bytes: 24 bits of its number, 8 of its weight in steps.
#[derive(Debug, Clone, Default)]
pub(super) struct Vector {
    /// The terms of title and keywords, each with its share of the whole in 255ths; then the
    /// [`HEAVY`] heaviest, heaviest first; then the rest, by number.
    packed: Box<[u32]>,
    /// How many terms title and keywords have.
    headline: u32,
    /// The weight of one step.
    step: f32,
}

/// Terms kept of an article.
const KEPT: usize = 640;
/// Terms of fewer steps are left out.
const LIGHTEST: f32 = 8.0;
/// Terms by which an article is searched and found.
const HEAVY: usize = 96;
/// How quickly a term's repetition in the body stops telling more, and how much the
/// body's length is held against it (BM25's k1 and b; Robertson and Zaragoza 2009).
const SATURATION: f32 = 2.5;
const LENGTH: f32 = 0.85;
/// What a field weighs against the body.
const TITLE: f32 = 2.0;
const KEYWORDS: f32 = 1.2;
const SUMMARY: f32 = 0.2;
/// The title's part of the headline; the keywords have the rest.
const TITLE_SHARE: f32 = 0.75;

impl Vector {
    /// Weighs the terms of `profile`.
    pub(super) fn of(profile: &Profile, lexicon: &Lexicon) -> Self {
        let relative = lexicon.relative_length(profile.length);
        let damping = SATURATION * (1.0 - LENGTH + LENGTH * relative);
        let mut heads = profile.heads.iter().peekable();
        let mut headline = Headline::default();
        let mut square = 0.0;
        let mut weights = Vec::with_capacity(profile.terms.len());
        for (at, (&term, &count)) in (0..).zip(profile.terms.iter().zip(&profile.body)) {
            let number = lexicon.number(term);
            let rarity = number.map_or_else(|| lexicon.unique(term), |n| lexicon.rarity(n));
            let count = f32::from(count);
            let mut frequency = count * (SATURATION + 1.0) / (count + damping);
            if let Some(head) = heads.next_if(|head| head.at == at) {
                frequency += head_weight(head);
                headline.add(head, number, rarity);
            }
            let weight = frequency * rarity;
            square += weight * weight;
            weights.extend(number.map(|number| (weight, number)));
        }
        let mut packed = headline.pack();
        let headline = packed.len() as u32;
        let step = pack(weights, &mut packed);
        Self {
            packed: packed.into(),
            headline,
            step: step / square.sqrt(),
        }
    }

    /// The terms' numbers, and their weights in steps, 1 to 255.
    pub(super) fn steps(&self) -> impl Iterator<Item = (u32, u32)> {
        unpack(&self.packed[self.headline as usize..])
    }

    /// The terms of title and keywords that other articles have, and their shares of the whole in 255ths.
    pub(super) fn headline(&self) -> impl Iterator<Item = (u32, u32)> {
        unpack(&self.packed[..self.headline as usize])
    }

    /// The weight of one step.
    pub(super) fn step(&self) -> f32 {
        self.step
    }

    /// The cosine with an article of the same text: below 1 where terms were left out.
    pub(super) fn cosine_with_itself(&self) -> f32 {
        let square: u32 = self.steps().map(|(_, steps)| steps * steps).sum();
        square as f32 * self.step * self.step
    }

    /// The heaviest terms and their weights in steps, heaviest first.
    pub(super) fn heavy(&self) -> impl Iterator<Item = (u32, u32)> {
        self.steps().take(HEAVY)
    }
}

fn unpack(packed: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    packed.iter().map(|&packed| (packed >> 8, packed & 0xFF))
}

/// Adds the heaviest to `packed`, and gives the weight of one step.
fn pack(mut weights: Vec<(f32, u32)>, packed: &mut Vec<u32>) -> f32 {
    let heavier = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if weights.len() > KEPT {
        weights.select_nth_unstable_by(KEPT, heavier);
        weights.truncate(KEPT);
    }
    if weights.len() > HEAVY {
        weights.select_nth_unstable_by(HEAVY, heavier);
    }
    let most = weights.len().min(HEAVY);
    let (heavy, light) = weights.split_at_mut(most);
    heavy.sort_unstable_by(heavier);
    light.sort_unstable_by_key(|&(_, number)| number);
    let step = heavy.first().map_or(1.0, |heaviest| heaviest.0 / 255.0);
    weights.retain(|(weight, _)| *weight >= step * LIGHTEST);
    let pack = |&(weight, number): &(f32, u32)| {
        (number << 8) | ((weight / step).round() as u32).clamp(1, 255)
    };
    packed.extend(weights.iter().map(pack));
    step
}

fn head_weight(head: &Head) -> f32 {
    TITLE * f32::from(head.title).sqrt()
        + KEYWORDS * f32::from(head.keywords).sqrt()
        + SUMMARY * f32::from(head.summary).sqrt()
}

/// The terms of title and keywords, in the making.
#[derive(Default)]
struct Headline {
    /// Number, rarity in the title and rarity in the keywords, 0 where it does not stand there.
    terms: Vec<(u32, f32, f32)>,
    title: f32,
    keywords: f32,
}

impl Headline {
    fn add(&mut self, head: &Head, number: Option<u32>, rarity: f32) {
        let title = if head.title > 0 { rarity } else { 0.0 };
        let keywords = if head.keywords > 0 { rarity } else { 0.0 };
        self.title += title;
        self.keywords += keywords;
        if let Some(number) = number.filter(|_| title + keywords > 0.0) {
            self.terms.push((number, title, keywords));
        }
    }

    fn pack(self) -> Vec<u32> {
        let share = |part: f32, whole: f32| if part > 0.0 { part / whole } else { 0.0 };
        let packed = |&(number, title, keywords): &(u32, f32, f32)| {
            let share = TITLE_SHARE * share(title, self.title)
                + (1.0 - TITLE_SHARE) * share(keywords, self.keywords);
            (number << 8) | (share * 255.0) as u32
        };
        self.terms.iter().map(packed).collect()
    }
}
