//! What an import tells: for people a list by what became of things, for machines an object.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use crate::{
    cli::report::{Printer, harmless},
    import::{LeftOut, Note, NoteKind, Report},
    message::{Language, Message, message},
};

/// Notes of one kind and rule that are shown; the rest are counted.
const SHOWN: usize = 10;

impl Printer<'_> {
    /// Prints what an import did.
    pub(in crate::cli) fn imported(&self, report: &Report, dry_run: bool) {
        let language = self.language();
        self.json(&as_json(report, dry_run, language));
        let most = match self.is_verbose() {
            true => usize::MAX,
            false => SHOWN,
        };
        for kind in NoteKind::ALL {
            let text = notes(report, kind, most, language);
            if !text.is_empty() {
                self.note(&Message::verbatim(text));
            }
        }
        for line in summary(report, dry_run) {
            self.note(&line);
        }
    }
}

/// The notes of a kind below a heading, in the order of the source.
fn notes(report: &Report, kind: NoteKind, most: usize, language: Language) -> String {
    let all: Vec<&Note> = report
        .notes
        .iter()
        .filter(|note| note.kind == kind)
        .collect();
    if all.is_empty() {
        return String::new();
    }
    let mut out = heading(kind).text(language).into_owned();
    out.push('\n');
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for note in all {
        let count = seen.entry(note.rule).or_default();
        *count += 1;
        if *count <= most {
            let place = match note.spot.line {
                Some(line) => format!("{}:{line}", note.spot.file),
                None => note.spot.file.clone(),
            };
            // Writing into a String does not fail.
            let _ = writeln!(out, "  {place}  {}", note.message.text(language));
        }
    }
    for (rule, shown) in seen {
        let told = report.told.get(&(kind, rule)).copied().unwrap_or(shown);
        let count = told - shown.min(most);
        if count == 0 {
            continue;
        }
        let more = message!("import-more", count = count, rule = rule);
        let _ = writeln!(out, "  {}", more.text(language));
    }
    harmless(out.into()).into_owned()
}

fn heading(kind: NoteKind) -> Message {
    match kind {
        NoteKind::Changed => message!("import-heading-changed"),
        NoteKind::Lost => message!("import-heading-lost"),
        NoteKind::Kept => message!("import-heading-kept"),
        NoteKind::Damaged => message!("import-heading-damaged"),
    }
}

fn summary(report: &Report, dry_run: bool) -> Vec<Message> {
    let mut lines = vec![message!(
        "import-came",
        articles = report.articles,
        pages = report.pages,
        drafts = report.drafts,
        files = report.files
    )];
    for (what, count) in &report.left_out {
        lines.push(left_out(*what, *count));
    }
    let (written, updated, unchanged) = (report.written, report.updated, report.unchanged);
    lines.push(match dry_run {
        true => message!(
            "import-would-write",
            written = written,
            updated = updated,
            unchanged = unchanged
        ),
        false => message!(
            "import-wrote",
            written = written,
            updated = updated,
            unchanged = unchanged
        ),
    });
    lines
}

fn left_out(what: LeftOut, count: usize) -> Message {
    match what {
        LeftOut::Comments => message!("import-left-comments", count = count),
        LeftOut::MenuEntries => message!("import-left-menu-entries", count = count),
        LeftOut::Revisions => message!("import-left-revisions", count = count),
        LeftOut::Trash => message!("import-left-trash", count = count),
        LeftOut::AutoDrafts => message!("import-left-auto-drafts", count = count),
        LeftOut::Attachments => message!("import-left-attachments", count = count),
        LeftOut::Design => message!("import-left-design", count = count),
        LeftOut::Other => message!("import-left-other", count = count),
    }
}

fn as_json(report: &Report, dry_run: bool, language: Language) -> Json {
    let left_out: serde_json::Map<String, Json> = report
        .left_out
        .iter()
        .map(|(what, count)| (what.name().to_owned(), json!(count)))
        .collect();
    let notes: Vec<Json> = report
        .notes
        .iter()
        .map(|note| of_note(note, language))
        .collect();
    json!({
        "ok": report.is_sound(),
        "dry_run": dry_run,
        "articles": report.articles,
        "pages": report.pages,
        "drafts": report.drafts,
        "files": report.files,
        "written": report.written,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "left_out": left_out,
        "notes": notes,
    })
}

fn of_note(note: &Note, language: Language) -> Json {
    let kind = match note.kind {
        NoteKind::Changed => "changed",
        NoteKind::Lost => "lost",
        NoteKind::Kept => "kept",
        NoteKind::Damaged => "damaged",
    };
    json!({
        "kind": kind,
        "rule": note.rule,
        "file": note.spot.file,
        "line": note.spot.line,
        "message": note.message.text(language),
    })
}
