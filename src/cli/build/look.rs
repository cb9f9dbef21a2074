//! What a person asks of a build without publishing: what a template sees, on what a page depends,
//! whether the published site is what a clean build makes.

use std::path::Path;

use super::refuse;
use crate::{
    build::{self, Build, BuildOptions},
    cli::{
        Outcome,
        report::{Printer, say},
    },
    message::{Failure, Message, Value, message},
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
        let seen = serde_json::to_string_pretty(&seen).map_err(Failure::unmade)?;
        Ok(format!("{seen}\n"))
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
        Ok(described(page, &found, printer))
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

fn unknown(page: &str) -> Failure {
    Failure::new(message!("no-such-page", page = page))
}

fn described(page: &str, found: &Dependencies, printer: &Printer) -> String {
    let mut text = printer.line(&message!("made-of", page = page));
    let mut line = |what: &str| {
        text.push_str("  ");
        text.push_str(what);
        text.push('\n');
    };
    let told = |message: Message| message.text(printer.language()).into_owned();
    if let Some(own) = &found.own {
        line(own);
    }
    line(&told(message!("made-of-settings")));
    if !found.templates.is_empty() {
        let names: Value = found.templates.iter().collect();
        line(&told(message!("made-of-templates", names = names)));
    }
    for (what, paths) in &found.shows {
        line(&told(what.clone()));
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
        printer.note(&message!("verified"));
        return Ok(Outcome::Done);
    }
    let list = differences.iter().map(|difference| {
        let line = printer.line(&told(difference));
        format!("\n  {}", line.trim_end())
    });
    let list: String = list.collect();
    let is_foreign = |difference: &Difference| matches!(difference, Difference::Stale(_));
    Err(Failure::new(match differences.iter().all(is_foreign) {
        true => message!("verify-foreign", list = list),
        false => message!("verify-differs", list = list),
    }))
}

fn told(difference: &Difference) -> Message {
    match difference {
        Difference::Other(path) => message!("differs-in-bytes", path = path),
        Difference::Missing(path) => message!("differs-missing", path = path),
        Difference::Stale(path) => message!("differs-stale", path = path),
    }
}
