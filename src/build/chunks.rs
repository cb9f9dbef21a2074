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
    /// Whether the cache tells of no file, or of too few.
    pub(super) are_new: bool,
    note: Note,
}

/// Into how many files the articles were divided, and a hash of the options with which all of
/// them were read.
type Note = (u64, u64);

/// The name of the note.
const NOTE: &str = "chunks";

impl<'a, T> Chunks<'a, T> {
    pub(super) fn of(all: &'a [SourceFile], key: u64, cache: &Cache) -> Self {
        let before = cache.read::<Note>(NOTE);
        let count = count(all.len(), before.map(|(count, _)| count));
        let note = (count, key);
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
            are_new: before != Some(note),
            note,
        }
    }

    /// Remembers the division, when all files are read: a build that is killed before leaves
    /// nothing by which the next one would take the cache for whole.
    pub(super) fn remember(&self, cache: &Cache) {
        if self.are_new {
            cache.write(NOTE, &self.note);
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }
}

/// Into how many files of the cache so many articles are divided: as it was before, as long as
/// that is not far from the best, for another division has everything read and parsed anew.
fn count(articles: usize, before: Option<u64>) -> u64 {
    let best = articles.div_ceil(ARTICLES_A_CHUNK).next_power_of_two() as u64;
    let is_near = |count: &u64| (best / 4..=best * 4).contains(count) && *count > 0;
    before.filter(is_near).unwrap_or(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_is_new_until_all_is_read_with_these_options() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().to_owned());
        let open = |key| Chunks::<()>::of(&[], key, &cache);
        assert!(open(1).are_new);
        assert!(open(1).are_new, "nothing was read");
        open(1).remember(&cache);
        assert!(!open(1).are_new);
        assert!(open(2).are_new);
    }

    #[test]
    fn a_division_stays_as_long_as_it_is_near_the_best() {
        for (articles, before, wanted) in [
            (0, None, 1),
            (10_000, None, 64),
            (10_000, Some(16), 16),
            (10_000, Some(8), 64),
            (10_000, Some(256), 256),
            (1, Some(0), 1),
        ] {
            assert_eq!(count(articles, before), wanted, "{articles} {before:?}");
        }
    }
}
