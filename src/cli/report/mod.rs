//! Prints diagnostics and reports: for people, for machines, for GitHub Actions.

mod github;
mod human;
mod json;

use std::{
    borrow::Cow,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::OnceLock,
    time::Duration,
};

use super::{
    args::{Format, PrintArgs, Volume},
    clock::variable,
    language,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    message::{Failure, Language, Message, message},
};

/// A failure as a line for people.
pub(super) fn failure(why: &Message, language: Language) -> String {
    human::failure(&why.text(language), language)
}

use github::Whereabouts;
pub(super) use json::{Findings, Outcome as JsonOutcome, Published};

/// Where and how a command prints.
pub(super) struct Printer<'a> {
    /// The site's folder as it was named.
    root: &'a Path,
    format: Format,
    quiet: bool,
    verbose: bool,
    language: Language,
}

/// How many warnings of one rule are shown; the rest are counted.
const WARNINGS_SHOWN: usize = 10;

impl<'a> Printer<'a> {
    /// One for people, whatever the environment says.
    pub(super) fn for_people(volume: Volume, root: &'a Path) -> Self {
        let format = Some(Format::Human);
        Self::new(&PrintArgs { volume, format }, root)
    }

    pub(super) fn new(args: &PrintArgs, root: &'a Path) -> Self {
        let on_github = variable("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        let default = if on_github {
            Format::Github
        } else {
            Format::Human
        };
        Self {
            root,
            format: args.format.unwrap_or(default),
            quiet: args.volume.quiet,
            verbose: args.volume.verbose,
            language: language::spoken(),
        }
    }

    /// Whether a progress bar may be shown.
    pub(super) fn shows_progress(&self) -> bool {
        self.format == Format::Human && !self.quiet
    }

    /// The language of the reader.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Whether details are asked for.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Whether people read what is printed.
    pub(super) fn is_for_people(&self) -> bool {
        self.format != Format::Json
    }

    /// Prints diagnostics for people; for machines they are a part of the outcome.
    pub(super) fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        let shown: Vec<&Diagnostic> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.is_error() || !self.quiet)
            .collect();
        match self.format {
            Format::Json => {}
            Format::Github => self.annotate(&shown),
            Format::Human => {
                let most = if self.verbose {
                    usize::MAX
                } else {
                    WARNINGS_SHOWN
                };
                complain(&human::diagnostics(&shown, most, self.language));
            }
        }
    }

    fn annotate(&self, diagnostics: &[&Diagnostic]) {
        let whereabouts = Whereabouts {
            root: self.root,
            repository: variable("GITHUB_WORKSPACE").map(PathBuf::from),
        };
        say(&github::annotations(
            diagnostics,
            &whereabouts,
            self.language,
        ));
    }

    /// Prints a list of findings as what was asked for: to the standard output.
    pub(super) fn findings(&self, findings: &[Diagnostic]) {
        let is_shown = |found: &&Diagnostic| match found.severity {
            Severity::Error => true,
            Severity::Warning => !self.quiet,
            Severity::Note => self.verbose,
        };
        let shown: Vec<&Diagnostic> = findings.iter().filter(is_shown).collect();
        let most = if self.verbose {
            usize::MAX
        } else {
            WARNINGS_SHOWN
        };
        match self.format {
            Format::Json => {}
            Format::Github => self.annotate(&shown),
            Format::Human => {
                // By file and line, but what counts most first.
                let mut shown = shown;
                shown.sort_by_key(|found| found.severity);
                say(&human::diagnostics(&shown, most, self.language));
            }
        }
    }

    /// Prints why nothing is published, warnings too, and even where quiet is wanted.
    pub(super) fn refusal(&self, diagnostics: &[Diagnostic], conclusion: &Message) {
        let aloud = Self {
            quiet: false,
            ..*self
        };
        aloud.diagnostics(diagnostics);
        aloud.note(conclusion);
        aloud.outcome(&JsonOutcome::refused(diagnostics, self.language));
    }

    /// Prints the mistake in a template at which rendering stopped; `warnings` are printed already.
    pub(super) fn template(&self, warnings: Vec<Diagnostic>, mistake: Diagnostic) {
        self.diagnostics(std::slice::from_ref(&mistake));
        let mut all = warnings;
        all.push(mistake);
        self.outcome(&JsonOutcome::refused(&all, self.language));
        if self.format != Format::Json {
            complain(&self.line(&message!("refused-by-template")));
        }
    }

    /// Prints a line for people, unless they want quiet.
    pub(super) fn note(&self, message: &Message) {
        if !self.quiet && self.format != Format::Json {
            complain(&self.line(message));
        }
    }

    /// Tells where the time of a build went: `steps` until it was rendered, `rendering`, and what
    /// is left of `all`.
    pub(super) fn steps(&self, steps: &[(Message, Duration)], rendering: Duration, all: Duration) {
        let prepared: Duration = steps.iter().map(|(_, took)| *took).sum();
        let rest = all.saturating_sub(prepared + rendering);
        let after = [
            (message!("step-render"), rendering),
            (message!("step-publish"), rest),
        ];
        for (step, took) in steps.iter().chain(&after) {
            let took = format!("{:>8.1}", took.as_secs_f64() * 1000.0);
            self.note(&message!("step-took", took = took, step = step.clone()));
        }
    }

    /// A message as a line, in the language of the reader.
    pub(super) fn line(&self, message: &Message) -> String {
        format!("{}\n", harmless(message.text(self.language)))
    }

    /// Prints an object for machines, where they are who reads.
    #[cfg(feature = "import")]
    pub(super) fn json(&self, object: &serde_json::Value) {
        if self.format == Format::Json {
            say(&format!("{object}\n"));
        }
    }

    /// Prints what a machine wants to know of the outcome.
    pub(super) fn outcome(&self, outcome: &JsonOutcome<'_>) {
        if self.format == Format::Json {
            say(&json::line(outcome));
        }
    }

    /// Prints a failure of the machine, or of the usage.
    pub(super) fn failure(&self, failure: &Failure) {
        let said = failure.message().text(self.language);
        match self.format {
            Format::Json => say(&json::line(&JsonOutcome::failed(&said))),
            format => {
                if format == Format::Github {
                    say(&github::failure(&said));
                }
                complain(&human::failure(&said, self.language));
            }
        }
    }
}

/// Prints to the standard output.
pub(super) fn say(text: &str) {
    print(anstream::stdout().lock(), text.as_bytes());
}

/// Prints what was made for another program to the standard output, as it is.
pub(super) fn say_bytes(bytes: &[u8]) {
    print(std::io::stdout().lock(), bytes);
}

/// Why something could not be printed to the standard output, the first time.
static UNPRINTED: OnceLock<io::Error> = OnceLock::new();

fn print(mut out: impl Write, bytes: &[u8]) {
    if let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) {
        let _ = UNPRINTED.set(error);
    }
}

/// Why something that was asked for did not reach the standard output: the disk behind it is full,
/// say. That a reader has gone away is no failure.
pub(super) fn unprinted() -> Option<Message> {
    let error = UNPRINTED.get()?;
    let is_reader_gone = error.kind() == io::ErrorKind::BrokenPipe;
    (!is_reader_gone).then(|| message!("cannot-print", why = error))
}

/// A text without what a terminal would obey: names and texts may be those of a stranger.
pub(super) fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_harmful = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(is_harmful) {
        Cow::Owned(text.replace(is_harmful, "\u{fffd}"))
    } else {
        text
    }
}

/// Prints to the standard error.
pub(super) fn complain(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// The diagnostics in the order in which they are shown: by file and line, errors last, so that
/// they stand right above the prompt.
pub(super) fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| order(a).cmp(&order(b)));
    diagnostics
}

/// By what diagnostics are sorted: severity, path, line and column.
fn order(diagnostic: &Diagnostic) -> (bool, Option<&str>, Option<(usize, usize)>) {
    let place = diagnostic.place.as_ref();
    let position = place.and_then(|place| place.position.as_ref());
    (
        diagnostic.is_error(),
        place.map(|place| place.path.as_str()),
        position.map(|at| (at.line, at.column)),
    )
}
