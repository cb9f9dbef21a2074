//! Reads a YAML file of settings into a type, and turns what is wrong into a diagnostic.

use serde::de::DeserializeOwned;
use serde_yaml::{Error, Location, MessageFormatter, UserMessageFormatter};

use super::yaml_mistake;
use crate::{
    diagnostic::{Diagnostic, Place},
    text::nearest,
};

/// Reads `text`, the contents of the file at `path` below the site's root.
///
/// An empty file is the default value.
pub(super) fn read<T: DeserializeOwned + Default>(path: &str, text: &str) -> Result<T, Diagnostic> {
    if text
        .trim_start_matches('\u{feff}')
        .lines()
        .all(is_blank_or_comment)
    {
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
    match span.byte_offset() {
        Some(start) => {
            let start = start as usize;
            let len = span.byte_len().unwrap_or(0) as usize;
            Place::in_text(path, text, start..start + len)
        }
        None => Place::from(path),
    }
}

fn explain(path: &str, text: &str, error: &Error) -> Diagnostic {
    let error = error.without_snippet();
    if let Some(sentence) = scanned(error) {
        let at = error.location().map_or(0, |at| start(text, at));
        let mistake = yaml_mistake::explain(text, at, &sentence);
        return Diagnostic::error("yaml", mistake.message)
            .at(Place::in_text(path, text, mistake.span))
            .help(mistake.help);
    }
    let at = error
        .location()
        .map_or_else(|| Place::from(path), |at| place(path, text, at));
    if let Error::SerdeUnknownField {
        field, expected, ..
    } = error
    {
        let diagnostic =
            Diagnostic::error("unknown-setting", format!("there is no setting `{field}`")).at(at);
        return match nearest(field, expected.iter().copied()) {
            Some(known) => diagnostic.help(format!("did you mean `{known}`?")),
            None => diagnostic.help(format!("the settings here are: {}", expected.join(", "))),
        };
    }
    let (message, help) = words(error);
    let diagnostic = Diagnostic::error("yaml", message).at(at);
    match help {
        "" => diagnostic,
        help => diagnostic.help(help),
    }
}

/// What the scanner says of a text that is no YAML at all.
fn scanned(error: &Error) -> Option<String> {
    let is_scanned = matches!(
        error,
        Error::Message { .. } | Error::ExternalMessage { .. } | Error::UnknownAnchor { .. }
    );
    is_scanned.then(|| UserMessageFormatter.format_message(error).into_owned())
}

/// What is wrong with YAML that does not hold what it should, and what to write instead.
fn words(error: &Error) -> (String, &'static str) {
    match error {
        Error::AliasError { error, .. } => words(error),
        Error::Unexpected { expected, .. } if expected.contains("mapping") => (
            "a group of names and values must stand here".to_owned(),
            "write each as a name, a colon, a space and its value: `name: value`",
        ),
        Error::Unexpected { expected, .. } if expected.contains("sequence") => (
            "a list must stand here".to_owned(),
            "put it in brackets, even if it has one item: `[…]`",
        ),
        Error::InvalidScalar { ty, .. } => match *ty {
            ty if ty.starts_with("bool") => ("this must be true or false".to_owned(), ""),
            ty if ty.starts_with('f') => ("this must be a number".to_owned(), ""),
            _ => (
                "this must be a whole number that is not negative".to_owned(),
                "",
            ),
        },
        Error::SerdeMissingField { field, .. } => {
            (format!("`{field}` is missing here"), "add it to the group")
        }
        Error::DuplicateMappingKey { key: Some(key), .. } => {
            (format!("`{key}` is there twice"), "keep one of the two")
        }
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => (
            "the file holds too many values, or too many levels of them".to_owned(),
            "an alias (`*name`) repeats all that its anchor (`&name`) holds; write out what is needed",
        ),
        other => {
            let message = UserMessageFormatter.format_message(other);
            (message.trim_end_matches('.').to_owned(), "")
        }
    }
}

/// The byte at which `location` begins: scanner errors have a line and a column, no offset.
fn start(text: &str, location: Location) -> usize {
    if let Some(byte) = location.span().byte_offset() {
        return byte as usize;
    }
    let line = usize::try_from(location.line()).unwrap_or(1);
    let column = usize::try_from(location.column()).unwrap_or(1);
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = &text[before..];
    let chars = rest.char_indices().nth(column.saturating_sub(1));
    before + chars.map_or(rest.len(), |(at, _)| at)
}
