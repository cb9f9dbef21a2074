//! `kuaidu build`: builds the site and publishes it.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use super::{
    Outcome,
    args::Build as BuildArgs,
    progress::Progress,
    report::{JsonOutcome, Printer, Published, say, sorted},
    site::{Failure, at_moment, options, use_threads},
};
use crate::{
    build::{Build, BuildError, BuildOptions, Clock},
    content, publish,
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
    let options = options(&args.site, clock);
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
        return Ok(prepare(&options, args.strict, printer)?
            .err()
            .unwrap_or(Outcome::Failed));
    }
    // Locked before the content is read, so that of two builds the later one has the later content.
    let protected = protected(&options.root);
    let protected: Vec<&Path> = protected.iter().map(PathBuf::as_path).collect();
    let staging = publish::open(&output, &protected, || {
        printer.note("waiting for another build of this site");
    })?;
    let build = match prepare(&options, args.strict, printer)? {
        Ok(build) => build,
        Err(outcome) => return Ok(outcome),
    };
    let staging = staging.with_mode(build.site.config.publish);
    let progress = Progress::new(files(&build), printer.shows_progress());
    let rendered = build.render(&|file| {
        staging.write(file)?;
        progress.advance();
        Ok(())
    });
    progress.finish();
    match rendered {
        Ok(()) => {}
        Err(Stop::Emit(failure)) => return Err(failure),
        Err(Stop::Template(mistake)) => {
            printer.template(build.diagnostics, *mistake);
            return Ok(Outcome::Failed);
        }
    }
    let rendered = began.elapsed();
    let report = staging.commit()?;
    if printer.is_verbose() {
        steps(&build, rendered, began.elapsed(), printer);
    }
    conclude(&build, &report, began.elapsed(), printer);
    // The process ends here; giving back a large site piece by piece would only take time.
    std::mem::forget(build);
    Ok(Outcome::Done)
}

/// The site ready to be rendered, or how the command ends because it is wrong.
fn prepare(
    options: &BuildOptions,
    strict: bool,
    printer: &Printer,
) -> Result<Result<Build, Outcome>, Failure> {
    match Build::prepare(options) {
        Ok(mut build) => {
            build.diagnostics = sorted(build.diagnostics);
            if strict && !build.diagnostics.is_empty() {
                let warnings = count(build.diagnostics.len(), "warning");
                let conclusion = format!("nothing is published: --strict, and {warnings}");
                printer.refusal(&build.diagnostics, &conclusion);
                return Ok(Err(Outcome::Failed));
            }
            printer.diagnostics(&build.diagnostics);
            Ok(Ok(build))
        }
        Err(BuildError::Content(diagnostics)) => {
            let diagnostics = sorted(diagnostics);
            let errors = diagnostics.iter().filter(|found| found.is_error()).count();
            let conclusion = format!("nothing is published: {}", count(errors, "error"));
            printer.refusal(&diagnostics, &conclusion);
            Ok(Err(Outcome::Failed))
        }
        Err(BuildError::Machine(failure)) => Err(failure),
    }
}

fn dump_context(options: &BuildOptions, page: &str, printer: &Printer) -> Result<Outcome, Failure> {
    let build = match prepare(options, false, printer)? {
        Ok(build) => build,
        Err(outcome) => return Ok(outcome),
    };
    let Some(seen) = build.dump_context(page) else {
        return Err(format!("no page of the site has the address {page}").into());
    };
    say(&format!("{}\n", serde_json::to_string_pretty(&seen)?));
    Ok(Outcome::Done)
}

/// Where the time went.
fn steps(build: &Build, rendered: Duration, all: Duration, printer: &Printer) {
    let prepared: Duration = build.timings.iter().map(|(_, took)| *took).sum();
    let after = [
        ("render and write", rendered.saturating_sub(prepared)),
        ("publish", all - rendered),
    ];
    for (step, took) in build.timings.iter().chain(&after) {
        printer.note(&format!("{:>8.1} ms  {step}", took.as_secs_f64() * 1000.0));
    }
}

/// The last word: what was published, and what comes next.
fn conclude(build: &Build, report: &publish::Report, took: Duration, printer: &Printer) {
    let articles = build.site.entries.len();
    let next = build
        .next_change
        .map(|moment| moment.format("%Y-%m-%d %H:%M %:z").to_string());
    printer.note(&format!(
        "{}: {} written, {} unchanged{} in {:.2} s{}",
        count(articles, "article"),
        count(report.written, "file"),
        report.unchanged,
        if report.removed > 0 {
            format!(", {} removed", report.removed)
        } else {
            String::new()
        },
        took.as_secs_f64(),
        warnings(build.diagnostics.len()),
    ));
    let withheld = build.withheld;
    let held = [
        (withheld.drafts, "draft"),
        (withheld.future, "scheduled"),
        (withheld.expired, "expired"),
    ];
    let held: Vec<String> = held
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{n} {what}"))
        .collect();
    if !held.is_empty() {
        printer.note(&format!("not published: {}", held.join(", ")));
    }
    if let Some(next) = &next {
        printer.note(&format!("next scheduled change: {next}; build again then"));
    }
    let published = Published {
        articles,
        drafts: withheld.drafts,
        future: withheld.future,
        expired: withheld.expired,
        written: report.written,
        unchanged: report.unchanged,
        removed: report.removed,
        seconds: took.as_secs_f64(),
        next_change: build.next_change.map(|moment| moment.to_rfc3339()),
    };
    printer.outcome(&JsonOutcome::built(&build.diagnostics, published));
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
    let feeds = build
        .site
        .listings
        .iter()
        .filter(|listing| listing.kind.has_feeds())
        .count()
        * 3;
    (build.site.entries.len() + lists + feeds + build.site.files.len()) as u64
}

/// The site's own folders, which no output may replace.
fn protected(root: &Path) -> Vec<PathBuf> {
    ["", "content", "templates", "static"]
        .iter()
        .map(|folder| root.join(folder))
        .collect()
}
