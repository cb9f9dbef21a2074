//! What a rule is, and what it finds.

use std::ops::Range;

#[cfg(feature = "external")]
use super::web::Answers;
use super::{file::File, whole::Whole};
use crate::{config::Level, diagnostic::Place, message::Message};

/// One thing that can be wrong.
pub struct Rule {
    /// Its name in kebab case: stable, for settings and machines.
    pub name: &'static str,
    /// How much it weighs where neither settings nor front matter say it.
    pub level: Level,
    /// What it is asked of.
    pub(super) asked: Asked,
}

/// Looks for what a rule finds in one file.
pub(super) type OfFile = fn(&File<'_>) -> Vec<Found>;
/// The same, in the site as a whole.
pub(super) type OfSite = fn(&Whole<'_>) -> Vec<Found>;
/// The same, in what other sites answer.
#[cfg(feature = "external")]
pub(super) type OfWeb = fn(&Answers<'_>) -> Vec<Found>;

/// What a rule is asked of.
pub(super) enum Asked {
    /// Each file of an article or plain page.
    File(OfFile),
    /// The site as a whole, where it can be built.
    Site(OfSite),
    /// Other sites, where that is wanted.
    #[cfg(feature = "external")]
    Web(OfWeb),
}

impl Rule {
    /// A rule that is asked of each file.
    pub(super) const fn of_files(name: &'static str, level: Level, find: OfFile) -> Self {
        let asked = Asked::File(find);
        Self { name, level, asked }
    }

    /// A rule that is asked of the site as a whole.
    pub(super) const fn of_site(name: &'static str, level: Level, find: OfSite) -> Self {
        let asked = Asked::Site(find);
        Self { name, level, asked }
    }

    /// A rule that is asked of what other sites answer.
    #[cfg(feature = "external")]
    pub(super) const fn of_web(name: &'static str, level: Level, find: OfWeb) -> Self {
        let asked = Asked::Web(find);
        Self { name, level, asked }
    }

    /// What it finds, in one line.
    pub fn finds(&self) -> Message {
        Message::new(format!("rule-{}", self.name))
    }
}

/// Something that a rule found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it is.
    pub(super) at: At,
    /// What is wrong.
    pub(super) message: Message,
    /// How to mend it.
    pub(super) help: Option<Message>,
    /// What mends it without a person's judgement, in the file where it is.
    pub(super) edits: Vec<Edit>,
}

/// Where something is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum At {
    /// In these bytes of the text of the file that was asked about.
    Span(Range<usize>),
    /// At a place of the site.
    Place(Place),
    /// In no file.
    Nowhere,
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
    /// Something wrong at bytes of the file.
    pub(super) fn at(span: Range<usize>, message: Message) -> Self {
        Self::new(At::Span(span), message)
    }

    /// Something wrong at a place of the site.
    pub(super) fn in_site(place: impl Into<Place>, message: Message) -> Self {
        Self::new(At::Place(place.into()), message)
    }

    /// Something wrong that no file shows.
    pub(super) fn nowhere(message: Message) -> Self {
        Self::new(At::Nowhere, message)
    }

    fn new(at: At, message: Message) -> Self {
        Self {
            at,
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
