//! The articles by day and by week, as digests: what each holds, in groups, and what was talked of.
//!
//! Days and weeks are those of the site's time zone, in which the dates of articles are; a week is
//! that of ISO 8601, from Monday to Sunday, of the year in which its Thursday lies.

mod groups;
mod period;
mod trend;

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

pub use self::{
    groups::Group,
    period::{Month, Period, Rhythm, Week},
    trend::Trend,
};
use self::{
    groups::groups,
    trend::{Counts, WINDOW, trends},
};
use super::{Address, ArticleId, TermId};
use crate::config;

/// Where the digests of days stand.
pub const DAILY: &str = "/daily/";
/// Where the digests of weeks stand.
pub const WEEKLY: &str = "/weekly/";
/// Days that the index of days shows.
pub const RECENT_DAYS: usize = 31;
/// Weeks that the index of weeks shows.
pub const RECENT_WEEKS: usize = 26;

/// The digests of a site, newest first; only of days and weeks that have articles.
#[derive(Debug, Default)]
pub struct Digests {
    /// A digest for each day.
    pub days: Vec<Digest>,
    /// A digest for each week.
    pub weeks: Vec<Digest>,
    /// The days of each month.
    pub months: Vec<Span>,
    /// The weeks of each year.
    pub years: Vec<Span>,
}

/// The articles of a day, a week or a month.
#[derive(Debug, PartialEq, Eq)]
pub struct Digest {
    /// Of when they are.
    pub period: Period,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
    /// The same in groups, each article once; one group, with nothing in common, for a day.
    pub groups: Vec<Group>,
    /// The keywords that were talked of more than in the weeks before; none for a day or a month.
    pub trends: Vec<Trend>,
}

/// A page that lists digests: a month of days, or a year of weeks.
#[derive(Debug, PartialEq, Eq)]
pub struct Span {
    /// The year.
    pub year: i32,
    /// The month, for days.
    pub month: Option<u32>,
    /// Its digests: places in [`Digests::days`] or [`Digests::weeks`].
    pub digests: std::ops::Range<usize>,
}

impl Digest {
    /// Where its page stands.
    pub fn address(&self) -> Address {
        self.period.address()
    }
}

impl Span {
    /// Of which digests it is.
    pub fn rhythm(&self) -> Rhythm {
        match self.month {
            Some(_) => Rhythm::Daily,
            None => Rhythm::Weekly,
        }
    }

    /// Where its page stands: `/daily/2025-04/`, `/weekly/2025/`.
    pub fn address(&self) -> Address {
        match self.month {
            Some(month) => Month::new(self.year, month).address(),
            None => Address::new(&format!("{WEEKLY}{:04}/", self.year)),
        }
    }
}

/// What the digests look at: an article's day, and its keywords, the most important first.
pub type Dated<'a> = (NaiveDate, &'a [TermId]);

impl Digests {
    /// The digests of articles, which come newest first, as far as they are wanted.
    pub fn of<'a>(
        articles: impl Iterator<Item = Dated<'a>> + Clone,
        wanted: config::Digests,
    ) -> Self {
        let days = match wanted.daily {
            true => by(articles.clone(), Period::Day),
            false => Vec::new(),
        };
        let weeks = match wanted.weekly {
            true => with_groups(by(articles.clone(), Period::week_of), articles),
            false => Vec::new(),
        };
        Self {
            months: spans(&days, |period| {
                let month = period.month();
                (month.year, Some(month.month))
            }),
            years: spans(&weeks, |period| (period.week().year, None)),
            days,
            weeks,
        }
    }

    /// The digest of a month, a group for each of its days, newest first.
    pub fn month(&self, month: Month) -> Option<Digest> {
        let days = self.days.iter();
        let days = days.filter(|day| day.period.month() == month);
        let groups: Vec<Group> = days
            .map(|day| Group {
                keyword: None,
                day: Some(day.period.first_day()),
                articles: day.articles.clone(),
            })
            .collect();
        let articles = groups.iter().flat_map(|group| &group.articles);
        let articles: Vec<ArticleId> = articles.copied().collect();
        (!articles.is_empty()).then_some(Digest {
            period: Period::Month(month),
            articles,
            groups,
            trends: Vec::new(),
        })
    }

    /// The digest of a day or a week.
    pub fn get(&self, period: Period) -> Option<&Digest> {
        let list = self.list(period.rhythm());
        self.place(period).map(|at| &list[at])
    }

    /// The digests before and after that of a day or a week.
    pub fn neighbours(&self, period: Period) -> [Option<&Digest>; 2] {
        let list = self.list(period.rhythm());
        let Some(at) = self.place(period) else {
            return [None, None];
        };
        let after = at.checked_sub(1).and_then(|at| list.get(at));
        [list.get(at + 1), after]
    }

    /// The digests of days, or those of weeks, newest first.
    pub fn list(&self, rhythm: Rhythm) -> &[Digest] {
        match rhythm {
            Rhythm::Daily => &self.days,
            Rhythm::Weekly => &self.weeks,
        }
    }

    /// The months of days, or the years of weeks, newest first.
    pub fn spans_of(&self, rhythm: Rhythm) -> &[Span] {
        match rhythm {
            Rhythm::Daily => &self.months,
            Rhythm::Weekly => &self.years,
        }
    }

    /// Every digest that has a page.
    pub fn all(&self) -> impl Iterator<Item = &Digest> {
        self.days.iter().chain(&self.weeks)
    }

    /// Every page that lists digests, but the two indexes.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.months.iter().chain(&self.years)
    }

    /// How many pages there are for readers, the two indexes aside.
    pub fn pages(&self) -> usize {
        self.days.len() + self.weeks.len() + self.months.len() + self.years.len()
    }

    fn place(&self, period: Period) -> Option<usize> {
        let first = |digest: &Digest| Reverse(digest.period.first_day());
        let sought = Reverse(period.first_day());
        self.list(period.rhythm())
            .binary_search_by_key(&sought, first)
            .ok()
    }
}

/// The first days of the newest day and the newest week that were over at the beginning of `today`,
/// of articles of these days: as long as they are the same, so is what is over.
pub fn newest_over(
    days: impl Iterator<Item = NaiveDate> + Clone,
    today: NaiveDate,
) -> [Option<NaiveDate>; 2] {
    let newest = |period: fn(NaiveDate) -> Period| {
        let periods = days.clone().map(period);
        let over = periods.filter(|period| period.end() <= today);
        over.map(Period::first_day).max()
    };
    [newest(Period::Day), newest(Period::week_of)]
}

/// The articles by period, newest first.
fn by<'a>(
    articles: impl Iterator<Item = Dated<'a>>,
    period: impl Fn(NaiveDate) -> Period,
) -> Vec<Digest> {
    // A map, for where clocks are set back over midnight two days take turns.
    let mut periods: BTreeMap<Reverse<NaiveDate>, (Period, Vec<ArticleId>)> = BTreeMap::new();
    for (id, (day, _)) in (0..).map(ArticleId).zip(articles) {
        let period = period(day);
        let first = Reverse(period.first_day());
        let (_, articles) = periods.entry(first).or_insert((period, Vec::new()));
        articles.push(id);
    }
    let digest = |(period, articles): (Period, Vec<ArticleId>)| Digest {
        period,
        groups: vec![Group::of_all(articles.clone())],
        articles,
        trends: Vec::new(),
    };
    periods.into_values().map(digest).collect()
}

/// The weeks with their groups and trends.
fn with_groups<'a>(
    mut weeks: Vec<Digest>,
    articles: impl Iterator<Item = Dated<'a>>,
) -> Vec<Digest> {
    let keywords: Vec<&[TermId]> = articles.map(|(_, keywords)| keywords).collect();
    let of = |id: ArticleId| keywords[id.0 as usize];
    let counts: Vec<(NaiveDate, Counts)> = weeks
        .par_iter()
        .map(|week| {
            let first = week.period.first_day();
            (first, Counts::of(week.articles.iter().map(|id| of(*id))))
        })
        .collect();
    let Some(first_of_all) = counts.last().map(|(first, _)| *first) else {
        return weeks;
    };
    weeks.par_iter_mut().enumerate().for_each(|(at, week)| {
        week.groups = groups(&week.articles, of);
        let first = counts[at].0;
        let from = first - Days::new(7 * WINDOW);
        let before = counts[at + 1..].iter();
        let before: Vec<&Counts> = before
            .take_while(|(first, _)| *first >= from)
            .map(|(_, counts)| counts)
            .collect();
        let age = (first - first_of_all).num_days() / 7;
        week.trends = trends(&counts[at].1, &before, age.unsigned_abs());
    });
    weeks
}

fn spans(digests: &[Digest], of: impl Fn(Period) -> (i32, Option<u32>)) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, digest) in digests.iter().enumerate() {
        let (year, month) = of(digest.period);
        match spans.last_mut() {
            Some(last) if (last.year, last.month) == (year, month) => last.digests.end = at + 1,
            _ => spans.push(Span {
                year,
                month,
                digests: at..at + 1,
            }),
        }
    }
    spans
}

#[cfg(test)]
mod tests;
