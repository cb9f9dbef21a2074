//! Finds values in the front matter of a file.

use std::ops::Range;

use super::file::File;

/// The bytes of the first of `words` that stands in the front matter; its first line where none does.
pub(super) fn value_of(file: &File<'_>, words: &[&str]) -> Range<usize> {
    let head = &file.text[..file.body];
    let find = |word: &&str| head.find(*word).map(|at| at..at + word.len());
    words.iter().find_map(find).unwrap_or(0..0)
}
