//! An editor's desk: begins articles, publishes drafts, lists what there is.

mod list;
mod new;
mod place;
mod publish;

use chrono::NaiveDateTime;

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

    /// A moment as the clocks of the site show it.
    fn local(&self, clock: Clock) -> NaiveDateTime {
        let moment = clock.moment(&self.config);
        moment.with_timezone(&self.config.timezone).naive_local()
    }
}

/// 发布时间 as it is written into front matter: to the minute, by the clocks of the site.
fn date_line(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%d %H:%M").to_string()
}
