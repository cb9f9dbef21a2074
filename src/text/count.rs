//! How long a text is, and how long it takes to read.

use super::class;

/// Han characters a minute, read silently.
///
/// Aloud, young adults read 255 characters a minute (Trauzettel-Klosinski and Dietz 2012, the
/// IReST texts); silent reading is faster than reading aloud by 238 to 183 (Brysbaert 2019).
const HAN_A_MINUTE: usize = 330;

/// Words a minute, non-fiction in English read silently by adults (Brysbaert 2019, a review of
/// 190 studies, doi:10.1016/j.jml.2019.104047).
const WORDS_A_MINUTE: usize = 238;

/// The length of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Han ideographs of all planes, and kana.
    pub han: usize,
    /// Words and numbers of other scripts.
    pub words: usize,
}

/// Counts Han characters and kana one by one, and runs of other letters and digits as words:
/// `GPT-4o`, `don't` and `3.14` are one word each.
pub fn count(text: &str) -> Count {
    let mut count = Count::default();
    let mut chars = text.chars();
    let mut word = None;
    while let Some(c) = chars.next() {
        if class::is_han_or_kana(c) {
            count.han += 1;
            word = None;
        } else if is_word(c) {
            count.words += usize::from(word.is_none());
            word = Some(c);
        } else if word.is_some() && !class::is_mark(c) {
            let next = chars.clone().next().filter(|c| is_word(*c));
            word = word.filter(|last| next.is_some_and(|next| holds(*last, c, next)));
        }
    }
    count
}

impl Count {
    /// Minutes that it takes to read, rounded up; at least one.
    pub fn minutes(self) -> usize {
        let read = self.han * WORDS_A_MINUTE + self.words * HAN_A_MINUTE;
        read.div_ceil(HAN_A_MINUTE * WORDS_A_MINUTE).max(1)
    }
}

/// A letter or digit of a script other than Han and kana.
fn is_word(c: char) -> bool {
    class::is_alphanumeric(c) && (c.is_ascii() || !class::is_han_or_kana(c))
}

/// Whether a sign holds the two sides of a word or number together.
fn holds(last: char, sign: char, next: char) -> bool {
    match sign {
        '-' | '\'' | '’' | '.' | '_' | '&' | '@' => true,
        ',' | ':' => last.is_numeric() && next.is_numeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_up() {
        for (han, words, minutes) in [
            (0, 0, 1),
            (330, 0, 1),
            (331, 0, 2),
            (0, 238, 1),
            (165, 119, 1),
            (165, 120, 2),
            (3300, 2380, 20),
        ] {
            assert_eq!(Count { han, words }.minutes(), minutes, "{han} {words}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_holds_more_than_its_characters(text in "\\PC*") {
            let Count { han, words } = count(&text);
            assert!(han + words <= text.chars().count());
        }
    }
}
