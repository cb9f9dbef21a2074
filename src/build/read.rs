//! Reads the articles: those that changed from their files, all others from the cache.

use std::{
    collections::HashMap,
    sync::atomic::{AtomicUsize, Ordering},
    time::SystemTime,
};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    chunks::{self, Chunks, PREFIX},
    fill,
    read_options::ReadOptions,
    relate::{self, Kept},
    search,
};
use crate::{
    cache::Cache,
    content::{self, Article, SourceFile},
    diagnostic::Diagnostic,
    folder::Stamp,
    message::Failure,
    related::{Early, Foresight, Profile},
};

/// An article, and what else was found in its text while it was at hand.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its text is there if it was read just now and there was room to hold it.
    pub(super) article: Box<Article>,
    /// None if it was not read just now, or lacks keywords that will be made.
    pub(super) kept: Option<Kept>,
    /// The terms of its text for search.
    pub(super) terms: Option<search::Kept>,
}

/// What was read.
pub(super) struct Read {
    /// In the order of the files.
    pub(super) readings: Vec<Reading>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// By what texts were weighed.
    pub(super) foresight: Option<Foresight>,
}

/// Bytes of texts that are held for rendering, so that a site of common size is parsed once.
const HELD: usize = 96 << 20;

/// Reads all articles, in parallel.
///
/// # Errors
/// When the machine cannot read a file.
pub(super) fn articles(
    files: &[SourceFile],
    options: ReadOptions,
    (cache, terms): (&Cache, &search::Terms),
) -> Result<Read, Failure> {
    let key = key(&options, terms);
    let mut chunks = Chunks::of(files, key, cache);
    cache.retain(PREFIX, |name| chunks.has(name));
    let mut reader = Reader {
        options,
        key,
        cache,
        terms,
        now: cache.now(),
        held: AtomicUsize::new(0),
        foresight: None,
    };
    if chunks.are_new {
        reader.foresight = reader.foresee(&mut chunks, files.len());
    }
    let files_of_chunks = std::mem::take(&mut chunks.files);
    let read: Vec<_> = files_of_chunks
        .into_par_iter()
        .map(|(name, files)| reader.chunk(&name, files))
        .collect();
    chunks.remember(cache);
    let mut outcomes: Vec<Option<Result<Outcome, Failure>>> = Vec::new();
    outcomes.resize_with(files.len(), || None);
    for (at, outcome) in read.into_iter().flatten() {
        outcomes[at] = Some(outcome);
    }
    let (mut readings, mut diagnostics) = (Vec::with_capacity(files.len()), Vec::new());
    for outcome in outcomes.into_iter().flatten() {
        // Of several failures the same one at every run.
        let (reading, found) = outcome?;
        readings.extend(reading);
        diagnostics.extend(found);
    }
    Ok(Read {
        readings,
        diagnostics,
        foresight: reader.foresight,
    })
}

/// A hash of the options that the cache must have been made with.
fn key(options: &ReadOptions, terms: &search::Terms) -> u64 {
    let log = options.is_searched.then_some(terms.number);
    let key = (options.parse.timezone, options.makes_summaries, log);
    xxh3_64(format!("{key:?}").as_bytes())
}

/// What came of one file.
type Outcome = (Option<Reading>, Vec<Diagnostic>);

/// A file, and what was found of it if it was read before others.
type Placed<'a> = chunks::Placed<'a, Result<Found, Failure>>;

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
    kept: Option<Kept>,
}

impl Found {
    fn known(record: Record) -> Self {
        Self {
            record,
            is_known: true,
            kept: None,
        }
    }
}

struct Reader<'a> {
    options: ReadOptions,
    /// Of the options that the cache must have been made with.
    key: u64,
    cache: &'a Cache,
    terms: &'a search::Terms,
    /// By the clock that stamps files.
    now: Option<SystemTime>,
    /// Bytes of the texts that are held.
    held: AtomicUsize,
    /// Weighs what is read.
    foresight: Option<Foresight>,
}

impl Reader<'_> {
    /// Reads the files of a chunk, and remembers what was new of them.
    fn chunk(&self, name: &str, files: Vec<Placed<'_>>) -> Vec<(usize, Result<Outcome, Failure>)> {
        let key = self.key;
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
        for Placed { at, file, early } in files {
            let known = records.remove(&file.file.relative);
            let found = early.unwrap_or_else(|| self.file(file, known, &mut buffer));
            is_same &= matches!(&found, Ok(found) if found.is_known);
            read.push((at, found));
        }
        if !is_same {
            self.terms.flush();
            self.remember(name, key, &read);
        }
        let outcome = |found: Found| {
            let (kept, terms) = (found.kept, found.record.terms);
            let reading = found.record.article.map(|article| Reading {
                article,
                kept,
                terms,
            });
            (reading, found.record.diagnostics)
        };
        read.into_iter()
            .map(|(at, found)| (at, found.map(outcome)))
            .collect()
    }

    /// Reads the articles that tell how rare terms are, so that the others can be weighed.
    fn foresee(
        &self,
        chunks: &mut Chunks<'_, Result<Found, Failure>>,
        articles: usize,
    ) -> Option<Foresight> {
        let (selection, now) = self.options.selection?;
        let asked = |placed: &&mut Placed<'_>| Foresight::asks_for(&placed.file.id, articles);
        let files = chunks.files.values_mut().flatten();
        let mut early: Vec<&mut Placed<'_>> = files.filter(asked).collect();
        early
            .par_iter_mut()
            .for_each_init(Vec::new, |buffer, placed| {
                placed.early = Some(self.file(placed.file, None, buffer));
            });
        let early: Option<Vec<Early<'_>>> = early
            .iter()
            .map(|placed| {
                let found = placed.early.as_ref()?.as_ref().ok()?;
                let article = found.record.article.as_deref()?;
                let is_published = selection.withholds(article, now).is_none();
                Some(Early {
                    id: &article.id,
                    time: is_published.then(|| article.date.timestamp()),
                    profile: match &found.kept {
                        Some(Kept::Profile(profile)) => Some(profile),
                        _ => None,
                    },
                })
            })
            .collect();
        Foresight::of(&early?, articles)
    }

    fn remember(&self, name: &str, key: u64, read: &[(usize, Result<Found, Failure>)]) {
        #[derive(Serialize)]
        struct Borrowed<'a> {
            key: u64,
            records: Vec<&'a Record>,
        }
        let records = read.iter().filter_map(|(_, found)| found.as_ref().ok());
        let records = records.map(|found| &found.record).collect();
        self.cache.write(name, &Borrowed { key, records });
    }

    fn file(
        &self,
        file: &SourceFile,
        known: Option<Record>,
        buffer: &mut Vec<u8>,
    ) -> Result<Found, Failure> {
        let is_as_it_was = |record: &Record| {
            let stamp = record.stamp;
            stamp.is_some_and(|stamp| stamp.is_of(&file.file.path))
        };
        let known = match known {
            Some(record) if is_as_it_was(&record) => return Ok(Found::known(record)),
            known => known,
        };
        let stamp = file.file.read_into(buffer)?;
        let settled = stamp.and_then(|stamp| stamp.settled(self.now));
        let hash = xxh3_64(buffer);
        match known {
            Some(record) if record.hash == hash => Ok(Found {
                is_known: record.stamp == settled,
                kept: None,
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
        let kept = article.as_mut().and_then(|article| self.digest(article));
        Found {
            is_known: false,
            kept,
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
    fn digest(&self, article: &mut Article) -> Option<Kept> {
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
        profile.map(|profile| match &self.foresight {
            Some(foresight) => Kept::Weighed(foresight.weigh(&profile)),
            None => Kept::Profile(profile),
        })
    }
}
