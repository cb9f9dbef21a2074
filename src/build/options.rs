//! What a build is asked for, and why there may be none.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};

use crate::{
    cache::Cache,
    config::{Config, ConfigOptions},
    diagnostic::Diagnostic,
    message::Failure,
    site::Selection,
};

/// What to build, and for which moment.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// What the command line says of the settings.
    pub config: ConfigOptions,
    /// Which articles are published beside the plain ones.
    pub selection: Selection,
    /// The moment for which the site is made.
    pub clock: Clock,
    /// What an earlier build remembers.
    pub cache: Cache,
}

/// A moment, in a zone of its own or in the site's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// A moment.
    At(DateTime<Utc>),
    /// A moment as the clocks of the site's time zone show it.
    Local(NaiveDateTime),
}

/// Why there is no site.
#[derive(Debug)]
pub enum BuildError {
    /// The content or the settings are wrong: at least one of these is an error.
    Content(Vec<Diagnostic>),
    /// The machine failed.
    Machine(Failure),
}

impl From<Failure> for BuildError {
    fn from(failure: Failure) -> Self {
        Self::Machine(failure)
    }
}

impl Clock {
    /// The moment in the time zone of the site.
    pub fn moment(self, config: &Config) -> DateTime<Utc> {
        match self {
            Self::At(moment) => moment,
            // A moment that the clocks of the zone skip is taken as UTC: no site is made for it.
            Self::Local(local) => {
                let found = config.timezone.from_local_datetime(&local).earliest();
                found.map_or_else(|| local.and_utc(), |moment| moment.to_utc())
            }
        }
    }
}
