//! The names of all rules, those of the build among them, and how much each weighs by itself.

use super::{rule::Rule, rules::ALL};
use crate::{config::Level, text::nearest};

/// Every rule of the check beside those of the build, in the order of the documentation.
pub fn rules() -> &'static [Rule] {
    ALL
}

/// The warnings of a build: the check tells them too, and they can be weighed as its own rules.
pub const WARNINGS_OF_BUILD: &[&str] = &[
    "address-case",
    "broken-link",
    "check-level",
    "comment-in-text",
    "doubled-field",
    "empty-article",
    "empty-link",
    "empty-title",
    "full-width-colon",
    "link-in-link",
    "link-loop",
    "literal-tag",
    "long-summary",
    "malformed-link",
    "misplaced-tag",
    "missing-base-url",
    "missing-image",
    "missing-source",
    "missing-summary",
    "near-duplicate",
    "picture",
    "repeated-paragraph",
    "special-file",
    "term-slug",
    "unclosed-tag",
    "unknown-field",
    "unquoted-text",
    "unsafe-html",
    "unsafe-link",
    "updated-before-date",
];

/// How much a rule weighs by itself.
pub(super) fn default_level(name: &str) -> Level {
    let own = rules().iter().find(|rule| rule.name == name);
    own.map_or(Level::Warning, |rule| rule.level)
}

fn names() -> impl Iterator<Item = &'static str> {
    let own = rules().iter().map(|rule| rule.name);
    own.chain(WARNINGS_OF_BUILD.iter().copied())
}

/// Whether a rule has this name.
pub(super) fn is_known(name: &str) -> bool {
    names().any(|known| known == name)
}

/// The rule that `name` was meant to name.
pub(super) fn meant_by(name: &str) -> Option<&'static str> {
    nearest(name, names())
}
