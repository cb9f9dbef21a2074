//! Finds the articles most like one, best first, in bounded time.

use super::postings::Postings;
use super::vector::Vector;

/// Articles found for one, before the list is made of them.
pub(crate) const CANDIDATES: usize = 50;
/// Postings read for one article at most.
const BUDGET: usize = 40_000;

/// An article found, and how well it goes with the one asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) article: u32,
    pub(crate) score: f32,
}

/// Sums of weights by article, used again from one search to the next.
pub(crate) struct Sums {
    of: Vec<f32>,
    touched: Vec<u32>,
}

impl Sums {
    pub(crate) fn new(articles: usize) -> Self {
        Self {
            of: vec![0.0; articles],
            touched: Vec::new(),
        }
    }

    /// Cosines of the articles that share heavy terms with `vector`; `self` is left empty.
    fn search(&mut self, vector: &Vector, postings: &Postings) -> Vec<Candidate> {
        let mut budget = BUDGET;
        for &(term, weight) in &vector.weights {
            let list = postings.get(term);
            for &(article, other) in &list[..list.len().min(budget)] {
                let sum = &mut self.of[article as usize];
                if *sum == 0.0 {
                    self.touched.push(article);
                }
                *sum += weight * other;
            }
            budget -= list.len().min(budget);
        }
        let found = |article: u32| Candidate {
            article,
            score: std::mem::take(&mut self.of[article as usize]),
        };
        self.touched.drain(..).map(found).collect()
    }
}

/// The articles that go best with article `of`, best first.
pub(crate) fn rank(
    of: u32,
    vector: &Vector,
    postings: &Postings,
    nearness: impl Fn(u32) -> f32,
    sums: &mut Sums,
) -> Vec<Candidate> {
    let mut found = sums.search(vector, postings);
    found.retain(|candidate| candidate.article != of);
    for candidate in &mut found {
        candidate.score *= nearness(candidate.article);
    }
    let better =
        |a: &Candidate, b: &Candidate| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article));
    if found.len() > CANDIDATES {
        found.select_nth_unstable_by(CANDIDATES, better);
        found.truncate(CANDIDATES);
    }
    found.sort_unstable_by(better);
    found
}
