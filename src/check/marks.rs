//! Chinese punctuation, and a passage as a row of characters.

use std::ops::{Index, Range};

use crate::text::script;

pub(super) use crate::text::is_han;

/// Each opening mark with the one that closes it.
pub(super) const PAIRS: [(char, char); 8] = [
    ('（', '）'),
    ('《', '》'),
    ('“', '”'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
];

/// Whether a mark opens what follows, in Chinese.
pub(super) fn opens(c: char) -> bool {
    c == '‘' || PAIRS.iter().any(|(open, _)| *open == c)
}

/// Whether a mark closes what stands before it, in Chinese.
pub(super) fn closes(c: char) -> bool {
    c == '’' || PAIRS.iter().any(|(_, close)| *close == c)
}

/// Whether a character is Chinese: a Han character, or a mark of full width.
pub(super) fn is_chinese(c: char) -> bool {
    is_han(c) || opens(c) || closes(c) || is_pause(c) || matches!(c, '！' | '？' | '…' | '—')
}

/// A mark between two parts of a text that does not tell how it is said.
pub(super) fn is_pause(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | '。')
}

/// The Chinese mark for a half-width one.
pub(super) fn full_width(mark: char) -> char {
    match mark {
        '.' => '。',
        // The block of full-width forms has the order of ASCII.
        '!'..='~' => char::from_u32(mark as u32 + 0xfee0).unwrap_or(mark),
        other => other,
    }
}

/// A passage by its characters.
pub(super) struct Characters<'t> {
    text: &'t str,
    /// Where each begins.
    all: Vec<(usize, char)>,
    addresses: Vec<Range<usize>>,
}

impl<'t> Characters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let addresses = match text.contains("://") {
            true => script::addresses(text).collect(),
            false => Vec::new(),
        };
        Self {
            text,
            all: text.char_indices().collect(),
            addresses,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The bytes of the characters from one on up to another.
    pub(super) fn part(&self, from: usize, to: usize) -> Range<usize> {
        let start = |at: usize| {
            self.all
                .get(at)
                .map_or(self.text.len(), |(start, _)| *start)
        };
        start(from)..start(to)
    }

    /// These characters.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        &self.text[self.part(from, to)]
    }

    /// The character at a place, if it is there.
    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.all.get(at).map(|(_, c)| *c)
    }

    /// Whether a character belongs to an address on the web.
    pub(super) fn is_in_address(&self, at: usize) -> bool {
        let start = self.part(at, at).start;
        let next = self
            .addresses
            .partition_point(|address| address.end <= start);
        let address = self.addresses.get(next);
        address.is_some_and(|address| address.contains(&start))
    }
}

impl Index<usize> for Characters<'_> {
    type Output = char;

    fn index(&self, at: usize) -> &char {
        &self.all[at].1
    }
}
