//! Says in a person's words what is wrong with YAML.

use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::{schema, yaml_error::YamlError};

/// The mistake in `yaml`, which starts `base` bytes into its file.
pub(super) fn explain(yaml: &str, base: usize, error: &ScanError) -> YamlError {
    if let Some(colon) = colon_without_space(yaml) {
        let message = "a space is missing after this colon";
        return YamlError::new(message, colon.start + base..colon.end + base, FIELD);
    }
    let at = error.marker().byte_offset().unwrap_or(0).min(yaml.len());
    if let Some(field) = indented_field(yaml, at) {
        let message = "this field is indented, as if it belonged to the one above";
        let help = "write it at the beginning of the line";
        return YamlError::new(message, field.start + base..field.end + base, help);
    }
    let (message, help) = words(error.kind());
    let at = match help {
        SPACES => yaml[at..].find('\t').map_or(at, |tab| at + tab),
        _ => last_text_before(yaml, at),
    };
    let end = yaml[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let message = message.map_or_else(
        || format!("this is not valid YAML: {}", error.info()),
        Into::into,
    );
    YamlError::new(message, at + base..end + base, help)
}

/// Whether the mistake is itself the trouble, whatever bracket is open around it.
pub(super) fn stands_alone(error: &ScanError) -> bool {
    let (_, help) = words(error.kind());
    [SPACES, LEVELS, NO_MEANING, THE_CHARACTER].contains(&help)
}

/// The name of a known field on the line of byte `at`, where white space stands before it.
fn indented_field(yaml: &str, at: usize) -> Option<Range<usize>> {
    let start = yaml[..at].rfind('\n').map_or(0, |end| end + 1);
    let name = yaml[start..].split(':').next()?;
    let field = start + name.len() - name.trim_start().len()..start + name.len();
    (field.start > start && schema::field(&yaml[field.clone()]).is_some()).then_some(field)
}

/// A colon after a known name at the start of a line, with the value right behind it.
fn colon_without_space(yaml: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in yaml.split_inclusive('\n') {
        if let Some((name, value)) = line.split_once(':')
            && !value.starts_with(char::is_whitespace)
            && schema::field(name).is_some()
        {
            return Some(start + name.len()..start + name.len() + 1);
        }
        start += line.len();
    }
    None
}

/// The parser notices what is missing at the end of the text, where nothing is to be seen.
fn last_text_before(yaml: &str, at: usize) -> usize {
    if !yaml[at..].trim().is_empty() {
        return at;
    }
    let last = yaml[..at].trim_end().char_indices().next_back();
    last.map_or(at, |(at, _)| at)
}

const QUOTES: &str = "put the whole value in single quotes, as in `title: '甲: 乙'`";
const FIELD: &str = "write the name, a colon, a space and the value, as in `title: 标题`";
const SPACES: &str = "indent with spaces";
const COLUMN: &str = "begin all fields of a group, or items of a list, in one column";
const LEVELS: &str = "front matter needs three or four levels";
const NO_MEANING: &str = "put the value in single quotes, in which it has none";
const THE_CHARACTER: &str = "write the character itself";
pub(super) const LIST: &str = "write a list as `keywords: [芯片, 开源]`";

/// What is wrong, and what to write instead.
fn words(kind: &ErrorKind) -> (Option<&'static str>, &'static str) {
    use ErrorKind as Kind;
    match kind {
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement => {
            (Some("a value that holds `: ` must stand in quotes"), QUOTES)
        }
        Kind::UnexpectedCharacter { .. } => (Some("a value cannot start with this sign"), QUOTES),
        Kind::InvalidTrailingDoubleQuotedScalar | Kind::InvalidTrailingSingleQuotedScalar => {
            (Some("text follows the closing quotation mark"), QUOTES)
        }
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar => (
            Some("a quotation mark is opened and never closed"),
            "write the same mark at the value's end",
        ),
        Kind::UnknownQuotedScalarEscape => (
            Some("a backslash has a meaning between double quotes"),
            NO_MEANING,
        ),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => (Some("a tab stands where YAML wants spaces"), SPACES),
        Kind::InvalidIndentation | Kind::ExpectedBlockMappingKey => {
            (Some("this line is indented unlike those around it"), COLUMN)
        }
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::ExpectedFlowMappingSeparator
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::MisplacedFlowCollectionEnd => {
            (Some("a bracket is not closed, or a comma is missing"), LIST)
        }
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => (Some("this line is no field"), FIELD),
        Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => (Some("this escape is no character"), THE_CHARACTER),
        Kind::RecursionLimitExceeded => (
            Some("values stand more than 32 levels inside one another"),
            LEVELS,
        ),
        _ => (None, QUOTES),
    }
}
