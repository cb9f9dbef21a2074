//! The keywords of all articles that lack them, from what older articles show.

use std::borrow::Cow;

use rayon::prelude::*;

use super::{
    Text,
    keywords::{Known, keywords},
    usage::Usage,
    vocabulary::{Found, Vocabulary},
};

/// An article of the site.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its 快速阅读, empty where there is none.
    pub summary: &'a str,
    /// The keywords that its editor wrote.
    pub keywords: &'a [String],
    /// Whether keywords are to be suggested for it.
    pub is_wanted: bool,
}

impl<'a> Item<'a> {
    fn with_body<'t>(&self, body: &'t str) -> Text<'t>
    where
        'a: 't,
    {
        let Self { title, summary, .. } = *self;
        Text {
            title,
            summary,
            body,
        }
    }
}

/// Keywords for each item that wants them, with its place among the items, which are oldest first.
///
/// `synonyms` are spellings with the names that readers see in their stead, and `body_of` gives the
/// body of the item at a place as plain text. What is suggested for an article depends on its
/// text, on older items and on `synonyms`, not on newer items.
///
/// # Errors
/// What `body_of` says.
pub fn missing_keywords<'a, 'b, E: Send>(
    items: &[Item<'a>],
    synonyms: &[(&'a str, &'a str)],
    body_of: impl Fn(usize) -> Result<Cow<'b, str>, E> + Sync,
) -> Result<Vec<(usize, Vec<String>)>, E> {
    let Some(last) = items.iter().rposition(|item| item.is_wanted) else {
        return Ok(Vec::new());
    };
    let items = &items[..=last];
    let terms = Terms::of(items, synonyms);
    let find = |(at, (item, &end)): (usize, (&Item<'a>, &u32))| {
        let body = body_of(at)?;
        Ok(terms.vocabulary.find(&item.with_body(&body), end))
    };
    let found = items.par_iter().zip(&terms.ends).enumerate().map(find);
    let found: Vec<Vec<Found>> = found.collect::<Result<_, E>>()?;
    let suggest = |(at, known): (usize, Vec<Known<'a>>)| {
        let body = body_of(at)?;
        Ok((at, keywords(&items[at].with_body(&body), &known)))
    };
    let wanted = terms.known(items, &found);
    wanted.into_par_iter().map(suggest).collect()
}

/// The keywords of the site.
struct Terms<'a> {
    vocabulary: Vocabulary,
    /// By number: the name in the table of synonyms, else the oldest spelling. Numbers are given
    /// by age, those of the table first.
    names: Vec<&'a str>,
    /// For each item the number below which keywords were known when it was written.
    ends: Vec<u32>,
}

impl<'a> Terms<'a> {
    fn of(items: &[Item<'a>], synonyms: &[(&'a str, &'a str)]) -> Self {
        let mut terms = Self {
            vocabulary: Vocabulary::default(),
            names: Vec::new(),
            ends: Vec::with_capacity(items.len()),
        };
        for &(spelling, name) in synonyms {
            let number = terms.number(name);
            terms.vocabulary.add(spelling, number);
        }
        for item in items {
            if !item.is_wanted {
                for keyword in item.keywords {
                    terms.number(keyword);
                }
            }
            terms.ends.push(terms.names.len() as u32);
        }
        terms
    }

    fn number(&mut self, name: &'a str) -> u32 {
        self.vocabulary.number(name).unwrap_or_else(|| {
            let number = self.names.len() as u32;
            self.vocabulary.add(name, number);
            self.names.push(name);
            number
        })
    }

    /// For each item that wants keywords: those of the site that stand in it, with their chances.
    fn known(&self, items: &[Item<'_>], found: &[Vec<Found>]) -> Vec<(usize, Vec<Known<'a>>)> {
        let mut usage = Usage::default();
        let mut known = Vec::new();
        for (at, (item, found)) in items.iter().zip(found).enumerate() {
            if item.is_wanted {
                let used = found.iter().map(|&found| Known {
                    name: self.names[found.keyword as usize],
                    chance: usage.chance(found),
                });
                known.push((at, used.collect()));
            } else if !item.keywords.is_empty() {
                let numbers = item.keywords.iter();
                let mut taken: Vec<u32> = numbers
                    .filter_map(|keyword| self.vocabulary.number(keyword))
                    .collect();
                taken.sort_unstable();
                usage.learn(found, &taken);
            }
        }
        known
    }
}
