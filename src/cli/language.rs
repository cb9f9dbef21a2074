//! The language in which this process speaks: told by `--lang`, else by the reader's locale.

use std::{ffi::OsString, sync::OnceLock};

use clap::ValueEnum;

use super::clock::variable;
use crate::message::Language;

static CHOSEN: OnceLock<Language> = OnceLock::new();

/// A value of `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// English.
    En,
    /// 中文
    Zh,
}

/// Speaks from now on as the `arguments` of the process ask for, else as the reader's locale does.
///
/// They are looked through before they are parsed, so that wrong usage is told in that language.
/// Only the first choice counts: a reader's language does not change.
pub(super) fn choose(arguments: impl Iterator<Item = OsString>) -> Language {
    *CHOSEN.get_or_init(|| match asked_for(arguments) {
        Some(Lang::En) => Language::English,
        Some(Lang::Zh) => Language::Chinese,
        None => of_environment(),
    })
}

/// The value of the last `--lang` among the arguments.
fn asked_for(arguments: impl Iterator<Item = OsString>) -> Option<Lang> {
    let (mut found, mut is_next) = (None, false);
    for argument in arguments.take_while(|argument| argument != "--") {
        let argument = argument.to_string_lossy();
        let value = argument.strip_prefix("--lang=");
        let value = value.or_else(|| is_next.then_some(&*argument));
        found = value
            .and_then(|value| Lang::from_str(value, false).ok())
            .or(found);
        is_next = argument == "--lang";
    }
    found
}

/// The language of the reader.
pub(super) fn spoken() -> Language {
    *CHOSEN.get_or_init(of_environment)
}

/// By the variables that POSIX names for messages, in their order; where none is set, by the system.
fn of_environment() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(variable);
    let locale = locale.or_else(sys_locale::get_locale);
    locale.map_or_else(Language::default, |locale| Language::of_locale(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_before_the_arguments_are_understood() {
        for (arguments, language) in [
            ("kuaidu build", None),
            ("kuaidu --lang zh bild", Some(Lang::Zh)),
            ("kuaidu build --lang=en --nonsense", Some(Lang::En)),
            ("kuaidu build --lang", None),
            ("kuaidu build --lang de", None),
            ("kuaidu related -- --lang zh", None),
        ] {
            let found = asked_for(arguments.split(' ').map(OsString::from));
            assert_eq!(found, language, "{arguments}");
        }
    }
}
