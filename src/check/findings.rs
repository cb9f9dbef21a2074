//! What was found, weighed and in order, and what mends it.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use super::{
    fix::Fix,
    levels::Levels,
    look::{Looked, placed},
    rule::{Edit, Found},
    run::{CheckOptions, Checked},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    folder::{self, RewriteError},
    message::Failure,
};

/// What the rules found so far.
pub(super) struct Findings<'a> {
    levels: &'a Levels,
    diagnostics: Vec<Diagnostic>,
    /// What mends them, by the path of the file: the edits of each finding, together or not at all.
    mends: BTreeMap<String, Vec<Vec<Edit>>>,
}

impl<'a> Findings<'a> {
    /// Nothing yet, to be weighed by `levels`.
    pub(super) fn new(levels: &'a Levels) -> Self {
        Self {
            levels,
            diagnostics: Vec::new(),
            mends: BTreeMap::new(),
        }
    }

    /// Adds the diagnostics of the build. Nothing is published as long as there is an error, so an
    /// error stays one, whatever anyone says.
    pub(super) fn add_of_build(&mut self, diagnostics: Vec<Diagnostic>) {
        for mut diagnostic in diagnostics {
            if !diagnostic.is_error() {
                let path = diagnostic.place.as_ref().map(|place| place.path.as_str());
                match self.levels.of(&diagnostic.rule, path).severity() {
                    Some(severity) => diagnostic.severity = severity,
                    None => continue,
                }
            }
            self.diagnostics.push(diagnostic);
        }
    }

    /// Adds what a rule found in the site as a whole.
    pub(super) fn add(&mut self, rule: &'static str, found: Vec<Found>) {
        for found in found {
            // How much it weighs is known once its place is.
            let (mut diagnostic, edits) = placed((rule, Severity::Note), found, ("", ""));
            let path = diagnostic.place.as_ref().map(|place| place.path.clone());
            let level = self.levels.of(rule, path.as_deref());
            let Some(severity) = level.severity() else {
                continue;
            };
            diagnostic.severity = severity;
            self.diagnostics.push(diagnostic);
            if let Some(path) = path.filter(|_| !edits.is_empty()) {
                self.mends.entry(path).or_default().push(edits);
            }
        }
    }

    /// All of them, with those in files; what mends the files, if that is wanted.
    ///
    /// # Errors
    /// When a file that is to be mended cannot be read once more, or is another one by now.
    pub(super) fn conclude(
        mut self,
        files: Vec<Looked>,
        options: &CheckOptions,
    ) -> Result<Checked, Failure> {
        let mut prints = BTreeMap::new();
        for file in files {
            prints.insert(file.path.clone(), file.print);
            self.diagnostics.extend(file.diagnostics);
            if !file.mends.is_empty() {
                self.mends.entry(file.path).or_default().extend(file.mends);
            }
        }
        let mut checked = Checked {
            mendable: self.mends.values().map(Vec::len).sum(),
            diagnostics: in_order(self.diagnostics),
            ..Checked::default()
        };
        for (path, mends) in self.mends.into_iter().filter(|_| options.fix) {
            let file = folder::Found {
                path: options.build.root.join(&path),
                relative: path,
            };
            let bytes = file.bytes()?;
            if prints.get(&file.relative) != Some(&xxh3_64(&bytes)) {
                let changed = RewriteError::Changed.message(&file.relative);
                return Err(Failure::new(changed));
            }
            checked.fixes.extend(Fix::of(&file, bytes, &mends));
        }
        Ok(checked)
    }
}

/// The diagnostics by file and line.
pub(super) fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| order(a).cmp(&order(b)));
    diagnostics
}

/// By what the list is sorted: path, line, column and rule.
fn order(diagnostic: &Diagnostic) -> (Option<&str>, Option<(usize, usize)>, &str) {
    let place = diagnostic.place.as_ref();
    let position = place.and_then(|place| place.position.as_ref());
    (
        place.map(|place| place.path.as_str()),
        position.map(|at| (at.line, at.column)),
        &diagnostic.rule,
    )
}
