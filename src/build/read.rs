//! Reads the articles: those that changed from their files, all others from the cache.

use std::{
    collections::{BTreeMap, HashMap},
    sync::atomic::{AtomicUsize, Ordering},
    time::SystemTime,
};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::{fill, relate, search};
use crate::{
    cache::Cache,
    config::Config,
    content::{self, Article, ParseOptions, SourceFile},
    diagnostic::Diagnostic,
    folder::{ReadError, Stamp},
    related::Profile,
};

/// What decides, beside its file, what is read of an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadOptions {
    pub(super) parse: ParseOptions,
    /// Whether a missing 快速阅读 is made of the text.
    pub(super) makes_summaries: bool,
    /// Whether missing 关键词 will be made of the text.
    pub(super) makes_keywords: bool,
    /// Whether readers can search in the text.
    pub(super) is_searched: bool,
}

impl ReadOptions {
    pub(super) fn of(config: &Config) -> Self {
        Self {
            parse: ParseOptions {
                timezone: config.timezone,
            },
            makes_summaries: config.auto.summary,
            makes_keywords: config.auto.keywords,
            is_searched: config.search,
        }
    }

    /// For a site whose settings are wrong: whether an article can be read depends on none.
    pub(super) fn unset() -> Self {
        Self {
            parse: ParseOptions {
                timezone: chrono_tz::UTC,
            },
            makes_summaries: false,
            makes_keywords: false,
            is_searched: false,
        }
    }
}

/// An article, and what else was found in its text while it was at hand.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its text is there if it was read just now and there was room to hold it.
    pub(super) article: Box<Article>,
    /// None if it was not read just now, or lacks keywords that will be made.
    pub(super) profile: Option<Profile>,
    /// The terms of its text for search.
    pub(super) terms: Option<search::Kept>,
}

/// Articles of which one file of the cache tells: an edit has it written anew.
const ARTICLES_A_CHUNK: usize = 256;
/// Bytes of texts that are held for rendering, so that a site of common size is parsed once.
const HELD: usize = 96 << 20;

/// Reads all articles, in parallel; both lists are in the order of `files`.
///
/// # Errors
/// When the machine cannot read a file.
pub(super) fn articles(
    files: &[SourceFile],
    options: ReadOptions,
    (cache, terms): (&Cache, &search::Terms),
) -> Result<(Vec<Reading>, Vec<Diagnostic>), ReadError> {
    let chunks = Chunks::of(files, cache);
    cache.retain(PREFIX, |name| chunks.has(name));
    let reader = Reader {
        options,
        cache,
        terms,
        now: cache.now(),
        held: AtomicUsize::new(0),
    };
    let read: Vec<_> = chunks
        .files
        .into_par_iter()
        .map(|(name, files)| reader.chunk(&name, &files))
        .collect();
    let mut outcomes: Vec<Option<Result<Outcome, ReadError>>> = Vec::new();
    outcomes.resize_with(files.len(), || None);
    for (at, outcome) in read.into_iter().flatten() {
        outcomes[at] = Some(outcome);
    }
    let (mut articles, mut diagnostics) = (Vec::with_capacity(files.len()), Vec::new());
    for outcome in outcomes.into_iter().flatten() {
        // Of several failures the same one at every run.
        let (reading, found) = outcome?;
        articles.extend(reading);
        diagnostics.extend(found);
    }
    Ok((articles, diagnostics))
}

/// What came of one file.
type Outcome = (Option<Reading>, Vec<Diagnostic>);

/// A file, and its place among all files.
type Placed<'a> = (usize, &'a SourceFile);

const PREFIX: &str = "articles-";

/// The files by the file of the cache that tells of them.
struct Chunks<'a> {
    files: BTreeMap<String, Vec<Placed<'a>>>,
}

impl<'a> Chunks<'a> {
    fn of(all: &'a [SourceFile], cache: &Cache) -> Self {
        let count = chunks(all.len(), cache);
        let mut chunks: Vec<Vec<Placed<'a>>> = vec![Vec::new(); count as usize];
        for (at, file) in all.iter().enumerate() {
            chunks[(xxh3_64(file.file.relative.as_bytes()) % count) as usize].push((at, file));
        }
        let name = |at| format!("{PREFIX}{count}-{at}");
        Self {
            files: chunks
                .into_iter()
                .enumerate()
                .map(|(at, files)| (name(at), files))
                .collect(),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }
}

/// Into how many files of the cache so many articles are divided: as it was before, as long as
/// that is not far from the best, for another division has everything read and parsed anew.
fn chunks(articles: usize, cache: &Cache) -> u64 {
    const NAME: &str = "chunks";
    let best = articles.div_ceil(ARTICLES_A_CHUNK).next_power_of_two() as u64;
    let is_near = |count: &u64| (best / 4..=best * 4).contains(count) && *count > 0;
    let before = cache.read::<u64>(NAME).filter(is_near);
    before.unwrap_or_else(|| {
        cache.write(NAME, &best);
        best
    })
}

/// What the cache knows of a file.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    path: String,
    /// None if a change could go unseen by it.
    stamp: Option<Stamp>,
    /// Of the file's bytes.
    hash: u64,
    article: Option<Box<Article>>,
    /// The terms of its text for search.
    terms: Option<search::Kept>,
    diagnostics: Vec<Diagnostic>,
}

/// What the cache knows of the files of one chunk.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Chunk {
    /// Of what else decided what was read.
    key: u64,
    records: Vec<Record>,
}

/// What was found of a file.
struct Found {
    record: Record,
    /// Whether the cache has just this record.
    is_known: bool,
    profile: Option<Profile>,
}

impl Found {
    fn known(record: Record) -> Self {
        Self {
            record,
            is_known: true,
            profile: None,
        }
    }
}

struct Reader<'a> {
    options: ReadOptions,
    cache: &'a Cache,
    terms: &'a search::Terms,
    /// By the clock that stamps files.
    now: Option<SystemTime>,
    /// Bytes of the texts that are held.
    held: AtomicUsize,
}

impl Reader<'_> {
    /// Reads the files of a chunk, and remembers what was new of them.
    fn chunk(&self, name: &str, files: &[Placed<'_>]) -> Vec<(usize, Result<Outcome, ReadError>)> {
        let key = self.key();
        let remembered = self
            .cache
            .read::<Chunk>(name)
            .filter(|chunk| chunk.key == key);
        let records = remembered.unwrap_or_default().records;
        let before = records.len();
        let mut records: HashMap<String, Record> = records
            .into_iter()
            .map(|record| (record.path.clone(), record))
            .collect();
        let mut is_same = before == files.len();
        let mut read = Vec::with_capacity(files.len());
        let mut buffer = Vec::new();
        for &(at, file) in files {
            let known = records.remove(&file.file.relative);
            let found = self.file(file, known, &mut buffer);
            is_same &= matches!(&found, Ok(found) if found.is_known);
            read.push((at, found));
        }
        if !is_same {
            self.terms.flush();
            self.remember(name, key, &read);
        }
        let outcome = |found: Found| {
            let (profile, terms) = (found.profile, found.record.terms);
            let reading = found.record.article.map(|article| Reading {
                article,
                profile,
                terms,
            });
            (reading, found.record.diagnostics)
        };
        read.into_iter()
            .map(|(at, found)| (at, found.map(outcome)))
            .collect()
    }

    fn remember(&self, name: &str, key: u64, read: &[(usize, Result<Found, ReadError>)]) {
        #[derive(Serialize)]
        struct Borrowed<'a> {
            key: u64,
            records: Vec<&'a Record>,
        }
        let records = read.iter().filter_map(|(_, found)| found.as_ref().ok());
        let records = records.map(|found| &found.record).collect();
        self.cache.write(name, &Borrowed { key, records });
    }

    /// A hash of the options that the cache must have been made with.
    fn key(&self) -> u64 {
        let options = &self.options;
        let log = options.is_searched.then_some(self.terms.number);
        let key = (options.parse.timezone, options.makes_summaries, log);
        xxh3_64(format!("{key:?}").as_bytes())
    }

    fn file(
        &self,
        file: &SourceFile,
        known: Option<Record>,
        buffer: &mut Vec<u8>,
    ) -> Result<Found, ReadError> {
        let is_as_it_was = |record: &Record| {
            let stamp = record.stamp.as_ref();
            stamp.is_some_and(|stamp| Stamp::of(&file.file.path).is_ok_and(|now| now == *stamp))
        };
        let known = match known {
            Some(record) if is_as_it_was(&record) => return Ok(Found::known(record)),
            known => known,
        };
        let stamp = file.file.read_into(buffer)?;
        let settled = stamp.filter(|stamp| self.now.is_some_and(|now| stamp.is_settled(now)));
        let hash = xxh3_64(buffer);
        match known {
            Some(record) if record.hash == hash => Ok(Found {
                is_known: record.stamp == settled,
                profile: None,
                record: Record {
                    stamp: settled,
                    ..record
                },
            }),
            _ => Ok(self.parse(file, buffer, (hash, settled))),
        }
    }

    fn parse(&self, file: &SourceFile, bytes: &[u8], (hash, stamp): (u64, Option<Stamp>)) -> Found {
        let (article, diagnostics) = content::parse_bytes(file, bytes, &self.options.parse);
        let mut article = article.map(Box::new);
        let searched = article.as_ref().filter(|_| self.options.is_searched);
        let terms = searched.map(|article| self.terms.add(&article.body.text));
        let profile = article.as_mut().and_then(|article| self.digest(article));
        Found {
            is_known: false,
            profile,
            record: Record {
                path: file.file.relative.clone(),
                stamp,
                hash,
                article,
                terms,
                diagnostics,
            },
        }
    }

    /// Takes from the text of an article what later steps need, and gives up what does not find room.
    fn digest(&self, article: &mut Article) -> Option<Profile> {
        if self.options.makes_summaries {
            fill::fill_summary(article);
        }
        let waits = self.options.makes_keywords && article.keywords.is_empty();
        let profile = (!waits).then(|| Profile::of(&relate::document(article)));
        if !waits {
            article.body.text = String::new();
        }
        let size = article.body.html.len() + article.body.text.len();
        if self.held.fetch_add(size, Ordering::Relaxed) + size > HELD {
            self.held.fetch_sub(size, Ordering::Relaxed);
            article.body.html = String::new();
            article.body.text = String::new();
        }
        // Held without the room that was left for it to grow.
        article.body.html = article.body.html.as_str().to_owned();
        profile
    }
}
