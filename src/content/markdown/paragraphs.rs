//! Notices a paragraph that an article has twice.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    ops::Range,
};

use xxhash_rust::xxh3::xxh3_128;

use super::renderer::Renderer;
use crate::{diagnostic::Diagnostic, message::message};

/// The paragraphs of an article so far. Nearly all are told apart by how they begin.
#[derive(Default)]
pub(super) struct Paragraphs {
    /// By a hash of the beginning: the bytes in the text of the only one that begins in this way;
    /// none where there are more.
    beginnings: HashMap<u64, Option<Range<usize>>>,
    /// Those that share a beginning, by all of their characters.
    wholes: HashSet<u128>,
}

/// Characters below which repetition is a manner of speaking, such as a refrain.
const MIN_CHARS: usize = 30;
/// Odd, and near 2⁶⁴/φ.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
/// Characters of a paragraph by which a message names it.
const NAMED_BY: usize = 16;

impl Paragraphs {
    /// Adds the paragraph that is the end of the plain text `text`, from `start` on; a warning
    /// where its like was added before. One that ends with a colon speaks of what comes after
    /// it, and that may differ.
    pub(super) fn add(&mut self, text: &str, start: usize) -> Option<Diagnostic> {
        let paragraph = text.get(start..)?;
        let beginning = beginning(paragraph)?;
        if paragraph.trim_end().ends_with(['：', ':']) || is_drawn(paragraph) {
            return None;
        }
        let first = match self.beginnings.entry(beginning) {
            Entry::Occupied(same) => same.into_mut().take(),
            Entry::Vacant(free) => {
                free.insert(Some(start..text.len()));
                return None;
            }
        };
        let first = first.and_then(|first| text.get(first));
        self.wholes.extend(first.map(whole));
        let is_new = self.wholes.insert(whole(paragraph));
        (!is_new).then(|| repeated(paragraph))
    }
}

/// A hash of the beginning of a paragraph that is long enough to count. It may be the same for two:
/// their wholes decide.
fn beginning(paragraph: &str) -> Option<u64> {
    let mix = |hash: u64, c| (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(MIX);
    let characters = characters(paragraph).map(u32::from).take(MIN_CHARS);
    let (count, hash) = characters.fold((0, 0), |(count, hash), c| (count + 1, mix(hash, c)));
    (count == MIN_CHARS).then_some(hash)
}

fn repeated(paragraph: &str) -> Diagnostic {
    let beginning: String = characters(paragraph).take(NAMED_BY).collect();
    let message = message!("repeated-paragraph", beginning = beginning);
    let help = message!("repeated-paragraph-help");
    Diagnostic::warning("repeated-paragraph", message).help(help)
}

/// Whether a paragraph is a line drawn of signs: `________`.
fn is_drawn(paragraph: &str) -> bool {
    !paragraph.contains(char::is_alphanumeric)
}

/// What a reader sees of a paragraph, wherever its lines break.
fn characters(paragraph: &str) -> impl Iterator<Item = char> {
    paragraph.chars().filter(|c| !c.is_whitespace())
}

fn whole(paragraph: &str) -> u128 {
    let characters: String = characters(paragraph).collect();
    xxh3_128(characters.as_bytes())
}

impl Renderer<'_> {
    /// Warns where the paragraph at `span`, whose plain text is the last one from
    /// `text_start` on, stood in the article before.
    pub(super) fn compare(&mut self, text_start: usize, span: Range<usize>) {
        if let Some(warning) = self.paragraphs.add(&self.out.text, text_start) {
            self.report(span, warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_long_paragraph_counts() {
        let long = "一二三四五六七八九十".repeat(3);
        let spaced = format!(" {}\n{} ", &long[..30], &long[30..]);
        for (first, second, want) in [
            (long.as_str(), long.as_str(), true),
            (long.as_str(), spaced.as_str(), true),
            (&long[3..], &long[3..], false),
            (&long[..], &long[3..], false),
            (&format!("{long}："), &format!("{long}："), false),
            (&format!("{long}甲"), &format!("{long}乙"), false),
            (&"_".repeat(40), &"_".repeat(40), false),
            ("", "", false),
        ] {
            let mut paragraphs = Paragraphs::default();
            assert!(paragraphs.add(first, 0).is_none());
            let both = format!("{first}{second}");
            let found = paragraphs.add(&both, first.len());
            assert_eq!(found.is_some(), want, "{first} {second}");
        }
    }

    #[test]
    fn of_many_that_begin_in_one_way_the_same_are_found() {
        let beginning = "一二三四五六七八九十".repeat(3);
        let (mut paragraphs, mut text) = (Paragraphs::default(), String::new());
        for (end, want) in [
            ("甲", false),
            ("乙", false),
            ("甲", true),
            ("丙", false),
            ("乙", true),
        ] {
            let start = text.len();
            text.extend([&beginning, end]);
            assert_eq!(paragraphs.add(&text, start).is_some(), want, "{end}");
        }
    }
}
