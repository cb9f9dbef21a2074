//! Finds the articles whose text is most like one's, in bounded time.

use super::archive::Archive;
use super::lexicon::Lexicon;
use super::postings::Postings;
use super::signals::Signals;
use super::vector::Vector;

/// An article found for another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) article: u32,
    /// How alike the texts are; 1 for the same text.
    pub(super) likeness: f32,
    /// How well they go together, the same seen from either.
    pub(super) score: f32,
}

/// Candidates kept of an article.
const KEPT: usize = 32;
/// Of the articles found by heavy terms alone, so many are looked at again with their dates.
const LOOKED_AT: usize = 192;
/// What a headline that stands wholly in the other text adds to the cosine.
const COVERAGE: f32 = 0.08;
/// Postings read for one article at most.
const BUDGET: usize = 4_000;

/// All that a search needs.
pub(super) struct Searcher<'a> {
    archive: &'a Archive<'a>,
    lexicon: &'a Lexicon,
    vectors: &'a [Vector],
    postings: Postings,
}

/// Memory of a search, used again by the next: all zero between searches.
pub(super) struct Scratch {
    /// By article: the sum of products of weights of heavy terms.
    sums: Vec<u32>,
    /// By term: its weight in the article searched for.
    probe: Vec<Probe>,
}

#[derive(Clone, Copy, Default)]
struct Probe {
    /// In steps of the article's vector.
    weight: u8,
    /// The term's share of title and keywords, in 255ths.
    headline: u8,
}

impl<'a> Searcher<'a> {
    pub(super) fn new(
        archive: &'a Archive<'a>,
        lexicon: &'a Lexicon,
        vectors: &'a [Vector],
    ) -> Self {
        Self {
            archive,
            lexicon,
            vectors,
            postings: Postings::of(vectors, lexicon.len()),
        }
    }

    /// Empty memory for searches.
    pub(super) fn scratch(&self) -> Scratch {
        Scratch {
            sums: vec![0; self.archive.len()],
            probe: vec![Probe::default(); self.lexicon.len()],
        }
    }

    /// The articles that go best with the `of`th, best first.
    pub(super) fn search(
        &self,
        of: u32,
        signals: &Signals,
        scratch: &mut Scratch,
    ) -> Box<[Candidate]> {
        let mut found = self.sketch(of, &mut scratch.sums);
        keep_best(&mut found, LOOKED_AT);
        for (score, article) in &mut found {
            *score *= signals.context(of, *article);
        }
        keep_best(&mut found, KEPT);
        let links = signals.links(of).iter().take(KEPT);
        let linked = links.filter(|(to, _)| !found.iter().any(|(_, article)| article == to));
        let articles: Vec<u32> = found
            .iter()
            .map(|&(_, article)| article)
            .chain(linked.map(|&(to, _)| to))
            .collect();
        let likenesses = self.compare(of, &articles, &mut scratch.probe);
        let candidate = |(&article, likeness): (&u32, f32)| Candidate {
            article,
            likeness,
            score: (likeness + signals.link(of, article)) * signals.context(of, article),
        };
        let mut candidates: Vec<_> = articles.iter().zip(likenesses).map(candidate).collect();
        candidates
            .sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
        candidates.into()
    }

    /// The article that shares most of the heavy terms of the `of`th.
    pub(super) fn nearest(&self, of: u32, scratch: &mut Scratch) -> Option<u32> {
        let found = self.sketch(of, &mut scratch.sums).into_iter();
        let nearest = found.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        nearest.map(|(_, article)| article)
    }

    /// The articles that share heavy terms with the `of`th, with what the cosine is made of by those.
    fn sketch(&self, of: u32, sums: &mut [u32]) -> Vec<(f32, u32)> {
        let mut budget = BUDGET;
        let mut touched = Vec::new();
        for (term, steps) in self.vectors[of as usize].heavy() {
            let list = self.postings.get(term).take(budget);
            budget -= list.len();
            for (article, other) in list {
                let sum = &mut sums[article as usize];
                if *sum == 0 {
                    touched.push(article);
                }
                *sum += steps * other;
            }
        }
        touched
            .into_iter()
            .map(|article| (std::mem::take(&mut sums[article as usize]) as f32, article))
            .filter(|&(_, article)| article != of)
            .collect()
    }

    /// How alike the whole texts are.
    fn compare(&self, of: u32, articles: &[u32], probe: &mut [Probe]) -> Vec<f32> {
        let vector = &self.vectors[of as usize];
        for (term, steps) in vector.steps() {
            probe[term as usize].weight = steps as u8;
        }
        for (term, share) in vector.headline() {
            probe[term as usize].headline = share as u8;
        }
        let others = articles
            .iter()
            .map(|&article| &self.vectors[article as usize]);
        let likenesses = others.map(|other| likeness(vector, other, probe)).collect();
        for (term, _) in vector.steps().chain(vector.headline()) {
            probe[term as usize] = Probe::default();
        }
        likenesses
    }
}

/// How alike two texts are: the cosine of their vectors, and how much of either's headline
/// stands in the other. `probe` holds the first.
fn likeness(vector: &Vector, other: &Vector, probe: &[Probe]) -> f32 {
    let (mut product, mut covered) = (0, 0);
    for (term, steps) in other.steps() {
        let probe = probe[term as usize];
        product += steps * u32::from(probe.weight);
        covered += u32::from(probe.headline);
    }
    for (term, share) in other.headline() {
        covered += share * u32::from(probe[term as usize].weight.min(1));
    }
    let cosine = product as f32 * vector.step() * other.step();
    cosine + COVERAGE * covered as f32 / 255.0
}

/// Keeps the `most` best, in no order.
fn keep_best(found: &mut Vec<(f32, u32)>, most: usize) {
    if found.len() > most {
        found.select_nth_unstable_by(most, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(most);
    }
}
