//! What every command needs: the site that it works on, the moment, the threads.

use std::path::{Path, PathBuf};

use super::{
    Outcome,
    args::{DeskSite, SiteArgs, Volume},
    clock,
    report::{Printer, sorted},
};
use crate::{
    build::{BuildError, BuildOptions, Clock},
    cache::Cache,
    config::ConfigOptions,
    message::{Failure, Message, message},
    site::Selection,
};

/// Runs a command for the moment `given`, else for the environment's or now; prints why it failed.
pub(super) fn at_moment(
    given: Option<Clock>,
    printer: &Printer<'_>,
    run: impl FnOnce(Clock) -> Result<Outcome, Failure>,
) -> Outcome {
    let clock = match clock::moment(given) {
        Ok(clock) => clock,
        Err(why) => {
            printer.failure(&why);
            return Outcome::Misused;
        }
    };
    run(clock).unwrap_or_else(|failure| {
        printer.failure(&failure);
        Outcome::Failed
    })
}

/// Runs a command that asks something of a site and publishes nothing; `quiet` leaves out what is
/// no error.
pub(super) fn ask(
    site: &SiteArgs,
    quiet: bool,
    run: impl FnOnce(&BuildOptions, &Printer<'_>) -> Result<Outcome, Failure>,
) -> Outcome {
    let volume = Volume {
        quiet,
        verbose: false,
    };
    let printer = Printer::for_people(volume, &site.root);
    at_moment(site.clock, &printer, |clock| {
        use_threads(site.jobs)?;
        run(&options(site, clock), &printer)
    })
}

/// Runs a command for people at this very moment, with a printer of what it has to say of the folder
/// `root`; prints why it failed.
pub(super) fn now(
    root: &Path,
    run: impl FnOnce(Clock, &Printer<'_>) -> Result<Outcome, Failure>,
) -> Outcome {
    let printer = Printer::for_people(Volume::default(), root);
    at_moment(None, &printer, |clock| run(clock, &printer))
}

/// The site of an editor's command, with nothing selected.
pub(super) fn desk_options(site: &DeskSite, clock: Clock) -> BuildOptions {
    site_options(&site.root, site.config.as_ref(), clock)
}

/// The site in `root`, with nothing selected.
pub(super) fn site_options(root: &Path, config: Option<&PathBuf>, clock: Clock) -> BuildOptions {
    BuildOptions {
        root: root.to_owned(),
        config: ConfigOptions {
            file: config.cloned(),
            ..ConfigOptions::default()
        },
        selection: Selection::default(),
        clock,
        cache: Cache::none(),
    }
}

/// What was made of the content; none, after the mistakes in it are printed and `refusal`, which
/// says what they stand in the way of.
pub(super) fn of_sound_content<T>(
    made: Result<T, BuildError>,
    refusal: &Message,
    printer: &Printer<'_>,
) -> Result<Option<T>, Failure> {
    match made {
        Ok(made) => Ok(Some(made)),
        Err(BuildError::Content(diagnostics)) => {
            printer.refusal(&sorted(diagnostics), refusal);
            Ok(None)
        }
        Err(BuildError::Machine(failure)) => Err(failure),
    }
}

/// What to build for `args`, at the moment `clock`.
pub(super) fn options(args: &SiteArgs, clock: Clock) -> BuildOptions {
    BuildOptions {
        root: args.root.clone(),
        config: ConfigOptions {
            file: args.config.clone(),
            base_url: args.base_url.clone(),
            no_variants: false,
            preview: None,
        },
        selection: Selection {
            drafts: args.drafts,
            future: args.future,
            expired: args.expired,
        },
        clock,
        cache: Cache::none(),
    }
}

/// Works with so many threads; with one for each processor where it is not given.
pub(super) fn use_threads(jobs: Option<u16>) -> Result<(), Failure> {
    if let Some(jobs) = jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.into())
            .build_global()
            .map_err(|error| Failure::new(message!("no-threads", why = error.to_string())))?;
    }
    Ok(())
}
