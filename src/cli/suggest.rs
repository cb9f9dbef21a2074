//! `kuaidu suggest`: proposes 快速阅读 and 关键词 for an article that lacks them.

use super::{
    Outcome,
    args::Suggest,
    report::{Printer, say},
    site::{ask, of_sound_content},
};
use crate::{
    build::{BuildOptions, Suggestion, suggest},
    message::{Failure, Message, message},
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
        &message!("refused-suggestion"),
        printer,
    )?;
    let Some(suggestion) = made else {
        return Ok(Outcome::Failed);
    };
    let path = &suggestion.path;
    for field in &suggestion.nothing_for {
        printer.note(&message!(
            "suggest-nothing-for",
            path = path,
            field = *field
        ));
    }
    if suggestion.addition.is_empty() {
        if suggestion.nothing_for.is_empty() {
            printer.note(&message!("suggest-nothing-missing", path = path));
        }
    } else if args.write {
        suggestion.write()?;
        printer.note(&written(&suggestion));
    } else {
        say(&suggestion.lines()?);
    }
    Ok(Outcome::Done)
}

fn written(suggestion: &Suggestion) -> Message {
    let (path, addition) = (&suggestion.path, &suggestion.addition);
    match (&addition.summary, addition.keywords.is_empty()) {
        (Some(_), true) => message!("suggest-summary-written", path = path),
        (Some(_), false) => message!("suggest-both-written", path = path),
        (None, _) => message!("suggest-keywords-written", path = path),
    }
}
