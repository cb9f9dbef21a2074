//! The part of an address that is made from a name.

use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

use super::{class, fold::fold, pinyin};

/// What becomes of Chinese in a slug.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Slugify {
    /// It stays Chinese.
    #[default]
    Keep,
    /// It is written in pinyin.
    Pinyin,
}

/// The longest slug in bytes: a file's name has room for 255.
const MAX_LEN: usize = 200;

/// A name as a part of an address: lower case, letters, digits and their marks of any script,
/// and one `-` for whatever stands between them. Empty when the name holds no letter or digit.
///
/// The signs of names that differ by them alone are words: `C++` is `c-plus-plus`, `C#` is
/// `c-sharp`, `.NET` is `dot-net`, `AT&T` is `at-and-t`. A slug is its own slug.
pub fn slug(text: &str, how: Slugify) -> String {
    let text = fold(text);
    let mut slug = Slug::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next().filter(|_| !slug.is_full()) {
        let (before, rest) = text.split_at(at);
        let mut length = c.len_utf8();
        if how == Slugify::Pinyin && class::is_han(c) {
            length = han_length(rest);
            let words = pinyin::words(&rest[..length]);
            words.iter().for_each(|word| slug.word(word));
        } else if is_kept(c) {
            slug.letter(c);
        } else if let Some(word) = sign(before, c, &rest[length..]) {
            slug.word(word);
        } else if is_mark(c) {
            slug.mark(c);
        } else {
            slug.gap = true;
        }
        at += length;
    }
    slug.shortened()
}

/// The anchor of a heading: its slug, with Chinese kept.
pub fn anchor(text: &str) -> String {
    slug(text, Slugify::Keep)
}

/// The length in bytes of the Han characters that a text begins with; no more of them are
/// looked at than a slug has room for.
fn han_length(text: &str) -> usize {
    let han = text.chars().take(MAX_LEN).take_while(|c| class::is_han(*c));
    han.map(char::len_utf8).sum()
}

/// A letter or digit; a filler, which shows nothing, is none.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{115F}' | '\u{1160}')
}

/// A mark of a letter; variation selectors and what encloses a symbol are none.
fn is_mark(c: char) -> bool {
    let is_selector = matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    class::is_mark(c) && !is_selector && !matches!(c, '\u{20D0}'..='\u{20FF}')
}

/// The word for a sign that belongs to a name, by what stands on its two sides.
fn sign(before: &str, sign: char, after: &str) -> Option<&'static str> {
    let mut back = before.chars().rev();
    let (last, last_but_one) = (back.next(), back.next());
    let is_letter = |c: Option<char>| c.is_some_and(is_kept);
    match sign {
        // C++ and Disney+, but not a row of them.
        '+' if is_letter(last) || last == Some('+') && is_letter(last_but_one) => Some("plus"),
        '#' if last.is_some_and(|c| c.is_ascii_lowercase()) && !is_letter(last_but_one) => {
            Some("sharp")
        }
        '&' if before.trim_end().ends_with(is_kept) && after.trim_start().starts_with(is_kept) => {
            Some("and")
        }
        '.' if after.starts_with(|c: char| c.is_ascii_lowercase())
            && !last.is_some_and(|c| c == '.' || is_kept(c) && !class::is_han(c)) =>
        {
            Some("dot")
        }
        _ => None,
    }
}

/// A slug in the making.
#[derive(Default)]
struct Slug {
    text: String,
    /// Whether something has been left out since the last letter.
    gap: bool,
}

impl Slug {
    fn letter(&mut self, c: char) {
        if self.gap && !self.text.is_empty() {
            self.text.push('-');
        }
        self.gap = false;
        self.text.push(c);
    }

    /// A mark, unless its letter was left out.
    fn mark(&mut self, c: char) {
        if !self.gap && !self.text.is_empty() {
            self.text.push(c);
        }
    }

    fn word(&mut self, word: &str) {
        self.gap = true;
        word.chars().for_each(|c| self.letter(c));
        self.gap = true;
    }

    /// Whether what may still come would be cut off.
    fn is_full(&self) -> bool {
        self.text.len() > 2 * MAX_LEN
    }

    /// The slug, cut before a `-` if there is one in its second half, else between graphemes.
    fn shortened(mut self) -> String {
        if self.text.len() <= MAX_LEN {
            return self.text;
        }
        let starts = self.text.grapheme_indices(true).map(|(at, _)| at);
        let end = match starts.take_while(|at| *at <= MAX_LEN).last() {
            None | Some(0) => self.text.floor_char_boundary(MAX_LEN),
            Some(end) => end,
        };
        let mut kept = self.text.as_bytes()[..=end].iter();
        let dash = kept.rposition(|byte| *byte == b'-');
        self.text
            .truncate(dash.filter(|at| *at > MAX_LEN / 2).unwrap_or(end));
        self.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_names_are_cut() {
        for (text, length) in [
            ("字".repeat(100_000), 198),
            ("+".repeat(100_000), 0),
            (format!("e{}", "\u{323}".repeat(100_000)), 199),
            (format!("{} {}", "a".repeat(150), "b".repeat(150)), 150),
            (format!("{} {}", "a".repeat(50), "b".repeat(250)), 200),
        ] {
            assert_eq!(slug(&text, Slugify::Keep).len(), length);
        }
        let syllables = slug(&"一".repeat(100_000), Slugify::Pinyin);
        assert!(syllables.len() <= MAX_LEN && syllables.ends_with("-yi"));
    }

    proptest! {
        #[test]
        fn a_slug_is_its_own_slug(text in "(\\PC|[a中é+#&. -]){0,40}", pinyin: bool) {
            let how = if pinyin { Slugify::Pinyin } else { Slugify::Keep };
            let once = slug(&text, how);
            prop_assert!(once.len() <= MAX_LEN && !once.starts_with('-') && !once.ends_with('-'));
            prop_assert!(!once.contains("--"));
            prop_assert_eq!(slug(&once, how), once);
        }
    }
}
