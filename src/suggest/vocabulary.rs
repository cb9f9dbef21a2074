//! Finds the site's own keywords in a text.

use std::collections::HashMap;

use super::{Text, beginning};
use crate::text::{bigram::is_unspaced, fold::fold};

/// Keywords by all their spellings.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Folded spelling → number of the keyword. Only looked up, never walked.
    by_spelling: HashMap<String, u32>,
    /// First character of spellings → their lengths in bytes, longest first.
    lengths: HashMap<char, Vec<usize>>,
}

/// A keyword that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its number in the vocabulary.
    pub(super) keyword: u32,
    /// The best place where it stands.
    pub(super) place: Place,
}

/// Where a keyword stands in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// In the title.
    Title,
    /// In the body several times.
    Often,
    /// In the body once.
    Once,
}

/// Longer spellings, in bytes, are sentences.
const MAX_SPELLING: usize = 64;

impl Vocabulary {
    /// Adds a spelling of the keyword `number`; the first owner of a spelling keeps it. Numbers,
    /// single characters and sentences are not looked for.
    pub(super) fn add(&mut self, spelling: &str, number: u32) {
        let folded = fold(spelling);
        let Some(first) = folded.chars().next() else {
            return;
        };
        let is_word = folded.chars().nth(1).is_some() && folded.contains(char::is_alphabetic);
        if folded.len() > MAX_SPELLING || !is_word {
            return;
        }
        let lengths = self.lengths.entry(first).or_default();
        if let Err(at) = lengths.binary_search_by(|known| folded.len().cmp(known)) {
            lengths.insert(at, folded.len());
        }
        self.by_spelling.entry(folded).or_insert(number);
    }

    /// The number of a keyword in any of its spellings.
    pub(super) fn number(&self, spelling: &str) -> Option<u32> {
        self.by_spelling.get(&fold(spelling)).copied()
    }

    /// The keywords numbered below `end` that stand in a text, by number; of several at one
    /// place the longest.
    pub(super) fn find(&self, text: &Text<'_>, end: u32) -> Vec<Found> {
        let mut hits = Vec::new();
        self.each(&fold(text.title), end, |keyword| {
            hits.push((keyword, Place::Title))
        });
        for part in [text.summary, beginning(text.body)] {
            self.each(&fold(part), end, |keyword| {
                hits.push((keyword, Place::Once))
            });
        }
        hits.sort_unstable();
        let found = |same: &[(u32, Place)]| Found {
            keyword: same[0].0,
            place: match same[0].1 {
                Place::Once if same.len() > 1 => Place::Often,
                place => place,
            },
        };
        hits.chunk_by(|a, b| a.0 == b.0).map(found).collect()
    }

    fn each(&self, text: &str, end: u32, mut visit: impl FnMut(u32)) {
        let mut before = None;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let starts = before.is_none_or(|before| !in_one_word(before, c));
            let hit = starts.then(|| self.longest(&text[at..], c, end)).flatten();
            let length = hit.map_or(c.len_utf8(), |(length, _)| length);
            if let Some((_, keyword)) = hit {
                visit(keyword);
            }
            before = text[..at + length].chars().next_back();
            at += length;
        }
    }

    /// The longest spelling with which `text` begins: its length and keyword.
    fn longest(&self, text: &str, first: char, end: u32) -> Option<(usize, u32)> {
        self.lengths.get(&first)?.iter().find_map(|&length| {
            let keyword = *self.by_spelling.get(text.get(..length)?)?;
            let last = text[..length].chars().next_back()?;
            let after = text[length..].chars().next();
            let ends = after.is_none_or(|after| !in_one_word(last, after));
            (ends && keyword < end).then_some((length, keyword))
        })
    }
}

/// Whether no word of a script with spaces ends between the two.
fn in_one_word(a: char, b: char) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    is_letter(a) && is_letter(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_found_where_they_stand() {
        let mut vocabulary = Vocabulary::default();
        for (number, spelling) in (0..).zip(["人工智能", "人工", "Rust", "C++", "Linux Mint", "Go"])
        {
            vocabulary.add(spelling, number);
        }
        vocabulary.add("AI", 0);
        let find = |title, body| -> Vec<(u32, Place)> {
            let text = Text {
                title,
                summary: "",
                body,
            };
            let found = vocabulary.find(&text, 6);
            found
                .iter()
                .map(|found| (found.keyword, found.place))
                .collect()
        };
        for (title, body, want) in [
            ("人工智能", "", vec![(0, Place::Title)]),
            (
                "人工",
                "ＡＩ与ai",
                vec![(0, Place::Often), (1, Place::Title)],
            ),
            (
                "",
                "用rust写C++。",
                vec![(2, Place::Once), (3, Place::Once)],
            ),
            ("Google", "Trust, LINUX\nmint", vec![(4, Place::Once)]),
            ("", "", vec![]),
        ] {
            assert_eq!(find(title, body), want, "{title} {body}");
        }
    }
}
