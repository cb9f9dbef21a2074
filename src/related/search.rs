//! Finds the articles whose text is most like one's, in a bounded number of steps.

use super::meetings::unpack;
use super::signals::Signals;

/// Memory of searches, used again by the next: all zero between them.
pub(super) struct Sums {
    /// By slot: the sum of products of weights of heavy terms.
    sums: Vec<u32>,
    /// The articles met, in the first places.
    met: Vec<u32>,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Found {
    /// The best, and those linked with the article; by slot.
    pub(super) articles: Vec<u32>,
    /// An article is found if it goes better with the one searched for than this.
    pub(super) floor: f32,
}

impl Sums {
    /// Empty memory for searches among so many slots.
    pub(super) fn new(slots: usize) -> Self {
        Self {
            sums: vec![0; slots],
            met: Vec::new(),
        }
    }

    /// Visits the articles in the windows of an article's terms, each with the sum of the
    /// products of their weights.
    pub(super) fn sketch<'a>(
        &mut self,
        of: u32,
        windows: impl Iterator<Item = (u32, &'a [u32])>,
        mut visit: impl FnMut(u32, u32),
    ) {
        let mut met = 0;
        for (weight, others) in windows {
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

    /// The article that shares most of the heavy terms of another.
    pub(super) fn nearest<'a>(
        &mut self,
        of: u32,
        windows: impl Iterator<Item = (u32, &'a [u32])>,
        ranks: &[u32],
    ) -> Option<u32> {
        let mut nearest = None;
        self.sketch(of, windows, |article, sum| {
            let rank = ranks[article as usize];
            nearest = nearest.max(Some((sum, std::cmp::Reverse(rank), article)));
        });
        nearest.map(|(.., article)| article)
    }

    /// The `most` articles that go best with one by their heavy terms, dates and sources, and
    /// those linked with it.
    pub(super) fn search<'a>(
        &mut self,
        of: u32,
        windows: impl Iterator<Item = (u32, &'a [u32])>,
        signals: &Signals<'_>,
        most: usize,
    ) -> Found {
        let mut best = Best::new(most, signals.ranks);
        let highest = signals.highest_context();
        self.sketch(of, windows, |article, sum| {
            if sum as f32 * highest >= best.floor {
                best.offer(signals.sketch_score(of, article, sum), article);
            }
        });
        let (mut articles, floor) = best.done();
        articles.extend(signals.links(of).iter().take(most).map(|link| link.0));
        articles.sort_unstable();
        articles.dedup();
        Found { articles, floor }
    }
}

/// Keeps the best of what it is offered.
struct Best<'a> {
    most: usize,
    /// So many are as good as this that nothing worse is kept.
    floor: f32,
    kept: Vec<(f32, u32)>,
    ranks: &'a [u32],
}

impl<'a> Best<'a> {
    fn new(most: usize, ranks: &'a [u32]) -> Self {
        Self {
            most,
            floor: 0.0,
            kept: Vec::with_capacity(4 * most),
            ranks,
        }
    }

    fn offer(&mut self, score: f32, article: u32) {
        if score < self.floor {
            return;
        }
        self.kept.push((score, article));
        if self.kept.len() >= 4 * self.most {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() >= self.most && self.most > 0 {
            let rank = |article: u32| self.ranks[article as usize];
            let better = |a: &(f32, u32), b: &(f32, u32)| {
                b.0.total_cmp(&a.0).then_with(|| rank(a.1).cmp(&rank(b.1)))
            };
            self.kept.select_nth_unstable_by(self.most - 1, better);
            self.floor = self.kept[self.most - 1].0;
        }
        self.kept.truncate(self.most);
    }

    fn done(mut self) -> (Vec<u32>, f32) {
        self.cut();
        (
            self.kept.into_iter().map(|(_, article)| article).collect(),
            self.floor,
        )
    }
}
