//! Lines of limited width, as terminals and mail programs count it: a Han character is two columns.

use unicode_segmentation::UnicodeSegmentation;

use super::class;

/// The lines of `text`, each of at most `width` columns where that can be: Chinese breaks between
/// characters, other scripts at spaces, and no line begins with a closing sign or ends with an
/// opening one (GB/T 15834, 5.1.10). What has no place to break, such as an address, stays whole.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut columns) = (String::new(), 0);
    for piece in pieces(text) {
        let bare = piece.trim_end();
        if columns > 0 && columns + columns_of(bare) > width {
            lines.push(line.trim_end().to_owned());
            (line, columns) = (String::new(), 0);
        }
        line.push_str(piece);
        columns += columns_of(piece);
    }
    let last = line.trim_end();
    if !last.is_empty() || lines.is_empty() {
        lines.push(last.to_owned());
    }
    lines
}

/// The parts of a text between places where a line may end.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, grapheme) in text.grapheme_indices(true) {
        let Some(first) = grapheme.chars().next() else {
            continue;
        };
        if before.is_some_and(|before| may_break(before, first)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(first);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after.is_whitespace() || sticks_to_the_last(after) || class::opens(before) {
        return false;
    }
    before.is_whitespace() || class::is_wide(before) || class::is_wide(after)
}

/// A sign that no line begins with.
fn sticks_to_the_last(c: char) -> bool {
    class::closes(c) || matches!(c, '…' | '—' | '·' | '～' | '々' | 'ー' | '%' | '％' | '℃')
}

/// How many columns a line takes.
pub fn columns_of(text: &str) -> usize {
    let of = |grapheme: &str| match grapheme.chars().next() {
        Some(first) if class::is_wide(first) => 2,
        _ => 1,
    };
    text.graphemes(true).map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_their_width() {
        for (text, lines) in [
            ("", &[""][..]),
            ("一二三四五六", &["一二三四五", "六"]),
            // No sign at the start of a line, none that opens at its end.
            ("一二三四五，六", &["一二三四", "五，六"]),
            ("一二三四“五”", &["一二三四", "“五”"]),
            ("one two three four", &["one two", "three four"]),
            ("一二 GPT-4o 三", &["一二", "GPT-4o 三"]),
            (
                "见 https://example.com/a/b 。",
                &["见", "https://example.com/a/b 。"],
            ),
            ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", &["👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"]),
        ] {
            assert_eq!(wrap(text, 10), lines, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC*", width in 1_usize..40) {
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(bare(&wrap(&text, width).concat()), bare(&text));
        }
    }
}
