//! Finds the articles whose text is most like one's, in bounded time.

use rayon::prelude::*;

use super::likeness::Probe;
use super::meetings::{Meetings, unpack};
use super::signals::Signals;
use super::vector::Vector;

/// An article found for another.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    pub(super) article: u32,
    /// How alike the texts are; 1 for the same text.
    pub(super) likeness: f32,
    /// How well they go together, the same seen from either.
    pub(super) score: f32,
}

/// Memory of a search, used again by the next: all zero between searches.
pub(super) struct Sums {
    /// By article: the sum of products of weights of heavy terms.
    sums: Vec<u32>,
    /// The articles met, in the first places.
    met: Vec<u32>,
}

impl Sums {
    /// Empty memory for searches among so many articles.
    pub(super) fn new(articles: usize) -> Self {
        Self {
            sums: vec![0; articles],
            met: Vec::new(),
        }
    }

    /// Visits the articles that the `of`th meets, each with the sum of the products of their weights.
    fn sketch(&mut self, of: u32, meetings: &Meetings, mut visit: impl FnMut(u32, u32)) {
        let mut met = 0;
        for (weight, others) in meetings.of_article(of) {
            if self.met.len() < met + others.len() {
                self.met.resize(met + others.len(), 0);
            }
            for &other in others {
                let (article, other) = unpack(other);
                let sum = &mut self.sums[article as usize];
                // Written for each, and kept for the new: whether one is new cannot be foretold.
                self.met[met] = article;
                met += usize::from(*sum == 0);
                *sum += weight * other;
            }
        }
        for &article in &self.met[..met] {
            let sum = std::mem::take(&mut self.sums[article as usize]);
            if article != of {
                visit(article, sum);
            }
        }
    }

    /// The article that shares most of the heavy terms of the `of`th.
    pub(super) fn nearest(&mut self, of: u32, meetings: &Meetings) -> Option<u32> {
        let mut nearest = None;
        self.sketch(of, meetings, |article, sum| {
            nearest = nearest.max(Some((sum, std::cmp::Reverse(article))));
        });
        nearest.map(|(_, article)| article.0)
    }

    /// The `most` articles that go best with the `of`th by their heavy terms, dates and
    /// sources, and those linked with it; sorted by number.
    fn search(
        &mut self,
        of: u32,
        meetings: &Meetings,
        signals: &Signals,
        most: usize,
    ) -> Box<[u32]> {
        let mut best = Best::new(most);
        let highest = signals.highest_context();
        self.sketch(of, meetings, |article, sum| {
            let sum = sum as f32;
            if sum * highest >= best.floor {
                best.offer(sum * signals.context(of, article), article);
            }
        });
        let links = signals.links(of).iter().take(most).map(|link| link.0);
        let mut found: Vec<u32> = best.done().chain(links).collect();
        found.sort_unstable();
        found.dedup();
        found.into()
    }
}

/// Keeps the best of what it is offered.
struct Best {
    most: usize,
    /// So many are as good as this that nothing worse is kept.
    floor: f32,
    kept: Vec<(f32, u32)>,
}

impl Best {
    fn new(most: usize) -> Self {
        Self {
            most,
            floor: 0.0,
            kept: Vec::with_capacity(4 * most),
        }
    }

    fn offer(&mut self, score: f32, article: u32) {
        if score < self.floor {
            return;
        }
        self.kept.push((score, article));
        if self.kept.len() == 4 * self.most {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() > self.most && self.most > 0 {
            let better = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
            self.kept.select_nth_unstable_by(self.most - 1, better);
            self.floor = self.kept[self.most - 1].0;
        }
        self.kept.truncate(self.most);
    }

    fn done(mut self) -> impl Iterator<Item = u32> {
        self.cut();
        self.kept.into_iter().map(|(_, article)| article)
    }
}

/// The articles found for each of `vectors`, best first.
pub(super) fn search_all(
    vectors: &[Vector],
    meetings: &Meetings,
    signals: &Signals,
    most: usize,
) -> Vec<Box<[Candidate]>> {
    let articles = vectors.len();
    let numbers = 0..articles as u32;
    let found: Vec<Box<[u32]>> = numbers
        .clone()
        .into_par_iter()
        .map_init(
            || Sums::new(articles),
            |sums, of| sums.search(of, meetings, signals, most),
        )
        .collect();
    let halves: Vec<Box<[f32]>> = numbers
        .clone()
        .into_par_iter()
        .map_init(Probe::new, |probe, of| {
            let vector = &vectors[of as usize];
            probe.lay(vector);
            let likeness = |&other: &u32| {
                let is_known = other < of && place(&found, other, of).is_some();
                if is_known {
                    0.0
                } else {
                    probe.likeness(vector, &vectors[other as usize])
                }
            };
            found[of as usize].iter().map(likeness).collect()
        })
        .collect();
    let candidates = |of: u32| {
        let candidate = |(&article, &likeness): (&u32, &f32)| {
            let known = (article < of).then(|| place(&found, article, of)).flatten();
            let likeness = known.map_or(likeness, |at| halves[article as usize][at]);
            Candidate {
                article,
                likeness,
                score: (likeness + signals.link(of, article)) * signals.context(of, article),
            }
        };
        let pairs = found[of as usize].iter().zip(&halves[of as usize]);
        let mut candidates: Box<[Candidate]> = pairs.map(candidate).collect();
        candidates
            .sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
        candidates
    };
    numbers.into_par_iter().map(candidates).collect()
}

/// Where `article` stands among what was found for `of`.
fn place(found: &[Box<[u32]>], of: u32, article: u32) -> Option<usize> {
    found[of as usize].binary_search(&article).ok()
}
