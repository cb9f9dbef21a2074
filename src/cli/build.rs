//! `kuaidu build`: builds the site and publishes it.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use chrono::{DateTime, FixedOffset};

use super::{
    Outcome,
    args::Build as BuildArgs,
    progress::Progress,
    report::{self, JsonOutcome, Printer, say, sorted},
    site::{Failure, at_moment, options, use_threads},
};
use crate::{
    build::{self, Build, BuildError, BuildOptions, Clock, Gathered, Published, WithheldCounts},
    cache::Cache,
    content,
    diagnostic::Diagnostic,
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
        return dump_context(&options, page, printer);
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
    // Locked before the content is read, so that of two builds the later one has the later content.
    let protected = protected(&options.root);
    let protected: Vec<&Path> = protected.iter().map(PathBuf::as_path).collect();
    let staging = publish::open(&output, &protected, || {
        printer.note("waiting for another build of this site");
    })?;
    options.cache = Cache::at(staging.memory());
    if args.force {
        options.cache.clear();
    }
    let gathered = match Gathered::gather(&options) {
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
            let conclusion = format!("nothing is published: {}", count(errors, "error"));
            printer.refusal(&diagnostics, &conclusion);
            Ok(Outcome::Failed)
        }
        BuildError::Machine(failure) => Err(failure),
    }
}

/// Whether there are warnings that --strict does not let pass; prints all that there are.
fn forbids(strict: bool, diagnostics: &[Diagnostic], printer: &Printer) -> bool {
    if strict && !diagnostics.is_empty() {
        let warnings = count(diagnostics.len(), "warning");
        let conclusion = format!("nothing is published: --strict, and {warnings}");
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
        steps(&build, &published, began.elapsed(), printer);
    }
    let summary = Summary {
        articles: build.site.entries.len(),
        diagnostics: &build.diagnostics,
        withheld: build.withheld,
        next_change: build.next_change,
        report: published.report,
        took: began.elapsed(),
    };
    summary.print(printer);
    // The process ends here; giving back a large site piece by piece would only take time.
    std::mem::forget(build);
    Ok(Outcome::Done)
}

fn dump_context(options: &BuildOptions, page: &str, printer: &Printer) -> Result<Outcome, Failure> {
    let build = match Build::prepare(options) {
        Ok(build) => build,
        Err(why) => return refuse(why, printer),
    };
    printer.diagnostics(&build.diagnostics);
    let Some(seen) = build.dump_context(page) else {
        return Err(format!("no page of the site has the address {page}").into());
    };
    say(&format!("{}\n", serde_json::to_string_pretty(&seen)?));
    Ok(Outcome::Done)
}

/// Where the time went.
fn steps(build: &Build, published: &Published, all: Duration, printer: &Printer) {
    let prepared: Duration = build.timings.iter().map(|(_, took)| *took).sum();
    let after = [
        ("render and write", published.rendering),
        (
            "publish",
            all.saturating_sub(prepared + published.rendering),
        ),
    ];
    for (step, took) in build.timings.iter().chain(&after) {
        printer.note(&format!("{:>8.1} ms  {step}", took.as_secs_f64() * 1000.0));
    }
}

/// The last word: what was published, and what comes next.
struct Summary<'a> {
    articles: usize,
    diagnostics: &'a [Diagnostic],
    withheld: WithheldCounts,
    next_change: Option<DateTime<FixedOffset>>,
    report: publish::Report,
    took: Duration,
}

impl Summary<'_> {
    fn print(&self, printer: &Printer) {
        let report = self.report;
        let removed = match report.removed {
            0 => String::new(),
            removed => format!(", {removed} removed"),
        };
        printer.note(&format!(
            "{}: {} written, {} unchanged{removed} in {:.2} s{}",
            count(self.articles, "article"),
            count(report.written, "file"),
            report.unchanged,
            self.took.as_secs_f64(),
            warnings(self.diagnostics.len()),
        ));
        self.print_withheld(printer);
        let next = self.next_change;
        if let Some(next) = next.map(|moment| moment.format("%Y-%m-%d %H:%M %:z")) {
            printer.note(&format!("next scheduled change: {next}; build again then"));
        }
        let published = report::Published {
            articles: self.articles,
            drafts: self.withheld.drafts,
            future: self.withheld.future,
            expired: self.withheld.expired,
            written: report.written,
            unchanged: report.unchanged,
            removed: report.removed,
            seconds: self.took.as_secs_f64(),
            next_change: next.map(|moment| moment.to_rfc3339()),
        };
        printer.outcome(&JsonOutcome::built(self.diagnostics, published));
    }

    fn print_withheld(&self, printer: &Printer) {
        let withheld = self.withheld;
        let held = [
            (withheld.drafts, "draft"),
            (withheld.future, "scheduled"),
            (withheld.expired, "expired"),
        ];
        let held = held.iter().filter(|(n, _)| *n > 0);
        let held: Vec<String> = held.map(|(n, what)| format!("{n} {what}")).collect();
        if !held.is_empty() {
            printer.note(&format!("not published: {}", held.join(", ")));
        }
    }
}

fn warnings(number: usize) -> String {
    if number == 0 {
        String::new()
    } else {
        format!("; {}", count(number, "warning"))
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 {
        format!("1 {what}")
    } else {
        format!("{number} {what}s")
    }
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
