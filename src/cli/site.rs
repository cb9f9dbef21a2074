//! The site that a command works on.

use super::args::SiteArgs;
use crate::{
    build::{BuildOptions, Clock},
    config::ConfigOptions,
    site::Selection,
};

/// Why a command could not do its work, the content aside.
pub(super) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What to build for `args`, at the moment `clock`.
pub(super) fn options(args: &SiteArgs, clock: Clock) -> BuildOptions {
    BuildOptions {
        root: args.root.clone(),
        config: ConfigOptions {
            file: args.config.clone(),
            base_url: args.base_url.clone(),
        },
        selection: Selection {
            drafts: args.drafts,
            future: args.future,
            expired: args.expired,
        },
        clock,
    }
}

/// Works with so many threads; with one for each processor where it is not given.
pub(super) fn use_threads(jobs: Option<u16>) -> Result<(), Failure> {
    if let Some(jobs) = jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.into())
            .build_global()?;
    }
    Ok(())
}
