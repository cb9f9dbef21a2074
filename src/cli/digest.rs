//! `kuaidu digest`: prints the digest of a day, a week or a month, or writes it to a file.

use std::{fs, path::PathBuf};

use super::{
    Outcome,
    args::{Digest as DigestArgs, DigestFormat, Format, PrintArgs},
    report::{Printer, say_bytes, sorted},
    site::{Failure, at_moment, options, use_threads},
};
use crate::{
    build::{self, Build, BuildError, BuildOptions, DigestError},
    render::{Form, Stop},
    site::digest::Period,
};

pub(super) fn run(args: &DigestArgs) -> Outcome {
    let print = PrintArgs {
        quiet: false,
        verbose: false,
        format: Some(Format::Human),
    };
    let printer = Printer::new(&print, &args.site.root);
    at_moment(args.site.clock, &printer, |clock| {
        try_run(args, &options(&args.site, clock), &printer)
    })
}

fn try_run(
    args: &DigestArgs,
    options: &BuildOptions,
    printer: &Printer<'_>,
) -> Result<Outcome, Failure> {
    use_threads(args.site.jobs)?;
    let build = match Build::prepare(options) {
        Ok(build) => build,
        Err(BuildError::Content(diagnostics)) => {
            printer.refusal(&sorted(diagnostics), "there is no digest of this content");
            return Ok(Outcome::Failed);
        }
        Err(BuildError::Machine(failure)) => return Err(failure),
    };
    let (period, bytes) = match build::digest(&build, wanted(args), form(args.format), args.edition)
    {
        Ok(made) => made,
        Err(DigestError::Stop(Stop::Template(mistake))) => {
            printer.template(Vec::new(), *mistake);
            return Ok(Outcome::Failed);
        }
        Err(why) => return Err(why.into()),
    };
    match file(args, period) {
        None => say_bytes(&bytes),
        Some(file) => {
            let written = fs::write(&file, &bytes);
            let name = file.display();
            written.map_err(|error| format!("{name} cannot be written: {error}"))?;
            printer.note(&format!("{name}: the digest of {period}"));
        }
    }
    Ok(Outcome::Done)
}

fn wanted(args: &DigestArgs) -> Option<Period> {
    let day = args.day.map(Period::Day);
    let week = args.week.map(Period::Week);
    day.or(week).or(args.month.map(Period::Month))
}

fn form(format: DigestFormat) -> Form {
    match format {
        DigestFormat::Email => Form::Email,
        DigestFormat::Text => Form::Text,
        DigestFormat::Markdown => Form::Markdown,
        #[cfg(feature = "epub")]
        DigestFormat::Epub => Form::Epub,
    }
}

/// The file to write; none where the standard output is meant, which is no place for a book.
fn file(args: &DigestArgs, period: Period) -> Option<PathBuf> {
    let is_book = match args.format {
        #[cfg(feature = "epub")]
        DigestFormat::Epub => true,
        _ => false,
    };
    let named = || is_book.then(|| PathBuf::from(format!("{period}.epub")));
    args.output.clone().or_else(named)
}
