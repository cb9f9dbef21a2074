//! Keeps the terms of articles' texts for search: in a log of the cache, since they are too much to hold.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::texts::Texts;
use crate::{
    cache::{Cache, Log},
    content::Article,
    fingerprint::Fingerprint,
    message::Failure,
    render::SearchMemory,
    search::body_terms,
    site::{ArticleId, Site},
};

/// Where the terms of an article's text are in the log.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Kept {
    offset: u64,
    length: u32,
    /// Of the bytes: a log is not trusted.
    hash: u64,
}

/// The log to which reading adds the terms of texts; by its number, those that know of them know the log.
#[derive(Debug)]
pub(super) struct Terms {
    log: Mutex<Log>,
    /// The number of the log.
    pub(super) number: u64,
}

/// What is known of the log.
const NOTE: &str = "search-note";
const LOG: &str = "search-terms-";
/// A log of fewer bytes is not worth a new one.
const SMALL: u64 = 16 << 20;

impl Terms {
    /// The log that the cache remembers.
    pub(super) fn open(cache: &Cache) -> Self {
        let number = cache.read::<u64>(NOTE).unwrap_or_default();
        Self {
            log: Mutex::new(cache.log_to_its_end(&format!("{LOG}{number}"))),
            number,
        }
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the terms of a text.
    pub(super) fn add(&self, text: &str) -> Kept {
        let terms = body_terms(text);
        let mut log = self.log();
        let offset = log.length();
        log.append(&terms);
        Kept {
            offset,
            length: terms.len() as u32,
            hash: xxh3_64(&terms),
        }
    }

    /// Writes what waits, before anything is remembered that tells of it.
    pub(super) fn flush(&self) {
        self.log().flush();
    }

    fn read(&self, kept: &Kept) -> Option<Vec<u8>> {
        let bytes = self.log().read(kept.offset, kept.length as usize)?;
        (xxh3_64(&bytes) == kept.hash).then_some(bytes)
    }
}

/// The terms of the texts of a site's articles, and what was made of them.
#[derive(Debug)]
pub(super) struct Remembered {
    terms: Terms,
    /// In the order of the site's articles; none where a text was not cut into terms.
    kept: Vec<Option<Kept>>,
    cache: Cache,
}

/// The names of values that tell which files a segment has.
const FILES: &str = "search-files-";

impl Remembered {
    /// What reading kept of the site's articles.
    pub(super) fn of(terms: Terms, kept: Vec<Option<Kept>>, cache: &Cache) -> Self {
        let live: u64 = kept
            .iter()
            .flatten()
            .map(|kept| u64::from(kept.length))
            .sum();
        if terms.log().length() > SMALL + 2 * live {
            // Most of it is of texts that are no more: the next build begins another one.
            cache.write(NOTE, &(terms.number + 1));
        }
        let current = format!("{LOG}{}", terms.number);
        cache.retain(LOG, |name| name == current);
        Self {
            terms,
            kept,
            cache: cache.clone(),
        }
    }

    /// What rendering sees of it.
    pub(super) fn seen<'a>(&'a self, site: &'a Site, texts: &'a Texts) -> Seen<'a> {
        Seen {
            remembered: self,
            site,
            texts,
        }
    }
}

/// What rendering sees of the terms.
pub(super) struct Seen<'a> {
    remembered: &'a Remembered,
    site: &'a Site,
    texts: &'a Texts,
}

impl Seen<'_> {
    /// How the names of values begin that tell of the files of this edition of the site.
    fn prefix(&self) -> String {
        format!("{FILES}{}_", self.site.config.edition.tag())
    }
}

impl SearchMemory for Seen<'_> {
    fn body(&self, id: ArticleId) -> Result<Vec<u8>, Failure> {
        let Remembered { terms, kept, .. } = self.remembered;
        let kept = kept[id.0 as usize].as_ref();
        if let Some(bytes) = kept.and_then(|kept| terms.read(kept)) {
            return Ok(bytes);
        }
        let article: &Article = &self.site.entry(id).article;
        Ok(body_terms(&self.texts.plain(article)?))
    }

    fn files(&self, name: &str, of: Fingerprint) -> Option<Vec<Fingerprint>> {
        let (made_of, files) = self
            .remembered
            .cache
            .read(&format!("{}{name}", self.prefix()))?;
        (of == made_of).then_some(files)
    }

    fn remember(&self, name: &str, of: Fingerprint, files: &[Fingerprint]) {
        let name = format!("{}{name}", self.prefix());
        self.remembered.cache.write(&name, &(of, files));
    }

    fn retain(&self, wanted: &dyn Fn(&str) -> bool) {
        let prefix = self.prefix();
        let is_wanted = |name: &str| name.strip_prefix(prefix.as_str()).is_some_and(wanted);
        self.remembered.cache.retain(&prefix, is_wanted);
    }
}
