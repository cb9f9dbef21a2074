//! What is wrong with a site, said to the person who can mend it.

use std::{borrow::Cow, fmt, ops::Range};

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// How much a [`Diagnostic`] weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// The site is published all the same, unless `--strict` is given.
    Warning,
    /// Nothing is wrong, but an editor may want to know.
    Note,
}

/// One mistake of an author: where it is, what is wrong, and what to write instead.
///
/// Diagnostics are values: stages collect them, and only `cli` prints them. A failure of
/// the machine (a full disk, a folder without permission) is an `Err`, never a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The rule's name in kebab case, such as `front-matter-date`: stable, for machines.
    pub rule: Cow<'static, str>,
    /// What is wrong, one sentence without a full stop.
    pub message: Message,
    /// Where it is; none for a mistake that has no file (an option, say).
    pub place: Option<Place>,
    /// The other files that take part, such as the first of two with one address.
    pub related: Vec<Place>,
    /// How to mend it, one or two sentences.
    pub help: Option<Message>,
}

impl Diagnostic {
    /// An error named `rule`, not yet placed in a file.
    pub fn error(rule: &'static str, message: Message) -> Self {
        Self::new(Severity::Error, rule, message)
    }

    /// A warning named `rule`, not yet placed in a file.
    pub fn warning(rule: &'static str, message: Message) -> Self {
        Self::new(Severity::Warning, rule, message)
    }

    /// A diagnostic named `rule` of this weight, not yet placed in a file.
    pub fn new(severity: Severity, rule: &'static str, message: Message) -> Self {
        Self {
            severity,
            rule: Cow::Borrowed(rule),
            message,
            place: None,
            related: Vec::new(),
            help: None,
        }
    }

    /// The same diagnostic at `place`.
    #[must_use]
    pub fn at(mut self, place: impl Into<Place>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// The same diagnostic with one more file that takes part.
    #[must_use]
    pub fn related(mut self, place: impl Into<Place>) -> Self {
        self.related.push(place.into());
        self
    }

    /// The same diagnostic with the way to mend it.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// Whether this one stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A file of the site, and a position in it where one is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Path below the site's root, with `/` between its parts.
    pub path: String,
    /// The position; none where the whole file is meant.
    pub position: Option<Position>,
}

impl Place {
    /// A span of bytes in the text of the file at `path`.
    pub fn in_text(path: impl Into<String>, text: &str, span: Range<usize>) -> Self {
        Self {
            path: path.into(),
            position: Some(Position::of(text, span)),
        }
    }
}

impl From<&str> for Place {
    fn from(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            position: None,
        }
    }
}

impl From<String> for Place {
    fn from(path: String) -> Self {
        Self {
            path,
            position: None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.position {
            Some(at) => write!(f, "{}:{}:{}", self.path, at.line, at.column),
            None => f.write_str(&self.path),
        }
    }
}

/// A position in a text, with as much of the line as a message shows.
///
/// The line is kept because the text itself is gone when messages are printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line, cut around the span where it is very long; without its line ending.
    pub excerpt: String,
    /// The span within `excerpt`, in bytes on character boundaries; empty at a line's end.
    pub highlight: Range<usize>,
}

/// Bytes of a line shown on each side of a span.
const EXCERPT_REACH: usize = 200;

impl Position {
    /// The position of a span of bytes of `text`; a span of many lines is cut at the first one's end.
    pub fn of(text: &str, span: Range<usize>) -> Self {
        let start = text.floor_char_boundary(span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line_end = line_start + text[line_start..line_end].trim_end_matches('\r').len();
        let start = start.min(line_end);
        let end = text.floor_char_boundary(span.end.clamp(start, line_end));
        let from = text.ceil_char_boundary(start.saturating_sub(EXCERPT_REACH).max(line_start));
        let to = text.floor_char_boundary((start + EXCERPT_REACH).min(line_end));
        let end = end.min(to);
        Self {
            line: text[..line_start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            excerpt: text[from..to].to_owned(),
            highlight: start - from..end - from,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "title: 一\ndate: 二三四\n";
        let at = text.find("三四").unwrap();
        let position = Position::of(text, at..at + 6);
        assert_eq!((position.line, position.column), (2, 8));
        assert_eq!(position.excerpt, "date: 二三四");
        assert_eq!(&position.excerpt[position.highlight], "三四");
    }

    #[test]
    fn a_span_beyond_the_end_is_the_end() {
        let position = Position::of("a\r\nb", 99..120);
        assert_eq!((position.line, position.column), (2, 2));
        assert_eq!(Position::of("a\r\nb", 1..4).excerpt, "a");
    }

    #[test]
    fn a_long_line_is_cut_around_the_span() {
        let text = "字".repeat(1_000_000);
        let position = Position::of(&text, 1_500_001..1_500_004);
        assert!(position.excerpt.len() <= 2 * EXCERPT_REACH);
        assert_eq!(position.column, 500_001);
    }
}
