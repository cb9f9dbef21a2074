//! Nouns and names in Chinese, as jieba's dictionary cuts them.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::stop_words::is_common_noun;

/// The dictionary: 95 ms and 32 MB, so nothing loads it but a text without
/// keywords, and a title that is to be drawn.
static JIEBA: OnceLock<Jieba> = OnceLock::new();

/// Whether the dictionary is in memory.
pub fn is_loaded() -> bool {
    JIEBA.get().is_some()
}

/// The words of `text`, as the dictionary cuts it.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let jieba = JIEBA.get_or_init(Jieba::new);
    jieba.cut(text, true).into_iter().map(|token| token.word)
}

/// A noun, or two nouns side by side: 量子 and 计算机 are 量子计算机 too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun<'t> {
    One(&'t str),
    Pair(&'t str),
}

/// Calls `visit` for each noun of `text` of two Han characters or more, and for each pair of
/// them, in their order.
pub(super) fn each_noun<'t>(text: &'t str, mut visit: impl FnMut(Noun<'t>)) {
    let jieba = JIEBA.get_or_init(Jieba::new);
    let mut at = 0;
    // Where the noun before began, if it ends here.
    let mut before = None;
    for tag in jieba.tag(text, true) {
        let (start, end) = (at, at + tag.word.len());
        at = end;
        if !(is_noun(tag.tag) && is_word(tag.word)) {
            before = None;
            continue;
        }
        if !is_common_noun(tag.word) {
            visit(Noun::One(tag.word));
        }
        if let Some(first) = before {
            visit(Noun::Pair(&text[first..end]));
        }
        before = Some(start);
    }
}

/// Where the words of `text` begin, in bytes, ascending.
pub fn word_starts(text: &str) -> Vec<usize> {
    let jieba = JIEBA.get_or_init(Jieba::new);
    let words = jieba.cut(text, true).into_iter();
    let starts = words.scan(0, |at, word| {
        let start = *at;
        *at += word.word.len();
        Some(start)
    });
    starts.collect()
}

/// What the commonness of a noun makes of its chance: 房子 is seldom what news is about,
/// 半导体 is. By its occurrences in the sixty million words behind jieba's dictionary.
pub(super) fn rarity(noun: &str) -> f32 {
    const COMMON: usize = 3000;
    const RARE: usize = 300;
    let jieba = JIEBA.get_or_init(Jieba::new);
    match jieba.suggest_freq(noun) {
        ..RARE => 1.2,
        RARE..COMMON => 1.0,
        COMMON.. => 0.6,
    }
}

/// ICTCLAS's classes of nouns, names and abbreviations; `ng` is a syllable, `nrt` a transcription.
fn is_noun(tag: &str) -> bool {
    matches!(
        tag,
        "n" | "nr" | "nrt" | "nrfg" | "ns" | "nt" | "nz" | "nw" | "vn" | "j" | "l"
    )
}

fn is_word(word: &str) -> bool {
    (2..=8).contains(&word.chars().count()) && word.chars().all(crate::text::bigram::is_unspaced)
}
