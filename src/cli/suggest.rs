//! `kuaidu suggest`: proposes 快速阅读 and 关键词 for an article that lacks them.

use super::{
    Outcome,
    args::{Format, PrintArgs, Suggest},
    report::{Printer, say, sorted},
    site::{Failure, at_moment, options, use_threads},
};
use crate::{
    build::{BuildError, BuildOptions, Suggestion, suggest},
    content::field_lines,
};

pub(super) fn run(args: &Suggest) -> Outcome {
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
    args: &Suggest,
    options: &BuildOptions,
    printer: &Printer<'_>,
) -> Result<Outcome, Failure> {
    use_threads(args.site.jobs)?;
    let suggestion = match suggest(options, &args.article, args.all) {
        Ok(suggestion) => suggestion,
        Err(BuildError::Content(diagnostics)) => {
            printer.refusal(&sorted(diagnostics), "nothing is suggested");
            return Ok(Outcome::Failed);
        }
        Err(BuildError::Machine(failure)) => return Err(failure),
    };
    for field in &suggestion.nothing_for {
        let path = &suggestion.path;
        printer.note(&format!("{path}: the text yields no {field}"));
    }
    if suggestion.addition.is_empty() {
        if suggestion.nothing_for.is_empty() {
            printer.note(&format!("{}: nothing is missing", suggestion.path));
        }
    } else if args.write {
        suggestion.write()?;
        printer.note(&format!(
            "{}: {} written",
            suggestion.path,
            names(&suggestion)
        ));
    } else {
        say(&field_lines(&suggestion.addition));
    }
    Ok(Outcome::Done)
}

fn names(suggestion: &Suggestion) -> String {
    let addition = &suggestion.addition;
    let summary = addition.summary.is_some().then_some("summary");
    let keywords = (!addition.keywords.is_empty()).then_some("keywords");
    let names: Vec<_> = summary.into_iter().chain(keywords).collect();
    names.join(" and ")
}
