//! An update gives, bit for bit, what a full computation gives.

use std::collections::{BTreeMap, BTreeSet};

use super::super::records::Nothing;
use super::super::shape::Shape;
use super::super::state::Site;
use super::super::{
    Document, Duplicate, Entry, Options, Order, Profile, Records, RelatedIndex, State, Update, Why,
};

/// The generator SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    /// A text of some words out of a few, the first ones far more often.
    fn text(&mut self, words: usize) -> String {
        let word = |number: usize| match number % 7 {
            0 => format!(" word{number} "),
            _ => String::from_iter(
                [number, number * 31 + 7]
                    .map(|n| char::from_u32(0x4E00 + (n % 90) as u32).unwrap()),
            ),
        };
        (0..words)
            .map(|_| {
                let n = self.below(12) * self.below(12);
                word(n)
            })
            .collect()
    }
}

/// An article of a site that is edited; others are named by their ids.
#[derive(Clone, Default, Debug)]
struct Article {
    title: String,
    keywords: Vec<String>,
    body: String,
    day: i64,
    source: Option<String>,
    links: Vec<String>,
    pins: Vec<String>,
    excludes: Vec<String>,
}

impl Article {
    fn new(random: &mut Random, newest: i64) -> Self {
        let mut article = Self {
            day: newest - random.below(300) as i64,
            ..Self::default()
        };
        article.write(random);
        article.source = (!random.one_in(3)).then(|| random.below(4).to_string());
        article
    }

    fn write(&mut self, random: &mut Random) {
        let words = 5 + random.below(60);
        self.title = random.text(3);
        self.keywords = (0..random.below(3)).map(|_| random.text(1)).collect();
        self.body = random.text(words);
    }

    fn profile(&self) -> Profile {
        Profile::of(&Document {
            title: &self.title,
            keywords: &self.keywords,
            summary: "",
            body: &self.body,
        })
    }
}

type Articles = BTreeMap<String, Article>;

fn entries(articles: &Articles) -> Vec<Entry> {
    let places: BTreeMap<&str, u32> = articles.keys().map(String::as_str).zip(0..).collect();
    let named = |ids: &[String]| {
        ids.iter()
            .filter_map(|id| places.get(id.as_str()).copied())
            .collect()
    };
    let entry = |(id, article): (&String, &Article)| Entry {
        id: id.clone(),
        text: xxhash_rust::xxh3::xxh3_64(
            format!("{:?}", (&article.title, &article.keywords, &article.body)).as_bytes(),
        ),
        time: article.day * 86_400,
        source: article.source.clone(),
        links: named(&article.links),
        pins: named(&article.pins),
        excludes: named(&article.excludes),
    };
    articles.iter().map(entry).collect()
}

/// Records in memory, of which some are lost.
#[derive(Default)]
struct Memory {
    bytes: Vec<u8>,
    lost: BTreeSet<u64>,
}

impl Records for Memory {
    fn read(&self, offset: u64, length: u32) -> Option<Vec<u8>> {
        let start = offset as usize;
        let bytes = self.bytes.get(start..start + length as usize)?;
        (!self.lost.contains(&offset)).then(|| bytes.to_vec())
    }

    fn append(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn clear(&mut self) {
        *self = Self::default();
    }
}

const SMALL: Shape = Shape {
    terms: 40,
    heavy: 10,
    window: 3,
    candidates: 4,
    sample: 16,
    asked: 8,
};

fn update(
    old: Option<State>,
    articles: &Articles,
    options: &Options,
    records: &mut dyn Records,
) -> Update {
    let entries = entries(articles);
    let all: Vec<&Article> = articles.values().collect();
    let site = Site {
        entries: &entries,
        options,
        shape: SMALL,
        texts: &|place: usize| all[place].profile(),
    };
    State::update_site(old, &site, records)
}

type List = Vec<(String, u32, Why)>;

/// The list of each article, by ids.
fn lists(articles: &Articles, index: &RelatedIndex) -> BTreeMap<String, List> {
    let ids: Vec<&String> = articles.keys().collect();
    let list = |(place, id): (usize, &&String)| {
        let related = index.list(place).iter();
        let named = related.map(|r| (ids[r.article as usize].clone(), r.score.to_bits(), r.why));
        ((*id).clone(), named.collect())
    };
    ids.iter().enumerate().map(list).collect()
}

/// Changes one thing or several.
fn edit(articles: &mut Articles, newest: i64, random: &mut Random) -> &'static str {
    let ids: Vec<String> = articles.keys().cloned().collect();
    let id = ids[random.below(ids.len())].clone();
    let other = ids[random.below(ids.len())].clone();
    let body = articles[&other].body.clone();
    let article = articles.get_mut(&id).unwrap();
    match random.below(12) {
        0 | 1 => {
            article.write(random);
            "rewritten"
        }
        2 => {
            article.body += &random.text(3);
            "continued"
        }
        3 => {
            let new = Article::new(random, newest);
            articles.insert(format!("n{}", random.below(100_000)), new);
            "added"
        }
        4 => {
            let article = articles.remove(&id).unwrap();
            if random.one_in(2) {
                articles.insert(format!("r{}", random.below(100_000)), article);
            }
            "removed or renamed"
        }
        5 => {
            article.day = newest - random.below(300) as i64;
            "moved"
        }
        6 => {
            article.source = Some(random.below(4).to_string());
            "of another source"
        }
        7 => {
            article.links = Vec::from_iter((!random.one_in(3)).then_some(other));
            "linked"
        }
        8 => {
            article.pins = Vec::from_iter((!random.one_in(2)).then_some(other));
            "pinned"
        }
        9 => {
            article.excludes = Vec::from_iter((!random.one_in(2)).then_some(other));
            "excluded"
        }
        10 => {
            let words = random.below(2);
            articles.get_mut(&id).unwrap().body = body + &random.text(words);
            "copied"
        }
        _ => "left alone",
    }
}

fn assert_same(articles: &Articles, options: &Options, updated: &Update, step: &str) {
    let expected = update(None, articles, options, &mut Nothing);
    let (a, b) = (rows(articles, updated), rows(articles, &expected));
    for (k, v) in &a {
        if b[k] != *v {
            println!("ROW {k}\n {v:?}\n {:?}", b[k]);
        }
    }
    for (of, list) in lists(articles, &updated.index) {
        assert_eq!(list, lists(articles, &expected.index)[&of], "{step}, {of}");
    }
    let bits = |d: &Duplicate| (d.copy, d.original, d.same.to_bits());
    let [ours, theirs] = [&updated.index, &expected.index]
        .map(|index| index.near_duplicates().iter().map(bits).collect::<Vec<_>>());
    assert_eq!(ours, theirs, "{step}");
}

fn walk(seed: u64, size: usize, steps: usize) -> usize {
    let mut random = Random(seed);
    let newest = 20_000;
    let mut articles: Articles = (0..size)
        .map(|n| (format!("a{n}"), Article::new(&mut random, newest)))
        .collect();
    let mut options = Options {
        count: 3,
        ..Options::default()
    };
    let mut records = Memory::default();
    let mut state = None;
    let mut local = 0;
    for step in 0..steps {
        let edited: Vec<_> = (0..=random.below(3))
            .map(|_| edit(&mut articles, newest, &mut random))
            .collect();
        if random.one_in(40) {
            options.date_weight = random.below(3) as f32;
            options.diversity = random.one_in(2);
            options.order = if random.one_in(2) {
                Order::Date
            } else {
                Order::Relevance
            };
        }
        if random.one_in(10) {
            records.lost = (0..20)
                .map(|_| random.below(records.bytes.len().max(1)) as u64)
                .collect();
        }
        let updated = update(state, &articles, &options, &mut records);
        assert_same(
            &articles,
            &options,
            &updated,
            &format!("seed {seed}, step {step}: {edited:?}"),
        );
        local += usize::from(!updated.anew);
        state = State::from_bytes(&stored(&updated.state));
        assert!(state.is_some());
    }
    local
}

#[test]
fn an_update_is_a_full_computation_bit_for_bit() {
    let local: usize = (0..6)
        .map(|seed| walk(seed, 60 + 40 * (seed % 6) as usize, 60))
        .sum();
    assert!(local > 150, "{local}");
}

fn rows(articles: &Articles, update: &Update) -> BTreeMap<String, Vec<(String, u32)>> {
    let entries = entries(articles);
    let slots: BTreeMap<u128, u32> = (0..)
        .zip(&update.state.facts)
        .map(|(s, f)| (f.id, s))
        .collect();
    let names: BTreeMap<u32, String> = entries
        .iter()
        .map(|e| (slots[&super::super::roster::number(&e.id)], e.id.clone()))
        .collect();
    names
        .iter()
        .map(|(slot, name)| {
            (
                name.clone(),
                update
                    .state
                    .candidates
                    .get(*slot)
                    .iter()
                    .map(|c| {
                        (
                            names.get(&c.article).cloned().unwrap_or("gone".into()),
                            c.likeness.to_bits(),
                        )
                    })
                    .collect(),
            )
        })
        .collect()
}

#[test]
fn an_edit_of_the_sample_that_leaves_terms_as_rare_is_local() {
    let mut random = Random(1);
    let mut articles: Articles = (0..30)
        .map(|n| (format!("a{n}"), Article::new(&mut random, 20_000)))
        .collect();
    let (options, mut records) = (Options::default(), Memory::default());
    let first = update(None, &articles, &options, &mut records);
    let article = articles.get_mut("a7").unwrap();
    article.body = format!("{0}\n{0}", article.body);
    let second = update(Some(first.state), &articles, &options, &mut records);
    assert!(!second.anew);
    assert_same(&articles, &options, &second, "repeated");
    let article = articles.get_mut("a7").unwrap();
    article
        .body
        .push_str("，一个前所未有的词，另一个前所未有的词");
    let other = articles.get_mut("a8").unwrap();
    other.body.push_str("，一个前所未有的词");
    let third = update(Some(second.state), &articles, &options, &mut records);
    assert!(third.anew);
    assert_same(&articles, &options, &third, "new words that two have");
}

fn stored(state: &State) -> Vec<u8> {
    let mut bytes = Vec::new();
    state.write(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_state_of_another_length_is_refused() {
    let mut random = Random(1);
    let articles: Articles = (0..30)
        .map(|n| (format!("a{n}"), Article::new(&mut random, 20_000)))
        .collect();
    let bytes = stored(&update(None, &articles, &Options::default(), &mut Nothing).state);
    assert!(State::from_bytes(&bytes).is_some());
    for _ in 0..200 {
        let cut = &bytes[..random.below(bytes.len())];
        assert!(State::from_bytes(cut).is_none());
    }
    assert!(State::from_bytes(&[&bytes[..], &[0]].concat()).is_none());
}
