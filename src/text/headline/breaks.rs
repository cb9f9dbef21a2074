//! What it costs a headline to break its lines at a place.

use crate::text::class;

/// One square em: lines that differ from the mean by one em cost as much.
const EM: u64 = 10_000;
/// What one more line costs, and the next smaller type.
pub(super) const A_LINE: u64 = 20 * EM;
pub(super) const SMALLER: u64 = 24 * EM;
/// A break that is only taken where there is no other.
pub(super) const NEVER: u64 = 1_000 * EM;

/// Words that lean on what stands before them.
const ENCLITICS: &str =
    "的地得了着过们吗呢吧啊之等上下里中内外后前时性化率款年月日亿万元人名家种次个";
/// Words that lean on what stands after them.
const PROCLITICS: &str = "和与及或在从对将把向被让给不未再更最可能会要仅超近约达每各该";

/// What it costs to break between two pieces; whether a word begins there.
pub(super) fn cost_between(piece: &str, next: &str, is_word: bool) -> u64 {
    let bare = piece.trim_end();
    let is_spaced = bare.len() < piece.len();
    let (Some(a), Some(b)) = (bare.chars().next_back(), next.chars().next()) else {
        return 0;
    };
    let is_han = class::is_han_or_kana;
    let leans = |words: &str, c| u64::from(words.contains(c));
    let ems = match (is_han(a), is_han(b)) {
        _ if ends_phrase(a) || class::opens(b) => 0,
        (true, true) if is_spaced => 0,
        (true, true) if is_word => 10 + 20 * leans(ENCLITICS, b) + 10 * leans(PROCLITICS, a),
        (true, true) => 60,
        (false, true) if a.is_ascii_digit() && leans(ENCLITICS, b) > 0 => 30,
        (false, true) if a.is_ascii_digit() && !is_spaced => 30,
        (true, false) if b.is_ascii_digit() => 24 + 10 * leans(PROCLITICS, a),
        (true, false) => 6 + 10 * leans(PROCLITICS, a),
        (false, true) => 6 + 20 * leans(ENCLITICS, b),
        // Windows 10 is one name.
        (false, false) if is_spaced && b.is_ascii_digit() => 24,
        (false, false) if is_spaced => 8,
        (false, false) => 60,
    };
    ems * EM
}

/// A sign at which a reader pauses.
fn ends_phrase(c: char) -> bool {
    matches!(c, '”' | '’' | '…' | '—') || class::is_wide(c) && class::closes(c)
}
