//! `kuaidu serve`: previews the site while it is edited.

use super::{
    Outcome, args,
    clock::moment,
    report::{Printer, say, sorted},
    site::{at_moment, of_sound_content, site_options, use_threads},
};
use crate::{
    build::{Build, Clock},
    content,
    message::{Failure, Message, message},
    serve::{self, Built, Changes, News},
};

pub(super) fn run(args: &args::Serve) -> Outcome {
    let printer = Printer::for_people(args.volume, &args.root);
    at_moment(args.clock, &printer, |clock| try_run(args, clock, &printer))
}

fn try_run(args: &args::Serve, clock: Clock, printer: &Printer) -> Result<Outcome, Failure> {
    use_threads(args.jobs)?;
    // `serve` itself decides where to publish, and that nothing is left out.
    let build = site_options(&args.root, args.config.as_ref(), clock);
    if !content::is_site(&args.root) {
        // Says so, before anything is left in a folder that is no site's.
        of_sound_content(Build::prepare(&build), &message!("serve-nothing"), printer)?;
        return Ok(Outcome::Failed);
    }
    let options = serve::Options {
        build,
        bind: args.bind.clone(),
        port: args.port,
        navigate: args.navigate,
        language: printer.language(),
    };
    // The clock goes on while a site is edited; a mistake in what sets it would have been told above.
    let moment = || moment(args.clock).unwrap_or(clock);
    serve::run(&options, &moment, &|news| tell(news, args, printer))?;
    Ok(Outcome::Done)
}

/// Prints what there is to tell; called from two threads.
fn tell(news: News<'_>, args: &args::Serve, printer: &Printer) {
    let note = |message: &Message| printer.note(message);
    match news {
        News::Serving(address) => {
            // On a line of its own, for programs too.
            say(&format!("{address}\n"));
            note(&message!("serve-stop-hint"));
            if args.open
                && let Err(why) = open::that_detached(address)
            {
                note(&message!("serve-cannot-open", why = &why));
            }
        }
        News::Built(built) => {
            printer.diagnostics(&sorted(built.warnings.to_vec()));
            note(&line(&built));
            if built.changes.is_none() {
                unpublished(&built).iter().for_each(note);
            }
            if printer.is_verbose() {
                let rendering = built.published.rendering;
                printer.steps(built.steps, rendering, built.took);
            }
        }
        News::Refused(diagnostics) => {
            printer.diagnostics(diagnostics);
            note(&message!("serve-refused", errors = diagnostics.len()));
        }
        News::Failed(why) => printer.failure(why),
        News::Mended => note(&message!("serve-mended")),
        News::Note(message) => note(&message),
    }
}

/// The line on a build.
fn line(built: &Built<'_>) -> Message {
    let seconds = format!("{:.2}", built.took.as_secs_f64());
    let report = built.published.report;
    let Some(changes) = built.changes else {
        let articles = built.articles;
        return message!("serve-ready", articles = articles, seconds = seconds);
    };
    let what = what(changes);
    if report.removed == 0 {
        let files = report.written;
        message!("serve-built", what = what, files = files, seconds = seconds)
    } else {
        message!(
            "serve-built-removed",
            what = what,
            files = report.written,
            removed = report.removed,
            seconds = seconds
        )
    }
}

fn what(changes: &Changes) -> Message {
    let mut paths = changes.paths();
    let first = paths.next();
    match (first, paths.count()) {
        (None, _) if changes.any() => message!("serve-changed-something"),
        (None, _) => message!("serve-changed-time"),
        (Some(path), 0) => message!("serve-changed-one", path = path),
        (Some(path), more) => message!("serve-changed-many", path = path, more = more),
    }
}

/// How many articles readers do not see.
fn unpublished(built: &Built<'_>) -> Option<Message> {
    let counts = built.unpublished;
    let any = counts.drafts + counts.future + counts.expired > 0;
    any.then(|| {
        message!(
            "serve-unpublished",
            drafts = counts.drafts,
            future = counts.future,
            expired = counts.expired
        )
    })
}
