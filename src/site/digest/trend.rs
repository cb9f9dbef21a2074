//! The keywords that a week talked of more than the weeks before it.
//!
//! The measure is the log-odds ratio with an informative Dirichlet prior, in standard deviations
//! (Monroe, Colaresi and Quinn 2008, “Fightin' Words”, doi:10.1093/pan/mpn018), over articles in place
//! of words. The prior is what both spans say together, so a keyword that is rare in both moves little,
//! and one that is new is no infinity.

use crate::site::TermId;

/// A keyword that a week talked of more than the weeks before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend {
    /// The keyword.
    pub keyword: TermId,
    /// The week's articles that have it.
    pub now: u32,
    /// The articles that have it in all of the weeks before.
    pub before: u32,
    /// How many weeks before were looked at: those since the site began, at most [`WINDOW`].
    pub weeks: u32,
}

/// Weeks that a week is compared with.
pub(super) const WINDOW: u64 = 8;
/// A younger site has no trends: two weeks are the least that an average can be told of.
const YOUNGEST: u64 = 2;
/// Trends of a week.
const MOST: usize = 5;
/// Articles that a keyword needs to be talked of.
const FEWEST: u32 = 3;
/// Standard deviations above what the weeks before let expect: one in forty by chance.
const LEAST: f64 = 1.96;
/// How many articles the prior counts for.
const PRIOR: f64 = 10.0;

/// How many articles of a week have each keyword.
#[derive(Debug, Default)]
pub(super) struct Counts {
    articles: u32,
    /// By keyword.
    counts: Vec<(TermId, u32)>,
}

impl Counts {
    /// Counts the keywords of a week's articles, each once an article.
    pub(super) fn of<'a>(articles: impl Iterator<Item = &'a [TermId]>) -> Self {
        let (mut count, mut all) = (0, Vec::new());
        for keywords in articles {
            count += 1;
            all.extend_from_slice(keywords);
        }
        all.sort_unstable();
        let runs = all.chunk_by(|a, b| a == b);
        Self {
            articles: count,
            counts: runs
                .map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX)))
                .collect(),
        }
    }

    fn get(&self, keyword: TermId) -> u32 {
        let found = self.counts.binary_search_by_key(&keyword, |(id, _)| *id);
        found.map_or(0, |at| self.counts[at].1)
    }
}

/// The trends of the week `now`, the strongest first; `before` are the weeks of the window that
/// have articles, and `age` is how many weeks the site had before this one.
pub(super) fn trends(now: &Counts, before: &[&Counts], age: u64) -> Vec<Trend> {
    let all_before: u32 = before.iter().map(|week| week.articles).sum();
    if age < YOUNGEST || all_before == 0 {
        return Vec::new();
    }
    let talked_of = now.counts.iter().filter(|(_, count)| *count >= FEWEST);
    let mut found: Vec<(f64, Trend)> = talked_of
        .filter_map(|(keyword, count)| {
            let earlier = before.iter().map(|week| week.get(*keyword)).sum();
            let strength = strength((*count, now.articles), (earlier, all_before));
            let trend = Trend {
                keyword: *keyword,
                now: *count,
                before: earlier,
                weeks: u32::try_from(age.min(WINDOW)).unwrap_or(0),
            };
            (strength >= LEAST).then_some((strength, trend))
        })
        .collect();
    // Sorted by keyword so far, and this sort keeps the order of equals.
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.truncate(MOST);
    found.into_iter().map(|(_, trend)| trend).collect()
}

/// How far the share of a keyword now lies above that before: each `(with it, of all)`.
fn strength(now: (u32, u32), before: (u32, u32)) -> f64 {
    let [(with, of), (with_before, of_before)] =
        [now, before].map(|(with, of)| (f64::from(with), f64::from(of)));
    let share = (with + with_before) / (of + of_before);
    let (prior, others) = (PRIOR * share, PRIOR * (1.0 - share));
    let odds = |with: f64, of: f64| ((with + prior) / (of - with + others)).ln();
    let variance = 1.0 / (with + prior) + 1.0 / (with_before + prior);
    match share < 1.0 {
        true => (odds(with, of) - odds(with_before, of_before)) / variance.sqrt(),
        // All articles have it, now as before.
        false => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A week of `of` articles, `with` of which have the keyword 0.
    fn week(with: usize, of: usize) -> Counts {
        let has = [TermId(0)];
        let lacks = [];
        Counts::of((0..of).map(|at| match at < with {
            true => &has[..],
            false => &lacks[..],
        }))
    }

    #[test]
    fn what_is_talked_of_more_is_a_trend() {
        for (with, of, (with_before, of_before), is_trend) in [
            (12, 60, (3, 60), true),
            (4, 60, (3, 60), false),
            (3, 60, (3, 60), false),
            (5, 20, (0, 20), true),
            (1, 20, (0, 20), false),
            (2, 2, (2, 2), false),
            (60, 60, (60, 60), false),
            // As many as ever, among fewer articles.
            (12, 20, (12, 80), true),
        ] {
            let before: Vec<Counts> = (0..8).map(|_| week(with_before, of_before)).collect();
            let before: Vec<&Counts> = before.iter().collect();
            let found = trends(&week(with, of), &before, 100);
            assert_eq!(
                found.len(),
                usize::from(is_trend),
                "{with} of {of}, {with_before} of {of_before}"
            );
        }
    }

    #[test]
    fn a_young_site_has_none() {
        let before = week(1, 20);
        for (age, weeks) in [
            (0, None),
            (1, None),
            (2, Some(2)),
            (8, Some(8)),
            (99, Some(8)),
        ] {
            let found = trends(&week(9, 20), &[&before], age);
            assert_eq!(found.first().map(|trend| trend.weeks), weeks, "{age}");
        }
        assert_eq!(trends(&week(9, 20), &[], 99), []);
    }
}
