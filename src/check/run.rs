//! Runs the pipeline and every rule, and weighs what they find.

use std::path::PathBuf;

use rayon::prelude::*;

use super::{
    fix::Fix,
    levels::Levels,
    look::{Looked, Looker},
};
use crate::{
    build::{Build, BuildError, BuildOptions},
    config::{self, Config},
    content,
    diagnostic::Diagnostic,
    message::Failure,
    site::Site,
};

/// What to check.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The site, as it would be built.
    pub build: BuildOptions,
    /// Where it is published.
    pub output: PathBuf,
    /// Whether to tell what would mend the files.
    pub fix: bool,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is wrong, by file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// How many of these could be mended without a person's judgement.
    pub mendable: usize,
    /// What mends them, by file, if it is asked for.
    pub fixes: Vec<Fix>,
    /// Files that were read.
    pub files: usize,
    /// Whether every rule was asked: those that look at the whole site need one that can be built.
    pub is_whole: bool,
}

/// Checks a site.
///
/// # Errors
/// When the machine fails.
pub fn check(options: &CheckOptions) -> Result<Checked, Failure> {
    let (config, _) = config::load(&options.build.root, &options.build.config)?;
    let (site, of_build) = match Build::prepare(&options.build) {
        Ok(build) => (Some(build.site), build.diagnostics),
        Err(BuildError::Content(diagnostics)) => (None, diagnostics),
        Err(BuildError::Machine(failure)) => return Err(failure),
    };
    let Some(config) = config else {
        return Ok(Checked {
            diagnostics: in_order(of_build),
            ..Checked::default()
        });
    };
    let mut levels = Levels::of_site(&config.check);
    let looked = look(options, &config, &levels)?;
    for file in &looked {
        levels.add_file(&file.path, &file.levels);
    }
    Ok(gather(site.as_ref(), weighed(of_build, &levels), looked))
}

/// Asks the rules of every file.
fn look(options: &CheckOptions, config: &Config, levels: &Levels) -> Result<Vec<Looked>, Failure> {
    let sources = content::read(&options.build.root)?;
    let looker = Looker {
        config,
        levels,
        fix: options.fix,
    };
    let articles = sources.articles.par_iter().map(|file| (file, false));
    let pages = sources.pages.par_iter().map(|file| (file, true));
    let files = articles.chain(pages);
    let looked: Vec<_> = files
        .map(|(file, is_page)| looker.look(file, is_page))
        .collect();
    // Collected first, so that of several failures the same one is told at every run.
    looked.into_iter().collect()
}

fn gather(site: Option<&Site>, of_build: Vec<Diagnostic>, looked: Vec<Looked>) -> Checked {
    let mut checked = Checked {
        diagnostics: of_build,
        files: looked.len(),
        is_whole: site.is_some(),
        ..Checked::default()
    };
    for file in looked {
        checked.diagnostics.extend(file.diagnostics);
        checked.mendable += file.mendable;
        checked.fixes.extend(file.fix);
    }
    checked.diagnostics = in_order(checked.diagnostics);
    checked
}

/// The diagnostics of the build, as much as they weigh here.
fn weighed(diagnostics: Vec<Diagnostic>, levels: &Levels) -> Vec<Diagnostic> {
    let weigh = |diagnostic: Diagnostic| {
        // Nothing is published as long as there is an error, whatever anyone says.
        if diagnostic.is_error() {
            return Some(diagnostic);
        }
        let path = diagnostic.place.as_ref().map(|place| place.path.as_str());
        let severity = levels.of(&diagnostic.rule, path).severity()?;
        Some(Diagnostic {
            severity,
            ..diagnostic
        })
    };
    diagnostics.into_iter().filter_map(weigh).collect()
}

fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
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
