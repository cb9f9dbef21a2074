//! The language in which this process speaks: told by `--lang`, else by the reader's locale.

use std::sync::OnceLock;

use clap::ValueEnum;

use super::clock::variable;
use crate::message::Language;

static CHOSEN: OnceLock<Language> = OnceLock::new();

/// A value of `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// English.
    En,
    /// 中文。
    Zh,
}

/// Speaks `given` from now on. Only the first choice counts: a reader's language does not change.
pub(super) fn choose(given: Option<Lang>) {
    CHOSEN.get_or_init(|| match given {
        Some(Lang::En) => Language::English,
        Some(Lang::Zh) => Language::Chinese,
        None => of_environment(),
    });
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
