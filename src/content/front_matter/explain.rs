//! Says in a person's words what is wrong with YAML.

use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::message::{Message, message};

use super::{schema, yaml_error::YamlError};

/// The mistake in `yaml`, which starts `base` bytes into its file.
pub(super) fn explain(yaml: &str, base: usize, error: &ScanError) -> YamlError {
    if let Some(colon) = colon_without_space(yaml) {
        let message = message!("front-matter-colon-space");
        let span = colon.start + base..colon.end + base;
        return YamlError::new(message, span, Help::Field.message());
    }
    let at = error.marker().byte_offset().unwrap_or(0).min(yaml.len());
    if let Some(field) = indented_field(yaml, at) {
        let message = message!("front-matter-indented");
        let help = message!("front-matter-indented-help");
        return YamlError::new(message, field.start + base..field.end + base, help);
    }
    let (message, help) = words(error.kind());
    let at = match help {
        Help::Spaces => yaml[at..].find('\t').map_or(at, |tab| at + tab),
        _ => last_text_before(yaml, at),
    };
    let end = yaml[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let invalid = || message!("yaml-invalid", why = error.info());
    let message = message.unwrap_or_else(invalid);
    YamlError::new(message, at + base..end + base, help.message())
}

/// Whether the mistake is itself the trouble, whatever bracket is open around it.
pub(super) fn stands_alone(error: &ScanError) -> bool {
    use Help::{Levels, NoMeaning, Spaces, TheCharacter};
    let (_, help) = words(error.kind());
    [Spaces, Levels, NoMeaning, TheCharacter].contains(&help)
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

/// What to write instead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Help {
    Quotes,
    SameQuote,
    Field,
    Spaces,
    Column,
    Levels,
    NoMeaning,
    TheCharacter,
    List,
}

impl Help {
    fn message(self) -> Message {
        match self {
            Self::Quotes => message!("front-matter-quotes-help"),
            Self::SameQuote => message!("front-matter-same-quote-help"),
            Self::Field => message!("front-matter-field-help"),
            Self::Spaces => message!("yaml-tab-help"),
            Self::Column => message!("front-matter-column-help"),
            Self::Levels => message!("front-matter-levels-help"),
            Self::NoMeaning => message!("front-matter-no-meaning-help"),
            Self::TheCharacter => message!("front-matter-character-help"),
            Self::List => message!("front-matter-list-help"),
        }
    }
}

/// What is wrong, and what to write instead.
fn words(kind: &ErrorKind) -> (Option<Message>, Help) {
    use ErrorKind as Kind;
    match kind {
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement => {
            (Some(message!("front-matter-colon")), Help::Quotes)
        }
        Kind::UnexpectedCharacter { .. } => (Some(message!("front-matter-sign")), Help::Quotes),
        Kind::InvalidTrailingDoubleQuotedScalar | Kind::InvalidTrailingSingleQuotedScalar => {
            (Some(message!("front-matter-after-quote")), Help::Quotes)
        }
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar => {
            (Some(message!("front-matter-open-quote")), Help::SameQuote)
        }
        Kind::UnknownQuotedScalarEscape => {
            (Some(message!("front-matter-backslash")), Help::NoMeaning)
        }
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => (Some(message!("yaml-tab")), Help::Spaces),
        Kind::InvalidIndentation | Kind::ExpectedBlockMappingKey => {
            (Some(message!("yaml-indent")), Help::Column)
        }
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::ExpectedFlowMappingSeparator
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::MisplacedFlowCollectionEnd => (Some(message!("front-matter-bracket")), Help::List),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => {
            (Some(message!("front-matter-no-field")), Help::Field)
        }
        Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => (Some(message!("front-matter-escape")), Help::TheCharacter),
        Kind::RecursionLimitExceeded => (Some(message!("front-matter-levels")), Help::Levels),
        _ => (None, Help::Quotes),
    }
}
