//! How much each rule weighs here: as the article says, else the site, else the rule itself.

use std::collections::BTreeMap;

use super::table::default_level;
use crate::config::{Level, RuleLevel};

/// What the settings and the front matter of files say of rules.
#[derive(Debug, Default)]
pub(super) struct Levels {
    site: BTreeMap<String, Level>,
    /// By the path of the file.
    files: BTreeMap<String, BTreeMap<String, Level>>,
}

/// The same as they are in one file.
pub(super) struct LevelsInFile<'a> {
    site: &'a Levels,
    own: &'a [RuleLevel],
}

impl Levels {
    /// Those that the settings name.
    pub(super) fn of_site(written: &[RuleLevel]) -> Self {
        Self {
            site: by_rule(written),
            files: BTreeMap::new(),
        }
    }

    /// Notes what the front matter of the file at `path` says.
    pub(super) fn add_file(&mut self, path: &str, written: &[RuleLevel]) {
        if !written.is_empty() {
            self.files.insert(path.to_owned(), by_rule(written));
        }
    }

    /// Those in a file whose front matter says `own`.
    pub(super) fn with<'a>(&'a self, own: &'a [RuleLevel]) -> LevelsInFile<'a> {
        LevelsInFile { site: self, own }
    }

    /// How much the rule `name` weighs in the file at `path`.
    pub(super) fn of(&self, name: &str, path: Option<&str>) -> Level {
        let file = path.and_then(|path| self.files.get(path));
        let in_file = file.and_then(|file| file.get(name));
        in_file.copied().unwrap_or_else(|| self.in_site(name))
    }

    fn in_site(&self, name: &str) -> Level {
        let written = self.site.get(name).copied();
        written.unwrap_or_else(|| default_level(name))
    }
}

impl LevelsInFile<'_> {
    /// How much the rule `name` weighs.
    pub(super) fn of(&self, name: &str) -> Level {
        let own = self.own.iter().find(|written| written.rule == name);
        own.map_or_else(|| self.site.in_site(name), |written| written.level)
    }
}

fn by_rule(written: &[RuleLevel]) -> BTreeMap<String, Level> {
    let written = written.iter();
    written
        .map(|written| (written.rule.clone(), written.level))
        .collect()
}
