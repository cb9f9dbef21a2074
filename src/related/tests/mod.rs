//! What a reader, an editor and a hostile author would see of the lists.

mod choices;
mod copies;
mod foresight;
mod lists;
mod odd;
mod samples;
mod updates;

use std::collections::BTreeSet;

use super::*;

/// An article of a test: its text, and how old it is.
#[derive(Default, Clone)]
struct Text {
    title: &'static str,
    keywords: Vec<String>,
    body: String,
    days_old: i64,
}

fn text(title: &'static str, keywords: &[&str], body: &str) -> Text {
    Text {
        title,
        keywords: keywords.iter().map(|&keyword| keyword.to_owned()).collect(),
        body: body.to_owned(),
        days_old: 0,
    }
}

impl Text {
    fn document(&self) -> Document<'_> {
        Document {
            title: self.title,
            keywords: &self.keywords,
            summary: "",
            body: &self.body,
        }
    }
}

fn entries(texts: &[Text]) -> Vec<Entry> {
    let entry = |(at, text): (usize, &Text)| Entry {
        id: format!("{at:05}"),
        text: at as u64,
        time: 1_800_000_000 - text.days_old * 86_400,
        ..Entry::default()
    };
    texts.iter().enumerate().map(entry).collect()
}

fn profiles(texts: &[Text]) -> Vec<Profile> {
    texts
        .iter()
        .map(|text| Profile::of(&text.document()))
        .collect()
}

fn index(texts: &[Text]) -> RelatedIndex {
    build(&entries(texts), &profiles(texts), &Options::default())
}

fn build(entries: &[Entry], profiles: &[Profile], options: &Options) -> RelatedIndex {
    RelatedIndex::build(entries, options, &|place| profiles[place].clone())
}

/// The places of the first `count` articles in the list of `of`.
fn first(index: &RelatedIndex, of: usize, count: usize) -> BTreeSet<u32> {
    let list = index.list(of).iter().take(count);
    list.map(|related| related.article).collect()
}
