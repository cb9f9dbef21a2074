//! Builds the preview each time the site changes, and says what came of it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use super::{
    Built, Changes, News, Options,
    live_reload::Turn,
    overlay,
    preview::{Preview, Shown},
    rebuild::{Early, Made, Outcome, Rebuilder},
    watch::Watch,
};
use crate::{
    build::{BuildError, Changed, Clock},
    diagnostic::Diagnostic,
    message::Failure,
};

/// The thread that builds.
pub(super) struct Turns<'a> {
    rebuilder: Rebuilder,
    preview: &'a Preview,
    tell: &'a (dyn Fn(News<'_>) + Sync),
    /// Changes of which no build has told yet.
    untold: Changes,
    /// The warnings that were told already.
    warnings: Vec<Diagnostic>,
    navigate: bool,
    /// The clock of the last build, and when it will have become wrong: an article appears or expires.
    due: Option<(Clock, Instant)>,
}

impl<'a> Turns<'a> {
    pub(super) fn new(
        options: &Options,
        origin: &str,
        preview: &'a Preview,
        tell: &'a (dyn Fn(News<'_>) + Sync),
    ) -> Self {
        Self {
            rebuilder: Rebuilder::new(options, origin),
            preview,
            tell,
            untold: Changes::default(),
            warnings: Vec::new(),
            navigate: options.navigate,
            due: None,
        }
    }

    /// The first build: nothing is known to have changed.
    pub(super) fn first(&mut self, clock: Clock, is_stopped: &AtomicBool) {
        self.turn(None, clock, is_stopped);
    }

    /// Builds after each change, and when the time of an article comes, until the watching ends.
    pub(super) fn run(
        &mut self,
        mut watch: Watch,
        moment: &dyn Fn() -> Clock,
        is_stopped: &AtomicBool,
    ) {
        while let Some(changes) = watch.changes(self.due.map(|(_, due)| due)) {
            let clock = moment();
            if !changes.any() {
                let before = self.due.take();
                if before.is_some_and(|(before, _)| before == clock) {
                    // A clock that stands still.
                    continue;
                }
                self.rebuilder.forget();
            }
            self.turn(Some(changes), clock, is_stopped);
            if is_stopped.load(Ordering::Relaxed) {
                return;
            }
        }
    }

    fn turn(&mut self, changes: Option<Changes>, clock: Clock, is_stopped: &AtomicBool) {
        let began = Instant::now();
        let is_first = changes.is_none();
        if let Some(changes) = changes {
            self.untold.absorb(changes);
        }
        let mut outcome = self.build(clock, is_stopped);
        // A file that was written to meanwhile is whole in a moment.
        let mut tries = 0;
        while tries < RETRIES && outcome.as_ref().is_err_and(is_passing) {
            std::thread::sleep(PAUSE);
            outcome = self.build(clock, is_stopped);
            tries += 1;
        }
        if is_stopped.load(Ordering::Relaxed) {
            return;
        }
        match outcome {
            Ok(Outcome::Same) => {
                self.untold = Changes::default();
                self.mended();
            }
            Ok(Outcome::Made(made)) => {
                let next_change = made
                    .next_change
                    .map(|wait| Instant::now().checked_add(wait));
                self.due = next_change.flatten().map(|due| (clock, due));
                self.made(*made, is_first, began.elapsed());
            }
            Err(BuildError::Content(mut diagnostics)) => {
                // Warnings are told when the site is right again: here they would hide what is wrong.
                diagnostics.retain(Diagnostic::is_error);
                diagnostics.sort_by_cached_key(place);
                (self.tell)(News::Refused(&diagnostics));
                self.mistaken(overlay::diagnostics(&diagnostics, self.preview.language()));
            }
            Err(BuildError::Machine(failure)) => self.failed(&failure),
        }
    }

    fn build(&mut self, clock: Clock, is_stopped: &AtomicBool) -> Result<Outcome, BuildError> {
        let early = |early: Early| {
            let before = self.preview.shown();
            let open = self.navigate.then(|| early.href.clone());
            let shown = Shown {
                marks: Arc::clone(&early.marks),
                mistakes: None,
                early: Some(Arc::new(early)),
                ..(*before).clone()
            };
            let files = Vec::new();
            self.preview
                .turn_early(Arc::new(shown), Turn { files, open });
        };
        let saved = self.untold.only();
        self.rebuilder.build(clock, is_stopped, (saved, &early))
    }

    fn made(&mut self, made: Made, is_first: bool, took: Duration) {
        let changes = std::mem::take(&mut self.untold);
        let shown = Arc::new(Shown {
            has_site: true,
            base: Some(made.base.clone()),
            marks: made.marks.clone(),
            mistakes: None,
            early: None,
        });
        let turn = Turn {
            files: made.files(),
            open: self.navigate.then(|| made.page_of(&changes)).flatten(),
        };
        self.preview.turn(shown, turn);
        let new: Vec<Diagnostic> = made
            .build
            .diagnostics
            .iter()
            .filter(|warning| !self.warnings.contains(warning))
            .cloned()
            .collect();
        (self.tell)(News::Built(Built {
            changes: (!is_first).then_some(&changes),
            published: &made.published,
            articles: made.build.site.entries.len(),
            unpublished: made.unpublished,
            warnings: &new,
            took,
            steps: &made.build.timings,
        }));
        self.warnings.clone_from(&made.build.diagnostics);
    }

    /// The last good site is right again, or as right as before.
    fn mended(&mut self) {
        let shown = self.preview.shown();
        if shown.mistakes.is_some() {
            let shown = Shown {
                mistakes: None,
                early: None,
                ..(*shown).clone()
            };
            self.preview.turn(Arc::new(shown), Turn::default());
            (self.tell)(News::Mended);
        }
    }

    fn mistaken(&self, mistakes: String) {
        let shown = Shown {
            mistakes: Some(mistakes.into()),
            early: None,
            ..(*self.preview.shown()).clone()
        };
        self.preview.turn(Arc::new(shown), Turn::default());
    }

    fn failed(&self, failure: &Failure) {
        (self.tell)(News::Failed(failure));
        self.mistaken(overlay::failure(failure.message(), self.preview.language()));
    }
}

/// How often a build is repeated that a file changed under.
const RETRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(20);

/// Whether a build failed because a file was changed or removed while it was being read.
fn is_passing(error: &BuildError) -> bool {
    let BuildError::Machine(failure) = error else {
        return false;
    };
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(failure);
    while let Some(error) = cause {
        let io = error.downcast_ref::<std::io::Error>();
        if error.is::<Changed>() || io.is_some_and(|io| io.kind() == std::io::ErrorKind::NotFound) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// By what mistakes are sorted: path and line.
fn place(diagnostic: &Diagnostic) -> Option<(String, usize)> {
    let place = diagnostic.place.as_ref()?;
    let line = place.position.as_ref().map_or(0, |at| at.line);
    Some((place.path.clone(), line))
}
