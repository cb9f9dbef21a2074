//! A cursor over a short text, for reading a date piece by piece.

/// What is still unread.
pub(super) struct Scan<'a> {
    /// The unread text.
    pub(super) rest: &'a str,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Passes over spaces; says whether there were any.
    pub(super) fn spaces(&mut self) -> bool {
        let before = self.rest.len();
        self.rest = self.rest.trim_start();
        self.rest.len() < before
    }

    /// Passes over `word`, whatever its ASCII case, if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self
            .rest
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word));
        if found {
            self.rest = &self.rest[word.len()..];
        }
        found
    }

    /// Passes over the first of `words` that comes next.
    pub(super) fn eat_any(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().copied().find(|word| self.eat(word))
    }

    /// Reads the ASCII digits that come next, if any.
    pub(super) fn digits(&mut self) -> &'a str {
        self.take_while(|c| c.is_ascii_digit())
    }

    /// Reads the ASCII letters that come next, if any.
    pub(super) fn letters(&mut self) -> &'a str {
        self.take_while(|c| c.is_ascii_alphabetic())
    }

    /// Reads a number; none, and nothing passed, when no digit or too many come next.
    pub(super) fn number(&mut self) -> Option<u32> {
        let start = self.rest;
        let number = self.digits().parse().ok();
        if number.is_none() {
            self.rest = start;
        }
        number
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }
}
