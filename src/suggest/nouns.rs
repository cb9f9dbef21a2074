//! Nouns and names in Chinese, as jieba's dictionary cuts them.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::stop_words::is_common_noun;

/// The dictionary: 95 ms and 32 MB, so nothing but a text without keywords loads it.
static JIEBA: OnceLock<Jieba> = OnceLock::new();

/// Whether the dictionary is in memory.
pub fn is_loaded() -> bool {
    JIEBA.get().is_some()
}

/// Calls `visit` for each noun of `text` of two Han characters or more, in its order.
pub(super) fn each_noun<'t>(text: &'t str, mut visit: impl FnMut(&'t str)) {
    let jieba = JIEBA.get_or_init(Jieba::new);
    for tag in jieba.tag(text, true) {
        if is_noun(tag.tag) && is_word(tag.word) && !is_common_noun(tag.word) {
            visit(tag.word);
        }
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
