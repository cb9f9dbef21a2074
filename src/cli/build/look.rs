//! What a person asks of a build without publishing: what a template sees, on what a page depends,
//! whether the published site is what a clean build makes.

use std::path::Path;

use super::refuse;
use crate::{
    build::{self, Build, BuildOptions},
    cli::{
        Outcome,
        report::{Printer, say},
        site::Failure,
    },
    publish::Difference,
    render::Dependencies,
};

/// Prints what the template of a page sees.
pub(super) fn dump_context(
    options: &BuildOptions,
    page: &str,
    printer: &Printer,
) -> Result<Outcome, Failure> {
    look(options, printer, |build| {
        printer.diagnostics(&build.diagnostics);
        let seen = build.dump_context(page).ok_or_else(|| unknown(page))?;
        Ok(format!("{}\n", serde_json::to_string_pretty(&seen)?))
    })
}

/// Prints on what a page depends.
pub(super) fn explain(
    options: &BuildOptions,
    page: &str,
    printer: &Printer,
) -> Result<Outcome, Failure> {
    look(options, printer, |build| {
        let found = build.dependencies(page).ok_or_else(|| unknown(page))?;
        Ok(described(page, &found))
    })
}

/// Prints what is to be told of a site, if it is right.
fn look(
    options: &BuildOptions,
    printer: &Printer,
    tell: impl FnOnce(&Build) -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    match Build::prepare(options) {
        Ok(build) => {
            say(&tell(&build)?);
            Ok(Outcome::Done)
        }
        Err(why) => refuse(why, printer),
    }
}

fn unknown(page: &str) -> String {
    format!("no page of the site has the address {page}")
}

fn described(page: &str, found: &Dependencies) -> String {
    let mut text = format!("{page} is made of\n");
    let mut line = |what: &str| {
        text.push_str("  ");
        text.push_str(what);
        text.push('\n');
    };
    if let Some(own) = &found.own {
        line(own);
    }
    line("site.yaml, and the names and slugs in keywords.yaml");
    if !found.templates.is_empty() {
        line(&format!("templates: {}", found.templates.join(", ")));
    }
    for (what, paths) in &found.shows {
        line(&format!("{what} {}", paths.len()));
        for path in paths {
            line(&format!("  {path}"));
        }
    }
    text
}

/// Compares the site in the folder `output` with a clean build.
pub(super) fn verify(
    options: &BuildOptions,
    output: &Path,
    printer: &Printer,
) -> Result<Outcome, Failure> {
    let differences = match build::differences(options, output) {
        Ok(differences) => differences,
        Err(why) => return refuse(why, printer),
    };
    if differences.is_empty() {
        printer.note("verified: a clean build gives the same files");
        return Ok(Outcome::Done);
    }
    let list: Vec<String> = differences.iter().map(told).collect();
    let is_foreign = |difference: &Difference| matches!(difference, Difference::Stale(_));
    let help = if differences.iter().all(is_foreign) {
        "the output folder holds files that kuaidu did not publish; move them away"
    } else {
        "the published site is not what a clean build gives; publish it with --force, and \
         please report this"
    };
    Err(format!("{help}\n{}", list.join("\n")).into())
}

fn told(difference: &Difference) -> String {
    match difference {
        Difference::Other(path) => format!("  {path} has other bytes"),
        Difference::Missing(path) => format!("  {path} is missing"),
        Difference::Stale(path) => format!("  {path} is no file of the site"),
    }
}
