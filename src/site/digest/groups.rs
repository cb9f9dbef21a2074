//! A week's articles by keyword: each article once, under the keyword that places it best.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::site::{ArticleId, TermId};

/// Articles that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The keyword that all of them have; none for those that no other group took.
    pub keyword: Option<TermId>,
    /// The day on which all of them appeared, in a month.
    pub day: Option<NaiveDate>,
    /// The articles, newest first.
    pub articles: Vec<ArticleId>,
}

impl Group {
    /// All articles, whatever they have in common.
    pub(super) fn of_all(articles: Vec<ArticleId>) -> Self {
        Self {
            keyword: None,
            day: None,
            articles,
        }
    }
}

/// No week has more groups by keyword.
const MOST: usize = 12;
/// A group has at least so many articles.
const FEWEST: usize = 2;
/// From so many articles on, a keyword that more than half of them have divides nothing: it takes
/// what is left when the others have had their choice.
const MANY: usize = 8;
/// How much a keyword says of an article, by its place among the article's keywords: editors name
/// the most important first.
const WEIGHTS: [u32; 4] = [6, 4, 3, 2];

/// The groups of `articles`, the largest first, and last what no keyword unites.
///
/// The keyword that says most of the articles not yet placed takes them, again and again; of equals
/// the one that is less common in the week, then the first by name. So the outcome follows from
/// the week's articles alone.
pub(super) fn groups<'a>(
    articles: &[ArticleId],
    keywords: impl Fn(ArticleId) -> &'a [TermId],
) -> Vec<Group> {
    let is_general =
        |(_, members): &Candidate| articles.len() >= MANY && 2 * members.len() > articles.len();
    let candidates = candidates(articles, keywords).into_iter();
    let (general, special): (Vec<_>, Vec<_>) = candidates.partition(is_general);
    let mut left = vec![true; articles.len()];
    let mut groups = Vec::new();
    for candidates in [special, general] {
        take(&candidates, &mut left, &mut groups);
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|(keyword, members)| Group {
            keyword: Some(keyword),
            day: None,
            articles: members.into_iter().map(|at| articles[at]).collect(),
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.articles.len()));
    let rest = articles.iter().zip(&left).filter(|(_, left)| **left);
    let rest: Vec<ArticleId> = rest.map(|(id, _)| *id).collect();
    if !rest.is_empty() {
        groups.push(Group::of_all(rest));
    }
    groups
}

/// A keyword, and the articles that have it: which, and how much it says of each.
type Candidate = (TermId, Vec<(usize, u32)>);

/// The keywords that may be a group's, by name.
fn candidates<'a>(
    articles: &[ArticleId],
    keywords: impl Fn(ArticleId) -> &'a [TermId],
) -> Vec<Candidate> {
    let mut by_keyword: BTreeMap<TermId, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, id) in articles.iter().enumerate() {
        for (place, keyword) in keywords(*id).iter().enumerate() {
            let weight = WEIGHTS[place.min(WEIGHTS.len() - 1)];
            by_keyword.entry(*keyword).or_default().push((at, weight));
        }
    }
    let enough = |(_, members): &Candidate| members.len() >= FEWEST;
    by_keyword.into_iter().filter(enough).collect()
}

/// Lets the best of the candidates take articles that are left, until none unites enough of them.
fn take(candidates: &[Candidate], left: &mut [bool], groups: &mut Vec<(TermId, Vec<usize>)>) {
    while groups.len() < MOST {
        let worth = |(keyword, members): &&Candidate| {
            let free = members.iter().filter(|(at, _)| left[*at]);
            let (count, weight) = free.fold((0, 0), |(count, sum), (_, weight)| {
                (count + 1, sum + weight)
            });
            let rarity = std::cmp::Reverse(members.len());
            (count >= FEWEST).then_some((weight, rarity, std::cmp::Reverse(*keyword)))
        };
        let best = candidates.iter().filter(|one| worth(one).is_some());
        let Some((keyword, members)) = best.max_by_key(worth) else {
            return;
        };
        let taken = members.iter().map(|(at, _)| *at);
        let taken: Vec<usize> = taken.filter(|at| left[*at]).collect();
        for at in &taken {
            left[*at] = false;
        }
        groups.push((*keyword, taken));
    }
}
