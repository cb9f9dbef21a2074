//! `kuaidu digest`: prints the digest of a day, a week or a month, or writes it to a file.

use std::path::PathBuf;

use super::{
    Outcome,
    args::{Digest as DigestArgs, DigestFormat},
    report::{Printer, say_bytes},
    site::{ask, of_sound_content},
};
use crate::{
    build::{self, Build, BuildOptions, DigestError},
    folder,
    message::{Doing, Failure, message},
    render::{Form, Stop},
    site::digest::Period,
};

pub(super) fn run(args: &DigestArgs) -> Outcome {
    ask(&args.site, false, |options, printer| {
        try_run(args, options, printer)
    })
}

fn try_run(
    args: &DigestArgs,
    options: &BuildOptions,
    printer: &Printer<'_>,
) -> Result<Outcome, Failure> {
    let made = of_sound_content(
        Build::prepare(options),
        &message!("refused-digest"),
        printer,
    )?;
    let Some(build) = made else {
        return Ok(Outcome::Failed);
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
            // A name that nobody gave takes no file's place.
            let written = match &args.output {
                Some(_) => folder::replace(&file, &bytes),
                None => folder::create(&file, &bytes),
            };
            written.map_err(|error| Doing::Write.failure(&file, error))?;
            let name = file.display().to_string();
            let period = period.to_string();
            printer.note(&message!("digest-written", file = name, period = period));
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
