//! `kuaidu publish`: makes drafts articles.

use super::{
    Outcome as CommandOutcome,
    args::Publish,
    report::{Printer, sorted},
    site::{desk_options, now, of_sound_content},
};
use crate::{
    build::Clock,
    desk::{self, Dating, Done, Outcome},
    message::{Failure, Message, message},
};

pub(super) fn run(args: &Publish) -> CommandOutcome {
    now(&args.site.root, |clock, printer| {
        try_run(args, clock, printer)
    })
}

fn try_run(args: &Publish, clock: Clock, printer: &Printer<'_>) -> Result<CommandOutcome, Failure> {
    let dating = match args.date {
        Some(date) => Dating::At(date),
        None if args.keep_date => Dating::Keep,
        None => Dating::Now,
    };
    let done = desk::publish(&desk_options(&args.site, clock), &args.files, dating);
    let refusal = message!("publish-refused");
    let done = of_sound_content(done, &refusal, printer)?;
    let Some(done) = done else {
        return Ok(CommandOutcome::Failed);
    };
    let warnings = done.iter().flat_map(|done| done.warnings.iter().cloned());
    printer.diagnostics(&sorted(warnings.collect()));
    for done in &done {
        printer.note(&told(done));
    }
    Ok(CommandOutcome::Done)
}

fn told(done: &Done) -> Message {
    let path = done.path.as_str();
    match done.outcome {
        Outcome::NoDraft => message!("publish-no-draft", path = path),
        Outcome::Published => message!("publish-done", path = path),
        Outcome::Expired => message!("publish-expired", path = path),
        Outcome::Waits(moment) => {
            let moment = moment.format("%Y-%m-%d %H:%M").to_string();
            message!("publish-waits", path = path, moment = moment)
        }
    }
}
