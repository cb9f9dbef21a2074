//! What machines read: one JSON object on one line.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    diagnostic::{Diagnostic, Place, Severity},
    message::Language,
};

/// How a command ended.
#[derive(Serialize)]
pub(in crate::cli) struct Outcome<'a> {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'a str>,
    diagnostics: Vec<JsonDiagnostic<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    build: Option<Published>,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<Findings>,
}

/// What a check found, in numbers.
#[derive(Serialize)]
pub(in crate::cli) struct Findings {
    pub(in crate::cli) files: usize,
    pub(in crate::cli) errors: usize,
    pub(in crate::cli) warnings: usize,
    pub(in crate::cli) notes: usize,
    pub(in crate::cli) mendable: usize,
    pub(in crate::cli) mended: usize,
    pub(in crate::cli) whole: bool,
    pub(in crate::cli) seconds: f64,
}

/// What a build published.
#[derive(Serialize)]
pub(in crate::cli) struct Published {
    pub(in crate::cli) articles: usize,
    pub(in crate::cli) drafts: usize,
    pub(in crate::cli) future: usize,
    pub(in crate::cli) expired: usize,
    pub(in crate::cli) written: usize,
    pub(in crate::cli) unchanged: usize,
    pub(in crate::cli) removed: usize,
    pub(in crate::cli) seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) next_change: Option<String>,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    severity: &'static str,
    rule: &'a str,
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<JsonPlace<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<JsonPlace<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl<'a> Outcome<'a> {
    /// A command that found mistakes and did nothing.
    pub(in crate::cli) fn refused(diagnostics: &'a [Diagnostic], language: Language) -> Self {
        Self {
            ok: false,
            failure: None,
            diagnostics: all(diagnostics, language),
            build: None,
            check: None,
        }
    }

    /// A build that was published.
    pub(in crate::cli) fn built(
        diagnostics: &'a [Diagnostic],
        build: Published,
        language: Language,
    ) -> Self {
        Self {
            ok: true,
            failure: None,
            diagnostics: all(diagnostics, language),
            build: Some(build),
            check: None,
        }
    }

    /// A check, and whether it found nothing that counts.
    pub(in crate::cli) fn checked(
        ok: bool,
        diagnostics: &'a [Diagnostic],
        check: Findings,
        language: Language,
    ) -> Self {
        Self {
            ok,
            failure: None,
            diagnostics: all(diagnostics, language),
            build: None,
            check: Some(check),
        }
    }

    /// A command that the machine failed.
    pub(in crate::cli) fn failed(failure: &'a str) -> Self {
        Self {
            ok: false,
            failure: Some(failure),
            diagnostics: Vec::new(),
            build: None,
            check: None,
        }
    }
}

/// The outcome as a line.
pub(super) fn line(outcome: &Outcome<'_>) -> String {
    // Strings and numbers always have a form in JSON.
    let mut line = serde_json::to_string(outcome).unwrap_or_default();
    line.push('\n');
    line
}

fn all(diagnostics: &[Diagnostic], language: Language) -> Vec<JsonDiagnostic<'_>> {
    diagnostics
        .iter()
        .map(|diagnostic| JsonDiagnostic::of(diagnostic, language))
        .collect()
}

impl<'a> JsonDiagnostic<'a> {
    fn of(diagnostic: &'a Diagnostic, language: Language) -> Self {
        Self {
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            rule: &diagnostic.rule,
            message: diagnostic.message.text(language),
            place: diagnostic.place.as_ref().map(place),
            related: diagnostic.related.iter().map(place).collect(),
            help: diagnostic.help.as_ref().map(|help| help.text(language)),
        }
    }
}

fn place(place: &Place) -> JsonPlace<'_> {
    let position = place.position.as_ref();
    JsonPlace {
        path: &place.path,
        line: position.map(|at| at.line),
        column: position.map(|at| at.column),
    }
}
