//! How much a rule of `kuaidu check` weighs, as a site or an article has it.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Place, Severity};

/// How much a rule weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// The check fails.
    Error,
    /// It is said, and the check does not fail.
    Warning,
    /// It is counted, and said to those who want to know everything.
    Note,
    /// It is not looked for.
    Off,
}

impl Level {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Note, Self::Off];

    /// The word for it in settings and front matter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Off => "off",
        }
    }

    /// What `word` means in settings and front matter.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }

    /// The weight of what a rule of this level finds; none where it finds nothing.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Off => None,
        }
    }
}

/// What settings or front matter say of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleLevel {
    /// The name of the rule, as it is written.
    pub rule: String,
    /// How much it weighs.
    pub level: Level,
    /// Where this stands.
    pub place: Place,
}
