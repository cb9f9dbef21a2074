//! What is wrong in a template: the engine's errors, placed in its text.

use std::ops::Range;

use tera::{Error, ErrorKind, Tera};

use crate::{
    diagnostic::{Diagnostic, Place},
    message::{Message, Value, message},
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
        .unwrap_or_else(|| in_its_words(&error.to_string()))
}

fn explain(theme: &Theme, error: &Error) -> Vec<Diagnostic> {
    let diagnostic = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let at = place(theme, report.filename(), report.span().range.clone());
            in_its_words(report.message()).at(at)
        }
        ErrorKind::TemplateNotFound(name) => mistake(message!("template-missing", name = name))
            .help(message!("template-missing-help")),
        ErrorKind::MissingParent { current, parent } => {
            mistake(message!("template-parent-missing", parent = parent))
                .at(template_path(current))
                .help(message!("template-parent-missing-help"))
        }
        ErrorKind::CircularExtend {
            tpl,
            inheritance_chain: chain,
        } => {
            let chain = circle(tpl, chain);
            mistake(message!("template-extends-itself", chain = chain)).at(template_path(tpl))
        }
        ErrorKind::CircularInclude {
            tpl,
            include_chain: chain,
        } => {
            let chain = circle(tpl, chain);
            mistake(message!("template-includes-itself", chain = chain)).at(template_path(tpl))
        }
        ErrorKind::Msg(reports) => return unknown_names(theme, reports),
        kind => in_its_words(&kind.to_string()),
    };
    vec![diagnostic]
}

fn mistake(message: Message) -> Diagnostic {
    Diagnostic::error("template", message)
}

/// A mistake in the engine's words, its list of what there is turned into help.
fn in_its_words(words: &str) -> Diagnostic {
    let (said, available) = match words.split_once(". Available ") {
        Some((said, available)) => (said, Some(available)),
        None => (words, None),
    };
    let words = first_to_lower(said.trim_end_matches('.'));
    let diagnostic = mistake(message!("template-engine-says", words = words));
    if said == "Unexpected end of input" {
        return diagnostic.help(message!("template-end-help"));
    }
    let Some((kind, names)) = available.and_then(|available| available.split_once(": ")) else {
        return diagnostic;
    };
    let wrong = said.split('`').nth(1).unwrap_or_default();
    let all = || names.split(", ").collect::<Value>();
    diagnostic.help(match nearest(wrong, names.split(", ")) {
        Some(meant) => message!("did-you-mean", name = meant),
        None => message!("template-names-help", kind = kind, names = all()),
    })
}

/// The templates that lead back to `template`, in their order.
fn circle(template: &str, chain: &[String]) -> String {
    let mut chain: Vec<&str> = chain.iter().map(String::as_str).collect();
    if chain.last() != Some(&template) || chain.len() == 1 {
        chain.push(template);
    }
    if chain.first() != chain.last() {
        chain.insert(0, template);
    }
    chain.join(" → ")
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
            Some(in_its_words(message).at(place(theme, name, span)))
        })
        .collect();
    match found.is_empty() {
        true => vec![in_its_words(reports.lines().next().unwrap_or_default())],
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
