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
    /// The cosine of the angle between the two vectors.
    pub(super) cosine: f32,
    /// The share of the other's title that stands in this one, by rarity.
    pub(super) coverage: f32,
    /// The strength of a link between them, 0 for none.
    pub(super) link: f32,
    /// How well they go together, the same seen from either.
    pub(super) score: f32,
}

/// Candidates kept of an article.
const KEPT: usize = 48;
/// Of the articles found by heavy terms alone, so many are looked at again with their dates.
const LOOKED_AT: usize = 256;
/// Postings read for one article at most.
const BUDGET: usize = 24_000;

/// All that a search needs.
pub(super) struct Searcher<'a> {
    archive: &'a Archive<'a>,
    lexicon: &'a Lexicon,
    vectors: &'a [Vector],
    signals: &'a Signals,
    postings: Postings,
}

/// Memory of a search, used again by the next: all zero between searches.
pub(super) struct Scratch {
    /// By article: the sum of products of weights of heavy terms.
    sums: Vec<f32>,
    /// By term: its weight in the article searched for.
    probe: Vec<Probe>,
}

#[derive(Clone, Copy, Default)]
struct Probe {
    weight: f32,
    /// The term's share of the title.
    title: f32,
}

impl<'a> Searcher<'a> {
    pub(super) fn new(
        archive: &'a Archive<'a>,
        lexicon: &'a Lexicon,
        vectors: &'a [Vector],
        signals: &'a Signals,
    ) -> Self {
        Self {
            archive,
            lexicon,
            vectors,
            signals,
            postings: Postings::of(vectors, lexicon.len()),
        }
    }

    /// Empty memory for searches.
    pub(super) fn scratch(&self) -> Scratch {
        Scratch {
            sums: vec![0.0; self.archive.len()],
            probe: vec![Probe::default(); self.lexicon.len()],
        }
    }

    /// The articles that go best with the `of`th, best first.
    pub(super) fn search(&self, of: u32, scratch: &mut Scratch) -> Box<[Candidate]> {
        let mut found = self.sketch(of, &mut scratch.sums);
        keep_best(&mut found, LOOKED_AT);
        for (score, article) in &mut found {
            *score *= self.signals.context(of, *article);
        }
        keep_best(&mut found, KEPT);
        let links = self.signals.links(of).iter().take(KEPT);
        let linked = links.filter(|(to, _)| !found.iter().any(|(_, article)| article == to));
        let articles: Vec<u32> = found
            .iter()
            .map(|&(_, article)| article)
            .chain(linked.map(|&(to, _)| to))
            .collect();
        let mut candidates = self.compare(of, &articles, &mut scratch.probe);
        candidates
            .sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
        candidates.into()
    }

    /// The articles that share heavy terms with the `of`th, with the cosine as far as those make it.
    fn sketch(&self, of: u32, sums: &mut [f32]) -> Vec<(f32, u32)> {
        let mut budget = BUDGET;
        let mut touched = Vec::new();
        for (term, weight) in self.vectors[of as usize].heavy() {
            let list = self.postings.get(term).take(budget);
            budget -= list.len();
            for (article, other) in list {
                let sum = &mut sums[article as usize];
                if *sum == 0.0 {
                    touched.push(article);
                }
                *sum += weight * other + f32::MIN_POSITIVE;
            }
        }
        touched
            .into_iter()
            .map(|article| (std::mem::take(&mut sums[article as usize]), article))
            .filter(|&(_, article)| article != of)
            .collect()
    }

    /// Compares the whole vectors.
    fn compare(&self, of: u32, articles: &[u32], probe: &mut [Probe]) -> Vec<Candidate> {
        let vector = &self.vectors[of as usize];
        for (term, weight) in vector.weights() {
            probe[term as usize].weight = weight;
        }
        let title = self.title(of);
        for &(term, share) in &title {
            probe[term as usize].title = share;
        }
        let compare = |&article: &u32| {
            let (mut cosine, mut coverage) = (0.0, 0.0);
            for (term, weight) in self.vectors[article as usize].weights() {
                let probe = probe[term as usize];
                cosine += weight * probe.weight;
                coverage += probe.title;
            }
            self.candidate(of, article, cosine, coverage)
        };
        let candidates = articles.iter().map(compare).collect();
        let title = title.iter().map(|&(term, _)| term);
        for term in vector.weights().map(|(term, _)| term).chain(title) {
            probe[term as usize] = Probe::default();
        }
        candidates
    }

    fn candidate(&self, of: u32, article: u32, cosine: f32, coverage: f32) -> Candidate {
        let mut links = self.signals.links(of).iter();
        let link = links
            .find(|&&(to, _)| to == article)
            .map_or(0.0, |link| link.1);
        Candidate {
            article,
            cosine,
            coverage,
            link,
            score: (cosine + link) * self.signals.context(of, article),
        }
    }

    /// The terms of the title that other articles have, each with its share of the title.
    fn title(&self, of: u32) -> Vec<(u32, f32)> {
        let profile = &self.archive.get(of).profile;
        let mut whole = 0.0;
        let mut terms = Vec::new();
        for head in profile.heads.iter().filter(|head| head.title > 0) {
            let term = profile.terms[head.at as usize];
            let number = self.lexicon.number(term);
            let rarity =
                number.map_or_else(|| self.lexicon.unique(term), |n| self.lexicon.rarity(n));
            whole += rarity;
            terms.extend(number.map(|number| (number, rarity)));
        }
        for (_, share) in &mut terms {
            *share /= whole;
        }
        terms
    }
}

/// Keeps the `most` best, in no order.
fn keep_best(found: &mut Vec<(f32, u32)>, most: usize) {
    if found.len() > most {
        found.select_nth_unstable_by(most, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(most);
    }
}
