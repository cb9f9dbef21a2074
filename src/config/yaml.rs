//! Reads a YAML file of settings into a type, and turns what is wrong into a diagnostic.

use serde::de::DeserializeOwned;
use serde_yaml::{Error, Location, MessageFormatter, UserMessageFormatter};

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
    let message = UserMessageFormatter.format_message(error);
    Diagnostic::error("yaml", message.trim_end_matches('.')).at(at)
}
