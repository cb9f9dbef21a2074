//! What a rule is, what it finds, and the table of all rules.

use std::ops::Range;

use super::{file::File, rules::ALL};
use crate::{config::Level, diagnostic::Severity, message::Message};

/// One thing that can be wrong.
pub struct Rule {
    /// Its name in kebab case: stable, for settings and machines.
    pub name: &'static str,
    /// How much it weighs where neither settings nor front matter say it.
    pub level: Level,
    /// What it finds, in one line.
    pub finds: fn() -> Message,
    /// What it is asked of.
    pub(super) asked: Asked,
}

/// What a rule is asked of.
pub(super) enum Asked {
    /// Each file of an article or plain page.
    File(fn(&File<'_>) -> Vec<Found>),
}

/// Something that a rule found in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The bytes of the file's text; none where the file as a whole is meant.
    pub(super) span: Option<Range<usize>>,
    /// What is wrong.
    pub(super) message: Message,
    /// How to mend it.
    pub(super) help: Option<Message>,
    /// What mends it without a person's judgement.
    pub(super) edits: Vec<Edit>,
}

/// A change of a file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// The bytes that go.
    pub(super) span: Range<usize>,
    /// What takes their place.
    pub(super) new: String,
}

impl Found {
    /// Something wrong at `span`.
    pub(super) fn at(span: Range<usize>, message: Message) -> Self {
        Self {
            span: Some(span),
            ..Self::in_file(message)
        }
    }

    /// Something wrong with the file as a whole.
    pub(super) fn in_file(message: Message) -> Self {
        Self {
            span: None,
            message,
            help: None,
            edits: Vec::new(),
        }
    }

    /// The same with the way to mend it.
    pub(super) fn help(self, help: Message) -> Self {
        Self {
            help: Some(help),
            ..self
        }
    }

    /// The same with what mends it.
    pub(super) fn mended_by(mut self, span: Range<usize>, new: impl Into<String>) -> Self {
        let new = new.into();
        self.edits.push(Edit { span, new });
        self
    }
}

/// Every rule of the check beside those of the build, in the order of the documentation.
pub fn rules() -> &'static [Rule] {
    ALL
}

/// How much the rules of a build weigh, which are a part of the check, and how much they weigh.
pub(super) const OF_BUILD: &[(&str, Severity)] = &[];

/// How much a rule weighs by itself; none where there is no such rule.
pub(super) fn default_level(name: &str) -> Option<Level> {
    let own = rules().iter().find(|rule| rule.name == name);
    let of_build = || OF_BUILD.iter().find(|(known, _)| *known == name);
    own.map(|rule| rule.level)
        .or_else(|| of_build().map(|(_, severity)| level(*severity)))
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    }
}
