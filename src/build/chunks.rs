//! Divides the articles among the files of the cache that tell of them.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::{cache::Cache, content::SourceFile};

/// Articles of which one file of the cache tells: an edit has it written anew.
const ARTICLES_A_CHUNK: usize = 256;
/// A file.
pub(super) struct Placed<'a, T> {
    /// Its place among all files.
    pub(super) at: usize,
    pub(super) file: &'a SourceFile,
    /// What was found of it, if it was read before others.
    pub(super) early: Option<T>,
}

/// How the names of the files of the cache begin.
pub(super) const PREFIX: &str = "articles-";

/// The files by the file of the cache that tells of them.
pub(super) struct Chunks<'a, T> {
    pub(super) files: BTreeMap<String, Vec<Placed<'a, T>>>,
    /// Whether the cache tells of no file.
    pub(super) are_new: bool,
}

impl<'a, T> Chunks<'a, T> {
    pub(super) fn of(all: &'a [SourceFile], cache: &Cache) -> Self {
        let (count, are_new) = chunks(all.len(), cache);
        let mut chunks: Vec<Vec<Placed<'a, T>>> = (0..count).map(|_| Vec::new()).collect();
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

    pub(super) fn has(&self, name: &str) -> bool {
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
