//! `kuaidu check`: tells everything that can be wrong with a site, and mends what is safe to mend.

#[cfg(feature = "external")]
use std::time::Duration;
use std::{path::PathBuf, time::Instant};

#[cfg(feature = "external")]
use super::clock::variable;
use super::{
    Outcome,
    args::Check as CheckArgs,
    diff,
    report::{Findings, JsonOutcome, Printer, say},
    site::{at_moment, options, use_threads},
};
#[cfg(feature = "external")]
use crate::{build::BuildOptions, cache::Cache, check::External};
use crate::{
    build::Clock,
    check::{CheckOptions, Checked, Sitemap, check, rules},
    diagnostic::Severity,
    message::{Failure, Language, Message, message},
};

pub(super) fn run(args: &CheckArgs) -> Outcome {
    let printer = Printer::new(&args.print, &args.site.root);
    if args.rules {
        say(&list(printer.language()));
        return Outcome::Done;
    }
    at_moment(args.site.clock, &printer, |clock| {
        try_run(args, clock, &printer)
    })
}

/// The rules, a line each.
fn list(language: Language) -> String {
    let lines = rules().iter().map(|rule| {
        let (name, level) = (rule.name, rule.level.as_str());
        let finds = rule.finds();
        format!("{name:28} {level:8} {}\n", finds.text(language))
    });
    lines.collect()
}

fn try_run(args: &CheckArgs, clock: Clock, printer: &Printer) -> Result<Outcome, Failure> {
    let began = Instant::now();
    use_threads(args.site.jobs)?;
    let mut build = options(&args.site, clock);
    // Nothing is published: smaller pictures would be made in vain.
    build.config.no_variants = true;
    let output = args.output_dir.clone();
    let options = CheckOptions {
        output: output.unwrap_or_else(|| build.root.join("public")),
        published: args.published.as_deref().map(|at| sitemap(args, at)),
        fix: args.fix,
        #[cfg(feature = "external")]
        external: args.external.then(|| external(args, &build)),
        build,
    };
    let mut checked = check(&options)?;
    let mut mended = 0;
    if args.dry_run {
        show(&checked, printer);
    } else {
        // What is mended may be in the way of something else, which then is mended in its turn.
        for _ in 0..MOST_ROUNDS {
            if checked.fixes.is_empty() {
                break;
            }
            mended += mend(&checked, printer)?;
            checked = check(&options)?;
        }
    }
    Ok(conclude(args.strict, &checked, (mended, began), printer))
}

/// How often a site is checked anew after it was mended.
const MOST_ROUNDS: usize = 8;

/// The sitemap at an address, or in a file.
#[cfg(feature = "external")]
fn sitemap(args: &CheckArgs, at: &str) -> Sitemap {
    match at.starts_with("https://") || at.starts_with("http://") {
        true => Sitemap::Web {
            address: at.to_owned(),
            timeout: Duration::from_secs(args.timeout),
        },
        false => Sitemap::File(PathBuf::from(at)),
    }
}

/// The sitemap in a file: this program asks nothing of the web.
#[cfg(not(feature = "external"))]
fn sitemap(_: &CheckArgs, at: &str) -> Sitemap {
    Sitemap::File(PathBuf::from(at))
}

/// How other sites are asked.
#[cfg(feature = "external")]
fn external(args: &CheckArgs, build: &BuildOptions) -> External {
    let memory = build.root.join(crate::folder::STATE).join("check");
    External {
        timeout: Duration::from_secs(args.timeout),
        pause: Duration::from_millis(500),
        proxies: proxies(),
        memory: Cache::at(memory),
    }
}

/// The proxies that the environment names.
#[cfg(feature = "external")]
fn proxies() -> Vec<String> {
    let names = ["http_proxy", "https_proxy", "all_proxy"];
    let named = names.iter().flat_map(|name| {
        let loud = variable(&name.to_uppercase());
        [variable(name), loud]
    });
    named.flatten().collect()
}

/// Shows what would be changed.
fn show(checked: &Checked, printer: &Printer) {
    for fix in checked.fixes.iter().filter(|_| printer.is_for_people()) {
        say(&diff::changes(&fix.path, &fix.old, &fix.new));
    }
}

/// Mends the files; how many findings are.
fn mend(checked: &Checked, printer: &Printer) -> Result<usize, Failure> {
    let mut mended = 0;
    for fix in &checked.fixes {
        fix.apply()?;
        mended += fix.mended;
        let line = message!("mended", path = &fix.path, count = fix.mended);
        printer.note(&line);
    }
    Ok(mended)
}

/// Prints the list and the last word.
fn conclude(
    strict: bool,
    checked: &Checked,
    (mended, began): (usize, Instant),
    printer: &Printer,
) -> Outcome {
    let count = |severity| {
        let all = checked.diagnostics.iter();
        all.filter(|found| found.severity == severity).count()
    };
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    let ok = errors == 0 && !(strict && warnings > 0);
    printer.findings(&checked.diagnostics);
    let seconds = began.elapsed().as_secs_f64();
    let findings = Findings {
        files: checked.files,
        errors,
        warnings,
        notes,
        mendable: checked.mendable,
        mended,
        whole: checked.is_whole,
        seconds,
    };
    for line in summary(&findings, printer.is_verbose()) {
        printer.note(&line);
    }
    printer.outcome(&JsonOutcome::checked(
        ok,
        &checked.diagnostics,
        findings,
        printer.language(),
    ));
    if ok { Outcome::Done } else { Outcome::Failed }
}

fn summary(found: &Findings, shows_notes: bool) -> Vec<Message> {
    let mut lines = vec![message!(
        "check-summary",
        files = found.files,
        errors = found.errors,
        warnings = found.warnings,
        notes = found.notes,
        seconds = format!("{:.2}", found.seconds)
    )];
    if found.notes > 0 && !shows_notes {
        lines.push(message!("check-notes"));
    }
    if found.mendable > 0 {
        lines.push(message!("check-mendable", count = found.mendable));
    }
    if !found.whole {
        lines.push(message!("check-not-whole"));
    }
    lines
}
