//! `kuaidu new`: begins an article, and opens it in an editor.

use std::path::{Path, PathBuf};

use super::{
    Outcome,
    args::New,
    editor::Editor,
    report::{Printer, say},
    site::{desk_options, now, of_sound_content},
};
use crate::{
    build::Clock,
    desk::{self, NewArticle},
    message::{Failure, message},
};

pub(super) fn run(args: &New) -> Outcome {
    now(&args.site.root, |clock, printer| {
        try_run(args, clock, printer)
    })
}

fn try_run(args: &New, clock: Clock, printer: &Printer<'_>) -> Result<Outcome, Failure> {
    // Known before a file is made.
    let editor = args.edit.then(Editor::of_environment).transpose()?;
    let separators = ['，', '、', ';', '；'];
    let keywords = args
        .keywords
        .iter()
        .flat_map(|words| words.split(separators));
    let wanted = NewArticle {
        title: args.title.join(" "),
        slug: args.slug.clone(),
        source: args.source.clone(),
        keywords: keywords.map(str::to_owned).collect(),
        date: args.date,
        draft: args.draft,
        language: printer.language(),
    };
    let made = desk::new(&desk_options(&args.site, clock), &wanted);
    let refusal = message!("new-refused");
    let made = of_sound_content(made, &refusal, printer)?;
    let Some(path) = made else {
        return Ok(Outcome::Failed);
    };
    say(&format!("{}\n", shown(&path).display()));
    if let Some(editor) = editor {
        editor.open(&path)?;
    }
    Ok(Outcome::Done)
}

/// A path as a person would write it.
fn shown(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}
