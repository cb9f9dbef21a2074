//! `kuaidu suggest`: proposes 快速阅读 and 关键词 for an article that lacks them.

use super::{
    Outcome,
    args::Suggest,
    report::{Printer, say},
    site::{Failure, ask, of_sound_content},
};
use crate::{
    build::{BuildOptions, Suggestion, suggest},
    content::field_lines,
};

pub(super) fn run(args: &Suggest) -> Outcome {
    ask(&args.site, false, |options, printer| {
        try_run(args, options, printer)
    })
}

fn try_run(
    args: &Suggest,
    options: &BuildOptions,
    printer: &Printer<'_>,
) -> Result<Outcome, Failure> {
    let made = of_sound_content(
        suggest(options, &args.article, args.all),
        "nothing is suggested",
        printer,
    )?;
    let Some(suggestion) = made else {
        return Ok(Outcome::Failed);
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
