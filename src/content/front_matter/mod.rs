//! Front matter: the YAML between the lines `---` at the head of a file.

mod add;
mod address;
mod aigc;
mod alias;
mod check;
mod edit;
mod explain;
mod keyword;
mod mend;
mod node;
mod resolve;
mod schema;
mod splice;
mod split;
mod value;
mod yaml;
mod yaml_error;

use std::ops::Range;

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use serde_json::{Map, Value as Json};

use crate::{
    config::{Ai, RuleLevel},
    diagnostic::Diagnostic,
    message::{Message, message},
};

pub(super) use self::schema::Field;
pub use self::{
    add::{Addition, add, field_lines},
    alias::alias_edit,
    edit::{Change, edit, names_in_chinese, scalar},
    keyword::keyword_span,
    splice::edited,
    value::in_timezone,
};
use self::{node::Entry, split::Head, value::Reader, yaml_error::YamlError};
use super::{
    aigc::Aigc,
    article::{Placed, RelatedChoice},
    report::Report,
};

/// The fields of one file; absent ones are none, false or empty.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The fields that have a value, be it right or wrong.
    written: Vec<Field>,
    pub(super) title: Option<String>,
    pub(super) date: Option<DateTime<FixedOffset>>,
    pub(super) updated: Option<DateTime<FixedOffset>>,
    pub(super) source: Option<String>,
    pub(super) source_url: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) keywords: Vec<String>,
    pub(super) author: Option<String>,
    pub(super) cover: Option<Placed<String>>,
    pub(super) slug: Option<Placed<String>>,
    pub(super) permalink: Option<Placed<String>>,
    pub(super) aliases: Vec<Placed<String>>,
    pub(super) draft: bool,
    pub(super) publish_date: Option<DateTime<FixedOffset>>,
    pub(super) expiry_date: Option<DateTime<FixedOffset>>,
    pub(super) pin: bool,
    pub(super) ai: Option<Ai>,
    pub(super) aigc: Option<Aigc>,
    pub(super) related: RelatedChoice,
    pub(super) template: Option<Placed<String>>,
    pub(super) check: Vec<RuleLevel>,
    pub(super) extra: Map<String, Json>,
}

impl FrontMatter {
    /// Whether the field has a value, be it right or wrong.
    pub(super) fn has(&self, field: Field) -> bool {
        self.written.contains(&field)
    }
}

/// What the head of a file holds.
pub(super) enum Reading {
    /// Front matter, as far as it could be read, and where the body starts.
    Read(Box<FrontMatter>, usize),
    /// The file starts with its text.
    Absent,
    /// Something is there that cannot be read; it is reported.
    Unreadable,
}

/// Reads the front matter of the file in `report`; a date without an offset is in `timezone`.
pub(super) fn read(report: &mut Report<'_>, timezone: Tz) -> Reading {
    match split::split(report.text()) {
        Head::Yaml { yaml, body } => match entries(report, yaml) {
            Some(entries) => {
                let front_matter = resolve::resolve(&mut Reader { report, timezone }, &entries);
                Reading::Read(Box::new(front_matter), body)
            }
            None => Reading::Unreadable,
        },
        Head::Unclosed(fence) => {
            let message = message!("front-matter-unclosed");
            let help = message!("front-matter-unclosed-help");
            report.add(
                fence,
                Diagnostic::error("front-matter-unclosed", message).help(help),
            );
            Reading::Unreadable
        }
        Head::Foreign(format, fence) => {
            let message = message!("front-matter-format", format = format);
            let help = message!("front-matter-format-help");
            report.add(
                fence,
                Diagnostic::error("front-matter-format", message).help(help),
            );
            Reading::Unreadable
        }
        Head::None => Reading::Absent,
    }
}

/// The fields of a text's front matter, whatever they are called.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields {
    /// The values, by their names.
    pub values: Map<String, Json>,
    /// Where the body starts in the text.
    pub body: usize,
}

/// The fields of the front matter in YAML that a text begins with; none where it begins otherwise.
///
/// # Errors
/// The byte of the text at which it is no YAML, and what is wrong there.
pub fn fields(text: &str) -> Result<Option<Fields>, (usize, Message)> {
    let (yaml, body) = match split::split(text) {
        Head::Yaml { yaml, body } => (yaml, body),
        _ => return Ok(None),
    };
    let base = yaml.start;
    let entries = match yaml::parse(&text[yaml.clone()], base) {
        Ok(entries) => entries,
        Err(error) => match mend::parse(&text[yaml], base) {
            Some(mended) => mended.entries,
            None => return Err((error.span.start, error.message)),
        },
    };
    let values = node::entries_to_json(&entries);
    Ok(Some(Fields { values, body }))
}

/// Where the body starts in the text of a file that has front matter.
pub(super) fn end(text: &str) -> Option<usize> {
    match split::split(text) {
        Head::Yaml { body, .. } => Some(body),
        _ => None,
    }
}

/// The fields in the bytes `yaml`, their spans in the whole text.
fn entries<'a>(report: &mut Report<'a>, yaml: Range<usize>) -> Option<Vec<Entry<'a>>> {
    let text = report.text();
    let base = yaml.start;
    let error = match yaml::parse(&text[yaml.clone()], base) {
        Ok(entries) => return Some(entries),
        Err(error) => error,
    };
    let Some(mended) = mend::parse(&text[yaml], base) else {
        report_yaml(report, error);
        return None;
    };
    for span in mended.colons {
        let message = message!("full-width-colon");
        let help = message!("full-width-colon-help");
        report.add(
            span,
            Diagnostic::warning("full-width-colon", message).help(help),
        );
    }
    for span in mended.texts {
        let quoted = mend::quoted(&text[span.clone()]);
        let message = message!("unquoted-text");
        let help = message!("unquoted-text-help", quoted = quoted);
        report.add(
            span,
            Diagnostic::warning("unquoted-text", message).help(help),
        );
    }
    Some(mended.entries)
}

fn report_yaml(report: &mut Report<'_>, error: YamlError) {
    let mut diagnostic = Diagnostic::error("front-matter-yaml", error.message).help(error.help);
    if let Some(related) = error.related {
        diagnostic = diagnostic.related(report.place(related));
    }
    report.add(error.span, diagnostic);
}
