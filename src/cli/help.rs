//! The help of every command and option, in the language of the reader.
//!
//! Its sentences stand in the catalogue: that of a command under `help-COMMAND`, that of an option
//! under `help-COMMAND--OPTION`, that of a value under `help-COMMAND--OPTION--VALUE`. What many
//! commands have alike stands there once, without the command. How usage lines name a value stands
//! under `help-value-NAME`. The comments in `args` say the same
//! for those who read the code, and a test below holds them to the English.

use clap::{Arg, ArgAction, Command, builder::PossibleValue, builder::StyledStr};

use crate::message::{Language, Message, Value, is_known, message};

/// `command`, which is not yet built, with its help in `language`.
pub(super) fn explained(command: Command, language: Language) -> Command {
    let mut command = with_help(command, &[], language);
    // Now it has the options and the command that clap adds.
    command.build();
    with_added_help(command, language)
}

/// The path of a command: the names of those around it and its own, without that of the program.
type Path<'a> = &'a [String];

fn with_help(command: Command, path: Path<'_>, language: Language) -> Command {
    let aliases: Vec<String> = command.get_visible_aliases().map(str::to_owned).collect();
    let all: Vec<String> = command.get_all_aliases().map(str::to_owned).collect();
    let about = text(&about(path), language);
    let template = template(&command, &about, language);
    let in_list = match aliases.is_empty() {
        true => about,
        false => {
            let aliases: Value = aliases.into_iter().collect();
            let aliases = message!("help-aliases", names = aliases);
            format!("{about} {}", aliases.text(language))
        }
    };
    command
        .about(in_list)
        .help_template(template)
        .subcommand_value_name(text("help-value-command", language))
        // Told above, so not by clap too.
        .visible_alias(None::<&str>)
        .aliases(all)
        .mut_args(|argument| with_own_help(argument, path, language))
        .mut_subcommands(|inner| {
            let mut path = path.to_vec();
            path.push(inner.get_name().to_owned());
            with_help(inner, &path, language)
        })
}

/// The options `--help` and `--version`, and the command `help`.
fn with_added_help(command: Command, language: Language) -> Command {
    let command = match command.get_name() {
        "help" => command.about(text("help-help", language)),
        _ => command,
    };
    command
        .mut_args(|argument| with_own_value_name(argument, language))
        .mut_args(|argument| match *argument.get_action() {
            ArgAction::Help if argument.get_long_help().is_some() => argument
                .help(text("help--help-short", language))
                .long_help(text("help--help-long", language)),
            ArgAction::Help => argument.help(text("help--help", language)),
            ArgAction::Version => argument.help(text("help--version", language)),
            _ => argument,
        })
        .mut_subcommands(|inner| with_added_help(inner, language))
}

/// The layout of clap's own help, with headings in `language`.
fn template(command: &Command, about: &str, language: Language) -> StyledStr {
    let styles = command.get_styles();
    let (usage, header) = (styles.get_usage(), styles.get_header());
    let heading = |key: &str| text(key, language);
    let before_usage = heading("help-heading-usage");
    let (word, space) = before_usage.split_at(before_usage.trim_end().len());
    let mut template =
        format!("{{before-help}}{about}\n\n{usage}{word}{usage:#}{space}{{usage}}\n");
    let mut part = |is_there: bool, key: &str, tag: &str| {
        if is_there {
            let heading = heading(key);
            template.push_str(&format!("\n{header}{heading}{header:#}\n{{{tag}}}\n"));
        }
    };
    let has_positionals = command.get_positionals().next().is_some();
    part(
        command.has_subcommands(),
        "help-heading-commands",
        "subcommands",
    );
    part(has_positionals, "help-heading-arguments", "positionals");
    part(true, "help-heading-options", "options");
    template.push_str("{after-help}");
    template.into()
}

fn with_own_help(argument: Arg, path: Path<'_>, language: Language) -> Arg {
    let name = name(&argument);
    let Some(key) = key_of(path, &name) else {
        return argument;
    };
    let help = text(&key, language);
    let values = match argument.get_action().takes_values() {
        true => argument.get_possible_values(),
        false => Vec::new(),
    };
    let default = default(&argument, language);
    let end = |end: Option<String>, between: &str| {
        end.map_or_else(String::new, |end| format!("{between}{end}"))
    };
    let meaning = |value: &PossibleValue| key_of(path, &format!("{name}--{}", value.get_name()));
    let is_explained = values.iter().any(|value| meaning(value).is_some());
    let long = is_explained.then(|| {
        let list = long_list(&values, path, &name, language);
        format!("{help}\n\n{list}{}", end(default.clone(), "\n\n"))
    });
    let short = short_list(&values, language);
    let help = format!("{help}{}{}", end(default, " "), end(short, " "));
    // Told here, so not by clap too.
    let takes_values = argument.get_action().takes_values();
    let argument = argument
        .help(help)
        .hide_default_value(takes_values)
        .hide_possible_values(takes_values);
    match long {
        Some(long) => argument.long_help(long),
        None => argument,
    }
}

/// Names the value of an argument in `language`, as in `--root <DIR>`.
fn with_own_value_name(argument: Arg, language: Language) -> Arg {
    let name = value_key(&argument).filter(|key| is_known(key));
    match name {
        Some(key) => argument.value_name(text(&key, language)),
        None => argument,
    }
}

/// The key of the name of an argument's value.
fn value_key(argument: &Arg) -> Option<String> {
    let name = argument.get_value_names()?.first()?;
    let takes_values = argument.get_action().takes_values();
    takes_values.then(|| format!("help-value-{}", name.to_lowercase()))
}

/// The name of an argument in keys: that of its long option, or of its place.
fn name(argument: &Arg) -> String {
    let long = argument.get_long().map(str::to_owned);
    long.unwrap_or_else(|| argument.get_id().as_str().replace('_', "-"))
}

/// `[default: text]`
fn default(argument: &Arg, language: Language) -> Option<String> {
    let values = argument.get_default_values().iter();
    let values: Vec<String> = values
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    let is_told = argument.get_action().takes_values() && !values.is_empty();
    let values: Value = values.into_iter().collect();
    is_told.then(|| {
        message!("help-default", values = values)
            .text(language)
            .into_owned()
    })
}

/// `[possible values: human, json]`
fn short_list(values: &[PossibleValue], language: Language) -> Option<String> {
    let names: Value = values.iter().map(PossibleValue::get_name).collect();
    let list = message!("help-possible-values", values = names);
    (!values.is_empty()).then(|| list.text(language).into_owned())
}

/// Each value on a line, with what it means.
fn long_list(values: &[PossibleValue], path: Path<'_>, name: &str, language: Language) -> String {
    let longest = values.iter().map(|value| value.get_name().len()).max();
    let width = longest.unwrap_or(0) + 1;
    let mut list = text("help-heading-values", language);
    for value in values {
        let value = value.get_name();
        let meaning = key_of(path, &format!("{name}--{value}"));
        let meaning = meaning.map_or_else(String::new, |key| text(&key, language));
        let value = format!("{value}:");
        list.push_str(&format!("\n- {value:width$} {meaning}"));
    }
    list
}

fn text(key: &str, language: Language) -> String {
    Message::new(key.to_owned()).text(language).into_owned()
}

/// The key of what a command is for.
fn about(path: Path<'_>) -> String {
    match path {
        [] => "help-kuaidu".to_owned(),
        path => format!("help-{}", path.join("-")),
    }
}

/// The key of an option of the command `path`: of its own, else of a command around it, else of all.
fn key_of(path: Path<'_>, option: &str) -> Option<String> {
    let keys = (0..=path.len()).rev().map(|length| {
        let command: String = path[..length]
            .iter()
            .map(|name| format!("-{name}"))
            .collect();
        format!("help{command}--{option}")
    });
    keys.into_iter().find(|key| is_known(key))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::args::Args;

    fn value_name(argument: &Arg) -> Option<String> {
        Some(argument.get_value_names()?.first()?.to_string())
    }

    /// What the catalogue says and what the code says of each argument and command, by key.
    fn told(command: &Command, path: Path<'_>, found: &mut Vec<(String, String)>) {
        let said = |help: Option<&StyledStr>| help.map(ToString::to_string).unwrap_or_default();
        found.push((about(path), said(command.get_about())));
        for argument in command.get_arguments() {
            let name = name(argument);
            let key = key_of(path, &name);
            let key = key.unwrap_or_else(|| panic!("no help of {path:?} {name}"));
            found.push((key, said(argument.get_help())));
            found.extend(value_key(argument).zip(value_name(argument)));
            for value in argument.get_possible_values() {
                if argument.get_action().takes_values() && value.get_help().is_some() {
                    let of_value = format!("{name}--{}", value.get_name());
                    let key = key_of(path, &of_value);
                    let key = key.unwrap_or_else(|| panic!("no help of {path:?} {of_value}"));
                    found.push((key, said(value.get_help())));
                }
            }
        }
        for inner in command.get_subcommands() {
            let mut path = path.to_vec();
            path.push(inner.get_name().to_owned());
            told(inner, &path, found);
        }
    }

    #[test]
    fn comments_in_the_code_say_what_the_catalogue_says() {
        let mut found = Vec::new();
        told(&Args::command(), &[], &mut found);
        for (key, comment) in found {
            assert!(is_known(&key), "no help `{key}`");
            assert_eq!(text(&key, Language::English), comment, "{key}");
        }
    }

    /// Every key of the catalogue that begins with `help-`.
    fn keys() -> BTreeSet<String> {
        let catalogue = include_str!("../../messages/en/help.ftl");
        let keys = catalogue.lines().filter_map(|line| line.split_once(" ="));
        let keys = keys.map(|(key, _)| key.to_owned());
        keys.filter(|key| key.starts_with("help-")).collect()
    }

    #[test]
    #[cfg(all(
        feature = "epub",
        feature = "external",
        feature = "images",
        feature = "import",
        feature = "serve",
        feature = "share"
    ))]
    fn no_help_is_of_what_is_not_there() {
        let mut found = Vec::new();
        told(&Args::command(), &[], &mut found);
        let found: BTreeSet<String> = found.into_iter().map(|(key, _)| key).collect();
        let of_clap = [
            "help-help",
            "help--help",
            "help--help-short",
            "help--help-long",
            "help--version",
            "help-value-command",
            "help-value-options",
        ];
        let of_layout = |key: &str| {
            let layout = [
                "help-heading-",
                "help-default",
                "help-possible-",
                "help-aliases",
            ];
            layout.iter().any(|start| key.starts_with(start))
        };
        let lonely: Vec<String> = keys()
            .into_iter()
            .filter(|key| !found.contains(key) && !of_clap.contains(&&**key) && !of_layout(key))
            .collect();
        assert!(lonely.is_empty(), "{lonely:#?}");
    }
}
