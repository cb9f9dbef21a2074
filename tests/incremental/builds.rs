//! Builds a site as the program does, and as it does where nothing is there yet: the one place
//! that knows how the library's parts are joined.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use chrono::{DateTime, FixedOffset, Utc};
use kuaidu::{
    build::{Build, BuildError, BuildOptions, Clock, Gathered, WithheldCounts},
    cache::Cache,
    config::ConfigOptions,
    diagnostic::Diagnostic,
    message::{Doing, Failure, Message},
    output::{Contents, OutputFile},
    publish::{self, Report},
    render::Stop,
    site::Selection,
};

use crate::site::{Files, Site};

/// The name of the output folder.
pub(crate) const OUTPUT: &str = "public";

/// For which moment a site is built, and what of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) clock: DateTime<Utc>,
    pub(crate) selection: Selection,
}

/// How a build ended.
#[derive(Debug)]
pub(crate) enum Ended<What> {
    /// The site is whole; what the build says of it.
    Whole(What, Vec<String>),
    /// The content or a template is wrong; what the build says of it.
    Refused(Vec<String>),
    /// It was broken off.
    Stopped,
}

impl From<&Site> for Moment {
    fn from(site: &Site) -> Self {
        Self {
            clock: site.clock,
            selection: site.selection,
        }
    }
}

/// Builds and publishes the site in the folder `root`, with all that earlier builds have left
/// there; asks before each file, by its number, whether the build is broken off.
pub(crate) fn lived_in(
    root: &Path,
    moment: Moment,
    is_broken_off: &(dyn Fn(usize) -> bool + Sync),
) -> Ended<Report> {
    let output = root.join(OUTPUT);
    let protected = ["", "content", "templates", "static"].map(|folder| root.join(folder));
    let protected: Vec<&Path> = protected.iter().map(PathBuf::as_path).collect();
    // A child process of another test may hold the lock for a moment, between its fork and its start.
    let staging = publish::open(&output, &protected, || {}).unwrap();
    let options = BuildOptions {
        cache: Cache::at(staging.memory()),
        ..options(root, moment)
    };
    let gathered = match Gathered::gather(&options) {
        Ok(gathered) => gathered,
        Err(error) => return Ended::Refused(refused(error)),
    };
    if let Some(before) = gathered.same_as_before(&staging)
        && staging.keep_all().unwrap()
    {
        let said = all_said(before.diagnostics, gathered.counts, gathered.next_change);
        return Ended::Whole(staging.commit().unwrap(), said);
    }
    let build = match Build::of(gathered) {
        Ok(build) => build,
        Err(error) => return Ended::Refused(refused(error)),
    };
    let files = AtomicUsize::new(0);
    let published = build.publish(staging, &|| {
        if is_broken_off(files.fetch_add(1, Ordering::Relaxed)) {
            return Err(Failure::new(Message::verbatim("broken off")));
        }
        Ok(())
    });
    conclude(&build, published.map(|published| published.report))
}

/// Builds the site in the folder `root` as if for the first time; its files, by path.
pub(crate) fn clean(root: &Path, moment: Moment) -> Ended<Files> {
    let build = match Build::prepare(&options(root, moment)) {
        Ok(build) => build,
        Err(error) => return Ended::Refused(refused(error)),
    };
    let files = Mutex::new(Files::new());
    let rendered = build.render(&|OutputFile { path, contents }: OutputFile| {
        let bytes = match contents {
            Contents::Bytes(bytes) => bytes,
            Contents::Copy(path) => {
                fs::read(&path).map_err(|error| Doing::Read.failure(&path, error))?
            }
        };
        files
            .lock()
            .unwrap()
            .insert(path.as_str().to_owned(), bytes);
        Ok(())
    });
    conclude(&build, rendered.map(|()| files.into_inner().unwrap()))
}

pub(crate) fn options(root: &Path, moment: Moment) -> BuildOptions {
    BuildOptions {
        root: root.to_owned(),
        config: ConfigOptions::default(),
        selection: moment.selection,
        clock: Clock::At(moment.clock),
        cache: Cache::none(),
    }
}

fn conclude<What>(build: &Build, published: Result<What, Stop>) -> Ended<What> {
    let mut diagnostics = build.diagnostics.clone();
    match published {
        Ok(what) => Ended::Whole(
            what,
            all_said(diagnostics, build.withheld, build.next_change),
        ),
        Err(Stop::Template(mistake)) => {
            diagnostics.push(*mistake);
            Ended::Refused(said(diagnostics))
        }
        Err(Stop::Machine(failure)) if failure.to_string() == "broken off" => Ended::Stopped,
        Err(Stop::Machine(failure)) => panic!("{failure}"),
    }
}

/// All that a build says of a site that is whole.
fn all_said(
    diagnostics: Vec<Diagnostic>,
    withheld: WithheldCounts,
    next_change: Option<DateTime<FixedOffset>>,
) -> Vec<String> {
    let mut said = said(diagnostics);
    said.push(format!("{withheld:?}, then {next_change:?}"));
    said
}

fn refused(error: BuildError) -> Vec<String> {
    match error {
        BuildError::Content(diagnostics) => said(diagnostics),
        BuildError::Machine(failure) => panic!("{failure}"),
    }
}

/// Every diagnostic in full, in the order in which the program shows them.
fn said(mut diagnostics: Vec<Diagnostic>) -> Vec<String> {
    let position = |diagnostic: &Diagnostic| {
        let place = diagnostic.place.as_ref()?;
        let at = place.position.as_ref().map(|at| (at.line, at.column));
        Some((place.path.clone(), at))
    };
    diagnostics.sort_by_key(|diagnostic| (diagnostic.is_error(), position(diagnostic)));
    diagnostics
        .iter()
        .map(|diagnostic| format!("{diagnostic:?}"))
        .collect()
}
