//! What speaks for a pair of articles beside their texts: dates, source, links.

use std::collections::BTreeMap;

use super::archive::Archive;

/// What the index knows of articles beside their texts.
pub(super) struct Signals {
    /// Days since 1970.
    days: Vec<i64>,
    /// By days apart.
    nearness: Vec<f32>,
    /// A number for each source; 0 for none.
    sources: Vec<u32>,
    source_weight: f32,
    substance: Vec<f32>,
    links: Vec<Vec<(u32, f32)>>,
}

const DAY: i64 = 24 * 60 * 60;
/// Nearness of dates: how much is added to 1 for two articles of one day, and in how many
/// days it falls to 1/e of that. A story is followed up within days, a subject for months,
/// and what is years old has been overtaken.
const NEARNESS: [(f32, f32); 3] = [(0.25, 10.0), (0.4, 60.0), (1.0, 730.0)];
/// Days after which nearness no longer changes.
const FAR: u64 = 4096;
/// How much less an article without a body is worth reading, and the tokens of a body that make up for it.
const EMPTY: f32 = 0.7;
const BODY: f32 = 100.0;
/// What a link adds to the similarity of texts, divided by the root of the number of
/// links of the article that makes it: a list of a hundred links says little of each.
const LINK: f32 = 0.5;

impl Signals {
    /// `source_weight` is what a source that both have adds to 1.
    pub(super) fn of(archive: &Archive<'_>, date_weight: f32, source_weight: f32) -> Self {
        let entries = archive.entries();
        let substance = |length: u32| 1.0 - EMPTY * (-(length as f32) / BODY).exp();
        Self {
            days: entries.iter().map(|e| e.time.div_euclid(DAY)).collect(),
            nearness: (0..FAR)
                .map(|days| nearness(days as f32, date_weight))
                .collect(),
            sources: sources(archive),
            source_weight,
            substance: entries
                .iter()
                .map(|e| substance(e.profile.length))
                .collect(),
            links: links(archive),
        }
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
    pub(super) fn days_apart(&self, a: u32, b: u32) -> u64 {
        self.days[a as usize].abs_diff(self.days[b as usize])
    }

    /// 0 for articles of different sources, more for those of one source.
    pub(super) fn same_source(&self, a: u32, b: u32) -> f32 {
        let (a, b) = (self.sources[a as usize], self.sources[b as usize]);
        if a == b && a > 0 {
            self.source_weight
        } else {
            0.0
        }
    }

    /// Up to 1: how much there is to read in an article.
    pub(super) fn substance(&self, article: u32) -> f32 {
        self.substance[article as usize]
    }

    /// The articles that an article links to or is linked from, and the strength of the link.
    pub(super) fn links(&self, article: u32) -> &[(u32, f32)] {
        &self.links[article as usize]
    }

    /// The strength of the link between two articles, 0 for none.
    pub(super) fn link(&self, a: u32, b: u32) -> f32 {
        let mut links = self.links(a).iter();
        links.find(|link| link.0 == b).map_or(0.0, |link| link.1)
    }
}

fn nearness(days: f32, date_weight: f32) -> f32 {
    let decay = |(most, reach): &(f32, f32)| most * (-days / reach).exp();
    1.0 + date_weight.max(0.0) * NEARNESS.iter().map(decay).sum::<f32>()
}

fn sources(archive: &Archive<'_>) -> Vec<u32> {
    let mut numbers = BTreeMap::new();
    let mut number = |source| {
        let next = numbers.len() as u32 + 1;
        *numbers.entry(source).or_insert(next)
    };
    let entries = archive.entries().iter();
    entries
        .map(|entry| entry.source.as_deref().map_or(0, &mut number))
        .collect()
}

/// Links both ways, each neighbour once, the strongest first.
fn links(archive: &Archive<'_>) -> Vec<Vec<(u32, f32)>> {
    let mut links = vec![Vec::new(); archive.len()];
    for from in archive.numbers() {
        let targets: Vec<u32> = archive.numbers_of(&archive.get(from).links).collect();
        let strength = LINK / (targets.len() as f32).sqrt();
        for to in targets.into_iter().filter(|&to| to != from) {
            links[from as usize].push((to, strength));
            links[to as usize].push((from, strength));
        }
    }
    for list in &mut links {
        list.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        list.dedup_by_key(|link| link.0);
        list.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
    links
}
