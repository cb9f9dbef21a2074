//! The vectors turned round: for each term the articles that it tells most of.

use super::vector::Vector;

/// For each term, articles and weights, heaviest first.
pub(crate) struct Postings {
    starts: Vec<u32>,
    articles: Vec<(u32, f32)>,
}

/// Articles kept of a term: those that it tells most of.
const LONGEST: usize = 2000;

impl Postings {
    /// Turns `vectors` over `terms` terms round.
    pub(crate) fn of(vectors: &[Vector], terms: usize) -> Self {
        let mut lists = vec![Vec::new(); terms];
        for (article, vector) in (0..).zip(vectors) {
            for &(term, weight) in &vector.weights {
                lists[term as usize].push((article, weight));
            }
        }
        let (mut starts, mut articles) = (vec![0], Vec::new());
        for mut list in lists {
            list.sort_by(|a: &(u32, f32), b| b.1.total_cmp(&a.1));
            list.truncate(LONGEST);
            articles.extend(list);
            starts.push(articles.len() as u32);
        }
        Self { starts, articles }
    }

    /// The articles of a term, heaviest first.
    pub(crate) fn get(&self, term: u32) -> &[(u32, f32)] {
        let term = term as usize;
        &self.articles[self.starts[term] as usize..self.starts[term + 1] as usize]
    }
}
