//! Reads the articles: those that changed from their files, all others from the cache.

use std::{
    collections::{BTreeMap, HashMap},
    sync::atomic::{AtomicUsize, Ordering},
    time::SystemTime,
};

use chrono::{DateTime, Utc};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    fill,
    relate::{self, Kept},
};
use crate::{
    cache::Cache,
    config::Config,
    content::{self, Article, ParseOptions, SourceFile},
    diagnostic::Diagnostic,
    folder::{ReadError, Stamp},
    related::{Early, Foresight, Profile},
    site::Selection,
};

/// What decides, beside its file, what is read of an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadOptions {
    pub(super) parse: ParseOptions,
    /// Whether a missing 快速阅读 is made of the text.
    pub(super) makes_summaries: bool,
    /// Whether missing 关键词 will be made of the text.
    pub(super) makes_keywords: bool,
    /// Which articles are published, and at which moment; none where no site is made.
    pub(super) selection: Option<(Selection, DateTime<Utc>)>,
}

impl ReadOptions {
    pub(super) fn of(config: &Config, selection: Selection, now: DateTime<Utc>) -> Self {
        Self {
            parse: ParseOptions {
                timezone: config.timezone,
            },
            makes_summaries: config.auto.summary,
            makes_keywords: config.auto.keywords,
            selection: Some((selection, now)),
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
            selection: None,
        }
    }
}

/// An article, and what else was found in its text while it was at hand.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its text is there if it was read just now and there was room to hold it.
    pub(super) article: Box<Article>,
    /// None if it was not read just now, or lacks keywords that will be made.
    pub(super) kept: Option<Kept>,
}

/// What was read.
pub(super) struct Read {
    /// In the order of the files.
    pub(super) readings: Vec<Reading>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// By what texts were weighed.
    pub(super) foresight: Option<Foresight>,
}

/// Articles of which one file of the cache tells: an edit has it written anew.
const ARTICLES_A_CHUNK: usize = 256;
/// Bytes of texts that are held for rendering, so that a site of common size is parsed once.
const HELD: usize = 96 << 20;

/// Reads all articles, in parallel.
///
/// # Errors
/// When the machine cannot read a file.
pub(super) fn articles(
    files: &[SourceFile],
    options: ReadOptions,
    cache: &Cache,
) -> Result<Read, ReadError> {
    let mut chunks = Chunks::of(files, cache);
    cache.retain(PREFIX, |name| chunks.has(name));
    let mut reader = Reader {
        options,
        cache,
        now: cache.now(),
        held: AtomicUsize::new(0),
        foresight: None,
    };
    if chunks.are_new {
        reader.foresight = reader.foresee(&mut chunks, files.len());
    }
    let read: Vec<_> = chunks
        .files
        .into_par_iter()
        .map(|(name, files)| reader.chunk(&name, files))
        .collect();
    let mut outcomes: Vec<Option<Result<Outcome, ReadError>>> = Vec::new();
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

/// What came of one file.
type Outcome = (Option<Reading>, Vec<Diagnostic>);

/// A file.
struct Placed<'a> {
    /// Its place among all files.
    at: usize,
    file: &'a SourceFile,
    /// What was found of it, if it was read before others.
    early: Option<Result<Found, ReadError>>,
}

const PREFIX: &str = "articles-";

/// The files by the file of the cache that tells of them.
struct Chunks<'a> {
    files: BTreeMap<String, Vec<Placed<'a>>>,
    /// Whether the cache tells of no file.
    are_new: bool,
}

impl<'a> Chunks<'a> {
    fn of(all: &'a [SourceFile], cache: &Cache) -> Self {
        let (count, are_new) = chunks(all.len(), cache);
        let mut chunks: Vec<Vec<Placed<'a>>> = (0..count).map(|_| Vec::new()).collect();
        for (at, file) in all.iter().enumerate() {
            let early = None;
            let chunk = (xxh3_64(file.file.relative.as_bytes()) % count) as usize;
            chunks[chunk].push(Placed { at, file, early });
        }
        let name = |at| format!("{PREFIX}{count}-{at}");
        Self {
            files: chunks
                .into_iter()
                .enumerate()
                .map(|(at, files)| (name(at), files))
                .collect(),
            are_new,
        }
    }

    fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }
}

/// Into how many files of the cache so many articles are divided: as it was before, as long as
/// that is not far from the best, for another division has everything read and parsed anew. Then
/// the division is new.
fn chunks(articles: usize, cache: &Cache) -> (u64, bool) {
    const NAME: &str = "chunks";
    let best = articles.div_ceil(ARTICLES_A_CHUNK).next_power_of_two() as u64;
    let is_near = |count: &u64| (best / 4..=best * 4).contains(count) && *count > 0;
    let before = cache.read::<u64>(NAME).filter(is_near);
    before.map_or_else(
        || {
            cache.write(NAME, &best);
            (best, true)
        },
        |before| (before, false),
    )
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
    cache: &'a Cache,
    /// By the clock that stamps files.
    now: Option<SystemTime>,
    /// Bytes of the texts that are held.
    held: AtomicUsize,
    /// Weighs what is read.
    foresight: Option<Foresight>,
}

impl Reader<'_> {
    /// Reads the files of a chunk, and remembers what was new of them.
    fn chunk(
        &self,
        name: &str,
        files: Vec<Placed<'_>>,
    ) -> Vec<(usize, Result<Outcome, ReadError>)> {
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
        for Placed { at, file, early } in files {
            let known = records.remove(&file.file.relative);
            let found = early.unwrap_or_else(|| self.file(file, known, &mut buffer));
            is_same &= matches!(&found, Ok(found) if found.is_known);
            read.push((at, found));
        }
        if !is_same {
            self.remember(name, key, &read);
        }
        let outcome = |found: Found| {
            let kept = found.kept;
            let reading = found
                .record
                .article
                .map(|article| Reading { article, kept });
            (reading, found.record.diagnostics)
        };
        read.into_iter()
            .map(|(at, found)| (at, found.map(outcome)))
            .collect()
    }

    /// Reads the articles that tell how rare terms are, so that the others can be weighed.
    fn foresee(&self, chunks: &mut Chunks<'_>, articles: usize) -> Option<Foresight> {
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
        xxh3_64(format!("{} {}", options.parse.timezone, options.makes_summaries).as_bytes())
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
        let kept = article.as_mut().and_then(|article| self.digest(article));
        Found {
            is_known: false,
            kept,
            record: Record {
                path: file.file.relative.clone(),
                stamp,
                hash,
                article,
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
