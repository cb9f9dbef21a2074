//! `kuaidu list`: lists the articles.

use super::{
    Outcome,
    args::{List, Listing},
    report::{Printer, harmless, say, sorted},
    site::{desk_options, now, of_sound_content},
    table::{self, cut},
};
use crate::{
    build::Clock,
    desk::{self, Listed, State, Wanted},
    message::{Failure, Language, message},
};

pub(super) fn run(args: &List) -> Outcome {
    now(&args.site.root, |clock, printer| {
        try_run(args, clock, printer)
    })
}

fn try_run(args: &List, clock: Clock, printer: &Printer<'_>) -> Result<Outcome, Failure> {
    let wanted = Wanted {
        state: state(args.which),
        keyword: args.keyword.clone(),
        source: args.source.clone(),
        limit: args.limit,
    };
    let made = desk::list(&desk_options(&args.site, clock), &wanted);
    let language = printer.language();
    let refusal = message!("list-refused");
    let Some((listed, mistakes)) = of_sound_content(made, &refusal, printer)? else {
        return Ok(Outcome::Failed);
    };
    if args.json {
        say(&format!(
            "{}\n",
            serde_json::to_string_pretty(&listed).map_err(Failure::unmade)?
        ));
    } else {
        say(&table(&listed, args.which, language));
        if listed.is_empty() {
            printer.note(&message!("list-empty"));
        }
    }
    if mistakes.is_empty() {
        return Ok(Outcome::Done);
    }
    // What cannot be read is in no list, and that is not to go unnoticed.
    printer.diagnostics(&sorted(mistakes));
    Ok(Outcome::Failed)
}

fn state(which: Listing) -> Option<State> {
    match which {
        Listing::Drafts => Some(State::Draft),
        Listing::Future => Some(State::Future),
        Listing::Expired => Some(State::Expired),
        Listing::Published => Some(State::Published),
        Listing::All => None,
    }
}

/// Columns that a title and a source take at most.
const TITLE: usize = 44;
const SOURCE: usize = 20;

fn table(listed: &[Listed], which: Listing, language: Language) -> String {
    let rows = listed.iter().map(|article| {
        let date = article.date.format("%Y-%m-%d %H:%M").to_string();
        let mut row = vec![date];
        if which == Listing::All {
            row.push(name(article.state, language));
        }
        let source = article.source.as_deref().unwrap_or("-");
        row.extend([
            cut(&article.title, TITLE),
            cut(source, SOURCE),
            article.path.clone(),
        ]);
        row
    });
    harmless(table::aligned(&rows.collect::<Vec<_>>()).into()).into_owned()
}

fn name(state: State, language: Language) -> String {
    let name = match state {
        State::Published => message!("state-published"),
        State::Draft => message!("state-draft"),
        State::Future => message!("state-future"),
        State::Expired => message!("state-expired"),
    };
    name.text(language).into_owned()
}
