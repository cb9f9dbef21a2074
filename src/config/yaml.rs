//! Reads a YAML file of settings into a type, and says in a person's words what is wrong with it.

use std::{fs, io, path::Path};

use serde::de::DeserializeOwned;
use serde_yaml::{Error, Location, MessageFormatter, UserMessageFormatter};

use crate::{
    diagnostic::{Diagnostic, Place},
    message::{Doing, Failure, Message, Value, message},
    text::nearest,
};

/// The text of the settings file at `file`, called `name` in messages; `None` where there is none.
///
/// # Errors
/// When it is there and the machine cannot read it.
pub(super) fn text_of(
    file: &Path,
    name: &str,
) -> Result<Option<Result<String, Box<Diagnostic>>>, Failure> {
    let mut bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Doing::Read.failure(file, error)),
    };
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| {
        let diagnostic = Diagnostic::error("encoding", message!("settings-encoding")).at(name);
        Box::new(diagnostic.help(message!("settings-encoding-help")))
    })))
}

/// No part of the text, nor of the places in it.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads `text`, the contents of the file at `path` below the site's root.
///
/// An empty file is the default value.
pub(super) fn read<T: DeserializeOwned + Default>(path: &str, text: &str) -> Result<T, Diagnostic> {
    if text.lines().all(is_blank_or_comment) {
        return Ok(T::default());
    }
    serde_yaml::from_str(text).map_err(|error| explain(path, text, &error))
}

fn is_blank_or_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The place of `location` in the file at `path`.
pub(super) fn place(path: &str, text: &str, location: Location) -> Place {
    let span = location.span();
    let start = match span.byte_offset() {
        Some(start) => start as usize,
        // The scanner knows lines and columns only.
        None => byte_of(text, location.line() as usize, location.column() as usize),
    };
    let len = span.byte_len().unwrap_or(0) as usize;
    Place::in_text(path, text, start..start + len)
}

/// The byte at a line and column, both from 1.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let line = lines.next().unwrap_or_default();
    let within = line.char_indices().nth(column.saturating_sub(1));
    before + within.map_or(line.trim_end().len(), |(at, _)| at)
}

fn explain(path: &str, text: &str, error: &Error) -> Diagnostic {
    let error = error.without_snippet();
    let at = match error.location() {
        Some(location) => place(path, text, location),
        None => Place::from(path),
    };
    if let Error::SerdeUnknownField {
        field, expected, ..
    } = error
    {
        let message = message!("setting-unknown", name = field);
        let names = || expected.iter().copied().collect::<Value>();
        let help = match nearest(field, expected.iter().copied()) {
            Some(known) => message!("did-you-mean", name = known),
            None => message!("settings-known", names = names()),
        };
        return Diagnostic::error("unknown-setting", message)
            .at(at)
            .help(help);
    }
    let (message, help) = words(&UserMessageFormatter.format_message(error));
    let diagnostic = Diagnostic::error("yaml", message).at(at);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The parser's message in words that do not speak of parsers, and how to mend it.
fn words(message: &str) -> (Message, Option<Message>) {
    let message = message.trim_end_matches('.');
    let (said, help) = match message {
        "expected sequence start" => (message!("yaml-list"), message!("yaml-list-help")),
        "expected mapping start" => (message!("yaml-group"), message!("yaml-group-help")),
        "expected string scalar" => (message!("yaml-text"), message!("yaml-text-help")),
        "invalid boolean" => (message!("yaml-bool"), message!("setting-one-of-two")),
        "mapping values are not allowed in this context" => (
            message!("yaml-second-colon"),
            message!("yaml-second-colon-help"),
        ),
        "unclosed bracket '['" => (message!("yaml-open-list"), message!("yaml-open-list-help")),
        "unclosed bracket '{'" => (
            message!("yaml-open-group"),
            message!("yaml-open-group-help"),
        ),
        "simple key expected ':'" => (
            message!("yaml-no-setting"),
            message!("yaml-no-setting-help"),
        ),
        "while parsing a block mapping, did not find expected key" | "invalid indentation" => {
            (message!("yaml-indent"), message!("yaml-indent-settings"))
        }
        _ if message.starts_with("tabs disallowed") => {
            (message!("yaml-tab"), message!("yaml-tab-help"))
        }
        "unclosed quote" => (
            message!("yaml-open-quote"),
            message!("yaml-open-quote-help"),
        ),
        _ if message.starts_with("invalid u") || message.starts_with("invalid i") => (
            message!("yaml-whole-number"),
            message!("yaml-whole-number-help"),
        ),
        _ if message.starts_with("invalid f") => {
            (message!("yaml-number"), message!("yaml-number-help"))
        }
        _ if message.starts_with("duplicate mapping key") => (
            message!("yaml-twice", name = quoted(message)),
            message!("yaml-twice-help"),
        ),
        _ if message.contains("limits breached") || message.starts_with("alias") => {
            (message!("yaml-too-much"), message!("yaml-too-much-help"))
        }
        _ if message.starts_with("missing field") => {
            return (message!("yaml-missing", name = quoted(message)), None);
        }
        _ => return (message!("yaml-invalid", why = message), None),
    };
    (said, Some(help))
}

/// The name that a message of the parser's holds.
fn quoted(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_found() {
        let text = "a: 一\nb: 二三\n";
        assert_eq!(&text[byte_of(text, 2, 5)..], "三\n");
        assert_eq!(byte_of(text, 9, 1), text.len());
        assert_eq!(&text[byte_of(text, 1, 99)..], "\nb: 二三\n");
    }
}
