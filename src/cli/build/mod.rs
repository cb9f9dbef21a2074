//! `kuaidu build`: builds the site and publishes it.

mod look;
mod reasons;
mod summary;

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use super::{
    Outcome,
    args::Build as BuildArgs,
    progress::Progress,
    report::{Printer, sorted},
    site::{at_moment, options, use_threads},
};
use summary::Summary;

use crate::{
    build::{self, Build, BuildError, BuildOptions, Clock, Gathered},
    cache::Cache,
    content,
    diagnostic::Diagnostic,
    message::{Failure, message},
    publish::{self, Staging},
    render::Stop,
};

pub(super) fn run(args: &BuildArgs) -> Outcome {
    let printer = Printer::new(&args.print, &args.site.root);
    at_moment(args.site.clock, &printer, |clock| {
        try_run(args, clock, &printer)
    })
}

fn try_run(args: &BuildArgs, clock: Clock, printer: &Printer) -> Result<Outcome, Failure> {
    let began = Instant::now();
    let mut options = options(&args.site, clock);
    use_threads(args.site.jobs)?;
    if let Some(page) = &args.dump_context {
        return look::dump_context(&options, page, printer);
    }
    if let Some(page) = &args.explain {
        return look::explain(&options, page, printer);
    }
    let output = args
        .output_dir
        .clone()
        .unwrap_or_else(|| options.root.join("public"));
    if !content::is_site(&options.root) {
        // Says so, before a lock is left in a folder that is no site's.
        let failed = Build::prepare(&options).err();
        return failed.map_or(Ok(Outcome::Failed), |why| refuse(why, printer));
    }
    let outcome = update(&mut options, &output, (args, began), printer)?;
    if args.verify && matches!(outcome, Outcome::Done) {
        return look::verify(&options, &output, printer);
    }
    Ok(outcome)
}

/// Brings the site in the folder `output` up to date.
fn update(
    options: &mut BuildOptions,
    output: &Path,
    (args, began): (&BuildArgs, Instant),
    printer: &Printer,
) -> Result<Outcome, Failure> {
    let protected = protected(&options.root);
    let protected: Vec<&Path> = protected.iter().map(PathBuf::as_path).collect();
    // Locked before the content is read, so that of two builds the later one has the later content.
    let staging = publish::open(output, &protected, || {
        printer.note(&message!("waiting-for-build"));
    })?;
    options.cache = Cache::at(staging.memory());
    if args.force {
        options.cache.clear();
    }
    let gathered = match Gathered::gather(options) {
        Ok(gathered) => gathered,
        Err(why) => return refuse(why, printer),
    };
    if let Some(before) = gathered.same_as_before(&staging)
        && staging.keep_all()?
    {
        return keep(staging, &gathered, before, (args, began), printer);
    }
    match Build::of(gathered) {
        Ok(build) => publish(staging, build, (args, began), printer),
        Err(why) => refuse(why, printer),
    }
}

/// The end of a command of which there is nothing to publish.
fn refuse(why: BuildError, printer: &Printer) -> Result<Outcome, Failure> {
    match why {
        BuildError::Content(diagnostics) => {
            let diagnostics = sorted(diagnostics);
            let errors = diagnostics.iter().filter(|found| found.is_error()).count();
            printer.refusal(&diagnostics, &message!("refused-by-errors", count = errors));
            Ok(Outcome::Failed)
        }
        BuildError::Machine(failure) => Err(failure),
    }
}

/// Whether there are warnings that --strict does not let pass; prints all that there are.
fn forbids(strict: bool, diagnostics: &[Diagnostic], printer: &Printer) -> bool {
    if strict && !diagnostics.is_empty() {
        let conclusion = message!("refused-by-warnings", count = diagnostics.len());
        printer.refusal(diagnostics, &conclusion);
        return true;
    }
    printer.diagnostics(diagnostics);
    false
}

/// Concludes a build for which nothing has changed.
fn keep(
    staging: Staging,
    gathered: &Gathered,
    before: build::Outcome,
    (args, began): (&BuildArgs, Instant),
    printer: &Printer,
) -> Result<Outcome, Failure> {
    let diagnostics = sorted(before.diagnostics);
    if forbids(args.strict, &diagnostics, printer) {
        return Ok(Outcome::Failed);
    }
    let report = staging.commit()?;
    let summary = Summary {
        articles: before.articles,
        diagnostics: &diagnostics,
        withheld: gathered.counts,
        next_change: gathered.next_change,
        report,
        rendered: None,
        took: began.elapsed(),
    };
    summary.print(printer);
    Ok(Outcome::Done)
}

/// Renders and publishes the site.
fn publish(
    staging: Staging,
    mut build: Build,
    (args, began): (&BuildArgs, Instant),
    printer: &Printer,
) -> Result<Outcome, Failure> {
    build.diagnostics = sorted(build.diagnostics);
    if forbids(args.strict, &build.diagnostics, printer) {
        return Ok(Outcome::Failed);
    }
    let progress = Progress::new(files(&build), printer.shows_progress());
    let published = build.publish(staging, &|| {
        progress.advance();
        Ok(())
    });
    progress.finish();
    let published = match published {
        Ok(published) => published,
        Err(Stop::Machine(failure)) => return Err(failure),
        Err(Stop::Template(mistake)) => {
            printer.template(build.diagnostics, *mistake);
            return Ok(Outcome::Failed);
        }
    };
    if printer.is_verbose() {
        printer.steps(&build.timings, published.rendering, began.elapsed());
    }
    let summary = Summary {
        articles: build.site.entries.len(),
        diagnostics: &build.diagnostics,
        withheld: build.withheld,
        next_change: build.next_change,
        report: published.report,
        rendered: Some(&published.rendered),
        took: began.elapsed(),
    };
    summary.print(printer);
    // The process ends here; giving back a large site piece by piece would only take time.
    std::mem::forget(build);
    Ok(Outcome::Done)
}

/// About how many files the site has.
fn files(build: &Build) -> u64 {
    let lists: usize = build
        .site
        .listings
        .iter()
        .map(|listing| listing.pages.len())
        .sum();
    let wanted = &build.site.config.feeds;
    let with_feeds = build
        .site
        .listings
        .iter()
        .filter(|listing| listing.kind.feed_items(wanted) > 0);
    let feeds = with_feeds.count() * wanted.formats.len();
    (build.site.entries.len() + lists + feeds + build.site.files.len()) as u64
}

/// The site's own folders, which no output may replace.
fn protected(root: &Path) -> Vec<PathBuf> {
    ["", "content", "templates", "static"]
        .iter()
        .map(|folder| root.join(folder))
        .collect()
}
