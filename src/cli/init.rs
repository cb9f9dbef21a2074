//! `kuaidu init`: begins a site.

use std::path::Path;

use chrono_tz::Asia::Shanghai;

use super::{Outcome, args::Init, report::Printer, site::now};
use crate::{
    build::Clock,
    content,
    message::{Failure, message},
    scaffold::{self, Start},
};

pub(super) fn run(args: &Init) -> Outcome {
    now(&args.dir, |clock, printer| try_run(args, clock, printer))
}

fn try_run(args: &Init, clock: Clock, printer: &Printer<'_>) -> Result<Outcome, Failure> {
    let title = args.title.as_deref().map(content::line);
    let start = Start {
        title: title.filter(|title| !title.is_empty()),
        base_url: args.base_url.clone(),
        language: printer.language(),
        now: match clock {
            // The zone of a site that says nothing else.
            Clock::At(moment) => moment.with_timezone(&Shanghai).naive_local(),
            Clock::Local(local) => local,
        },
        force: args.force,
    };
    let planted = scaffold::init(&args.dir, &start)?;
    let path = args.dir.display().to_string();
    for kept in &planted.kept {
        printer.note(&message!("init-kept", path = kept));
    }
    let count = planted.made.len();
    let next = match (count, args.dir == Path::new(".")) {
        (0, _) => message!("init-nothing-missing"),
        (_, true) => message!("init-done-here", count = count),
        (_, false) => message!("init-done", count = count, path = path),
    };
    printer.note(&next);
    Ok(Outcome::Done)
}
