//! Whether a title may be broken between its phrases alone.

use super::class::{is_common_han, is_punctuation, is_wide};

/// What stands on a line of a title on a narrow phone, in half widths: 16 Han characters.
const LINE: usize = 32;

/// Whether `title` has several phrases, divided by full-width punctuation, quotation marks or
/// spaces, and each fits on a narrow line. Broken between phrases such a title reads as an editor
/// would set it; a longer phrase would be cut wherever the line ends.
pub fn is_phrased(title: &str) -> bool {
    let mut phrases = title.split(divides).filter(|phrase| !phrase.is_empty());
    let fits = |phrase: &str| phrase.chars().map(width_of).sum::<usize>() <= LINE;
    phrases.next().is_some_and(fits) && phrases.next().is_some_and(fits) && phrases.all(fits)
}

fn divides(c: char) -> bool {
    const QUOTATION_MARKS: [char; 4] = ['‘', '’', '“', '”'];
    if c.is_ascii() || is_common_han(c) {
        return c == ' ';
    }
    is_wide(c) && is_punctuation(c) || QUOTATION_MARKS.contains(&c)
}

fn width_of(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}
