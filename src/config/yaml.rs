//! Reads a YAML file of settings into a type, and says in a person's words what is wrong with it.

use std::{fs, io, path::Path};

use serde::de::DeserializeOwned;
use serde_yaml::{Error, Location, MessageFormatter, UserMessageFormatter};

use crate::{
    diagnostic::{Diagnostic, Place},
    text::nearest,
};

/// The text of the settings file at `file`, called `name` in messages; `None` where there is none.
///
/// # Errors
/// When it is there and the machine cannot read it.
pub(super) fn text_of(
    file: &Path,
    name: &str,
) -> io::Result<Option<Result<String, Box<Diagnostic>>>> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            let message = format!("cannot read {}: {error}", file.display());
            return Err(io::Error::new(error.kind(), message));
        }
    };
    Ok(Some(String::from_utf8(bytes).map_err(|_| {
        let message = "the file is not UTF-8 text";
        let diagnostic = Diagnostic::error("encoding", message).at(name);
        Box::new(diagnostic.help("save it as UTF-8"))
    })))
}

/// Reads `text`, the contents of the file at `path` below the site's root.
///
/// An empty file is the default value.
pub(super) fn read<T: DeserializeOwned + Default>(path: &str, text: &str) -> Result<T, Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
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
        let message = format!("there is no setting `{field}`");
        let diagnostic = Diagnostic::error("unknown-setting", message).at(at);
        return match nearest(field, expected.iter().copied()) {
            Some(known) => diagnostic.help(format!("did you mean `{known}`?")),
            None => diagnostic.help(format!("the settings here are: {}", expected.join(", "))),
        };
    }
    let (message, help) = words(&UserMessageFormatter.format_message(error));
    let diagnostic = Diagnostic::error("yaml", message).at(at);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The parser's message in words that do not speak of parsers, and how to mend it.
fn words(message: &str) -> (String, Option<&'static str>) {
    let message = message.trim_end_matches('.');
    let (said, help) = match message {
        "expected sequence start" => (
            "a list is wanted here",
            "put it in brackets, even if it has one item: `[one]`, `[one, two]`",
        ),
        "expected mapping start" => (
            "settings with names are wanted here",
            "write each on a line of its own, as in `title: 快读`",
        ),
        "expected string scalar" => (
            "text is wanted here",
            "write it in quotes if it begins with a sign",
        ),
        "invalid boolean" => ("this is neither `true` nor `false`", "write one of the two"),
        "mapping values are not allowed in this context" => (
            "there is a second colon in this line",
            "put the value in quotes, as in `title: \"苹果: 发布新芯片\"`",
        ),
        "unclosed bracket '['" => ("this list is not closed", "write `]` where it ends"),
        "unclosed bracket '{'" => ("this group is not closed", "write `}` where it ends"),
        "simple key expected ':'" => (
            "this line is no setting",
            "write a name, a colon of half width, a space and the value, as in `title: 快读`",
        ),
        "while parsing a block mapping, did not find expected key" | "invalid indentation" => (
            "this line is indented unlike those around it",
            "begin all settings of a group in one column",
        ),
        _ if message.starts_with("tabs disallowed") => {
            ("a tab stands where YAML wants spaces", "indent with spaces")
        }
        "unclosed quote" => (
            "this quote is not closed",
            "add the quote at the value's end",
        ),
        _ if message.starts_with("invalid u") || message.starts_with("invalid i") => (
            "this is no whole number",
            "write digits alone, such as `20`",
        ),
        _ if message.starts_with("invalid f") => ("this is no number", "write one such as `1.0`"),
        _ if message.starts_with("duplicate mapping key") => {
            let name = message.split('`').nth(1).unwrap_or_default();
            return (
                format!("`{name}` is there twice"),
                Some("keep one of the two"),
            );
        }
        _ if message.contains("limits breached") || message.starts_with("alias") => (
            "the file holds too many values, or too many levels of them",
            "an alias (`*name`) repeats all that its anchor (`&name`) holds; write out what is needed",
        ),
        _ if message.starts_with("missing field") => {
            let name = message.split('`').nth(1).unwrap_or_default();
            return (format!("`{name}` is missing here"), None);
        }
        _ => return (format!("this is not valid YAML: {message}"), None),
    };
    (said.to_owned(), Some(help))
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
