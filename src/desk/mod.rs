//! An editor's desk: begins articles, publishes drafts, lists what there is.

mod list;
mod new;
mod place;
mod publish;

use chrono::{DateTime, TimeZone};
use chrono_tz::Tz;

pub use list::{Listed, State, Wanted, list};
pub use new::{NewArticle, new};
pub use publish::{Dating, Done, Outcome, publish};

use crate::{
    build::{BuildError, BuildOptions, Clock},
    config::{self, Config},
    content::{self, ParseOptions, Sources},
    diagnostic::Diagnostic,
};

/// A site as an editor finds it: its settings, and which files it has.
struct Desk {
    config: Config,
    sources: Sources,
    parse: ParseOptions,
}

impl Desk {
    /// Finds what the site in a folder has; its settings must be sound.
    fn open(options: &BuildOptions) -> Result<Self, BuildError> {
        let (config, diagnostics) = config::load(&options.root, &options.config)?;
        let mut sources = content::read(&options.root)?;
        let Some(config) = config else {
            return Err(BuildError::Content(diagnostics));
        };
        if !content::is_site(&options.root) {
            return Err(BuildError::Content(sources.diagnostics));
        }
        sources.diagnostics.retain(Diagnostic::is_error);
        let parse = ParseOptions {
            timezone: config.timezone,
        };
        Ok(Self {
            config,
            sources,
            parse,
        })
    }

    /// A moment by the clocks of the site.
    fn moment(&self, clock: Clock) -> DateTime<Tz> {
        let moment = clock.moment(&self.config);
        moment.with_timezone(&self.config.timezone)
    }
}

/// 发布时间 as it is written into front matter: to the minute, by the clocks of the site; in the
/// hour that they show twice with the offset that tells which one is meant.
fn date_line(moment: DateTime<Tz>) -> String {
    let local = moment.naive_local();
    let is_shown_twice = moment
        .timezone()
        .from_local_datetime(&local)
        .single()
        .is_none();
    let form = if is_shown_twice {
        "%Y-%m-%d %H:%M %:z"
    } else {
        "%Y-%m-%d %H:%M"
    };
    moment.format(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_that_comes_twice_is_told_by_its_offset() {
        for (moment, line) in [
            ("2026-11-01T04:30:00Z", "2026-11-01 00:30"),
            ("2026-11-01T05:30:00Z", "2026-11-01 01:30 -04:00"),
            ("2026-11-01T06:30:00Z", "2026-11-01 01:30 -05:00"),
            ("2026-11-01T07:30:00Z", "2026-11-01 02:30"),
        ] {
            let moment: DateTime<chrono::Utc> = moment.parse().unwrap();
            let there = moment.with_timezone(&Tz::America__New_York);
            assert_eq!(date_line(there), line);
            assert!(crate::text::date::parse(line).is_ok());
        }
    }
}
