//! Diagnostics for people: the line itself, a caret, and how to mend it.

use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::harmless;
use crate::{
    diagnostic::{Diagnostic, Place, Position, Severity},
    message::{Language, message},
};

/// The diagnostics as text with colours; of one rule at most `most` warnings.
pub(super) fn diagnostics(diagnostics: &[&Diagnostic], most: usize, language: Language) -> String {
    let renderer = Renderer::styled();
    let mut out = String::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left_out: BTreeMap<&str, LeftOut<'_>> = BTreeMap::new();
    for diagnostic in diagnostics {
        if diagnostic.severity == Severity::Warning {
            let seen = seen.entry(&*diagnostic.rule).or_default();
            *seen += 1;
            if *seen > most {
                left_out
                    .entry(&*diagnostic.rule)
                    .or_default()
                    .add(diagnostic);
                continue;
            }
        }
        for group in groups(diagnostic, language) {
            out.push_str(&with_own_colons(renderer.render(&[group]), language));
            out.push('\n');
        }
        out.push('\n');
    }
    let mut left_out: Vec<_> = left_out.into_iter().collect();
    left_out.sort_by_key(|(_, left_out)| Reverse(left_out.count));
    for (rule, LeftOut { count, files }) in left_out {
        let files = files.len();
        let more = message!(
            "and-more-warnings",
            count = count,
            rule = rule,
            files = files
        );
        out.push_str(&more.text(language));
        out.push('\n');
    }
    out
}

/// Warnings of a rule that are counted, and not shown.
#[derive(Default)]
struct LeftOut<'a> {
    count: usize,
    files: BTreeSet<Option<&'a str>>,
}

impl<'a> LeftOut<'a> {
    fn add(&mut self, diagnostic: &'a Diagnostic) {
        let place = diagnostic.place.as_ref();
        self.count += 1;
        self.files.insert(place.map(|place| place.path.as_str()));
    }
}

/// A failure of the machine or of the usage.
pub(super) fn failure(message: &str, language: Language) -> String {
    let title = named(Level::ERROR, language).primary_title(message);
    let told = Renderer::styled().render(&[Group::with_title(title)]);
    format!("{}\n", with_own_colons(told, language))
}

/// The renderer writes `: ` behind the name of a level; a language may have a colon of its own.
fn with_own_colons(told: String, language: Language) -> String {
    let colon = message!("level-colon").text(language).into_owned();
    // The first one is that of the title, for no level and no rule has one in its name.
    let mut told = told.replacen(": ", &colon, 1);
    for name in [message!("level-help"), message!("level-note")] {
        let name = format!("{}{RESET}", name.text(language));
        told = told.replacen(&format!("{name}: "), &format!("{name}{colon}"), 1);
    }
    told
}

/// How the renderer ends a style.
const RESET: &str = "\u{1b}[0m";

/// A level with its name in the reader's language.
fn named(level: Level<'static>, language: Language) -> Level<'static> {
    let name = match level {
        Level::ERROR => message!("level-error"),
        Level::WARNING => message!("level-warning"),
        Level::NOTE => message!("level-note"),
        _ => message!("level-help"),
    };
    level.with_name(name.text(language).into_owned())
}

fn groups(diagnostic: &Diagnostic, language: Language) -> Vec<Group<'_>> {
    let level = match diagnostic.severity {
        Severity::Error => named(Level::ERROR, language),
        Severity::Warning => named(Level::WARNING, language),
        Severity::Note => named(Level::NOTE, language),
    };
    let help_level = || named(Level::HELP, language);
    let mut group = Group::with_title(
        level
            .primary_title(diagnostic.message.text(language))
            .id(&*diagnostic.rule),
    );
    if let Some(place) = &diagnostic.place {
        group = point(group, place, (AnnotationKind::Primary, language));
    }
    for place in &diagnostic.related {
        group = point(group, place, (AnnotationKind::Context, language));
    }
    let help = diagnostic.help.as_ref().map(|help| help.text(language));
    match help {
        Some(help) if diagnostic.place.is_some() => {
            vec![group.element(help_level().message(harmless(help)))]
        }
        // No line is shown that the help could hang on.
        Some(help) => vec![
            group,
            Group::with_title(help_level().secondary_title(harmless(help))),
        ],
        None => vec![group],
    }
}

fn point<'a>(
    group: Group<'a>,
    place: &'a Place,
    (kind, language): (AnnotationKind, Language),
) -> Group<'a> {
    let Some(position) = &place.position else {
        return group.element(Origin::path(path(place)));
    };
    if !shows_whole_line_start(position) {
        let origin = Origin::path(path(place))
            .line(position.line)
            .char_column(position.column);
        let near = message!("near-excerpt", excerpt = surroundings(position));
        return group
            .element(origin)
            .element(named(Level::NOTE, language).message(near.text(language).into_owned()));
    }
    let annotation = kind.span(position.highlight.clone());
    group.element(
        Snippet::source(&position.excerpt)
            .line_start(position.line)
            .path(path(place))
            .annotation(annotation),
    )
}

/// What stands at a place in a long line, with a few words on both sides.
fn surroundings(position: &Position) -> &str {
    /// Characters on each side.
    const WORDS: usize = 16;
    let excerpt = &*position.excerpt;
    let before = &excerpt[..position.highlight.start];
    let start = before.char_indices().rev().take(WORDS).last();
    let after = &excerpt[position.highlight.end.max(before.len())..];
    let end = after.char_indices().nth(WORDS);
    let end = end.map_or(excerpt.len(), |(at, _)| excerpt.len() - after.len() + at);
    &excerpt[start.map_or(before.len(), |(at, _)| at)..end]
}

/// The path in one line.
fn path(place: &Place) -> String {
    harmless(Cow::Borrowed(&place.path)).replace('\n', "\u{fffd}")
}

/// Whether the excerpt begins where the line does, so that its columns are the file's.
fn shows_whole_line_start(position: &Position) -> bool {
    let before = &position.excerpt[..position.highlight.start];
    before.chars().count() + 1 == position.column
}
