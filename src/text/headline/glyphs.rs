//! What fonts have signs for, and how wide these are.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::class;

/// The width of a text in thousandths of an em, in the serif that the theme sets titles in, rather
/// too wide than too narrow.
pub(super) fn width(text: &str) -> u32 {
    let of = |grapheme: &str| grapheme.chars().next().map_or(0, width_of);
    text.graphemes(true).map(of).sum()
}

fn width_of(c: char) -> u32 {
    match c {
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' => 1000,
        ' ' => 250,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | 'J' | '!' | '\'' | '(' | ')' | ',' | '-'
        | '.' | '/' | ':' | ';' | '[' | '\\' | ']' | '`' | '|' => 420,
        'm' | 'M' | 'w' | 'W' | '@' | '%' => 980,
        'A'..='Z' | '&' => 740,
        c if c.is_ascii() => 590,
        c if class::is_wide(c) => 1000,
        c if class::is_punctuation(c) => 1000,
        _ => 700,
    }
}

/// The title without what fonts have no signs for, in Unicode's presentation sequences too.
pub(super) fn printable(title: &str) -> String {
    let mut out = String::new();
    for grapheme in title.graphemes(true).take(LONGEST) {
        let Some(first) = grapheme.chars().next() else {
            continue;
        };
        let is_emoji = class::is_emoji(first) || grapheme.contains(EMOJI_STYLE);
        match (first.is_whitespace(), is_emoji) {
            (true, _) if out.is_empty() || out.ends_with(' ') => {}
            (true, _) => out.push(' '),
            // A digit in a box is still a digit.
            (false, true) if first.is_ascii() => out.push(first),
            (false, true) => {}
            (false, false) => {
                let visible = grapheme.chars().filter(|c| !class::is_invisible(*c));
                out.extend(visible.take(MARKS));
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The variation selector that asks for an emoji.
const EMOJI_STYLE: char = '\u{fe0f}';
/// Code points of a grapheme: no script puts more marks on a letter.
const MARKS: usize = 8;

/// Graphemes of a title that are looked at: more fit nowhere.
const LONGEST: usize = 300;
