//! Line breaks of the source: a space in most scripts, nothing in Chinese and Japanese.

use super::class;

/// Whether a line break between two characters yields nothing instead of a space.
///
/// The rule is the [segment break transformation][1] of CSS Text 4: the break vanishes between
/// two Han characters, kana or full-width signs, and on either side of full-width punctuation,
/// whatever stands on the other. Korean keeps its spaces, and so does Chinese beside Latin.
/// Quotation marks, dashes and the ellipsis, which Chinese shares with other scripts, are taken
/// for Chinese where a Chinese character stands on the other side.
///
/// [1]: https://drafts.csswg.org/css-text-4/#line-break-transform
pub fn joins(before: char, after: char) -> bool {
    const ZERO_WIDTH_SPACE: char = '\u{200B}';
    if before == ZERO_WIDTH_SPACE || after == ZERO_WIDTH_SPACE {
        return true;
    }
    if class::is_hangul(before) || class::is_hangul(after) {
        return false;
    }
    match (discards_space(before), discards_space(after)) {
        (true, true) => true,
        (true, false) => class::is_punctuation(before) || is_shared(after),
        (false, true) => class::is_punctuation(after) || is_shared(before),
        (false, false) => false,
    }
}

/// A character of a script that is written without spaces, or an ideograph's variation selector.
fn discards_space(c: char) -> bool {
    class::is_cjk(c) || matches!(c, '\u{E0100}'..='\u{E01EF}')
}

/// Punctuation of Chinese that other scripts use as well.
fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '―' | '⸺' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks() {
        for (pair, expected) in [
            ("中文", true),
            ("かな", true),
            ("文，", true),
            ("，a", true),
            ("a（", true),
            ("％1", true),
            ("说“", true),
            ("”他", true),
            ("…然", true),
            ("\u{E0100}城", true),
            ("a\u{200B}", true),
            ("中a", false),
            ("4年", false),
            ("中(", false),
            ("ab", false),
            ("a“", false),
            ("”“", false),
            ("한글", false),
            ("，한", false),
            ("文😀", false),
        ] {
            let mut chars = pair.chars();
            let (before, after) = (chars.next().unwrap(), chars.next().unwrap());
            assert_eq!(joins(before, after), expected, "{pair}");
        }
    }
}
