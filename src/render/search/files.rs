//! The files of a segment in which terms are found.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Part;
use crate::{
    fingerprint::Fingerprint,
    output::Recipe,
    render::{Output, Renderer, Stop, recipe::data},
    search::{Bodies, Field, Head, HeadText, Heads, words},
    site::{Address, ArticleId},
};

/// The kinds of these files.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Of the terms and words above the texts.
    Heads,
    /// Of the terms of the texts.
    Bodies,
}

/// The names under which the files of a segment are remembered.
pub(super) fn names(part: &Part) -> [String; 2] {
    [Kind::Heads, Kind::Bodies].map(|kind| kind.name(part))
}

/// What the files of a segment are called.
pub(super) fn all(part: &Part) -> impl Iterator<Item = String> {
    let kinds = [Kind::Heads, Kind::Bodies].into_iter();
    kinds.flat_map(|kind| kind.files(part))
}

pub(super) fn render(part: &Part, renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let offer = |kind: Kind| move || kind.offer(part, renderer, out);
    let (bodies, heads) = rayon::join(offer(Kind::Bodies), offer(Kind::Heads));
    bodies.and(heads)
}

impl Kind {
    fn name(self, part: &Part) -> String {
        let kind = match self {
            Self::Heads => "heads",
            Self::Bodies => "bodies",
        };
        format!("{}-{kind}", part.segment.name)
    }

    /// Offers the files of a kind. The recipe of a file is its bytes, which an edit of one article
    /// leaves as they are in most; they are remembered, so that they need not be made to know them.
    fn offer(self, part: &Part, renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
        let (name, made_of) = (self.name(part), self.made_of(part, renderer));
        let known = renderer.sources.search.files(&name, made_of);
        let known = known.filter(|prints| prints.len() == self.files(part).len());
        let mut made = None;
        let prints = match known {
            Some(prints) => prints,
            None => {
                let files = made.insert(self.make(part, renderer)?);
                let print = |file: &Vec<u8>| Fingerprint::EMPTY.bytes(file);
                let prints: Vec<_> = files.par_iter().map(print).collect();
                renderer.sources.search.remember(&name, made_of, &prints);
                prints
            }
        };
        let files = self.files(part).into_par_iter().zip(prints).enumerate();
        let wanted = files.filter_map(|(at, (file, print))| {
            let (address, recipe) = (part.address(&file), data(print));
            match out.keeps(&address, &recipe) {
                Ok(true) => None,
                Ok(false) => Some(Ok((at, address, recipe))),
                Err(stop) => Some(Err(stop)),
            }
        });
        let wanted = wanted.collect::<Result<Vec<_>, Stop>>()?;
        if wanted.is_empty() {
            return Ok(());
        }
        let made = made.map_or_else(|| self.make(part, renderer), Ok)?;
        let give = |(at, address, recipe): (usize, Address, Recipe)| {
            out.give(&address, recipe, made[at].clone())
        };
        let failure = wanted
            .into_par_iter()
            .find_map_first(|file| give(file).err());
        failure.map_or(Ok(()), Err)
    }

    /// The names of the files.
    fn files(self, part: &Part) -> Vec<String> {
        let numbered = |letter: char, count| (0..count).map(move |at| format!("{letter}{at}.bin"));
        match self {
            Self::Heads => numbered('h', part.shards.heads)
                .chain(numbered('w', part.shards.words))
                .collect(),
            Self::Bodies => numbered('b', part.shards.bodies).collect(),
        }
    }

    /// The fingerprint of all that the files are made of.
    fn made_of(self, part: &Part, renderer: &Renderer<'_>) -> Fingerprint {
        let of = match self {
            Self::Heads => renderer.cards_print(&part.articles),
            Self::Bodies => {
                let articles = part.articles.iter();
                let print = |id: &ArticleId| renderer.site.entry(*id).article.print.file;
                Fingerprint::EMPTY.all(articles.map(|id| Fingerprint(print(id))))
            }
        };
        of.number(part.mark.into())
    }

    /// The files, in the order of their names.
    fn make(self, part: &Part, renderer: &Renderer<'_>) -> Result<Vec<Vec<u8>>, Stop> {
        match self {
            Self::Heads => Ok(heads(part, renderer)),
            Self::Bodies => bodies(part, renderer),
        }
    }
}

/// Bytes of terms that a body has, about.
const BYTES_A_BODY: usize = 2048;

fn bodies(part: &Part, renderer: &Renderer<'_>) -> Result<Vec<Vec<u8>>, Stop> {
    let mut bodies = Bodies::for_bytes(part.articles.len() * BYTES_A_BODY);
    for id in &part.articles {
        bodies.add(&renderer.sources.search.body(*id).map_err(Stop::Machine)?);
    }
    Ok(bodies.shards(part.mark, part.shards.bodies))
}

fn heads(part: &Part, renderer: &Renderer<'_>) -> Vec<Vec<u8>> {
    let articles = part.articles.par_iter();
    let found: Vec<Head> = articles.map(|id| head(*id, renderer)).collect();
    let mut heads = Heads::default();
    let mut all_words: BTreeMap<String, Vec<(u32, Field)>> = BTreeMap::new();
    for (article, head) in (0..).zip(found) {
        heads.add(article, head.terms);
        for (word, field) in head.words {
            all_words.entry(word).or_default().push((article, field));
        }
    }
    let mut files = heads.shards(part.mark, part.articles.len(), part.shards.heads);
    files.extend(words(&all_words, part.mark, part.shards.words));
    files
}

fn head(id: ArticleId, renderer: &Renderer<'_>) -> Head {
    let (entry, catalog) = (renderer.site.entry(id), &renderer.site.catalog);
    let keywords = entry.keywords.iter();
    let keywords: Vec<&str> = keywords
        .map(|id| catalog.keywords.get(*id).name.as_str())
        .collect();
    let source = entry.source.map(|id| catalog.sources.get(id).name.as_str());
    Head::of(&HeadText {
        title: &entry.article.title,
        keywords: &keywords,
        summary: entry.article.summary.as_deref().unwrap_or_default(),
        source: source.unwrap_or_default(),
    })
}
