//! Notices a paragraph that an article has twice.

use std::{collections::HashSet, ops::Range};

use xxhash_rust::xxh3::xxh3_128;

use super::renderer::Renderer;
use crate::diagnostic::Diagnostic;

/// The paragraphs of an article so far.
#[derive(Default)]
pub(super) struct Paragraphs(HashSet<u128>);

/// Characters below which repetition is a manner of speaking, such as a refrain.
const MIN_CHARS: usize = 30;
/// Characters of a paragraph by which a message names it.
const NAMED_BY: usize = 16;

impl Paragraphs {
    /// Adds a paragraph's plain text; a warning where its like was added before. One that ends
    /// with a colon speaks of what comes after it, and that may differ.
    pub(super) fn add(&mut self, text: &str) -> Option<Diagnostic> {
        let folded: String = text.split_whitespace().collect();
        let leads_to_more = folded.ends_with(['：', ':']);
        if leads_to_more || folded.char_indices().nth(MIN_CHARS - 1).is_none() {
            return None;
        }
        if self.0.insert(xxh3_128(folded.as_bytes())) {
            return None;
        }
        let beginning: String = folded.chars().take(NAMED_BY).collect();
        let message = format!("the paragraph “{beginning}…” stands in this article twice");
        let help = "remove one of the two";
        Some(Diagnostic::warning("repeated-paragraph", message).help(help))
    }
}

impl Renderer<'_> {
    /// Warns where the paragraph at `span`, whose plain text is the last one from
    /// `text_start` on, stood in the article before.
    pub(super) fn compare(&mut self, text_start: usize, span: Range<usize>) {
        let text = self.out.text.get(text_start..);
        if let Some(warning) = text.and_then(|text| self.paragraphs.add(text)) {
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
            ("", "", false),
        ] {
            let mut paragraphs = Paragraphs::default();
            assert!(paragraphs.add(first).is_none());
            assert_eq!(paragraphs.add(second).is_some(), want, "{first} {second}");
        }
    }
}
