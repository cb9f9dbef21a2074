//! Classes of characters that several rules of text share, from the Unicode Character Database.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{
        DefaultIgnorableCodePoint, EastAsianWidth, EmojiPresentation, GeneralCategory,
        GeneralCategoryGroup, Script,
    },
};

/// Punctuation or a symbol: what CommonMark 0.31 calls a Unicode punctuation character.
pub(super) fn is_punctuation(c: char) -> bool {
    in_group(
        c,
        GeneralCategoryGroup::Punctuation.union(GeneralCategoryGroup::Symbol),
    )
}

/// A CJK character as the CJK-friendly amendment to CommonMark defines it: wide, full-width
/// or half-width and no emoji, or Hangul.
pub(super) fn is_cjk(c: char) -> bool {
    const FIRST: char = '\u{1100}';
    is_common_han(c) || c >= FIRST && (is_wide(c) && !is_emoji(c) || is_hangul(c))
}

/// A Korean syllable or letter.
pub(super) fn is_hangul(c: char) -> bool {
    script(c) == Script::Hangul
}

/// A Han ideograph or kana, which readers count one by one.
pub(super) fn is_han_or_kana(c: char) -> bool {
    const KANA_LENGTHENED: char = 'ー';
    let is_script = |script| matches!(script, Script::Han | Script::Hiragana | Script::Katakana);
    is_common_han(c) || is_letter_of(c, is_script) || c == KANA_LENGTHENED
}

/// A Han ideograph of any plane, `々` and `〇` among them; radicals and marks are not.
pub fn is_han(c: char) -> bool {
    is_common_han(c) || is_letter_of(c, |script| script == Script::Han)
}

fn is_letter_of(c: char, is_script: impl Fn(Script) -> bool) -> bool {
    c >= FIRST_HAN && is_alphanumeric(c) && is_script(script(c))
}

/// What [`char::is_alphanumeric`] says, without a look-up for nearly all of a Chinese text: that
/// one takes several times as long for `，` and `。` as for the characters between them.
pub(super) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{4E00}'..='\u{9FFF}' => true,
        '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' => false,
        '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// No Han character or kana comes before it.
const FIRST_HAN: char = '\u{2E80}';

/// The block of nearly all Han characters in a text, found without a look-up.
pub(super) fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// A sign on a letter, such as an accent or a vowel of an Indian script.
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && in_group(c, GeneralCategoryGroup::Mark)
}

/// Punctuation that opens what follows: a bracket or a quotation mark.
pub(super) fn opens(c: char) -> bool {
    matches!(
        CodePointMapData::<GeneralCategory>::new().get(c),
        GeneralCategory::OpenPunctuation | GeneralCategory::InitialPunctuation
    )
}

/// Punctuation that ends what stands before it: a closing bracket or quotation mark, a comma, a stop.
pub(super) fn closes(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    matches!(
        category,
        GeneralCategory::ClosePunctuation
            | GeneralCategory::FinalPunctuation
            | GeneralCategory::OtherPunctuation
    )
}

/// A control or format character, or one that is for private use or for none: nothing to be seen.
pub(super) fn is_invisible(c: char) -> bool {
    in_group(c, GeneralCategoryGroup::Other)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// East Asian Width wide, full-width or half-width.
pub(super) fn is_wide(c: char) -> bool {
    matches!(
        CodePointMapData::<EastAsianWidth>::new().get(c),
        EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth
    )
}

/// A character that is shown as an emoji unless it is told otherwise.
pub(super) fn is_emoji(c: char) -> bool {
    CodePointSetData::new::<EmojiPresentation>().contains(c)
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

fn in_group(c: char, group: GeneralCategoryGroup) -> bool {
    group.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_those_of_the_database() {
        let differs = |c: &char| is_alphanumeric(*c) != c.is_alphanumeric();
        assert_eq!(('\0'..=char::MAX).find(differs), None);
    }
}
