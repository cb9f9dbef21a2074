//! Classes of characters that several rules of text share, from the Unicode Character Database.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{EastAsianWidth, EmojiPresentation, GeneralCategory, GeneralCategoryGroup, Script},
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
    c >= FIRST && (is_wide(c) && !is_emoji(c) || script(c) == Script::Hangul)
}

/// East Asian Width wide, full-width or half-width.
fn is_wide(c: char) -> bool {
    matches!(
        CodePointMapData::<EastAsianWidth>::new().get(c),
        EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth
    )
}

fn is_emoji(c: char) -> bool {
    CodePointSetData::new::<EmojiPresentation>().contains(c)
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

fn in_group(c: char, group: GeneralCategoryGroup) -> bool {
    group.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}
