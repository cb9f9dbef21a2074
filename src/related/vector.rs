//! An article as a vector: the weights of the terms that tell most of it.

use xxhash_rust::xxh3::xxh3_64;

use super::gist::Gist;
use super::lexicon::Lexicon;
use super::profile::{Head, Profile};
use super::shape::Shape;
use super::term::Term;

/// The heaviest terms of an article, scaled so that the whole vector has length 1.
///
/// A term takes four bytes: its 24 highest bits, and 8 of its weight in steps. Two articles
/// of some hundred terms clash in one once in a hundred pairs.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Vector {
    /// The terms of title and keywords, each with its share of the whole in 255ths; then all
    /// that are kept. Either sorted.
    packed: Box<[u32]>,
    /// How many terms title and keywords have.
    headline: u32,
    /// The weight of one step.
    step: f32,
}

/// Terms of fewer steps are left out.
const LIGHTEST: usize = 8;
/// The weight, of a vector of length 1, that is 255 in the lists of terms; a term weighs
/// more only in an article of few terms.
const HEAVIEST: f32 = 0.5;
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
    /// The terms' highest bits, and their weights in steps, 1 to 255.
    pub(super) fn steps(&self) -> &[u32] {
        &self.packed[self.headline as usize..]
    }

    /// The terms of title and keywords, and their shares of the whole in 255ths.
    pub(super) fn headline(&self) -> &[u32] {
        &self.packed[..self.headline as usize]
    }

    /// The weight of one step.
    pub(super) fn step(&self) -> f32 {
        self.step
    }

    /// The cosine with an article of the same text: below 1 where terms were left out.
    pub(super) fn cosine_with_itself(&self) -> f32 {
        let square: u32 = self
            .steps()
            .iter()
            .map(|packed| (packed & 0xFF).pow(2))
            .sum();
        square as f32 * (self.step * self.step)
    }

    /// The `most` heaviest terms, by which an article meets others, each beside its weight in
    /// steps that are the same for all articles; sorted by term.
    pub(super) fn heavy(&self, most: usize) -> Vec<u32> {
        let mut counts = [0; 256];
        for packed in self.steps() {
            counts[(packed & 0xFF) as usize] += 1;
        }
        let mut heaviest = Heaviest::of(&counts, most);
        let scale = self.step * (255.0 / HEAVIEST);
        let mut heavy = Vec::with_capacity(heaviest.left());
        for packed in self.steps() {
            let steps = *packed as u8;
            if heaviest.take(steps) {
                let weight = ((f32::from(steps) * scale) as u8).max(1);
                heavy.push(packed & !0xFF | u32::from(weight));
            }
        }
        heavy
    }

    /// The vector as bytes, with a hash of them.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16 + self.packed.len() * 4);
        bytes.extend([0; 8]);
        bytes.extend(self.headline.to_le_bytes());
        bytes.extend(self.step.to_le_bytes());
        for packed in &self.packed {
            bytes.extend_from_slice(&packed.to_le_bytes());
        }
        let hash = xxh3_64(&bytes[8..]);
        bytes[..8].copy_from_slice(&hash.to_le_bytes());
        bytes
    }

    /// The vector of such bytes; none where they were damaged.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (hash, rest) = bytes.split_first_chunk::<8>()?;
        if u64::from_le_bytes(*hash) != xxh3_64(rest) {
            return None;
        }
        let (headline, rest) = rest.split_first_chunk::<4>()?;
        let (step, packed) = rest.split_first_chunk::<4>()?;
        let headline = u32::from_le_bytes(*headline);
        let packed: Box<[u32]> = packed
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&bytes| u32::from_le_bytes(bytes))
            .collect();
        (headline as usize <= packed.len()).then(|| Self {
            packed,
            headline,
            step: f32::from_le_bytes(*step),
        })
    }
}

/// A term's highest bits, which are not all 0, beside a number up to 255.
fn pack(term: Term, number: u8) -> u32 {
    (term.0 & !0xFF).max(0x100) | u32::from(number)
}

/// Weighs the terms of `profile`, and takes its subject from the heaviest.
pub(super) fn weigh(profile: &Profile, lexicon: &Lexicon, shape: &Shape) -> (Vector, Gist) {
    let mut headline = Headline::default();
    let (weights, square) = weights(profile, lexicon, &mut headline);
    let most = weights.iter().copied().fold(0.0, f32::max);
    if most == 0.0 {
        return Default::default();
    }
    let norm = square.sqrt();
    let steps: Vec<u8> = weights
        .iter()
        .map(|w| (w * (255.0 / most) + 0.5) as u8)
        .collect();
    let mut counts = [0; 256];
    for &steps in &steps {
        counts[usize::from(steps)] += 1;
    }
    let mut kept = Heaviest::of(&counts, shape.terms);
    let mut subject = Heaviest::of(&counts, Gist::TERMS);
    let mut packed = headline.pack();
    let headline = packed.len() as u32;
    packed.reserve_exact(kept.left());
    let mut gist = Gist::gather();
    for (&term, &steps) in profile.terms.iter().zip(&steps) {
        if !kept.take(steps) {
            continue;
        }
        push(&mut packed, headline as usize, pack(term, steps));
        if subject.take(steps) {
            gist.add(term, steps);
        }
    }
    let vector = Vector {
        packed: packed.into(),
        headline,
        step: most / 255.0 / norm,
    };
    (vector, gist.done())
}

/// Adds a term, unless the last one since `start` has the same bits: so that each stands there once.
fn push(packed: &mut Vec<u32>, start: usize, term: u32) {
    let is_known = packed[start..]
        .last()
        .is_some_and(|last| (last ^ term) < 0x100);
    if !is_known {
        packed.push(term);
    }
}

/// The weight of each term, 0 for those that are not kept, and the square of the whole length.
fn weights(profile: &Profile, lexicon: &Lexicon, headline: &mut Headline) -> (Vec<f32>, f32) {
    let relative = lexicon.relative_length(profile.length);
    let damping = SATURATION * (1.0 - LENGTH + LENGTH * relative);
    let frequencies: [f32; 256] = std::array::from_fn(|count| {
        let count = count as f32;
        count * (SATURATION + 1.0) / (count + damping)
    });
    let mut heads = profile.heads.iter().peekable();
    let mut square = 0.0;
    let weigh = |(at, (&term, &count)): (u32, (&Term, &u8))| {
        let class = lexicon.class(term);
        let rarity = lexicon.rarity(term, class);
        let head = heads.next_if(|head| head.at == at);
        let is_kept = class > 0 || !lexicon.is_whole();
        let mut frequency = frequencies[usize::from(count)];
        if let Some(head) = head {
            frequency += head_weight(head);
            headline.add(head, term, rarity, is_kept);
        }
        let weight = frequency * rarity;
        square += weight * weight;
        if is_kept { weight } else { 0.0 }
    };
    let terms = profile.terms.iter().zip(&profile.body);
    let weights = (0..).zip(terms).map(weigh).collect();
    (weights, square)
}

fn head_weight(head: &Head) -> f32 {
    TITLE * f32::from(head.title).sqrt()
        + KEYWORDS * f32::from(head.keywords).sqrt()
        + SUMMARY * f32::from(head.summary).sqrt()
}

/// Takes the heaviest of an article's terms, of equals the first.
struct Heaviest {
    /// Terms of more steps are taken.
    above: u8,
    /// How many terms of just so many steps are taken yet.
    equal: usize,
    /// How many terms there are of more steps.
    sure: usize,
}

impl Heaviest {
    /// Up to `most` of terms, of which so many have each number of steps.
    fn of(counts: &[usize; 256], most: usize) -> Self {
        let mut sure = 0;
        for above in (LIGHTEST..256).rev() {
            if sure + counts[above] > most {
                let equal = most - sure;
                return Self {
                    above: above as u8,
                    sure,
                    equal,
                };
            }
            sure += counts[above];
        }
        Self {
            above: LIGHTEST as u8 - 1,
            sure,
            equal: 0,
        }
    }

    fn left(&self) -> usize {
        self.sure + self.equal
    }

    fn take(&mut self, steps: u8) -> bool {
        if steps == self.above && self.equal > 0 {
            self.equal -= 1;
            return true;
        }
        steps > self.above
    }
}

/// The terms of title and keywords, in the making.
#[derive(Default)]
struct Headline {
    /// The term, its rarity in the title and in the keywords, 0 where it does not stand there.
    terms: Vec<(Term, f32, f32)>,
    title: f32,
    keywords: f32,
}

impl Headline {
    fn add(&mut self, head: &Head, term: Term, rarity: f32, is_kept: bool) {
        let title = if head.title > 0 { rarity } else { 0.0 };
        let keywords = if head.keywords > 0 { rarity } else { 0.0 };
        self.title += title;
        self.keywords += keywords;
        if is_kept && title + keywords > 0.0 {
            self.terms.push((term, title, keywords));
        }
    }

    fn pack(self) -> Vec<u32> {
        let share = |part: f32, whole: f32| if part > 0.0 { part / whole } else { 0.0 };
        let mut packed = Vec::with_capacity(self.terms.len().min(255));
        for (term, title, keywords) in self.terms {
            let share = TITLE_SHARE * share(title, self.title)
                + (1.0 - TITLE_SHARE) * share(keywords, self.keywords);
            let share = (share * 255.0) as u8;
            // What adds nothing is left out; so there are 255 at most, however long the title is.
            if share > 0 {
                push(&mut packed, 0, pack(term, share));
            }
        }
        packed
    }
}
