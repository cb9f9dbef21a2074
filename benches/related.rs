//! How fast related articles are found: profiles one by one, then the index of a whole site.
//!
//! `cargo bench --bench related`; the articles are made up, of about 1,500 characters each.

use divan::{Bencher, counter::ItemsCount};
use kuaidu::related::{Document, Entry, Options, Profile, RelatedIndex};

fn main() {
    divan::main();
}

/// A made-up article: sentences of common words, and some of its own subject.
struct Article {
    title: String,
    keywords: Vec<String>,
    body: String,
}

impl Article {
    /// The `n`th; its words are drawn by a generator that begins at `n`, so that it is always the same.
    fn nth(n: u64) -> Self {
        let mut random = Random(n);
        let subjects = [random.below(2000), random.below(2000), random.below(2000)];
        let mut body = String::new();
        while body.len() < 4500 {
            for _ in 0..8 {
                let rank = random.below(90) * random.below(90);
                body.push_str(&word(rank + 10_000));
            }
            body.push_str(&word(subjects[random.below(3) as usize]));
            body.push('。');
        }
        Self {
            title: word(subjects[0]) + &word(subjects[1]),
            keywords: subjects.map(word).into(),
            body,
        }
    }

    fn profile(&self) -> Profile {
        Profile::of(&Document {
            title: &self.title,
            keywords: &self.keywords,
            summary: self.body.lines().next().unwrap_or(""),
            body: &self.body,
        })
    }
}

/// Two Han characters, the same for the same number; few characters are common, as in real text.
fn word(number: u64) -> String {
    let mut random = Random(number);
    let mut han = || {
        let rank = random.below(55) * random.below(55);
        char::from_u32(0x4E00 + rank as u32).unwrap_or('字')
    };
    String::from_iter([han(), han()])
}

/// The generator SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

#[divan::bench]
fn profile(bencher: Bencher<'_, '_>) {
    let article = Article::nth(1);
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench(|| divan::black_box(&article).profile());
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn build(bencher: Bencher<'_, '_>, articles: u64) {
    let entry = |n: u64| Entry {
        id: n.to_string(),
        time: n as i64 * 3600,
        ..Entry::default()
    };
    let entries: Vec<Entry> = (0..articles).map(entry).collect();
    let profiles: Vec<Profile> = (0..articles).map(|n| Article::nth(n).profile()).collect();
    bencher.counter(ItemsCount::new(entries.len())).bench(|| {
        let profile_of = |place: usize| profiles[place].clone();
        RelatedIndex::build(divan::black_box(&entries), &Options::default(), &profile_of)
    });
}
