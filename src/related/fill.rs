//! Fills a list with the newest articles of the same keyword, then with the newest.

use std::collections::HashMap;

use super::index::{Entry, Related, Why};

/// The articles from the newest to the oldest, whole and by keyword.
pub(crate) struct Newest {
    all: Vec<u32>,
    by_keyword: HashMap<u64, Vec<u32>>,
}

impl Newest {
    /// Sorts `entries` by time, those of one time by id.
    pub(crate) fn of(entries: &[Entry]) -> Self {
        let mut all: Vec<u32> = (0..entries.len() as u32).collect();
        all.sort_by_key(|&at| {
            let entry = &entries[at as usize];
            (std::cmp::Reverse(entry.time), &entry.id)
        });
        let mut by_keyword: HashMap<u64, Vec<u32>> = HashMap::new();
        for &article in &all {
            for &keyword in &entries[article as usize].profile.keywords {
                by_keyword.entry(keyword).or_default().push(article);
            }
        }
        Self { all, by_keyword }
    }

    /// Adds articles that `may` stand in `list` until it holds `count`.
    pub(crate) fn fill(
        &self,
        list: &mut Vec<Related>,
        keywords: &[u64],
        count: usize,
        may: impl Fn(&[Related], u32) -> bool,
    ) {
        let same_keyword = keywords
            .iter()
            .filter_map(|keyword| self.by_keyword.get(keyword))
            .flatten()
            .map(|&article| (article, Why::Keyword));
        let newest = self.all.iter().map(|&article| (article, Why::Newest));
        for (article, why) in same_keyword.chain(newest) {
            if list.len() >= count {
                return;
            }
            if may(list, article) {
                list.push(Related {
                    article,
                    score: 0.0,
                    why,
                });
            }
        }
    }
}
