//! Hands the site's articles to the index of related articles.

use std::{
    borrow::Cow,
    sync::{Mutex, OnceLock, PoisonError},
};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::texts::Texts;
use crate::{
    cache::{Cache, Log},
    config,
    content::Article,
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    message::{Failure, message},
    related::{
        self, Document, Duplicate, Entry, Foresight, Options, Order, Profile, Records,
        RelatedIndex, State, Weighed,
    },
    site::{self, ArticleId, Site},
};

/// The texts of an article that speak of its subject.
pub(super) fn document(article: &Article) -> Document<'_> {
    Document {
        title: &article.title,
        keywords: &article.keywords,
        summary: article.summary.as_deref().unwrap_or_default(),
        body: &article.body.text,
    }
}

/// What is kept of a text once it was read.
#[derive(Debug)]
pub(super) enum Kept {
    Profile(Profile),
    Weighed(Weighed),
}

/// What is kept of the texts of a site's articles, in its order, and by what they were weighed.
pub(super) struct KeptTexts {
    pub(super) texts: Vec<Option<Kept>>,
    pub(super) foresight: Option<Foresight>,
}

/// The lists of a site's articles, and what is to be remembered of them.
pub(super) struct Relating {
    pub(super) index: RelatedIndex,
    pub(super) remembered: Remembered,
}

impl Relating {
    /// Brings the lists that the cache remembers up to date.
    ///
    /// # Errors
    /// When a text cannot be read once more.
    pub(super) fn of(
        site: &Site,
        kept: &KeptTexts,
        texts: &Texts,
        cache: &Cache,
    ) -> Result<Self, Failure> {
        let options = options(&site.config.related);
        let texts = SiteTexts {
            site,
            kept,
            texts,
            failure: OnceLock::new(),
        };
        let entries = entries(site);
        let entries_print = entries.iter().map(fingerprint);
        let of = Fingerprint::EMPTY
            .text(&format!("{options:?}"))
            .all(entries_print);
        let (state, mut vectors, known) = remembered(cache);
        let is_known = known == Some(of);
        let update = State::update(state, &entries, &options, &texts, &mut vectors);
        match texts.failure.into_inner() {
            Some(why) => Err(why),
            None => Ok(Self {
                index: update.index,
                remembered: Remembered(Mutex::new((!is_known).then_some(New {
                    state: update.state,
                    vectors,
                    of,
                }))),
            }),
        }
    }
}

/// The texts of a site: as they were kept, else read once more.
struct SiteTexts<'a> {
    site: &'a Site,
    kept: &'a KeptTexts,
    texts: &'a Texts,
    /// Why one could not be read.
    failure: OnceLock<Failure>,
}

impl related::Texts for SiteTexts<'_> {
    fn profile(&self, place: usize) -> Cow<'_, Profile> {
        if let Some(Kept::Profile(profile)) = &self.kept.texts[place] {
            return Cow::Borrowed(profile);
        }
        let read = profile(&self.site.entries[place].article, self.texts);
        Cow::Owned(read.unwrap_or_else(|why| {
            let _ = self.failure.set(why);
            Profile::default()
        }))
    }

    fn weighed(&self, place: usize) -> Option<&Weighed> {
        match &self.kept.texts[place] {
            Some(Kept::Weighed(weighed)) => Some(weighed),
            _ => None,
        }
    }

    fn foresight(&self) -> Option<&Foresight> {
        self.kept.foresight.as_ref()
    }
}

/// Where the cache keeps the state, what tells of it, and the vectors.
const STATE: &str = "related";
const NOTE: &str = "related-note";
const VECTORS: &str = "related-vectors-";

/// What the state was made of, and where its vectors are.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// The state's own hash.
    state: u64,
    of: Fingerprint,
    /// The number of the log.
    log: u64,
}

/// The state that the cache remembers, its vectors, and what it was made of.
fn remembered(cache: &Cache) -> (Option<State>, Vectors, Option<Fingerprint>) {
    let found = cache.read::<Note>(NOTE).and_then(|note| {
        let (bytes, hash) = cache.read_hashed(STATE)?;
        let is_told_of = hash == note.state;
        Some((note, State::from_bytes(&bytes).filter(|_| is_told_of)?))
    });
    let (number, of, state) = match found {
        Some((note, state)) => (note.log, Some(note.of), Some(state)),
        None => {
            // Another program may know what it says; its log is about to be written over.
            cache.forget(NOTE);
            (0, None, None)
        }
    };
    let recorded = state.as_ref().map_or(0, State::recorded);
    let vectors = Vectors {
        cache: cache.clone(),
        number,
        log: cache.log(&format!("{VECTORS}{number}"), recorded),
    };
    (state, vectors, of)
}

/// What the next build is to know of the lists; nothing where it knows it already.
#[derive(Debug, Default)]
pub(super) struct Remembered(Mutex<Option<New>>);

/// What the cache does not know yet.
#[derive(Debug)]
struct New {
    state: State,
    vectors: Vectors,
    of: Fingerprint,
}

impl Remembered {
    /// Puts it into the cache.
    pub(super) fn write(&self, cache: &Cache) {
        let mut new = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(New {
            state,
            mut vectors,
            of,
        }) = new.take()
        else {
            return;
        };
        // The note goes first and comes last: as long as it is not there, nothing is remembered.
        cache.forget(NOTE);
        if !vectors.log.flush() {
            return;
        }
        let Some(hash) = cache.write_with(STATE, |out| state.write(out)) else {
            return;
        };
        let note = Note {
            state: hash,
            of,
            log: vectors.number,
        };
        cache.write(NOTE, &note);
        let current = format!("{VECTORS}{}", vectors.number);
        cache.retain(VECTORS, |name| name == current);
    }
}

/// The vectors of articles, in a log of the cache.
#[derive(Debug)]
struct Vectors {
    cache: Cache,
    number: u64,
    log: Log,
}

impl Records for Vectors {
    fn read(&self, offset: u64, length: u32) -> Option<Vec<u8>> {
        self.log.read(offset, length as usize)
    }

    fn append(&mut self, bytes: &[u8]) {
        self.log.append(bytes);
    }

    /// Begins another log: the state that is remembered goes on to tell of this one.
    fn clear(&mut self) {
        self.number += 1;
        self.log = self.cache.log(&format!("{VECTORS}{}", self.number), 0);
    }
}

/// What relatedness keeps of the text of an article.
pub(super) fn profile(article: &Article, texts: &Texts) -> Result<Profile, Failure> {
    let body = texts.plain(article)?;
    Ok(Profile::of(&Document {
        body: &body,
        ..document(article)
    }))
}

/// The site's articles as the index takes them, by their places in the site.
pub(super) fn entries(site: &Site) -> Vec<Entry> {
    let places = |ids: &[ArticleId]| ids.iter().map(|id| id.0).collect();
    let entry = |entry: &site::Entry| Entry {
        id: entry.article.id.clone(),
        text: text(&entry.article).0,
        time: entry.article.date.timestamp(),
        source: entry.article.source.clone(),
        links: places(&entry.links),
        pins: places(&entry.pinned),
        excludes: places(&entry.excluded),
    };
    site.entries.par_iter().map(entry).collect()
}

fn fingerprint(entry: &Entry) -> Fingerprint {
    let ids = |ids: &[u32]| {
        let ids = ids.iter();
        Fingerprint::EMPTY.all(ids.map(|id| Fingerprint::EMPTY.number(u64::from(*id))))
    };
    Fingerprint(entry.text)
        .text(&entry.id)
        .number(entry.time.cast_unsigned())
        .optional(entry.source.as_deref())
        .with(ids(&entry.links))
        .with(ids(&entry.pins))
        .with(ids(&entry.excludes))
}

/// The fingerprint of all that an article's profile is made of.
fn text(article: &Article) -> Fingerprint {
    let keywords = article.keywords.iter();
    Fingerprint(article.print.file)
        .optional(article.summary.as_deref())
        .all(keywords.map(|keyword| Fingerprint::EMPTY.text(keyword)))
}

/// The settings in the index's own words.
pub(super) fn options(settings: &config::Related) -> Options {
    Options {
        count: settings.count,
        date_weight: settings.date_weight,
        diversity: settings.diversity,
        order: match settings.order {
            config::RelatedOrder::Relevance => Order::Relevance,
            config::RelatedOrder::Date => Order::Date,
        },
    }
}

/// Warnings for articles whose text is nearly that of another.
pub(super) fn near_duplicates(site: &Site, related: &RelatedIndex) -> Vec<Diagnostic> {
    let path = |article: u32| site.entry(ArticleId(article)).article.path.as_str();
    let warning = |duplicate: &Duplicate| {
        let original = path(duplicate.original);
        let percent = format!("{:.0}", duplicate.same * 100.0);
        let message = message!("near-duplicate", percent = percent, original = original);
        Diagnostic::warning("near-duplicate", message)
            .at(path(duplicate.copy))
            .related(original)
            .help(message!("near-duplicate-help"))
    };
    related.near_duplicates().iter().map(warning).collect()
}
