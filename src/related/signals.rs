//! What speaks for a pair of articles beside their texts: dates, source, links.

use super::ragged::Ragged;
use super::roster::{Facts, Roster};

/// What the index knows of articles beside their texts.
pub(super) struct Signals<'a> {
    /// By slot, the place in the order of time, which breaks ties.
    pub(super) ranks: &'a [u32],
    /// By slot, days since 1970 and a number for the source, 0 for none.
    dated: Vec<(i32, u32)>,
    /// By days apart.
    nearness: Vec<f32>,
    source_weight: f32,
    /// By slot, the articles linked with it and how strongly.
    links: &'a Ragged<(u32, f32)>,
}

const DAY: i64 = 24 * 60 * 60;
/// Nearness of dates: how much is added to 1 for two articles of one day, and in how many
/// days it falls to 1/e of that. A story is followed up within days, a subject for months,
/// and what is years old has been overtaken.
const NEARNESS: [(f32, f32); 3] = [(0.25, 10.0), (0.4, 60.0), (1.0, 730.0)];
/// Days after which nearness no longer changes.
const FAR: u32 = 4096;
/// How much less an article without a body is worth reading, and the tokens of a body that make up for it.
const EMPTY: f32 = 0.7;
const BODY: f32 = 100.0;
/// What a link adds to the similarity of texts, divided by the root of the number of
/// links of the article that makes it: a list of a hundred links says little of each.
const LINK: f32 = 0.5;

impl<'a> Signals<'a> {
    /// `source_weight` is what a source that both have adds to 1.
    pub(super) fn of(
        facts: &[Facts],
        ranks: &'a [u32],
        links: &'a Ragged<(u32, f32)>,
        date_weight: f32,
        source_weight: f32,
    ) -> Self {
        let day = |time: i64| time.div_euclid(DAY).clamp(i32::MIN.into(), i32::MAX.into()) as i32;
        Self {
            ranks,
            dated: facts
                .iter()
                .map(|facts| (day(facts.time), facts.source as u32))
                .collect(),
            nearness: (0..FAR)
                .map(|days| nearness(days as f32, date_weight))
                .collect(),
            source_weight,
            links,
        }
    }

    /// What two articles promise by the sum of their heavy terms' products, the same for both.
    pub(super) fn sketch_score(&self, a: u32, b: u32, sum: u32) -> f32 {
        sum as f32 * self.context(a, b)
    }

    /// How well two articles go together whose texts are so much alike; the same for both.
    pub(super) fn score(&self, a: u32, b: u32, likeness: f32) -> f32 {
        (likeness + self.link(a, b)) * self.context(a, b)
    }

    /// How much more two articles have to do with each other than their texts say; the same for both.
    pub(super) fn context(&self, a: u32, b: u32) -> f32 {
        self.nearness(a, b) * (1.0 + self.same_source(a, b))
    }

    /// No pair has a context higher than this.
    pub(super) fn highest_context(&self) -> f32 {
        self.nearness[0] * (1.0 + self.source_weight)
    }

    /// 1 for articles of different times, more for those of one time.
    pub(super) fn nearness(&self, a: u32, b: u32) -> f32 {
        let days = self.days_apart(a, b).min(FAR - 1);
        self.nearness[days as usize]
    }

    /// Days between the dates of two articles.
    pub(super) fn days_apart(&self, a: u32, b: u32) -> u32 {
        let [a, b] = [a, b].map(|article| self.dated[article as usize].0);
        a.abs_diff(b)
    }

    /// 0 for articles of different sources, more for those of one source.
    pub(super) fn same_source(&self, a: u32, b: u32) -> f32 {
        let [a, b] = [a, b].map(|article| self.dated[article as usize].1);
        if a == b && a > 0 {
            self.source_weight
        } else {
            0.0
        }
    }

    /// The articles that an article links to or is linked from, and the strength of the link.
    pub(super) fn links(&self, article: u32) -> &[(u32, f32)] {
        self.links.get(article)
    }

    /// The strength of the link between two articles, 0 for none.
    pub(super) fn link(&self, a: u32, b: u32) -> f32 {
        let (of, with) = if self.links(a).len() <= self.links(b).len() {
            (a, b)
        } else {
            // Both rows tell of it, and that of an article to which many link is long.
            (b, a)
        };
        let mut links = self.links(of).iter();
        links.find(|link| link.0 == with).map_or(0.0, |link| link.1)
    }
}

fn nearness(days: f32, date_weight: f32) -> f32 {
    let decay = |(most, reach): &(f32, f32)| most * (-days / reach).exp();
    1.0 + date_weight.max(0.0) * NEARNESS.iter().map(decay).sum::<f32>()
}

/// Up to 1: how much there is to read in a body of so many tokens.
pub(super) fn substance(tokens: u32) -> f32 {
    1.0 - EMPTY * (-(tokens as f32) / BODY).exp()
}

/// Links both ways, by slot: each neighbour once, the strongest first.
pub(super) fn links(roster: &Roster<'_>) -> Ragged<(u32, f32)> {
    let mut links: Vec<(u32, u32, f32)> = Vec::new();
    for &from in roster.order() {
        let targets = &roster.get(from).links;
        let count = roster.slots_of(targets).count();
        let strength = LINK / (count as f32).sqrt();
        for to in roster.slots_of(targets).filter(|&to| to != from) {
            links.push((from, to, strength));
            links.push((to, from, strength));
        }
    }
    links.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
    links.dedup_by_key(|link| (link.0, link.1));
    let rank = |slot: u32| roster.rank(slot);
    links.sort_unstable_by(|a, b| {
        let stronger = b.2.total_cmp(&a.2);
        a.0.cmp(&b.0)
            .then(stronger)
            .then_with(|| rank(a.1).cmp(&rank(b.1)))
    });
    let mut rows = Ragged::default();
    let mut rest = links.as_slice();
    for slot in (0..).take(roster.slots()) {
        let (row, after) = rest.split_at(rest.partition_point(|link| link.0 == slot));
        rows.push(row.iter().map(|&(_, to, strength)| (to, strength)));
        rest = after;
    }
    rows
}
