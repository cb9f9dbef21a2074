//! Puts texts in the place of others in a file whose lines end as they like.

use std::{borrow::Cow, ops::Range};

/// `raw` as its reader sees it, so that the reader's spans are those of this text.
pub(super) fn decoded(raw: &str) -> Cow<'_, str> {
    if raw.contains('\r') {
        Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(raw)
    }
}

/// The contents `raw` of a file with `edits`, which are sorted and do not overlap, and whose spans
/// are those of its decoded text; every other byte stays.
pub fn edited(raw: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut new = String::with_capacity(raw.len() + 512);
    let mut copied = 0;
    let mut cursor = Cursor {
        raw,
        at: 0,
        decoded: 0,
    };
    for (span, value) in edits {
        let (start, end) = (cursor.reach(span.start), cursor.reach(span.end));
        new.push_str(&raw[copied..start]);
        new.push_str(value);
        copied = end;
    }
    new.push_str(&raw[copied..]);
    new
}

/// A place in a file's contents, and the same place in its decoded text, where `\r\n` is one byte.
struct Cursor<'r> {
    raw: &'r str,
    at: usize,
    decoded: usize,
}

impl Cursor<'_> {
    /// The place in the contents of the place `decoded`, which does not lie before the last one.
    fn reach(&mut self, decoded: usize) -> usize {
        let bytes = self.raw.as_bytes();
        while self.decoded < decoded && self.at < bytes.len() {
            let is_dropped = bytes[self.at..].starts_with(b"\r\n");
            self.at += 1 + usize::from(is_dropped);
            self.decoded += 1;
        }
        self.at
    }
}
