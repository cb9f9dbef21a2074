//! Asks one rule of a small text.

use chrono::{TimeZone, Utc};

use crate::{
    check::{
        file::{File, Parsed},
        fix::mend,
        rule::{Found, OfFile},
    },
    config::{self, ConfigOptions},
    content::{self, ParseOptions, SourceFile},
    folder,
};

fn found(find: OfFile, id: &str, text: &str) -> Vec<Found> {
    let folder = tempfile::tempdir().unwrap();
    let settings = "base_url: https://example.org/\nai: {sources: {机器: generated}}\n";
    std::fs::write(folder.path().join("site.yaml"), settings).unwrap();
    let (config, _) = config::load(folder.path(), &ConfigOptions::default()).unwrap();
    let config = config.unwrap();
    let file = SourceFile {
        file: folder::Found {
            path: folder.path().join("a.md"),
            relative: "content/a.md".to_owned(),
        },
        id: id.to_owned(),
    };
    let options = ParseOptions {
        timezone: config.timezone,
    };
    let article = content::parse(&file, text, &options).0;
    let parsed = article.map_or(Parsed::Neither, |article| Parsed::Article(article.into()));
    let body = content::body_start(text);
    let prose = content::prose(text, body);
    let targets = content::targets(text, body);
    let file = File {
        text,
        body,
        prose: &prose,
        targets: &targets,
        parsed: &parsed,
        config: &config,
        now: Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap(),
    };
    find(&file)
}

/// What the rule says of a text.
pub(super) fn said(find: OfFile, text: &str) -> Vec<String> {
    let found = found(find, "a", text).into_iter();
    found.map(|found| found.message.to_string()).collect()
}

/// What the rule says of the article `id` with this front matter and text.
pub(super) fn said_of(find: OfFile, id: &str, head: &str, text: &str) -> Vec<String> {
    let text = format!("---\n{head}\n---\n\n{text}\n");
    let found = found(find, id, &text).into_iter();
    found.map(|found| found.message.to_string()).collect()
}

/// The text as the rule mends it.
pub(super) fn mended(find: OfFile, text: &str) -> String {
    let found = found(find, "a", text).into_iter();
    let mends: Vec<_> = found.map(|found| found.edits).collect();
    mend(text, &mends).0
}
