//! What articles become, and what is said of those that are wrong.

mod front_matter;
mod hostile;
mod markdown;
mod raw_html;
mod sources;

use std::path::PathBuf;

use super::{Article, ParseOptions, SourceFile, parse};
use crate::diagnostic::{Diagnostic, Severity};
use crate::folder::Found;

const OPTIONS: ParseOptions = ParseOptions {
    timezone: chrono_tz::Tz::Asia__Shanghai,
};

/// Front matter that nothing is said of, and the start of the body.
const HEAD: &str = "---\ntitle: 标题\ndate: 2025-04-22\nsource: 源\nsummary: 短\n---\n";

fn source(id: &str) -> SourceFile {
    SourceFile {
        file: Found {
            path: PathBuf::from("nowhere"),
            relative: format!("content/{id}.md"),
        },
        id: id.to_owned(),
    }
}

/// The article whose front matter has `fields` besides source and summary, and what is said of it.
fn with_fields(fields: &str) -> (Option<Article>, Vec<String>) {
    let text = format!("---\n{fields}---\n正文\n");
    let (article, diagnostics) = parse(&source("a"), &text, &OPTIONS);
    let told = diagnostics
        .iter()
        .filter(|diagnostic| !diagnostic.rule.starts_with("missing-"))
        .map(told)
        .collect();
    (article, told)
}

/// The article with `markdown` for its body, and what is said of it.
fn with_body(markdown: &str) -> (Option<Article>, Vec<String>) {
    let (article, diagnostics) = parse(&source("a"), &format!("{HEAD}{markdown}"), &OPTIONS);
    (article, diagnostics.iter().map(told).collect())
}

/// The HTML of a body of which nothing is said.
fn html(markdown: &str) -> String {
    let (article, told) = with_body(markdown);
    assert_eq!(told, [""; 0], "{markdown}");
    article.unwrap().body.html
}

/// A diagnostic in one line: `error[rule] 3:8 «what is marked» message`.
fn told(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let position = diagnostic
        .place
        .as_ref()
        .and_then(|place| place.position.as_ref());
    let place = position.map_or_else(String::new, |at| {
        let marked = &at.excerpt[at.highlight.clone()];
        format!("{}:{} «{marked}» ", at.line, at.column)
    });
    format!(
        "{severity}[{}] {place}{}",
        diagnostic.rule, diagnostic.message
    )
}
