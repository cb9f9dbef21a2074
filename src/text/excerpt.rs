//! The beginning of a text, where there is no room for the whole.

use std::borrow::Cow;

use unicode_segmentation::GraphemeCursor;

use super::{class, line_break};

/// What shows that something was cut, with the space before it.
const CUT: &str = " […]";

/// At most `limit` code points of a text, and ` […]` behind them where something was cut off.
///
/// A cut never divides a word or number of another script, an address or an entity, nor a
/// grapheme; it moves back to before them. Only a word or grapheme that is longer than the
/// limit is divided, the word between graphemes. White space and opening punctuation at the cut
/// are dropped.
pub fn excerpt(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}{CUT}", beginning(text, end))),
    }
}

/// The longest fitting beginning of a text that goes on after `end`.
fn beginning(text: &str, end: usize) -> &str {
    let grapheme = start_of_grapheme(text, end);
    let mut word = grapheme;
    while inside_word(text, word) {
        word = start_of_grapheme(text, word - 1);
    }
    [word, grapheme, end]
        .into_iter()
        .map(|cut| text[..cut].trim_end_matches(|c: char| c.is_whitespace() || class::opens(c)))
        .find(|beginning| !beginning.is_empty())
        .unwrap_or_default()
}

/// Where the grapheme that holds the byte `at` starts.
fn start_of_grapheme(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    // The cursor has the whole text before it and never asks for more.
    match cursor.is_boundary(text, 0) {
        Ok(true) => at,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// Whether what stands on the two sides of a place belongs together.
fn inside_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().is_some_and(in_word);
    before && text[at..].chars().next().is_some_and(in_word)
}

/// A letter, digit or mark of a script with words, or an ASCII sign: together they also make
/// addresses (`https://a.cn/?b=1`) and entities (`&amp;`).
fn in_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_graphic();
    }
    (class::is_alphanumeric(c) || class::is_mark(c)) && (!class::is_cjk(c) || class::is_hangul(c))
}

/// The text in one line: white space is one space, and none where a line break between two
/// characters yields none.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(end) = rest.find(char::is_whitespace) {
        let (word, after) = rest.split_at(end);
        let next = after.trim_start();
        let space = &after[..after.len() - next.len()];
        line.push_str(word);
        let joined = match (word.chars().next_back(), next.chars().next()) {
            (Some(before), Some(after)) => line_break::joins(before, after),
            _ => true,
        };
        if !(joined && space.contains(['\n', '\r'])) {
            line.push(' ');
        }
        rest = next;
    }
    line.push_str(rest);
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn what_fits_is_borrowed() {
        assert!(matches!(excerpt("一二三", 3), Cow::Borrowed("一二三")));
        assert!(matches!(excerpt("", 0), Cow::Borrowed("")));
    }

    #[test]
    fn long_and_odd_texts() {
        let marks = format!("e{}", "\u{301}".repeat(1_000_000));
        assert_eq!(excerpt(&marks, 3), "e\u{301}\u{301} […]");
        assert_eq!(excerpt(&"a".repeat(5_000_000), 3), "aaa […]");
        assert_eq!(excerpt("（（（（", 3), " […]");
        assert_eq!(excerpt("一二", 0), " […]");
    }

    /// Where the graphemes of a text start, told from its beginning.
    fn starts(text: &str) -> Vec<usize> {
        text.grapheme_indices(true).map(|(at, _)| at).collect()
    }

    proptest! {
        #[test]
        fn graphemes_are_the_same_from_both_sides(text in "(\\PC|中|🇨🇳|🇨|👨\u{200D}👩|e\u{301}|각|\r\n){1,20}") {
            let starts = starts(&text);
            for at in 0..text.len() {
                let start = starts.iter().rfind(|start| **start <= at);
                prop_assert_eq!(Some(&start_of_grapheme(&text, at)), start);
            }
        }

        #[test]
        fn an_excerpt_is_a_bounded_beginning(text in "(\\PC|中|“|🇨🇳|👨\u{200D}👩|[ \na&;.]){0,30}", limit in 0_usize..20) {
            let short = excerpt(&text, limit);
            match short.strip_suffix(CUT) {
                Some(beginning) if text.chars().count() > limit => {
                    prop_assert!(text.starts_with(beginning));
                    prop_assert!(beginning.chars().count() <= limit);
                }
                _ => prop_assert_eq!(&short, &text),
            }
        }

        #[test]
        fn one_line_is_one_line(text in "(\\PC|[中a，“ \r\n\t]){0,30}") {
            let line = one_line(&text);
            prop_assert!(!line.contains(['\n', '\r', '\t']) && !line.contains("  "));
            prop_assert_eq!(one_line(&line), line);
        }
    }
}
