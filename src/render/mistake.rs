//! What is wrong in a template: the engine's errors, placed in its text.

use std::ops::Range;

use tera::{Error, ErrorKind, Tera};

use crate::{
    diagnostic::{Diagnostic, Place},
    text::nearest,
    theme::Theme,
};

/// Why the templates of `theme` do not compile; at least one error. The engine stops at the
/// first mistake in the writing of a template, so each template is then read on its own.
pub(super) fn uncompiled(theme: &Theme, error: &Error) -> Vec<Diagnostic> {
    if !matches!(error.kind(), ErrorKind::SyntaxError(_)) {
        return explain(theme, error);
    }
    let own = theme.templates.iter().filter(|(_, template)| template.own);
    let found: Vec<_> = own
        .filter_map(|(name, template)| Tera::new().add_raw_template(name, &template.text).err())
        .filter(|error| matches!(error.kind(), ErrorKind::SyntaxError(_)))
        .flat_map(|error| explain(theme, &error))
        .collect();
    match found.is_empty() {
        true => explain(theme, error),
        false => found,
    }
}

/// Why a template could not be rendered.
pub(super) fn unrendered(theme: &Theme, error: &Error) -> Diagnostic {
    let mut explained = explain(theme, error).into_iter();
    explained
        .next()
        .unwrap_or_else(|| mistake(&error.to_string()))
}

fn explain(theme: &Theme, error: &Error) -> Vec<Diagnostic> {
    let diagnostic = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => mistake(
            report.message(),
        )
        .at(place(theme, report.filename(), report.span().range.clone())),
        ErrorKind::TemplateNotFound(name) => {
            mistake(&format!("there is no template `{name}`")).help("add it to `templates/`")
        }
        ErrorKind::MissingParent { current, parent } => mistake(&format!(
            "it extends `{parent}`, but there is no such template"
        ))
        .at(template_path(current))
        .help("add it to `templates/`, or extend `base.html`"),
        ErrorKind::CircularExtend {
            tpl,
            inheritance_chain: chain,
        } => circle(tpl, "extends", chain),
        ErrorKind::CircularInclude {
            tpl,
            include_chain: chain,
        } => circle(tpl, "includes", chain),
        ErrorKind::Msg(reports) => return unknown_names(theme, reports),
        kind => mistake(&kind.to_string()),
    };
    vec![diagnostic]
}

/// A mistake in the engine's words, its list of what there is turned into help.
fn mistake(message: &str) -> Diagnostic {
    let (message, available) = match message.split_once(". Available ") {
        Some((message, available)) => (message, Some(available)),
        None => (message, None),
    };
    let diagnostic = Diagnostic::error("template", first_to_lower(message.trim_end_matches('.')));
    if message == "Unexpected end of input" {
        return diagnostic.help("close the `{{` or `{%` that is still open, or its `{% end… %}`");
    }
    let Some(names) = available.and_then(|available| available.split_once(": ")) else {
        return diagnostic;
    };
    let wrong = message.split('`').nth(1).unwrap_or_default();
    match nearest(wrong, names.1.split(", ")) {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
        None => diagnostic.help(format!("the {} are: {}", names.0, names.1)),
    }
}

fn circle(template: &str, does: &str, chain: &[String]) -> Diagnostic {
    let mut chain: Vec<&str> = chain.iter().map(String::as_str).collect();
    if chain.last() != Some(&template) || chain.len() == 1 {
        chain.push(template);
    }
    if chain.first() != chain.last() {
        chain.insert(0, template);
    }
    mistake(&format!("it {does} itself: {}", chain.join(" → "))).at(template_path(template))
}

/// The filters, functions, components and parts that no one has: the engine hands them out as
/// one text of reports, `error: Unknown filter …`, each with ` --> file:line:column` below.
fn unknown_names(theme: &Theme, reports: &str) -> Vec<Diagnostic> {
    let found: Vec<_> = reports
        .split("error: ")
        .filter_map(|report| {
            let (message, rest) = report.split_once('\n')?;
            let (_, at) = rest.lines().next()?.split_once("--> ")?;
            let mut numbers = at.rsplitn(3, ':');
            let (column, line, name) = (numbers.next()?, numbers.next()?, numbers.next()?);
            let span = character(theme, name, line.parse().ok()?, column.parse().ok()?)?;
            Some(mistake(message).at(place(theme, name, span)))
        })
        .collect();
    match found.is_empty() {
        true => vec![mistake(reports.lines().next().unwrap_or_default())],
        false => found,
    }
}

/// The bytes of the name at a line and column (in characters, from 1) of a template.
fn character(theme: &Theme, name: &str, line: usize, column: usize) -> Option<Range<usize>> {
    let text = &theme.templates.get(name)?.text;
    let lines = text.split_inclusive('\n').take(line.checked_sub(1)?);
    let before: usize = lines.map(str::len).sum();
    let (at, _) = text[before..].char_indices().nth(column.checked_sub(1)?)?;
    let rest = &text[before + at..];
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '/' | '.' | '"' | '<');
    let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    Some(before + at..before + at + end)
}

fn place(theme: &Theme, name: &str, span: Range<usize>) -> Place {
    match theme.templates.get(name) {
        Some(template) => Place::in_text(template_path(name), &template.text, span),
        None => Place::from(template_path(name)),
    }
}

fn template_path(name: &str) -> String {
    format!("templates/{name}")
}

fn first_to_lower(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
