//! What is said of wrong usage, in the language of the reader.

use std::{error::Error as _, process::ExitCode};

use clap::{
    Error,
    builder::{StyledStr, Styles},
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::report::{complain, say};
use crate::message::{Failure, Language, Message, Value, message};

/// Prints what there is to say where no command is run: help, the version, or what is wrong with
/// the usage. Exits with 0 or 2.
pub(super) fn tell(error: &Error, language: Language) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say(&rendered(error, language));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            complain(&rendered(error, language));
            ExitCode::from(2)
        }
        _ => {
            complain(&told(error, language));
            ExitCode::from(2)
        }
    }
}

/// What clap has to say where nothing is wrong.
fn rendered(error: &Error, language: Language) -> String {
    with_own_options(&error.render().ansi().to_string(), language)
}

/// clap writes this word into usage lines itself; there is no setting for it.
fn with_own_options(usage: &str, language: Language) -> String {
    usage.replace("[OPTIONS]", &message!("help-value-options").text(language))
}

/// What is wrong, what was meant perhaps, the usage, and where to read more.
fn told(error: &Error, language: Language) -> String {
    let styles = Styles::styled();
    let red = styles.get_error();
    let text = |message: Message| message.text(language).into_owned();
    let level = text(message!("level-error"));
    let colon = text(message!("level-colon"));
    let mut out = format!("{red}{level}{red:#}{colon}{}\n", text(mistake(error)));
    let tips = tips(error);
    if !tips.is_empty() {
        out.push('\n');
    }
    for tip in tips {
        let tip = text(message!("usage-tip", tip = tip));
        out.push_str(&format!("  {tip}\n"));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = with_own_options(&usage.to_string(), language);
        let usage = usage.trim_start_matches("Usage:").trim();
        let heading = text(message!("help-heading-usage"));
        out.push_str(&format!("\n{heading}{usage}\n"));
    }
    out.push_str(&format!("\n{}\n", text(message!("usage-more"))));
    out
}

fn mistake(error: &Error) -> Message {
    let argument = || value(error, ContextKind::InvalidArg);
    let given = || value(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => message!("usage-unknown-argument", argument = argument()),
        ErrorKind::InvalidSubcommand => {
            let command = value(error, ContextKind::InvalidSubcommand);
            message!("usage-unknown-command", command = command)
        }
        ErrorKind::InvalidValue => invalid_value(error),
        ErrorKind::ValueValidation => {
            let (argument, value, why) = (argument(), given(), reason(error));
            message!(
                "usage-unfit-value",
                argument = argument,
                value = value,
                why = why
            )
        }
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::MissingRequiredArgument => {
            message!(
                "usage-missing-argument",
                arguments = lines(error, ContextKind::InvalidArg)
            )
        }
        ErrorKind::MissingSubcommand => {
            let command = value(error, ContextKind::InvalidSubcommand);
            let known = value(error, ContextKind::ValidSubcommand);
            message!("usage-missing-command", command = command, known = known)
        }
        ErrorKind::TooManyValues => {
            message!(
                "usage-too-many-values",
                argument = argument(),
                value = given()
            )
        }
        ErrorKind::InvalidUtf8 => message!("usage-not-utf8"),
        // Of options that this program does not have, or of the machine.
        _ => Message::verbatim(error.to_string().trim_end()),
    }
}

fn invalid_value(error: &Error) -> Message {
    let argument = value(error, ContextKind::InvalidArg);
    let given = value(error, ContextKind::InvalidValue);
    let known = value(error, ContextKind::ValidValue);
    match (is_empty(error, ContextKind::InvalidValue), &known) {
        (true, Value::List(known)) if known.is_empty() => {
            message!("usage-no-value", argument = argument)
        }
        (true, _) => message!("usage-no-value-of", argument = argument, known = known),
        (false, _) => {
            message!(
                "usage-unknown-value",
                argument = argument,
                value = given,
                known = known
            )
        }
    }
}

fn conflict(error: &Error) -> Message {
    let argument = value(error, ContextKind::InvalidArg);
    match error.get(ContextKind::PriorArg) {
        prior if prior == error.get(ContextKind::InvalidArg) => {
            message!("usage-repeated", argument = argument)
        }
        Some(ContextValue::Strings(_)) => {
            let others = lines(error, ContextKind::PriorArg);
            message!("usage-conflicts", argument = argument, others = others)
        }
        _ => {
            let other = value(error, ContextKind::PriorArg);
            message!("usage-conflict", argument = argument, other = other)
        }
    }
}

/// Why a value is refused: a sentence of ours, or that of a library.
fn reason(error: &Error) -> Message {
    let source = error.source();
    match source.and_then(|source| source.downcast_ref::<Failure>()) {
        Some(failure) => failure.message().clone(),
        None => Message::verbatim(source.map_or_else(String::new, ToString::to_string)),
    }
}

/// What was meant perhaps.
fn tips(error: &Error) -> Vec<Message> {
    let mut tips = Vec::new();
    if error.get(ContextKind::SuggestedSubcommand).is_some() {
        let names = quoted(error, ContextKind::SuggestedSubcommand);
        tips.push(message!("usage-near-command", names = names));
    }
    if error.get(ContextKind::SuggestedArg).is_some() {
        let names = quoted(error, ContextKind::SuggestedArg);
        tips.push(message!("usage-near-argument", names = names));
    }
    if error.get(ContextKind::SuggestedValue).is_some() {
        let names = quoted(error, ContextKind::SuggestedValue);
        tips.push(message!("usage-near-value", names = names));
    }
    if let Some(ContextValue::StyledStrs(suggested)) = error.get(ContextKind::Suggested) {
        tips.extend(suggested.iter().map(suggestion));
    }
    tips
}

/// A suggestion that clap words itself, with its names in quotes.
fn suggestion(said: &StyledStr) -> Message {
    let said = said.to_string();
    match said.split('\'').collect::<Vec<_>>()[..] {
        ["to pass ", value, " as a value, use ", usage, ..] => {
            message!("usage-as-value", value = value, usage = usage)
        }
        ["", usage, " exists"] => message!("usage-exists", usage = usage),
        _ => Message::verbatim(said),
    }
}

fn is_empty(error: &Error, kind: ContextKind) -> bool {
    matches!(error.get(kind), Some(ContextValue::String(text)) if text.is_empty())
}

/// The names that the error tells, be they one or several.
fn names(error: &Error, kind: ContextKind) -> &[String] {
    match error.get(kind) {
        Some(ContextValue::Strings(names)) => names,
        Some(ContextValue::String(name)) => std::slice::from_ref(name),
        _ => &[],
    }
}

/// Each name in quotes.
fn quoted(error: &Error, kind: ContextKind) -> Value {
    let names = names(error, kind).iter();
    names.map(|name| format!("`{name}`")).collect()
}

/// What the error tells: one name, or a list of them.
fn value(error: &Error, kind: ContextKind) -> Value {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.into(),
        Some(ContextValue::Strings(texts)) => texts.iter().collect(),
        Some(ContextValue::StyledStr(text)) => text.to_string().into(),
        _ => Value::List(Vec::new()),
    }
}

/// Each name on a line of its own.
fn lines(error: &Error, kind: ContextKind) -> Value {
    let names = names(error, kind).iter();
    let lines: String = names.map(|name| format!("\n  {name}")).collect();
    lines.into()
}
