//! The last word on a build: what was published, and what comes next.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::reasons::reasons;
use crate::{
    build::{Tally, WithheldCounts},
    cli::report::{self, JsonOutcome, Printer},
    diagnostic::Diagnostic,
    message::{Value, message},
    publish,
};

/// The last word: what was published, and what comes next.
pub(super) struct Summary<'a> {
    pub(super) articles: usize,
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) withheld: WithheldCounts,
    pub(super) next_change: Option<DateTime<FixedOffset>>,
    pub(super) report: publish::Report,
    /// None where nothing had to be rendered.
    pub(super) rendered: Option<&'a Tally>,
    pub(super) took: Duration,
}

impl Summary<'_> {
    pub(super) fn print(&self, printer: &Printer) {
        let report = self.report;
        printer.note(&message!(
            "built",
            articles = self.articles,
            written = report.written,
            unchanged = report.unchanged,
            removed = report.removed,
            seconds = format!("{:.2}", self.took.as_secs_f64()),
            warnings = self.diagnostics.len(),
        ));
        let is_first = report.unchanged == 0;
        if let Some(reasons) = self.rendered.filter(|_| !is_first).and_then(reasons) {
            printer.note(&reasons);
        }
        self.print_withheld(printer);
        let next = self.next_change;
        if let Some(next) = next.map(|moment| moment.format("%Y-%m-%d %H:%M %:z")) {
            printer.note(&message!("next-change", moment = next.to_string()));
        }
        let published = report::Published {
            articles: self.articles,
            drafts: self.withheld.drafts,
            future: self.withheld.future,
            expired: self.withheld.expired,
            written: report.written,
            unchanged: report.unchanged,
            removed: report.removed,
            seconds: self.took.as_secs_f64(),
            next_change: next.map(|moment| moment.to_rfc3339()),
        };
        printer.outcome(&JsonOutcome::built(
            self.diagnostics,
            published,
            printer.language(),
        ));
    }

    fn print_withheld(&self, printer: &Printer) {
        let withheld = self.withheld;
        let held = [
            (
                withheld.drafts,
                message!("held-drafts", count = withheld.drafts),
            ),
            (
                withheld.future,
                message!("held-scheduled", count = withheld.future),
            ),
            (
                withheld.expired,
                message!("held-expired", count = withheld.expired),
            ),
        ];
        let held = held.into_iter().filter(|(count, _)| *count > 0);
        let held: Vec<_> = held.map(|(_, told)| told).collect();
        if !held.is_empty() {
            let held: Value = held.into_iter().collect();
            printer.note(&message!("not-published", held = held));
        }
    }
}
