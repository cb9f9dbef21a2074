//! The last word on a build: what was published, and what comes next.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::{count, reasons::reasons};
use crate::{
    build::{Tally, WithheldCounts},
    cli::report::{self, JsonOutcome, Printer},
    diagnostic::Diagnostic,
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
        let removed = match report.removed {
            0 => String::new(),
            removed => format!(", {removed} removed"),
        };
        printer.note(&format!(
            "{}: {} written, {} unchanged{removed} in {:.2} s{}",
            count(self.articles, "article"),
            count(report.written, "file"),
            report.unchanged,
            self.took.as_secs_f64(),
            warnings(self.diagnostics.len()),
        ));
        let is_first = report.unchanged == 0;
        if let Some(reasons) = self.rendered.filter(|_| !is_first).and_then(reasons) {
            printer.note(&reasons);
        }
        self.print_withheld(printer);
        let next = self.next_change;
        if let Some(next) = next.map(|moment| moment.format("%Y-%m-%d %H:%M %:z")) {
            printer.note(&format!("next scheduled change: {next}; build again then"));
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
            (withheld.drafts, "draft"),
            (withheld.future, "scheduled"),
            (withheld.expired, "expired"),
        ];
        let held = held.iter().filter(|(n, _)| *n > 0);
        let held: Vec<String> = held.map(|(n, what)| format!("{n} {what}")).collect();
        if !held.is_empty() {
            printer.note(&format!("not published: {}", held.join(", ")));
        }
    }
}

fn warnings(number: usize) -> String {
    if number == 0 {
        String::new()
    } else {
        format!("; {}", count(number, "warning"))
    }
}
