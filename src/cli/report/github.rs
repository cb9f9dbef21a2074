//! Annotations of GitHub Actions (workflow commands `::error` and `::warning`).

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use crate::{
    diagnostic::{Diagnostic, Severity},
    message::Language,
};

/// Where the files of diagnostics are.
pub(super) struct Whereabouts<'a> {
    /// The site's folder.
    pub(super) root: &'a Path,
    /// The folder of the repository, from which GitHub looks for files.
    pub(super) repository: Option<PathBuf>,
}

impl Whereabouts<'_> {
    /// How GitHub finds the file that a diagnostic calls `path`: below the site's folder, but for
    /// settings that stand elsewhere, which are called as the person did.
    fn of(&self, path: &str) -> String {
        let below = self.root.join(path);
        let file = match !below.exists() && Path::new(path).exists() {
            true => PathBuf::from(path),
            false => below,
        };
        let whole = file.canonicalize().ok();
        let repository = self
            .repository
            .as_ref()
            .and_then(|it| it.canonicalize().ok());
        let found = whole.zip(repository);
        let found = found.and_then(|(file, from)| Some(file.strip_prefix(from).ok()?.to_owned()));
        let file = found.unwrap_or(file);
        let file = file.strip_prefix(".").unwrap_or(&file);
        file.to_string_lossy().replace('\\', "/")
    }
}

/// One line for each diagnostic.
pub(super) fn annotations(
    diagnostics: &[&Diagnostic],
    whereabouts: &Whereabouts<'_>,
    language: Language,
) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = vec![("title", diagnostic.rule.to_string())];
        if let Some(place) = &diagnostic.place {
            properties.push(("file", whereabouts.of(&place.path)));
            if let Some(position) = &place.position {
                properties.push(("line", position.line.to_string()));
                properties.push(("col", position.column.to_string()));
            }
        }
        let properties: Vec<String> = properties
            .iter()
            .map(|(name, value)| format!("{name}={}", property(value)))
            .collect();
        let help = diagnostic
            .help
            .as_ref()
            .map(|help| format!("\n{}", help.text(language)))
            .unwrap_or_default();
        let message = data(&format!("{}{help}", diagnostic.message.text(language)));
        // Writing into a String does not fail.
        let _ = writeln!(out, "::{level} {}::{message}", properties.join(","));
    }
    out
}

/// A line for what is no matter of a file.
pub(super) fn failure(text: &str) -> String {
    format!("::error ::{}\n", data(text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::Place, message::Message};

    #[test]
    fn a_value_cannot_end_its_property() {
        let diagnostic = Diagnostic::error("yaml", Message::verbatim("100%: a\nb"))
            .at(Place::in_text("content/a,b.md", "x: 1", 3..4))
            .help(Message::verbatim("quote it"));
        for (root, file) in [(".", "content/a%2Cb.md"), ("site", "site/content/a%2Cb.md")] {
            assert_eq!(
                annotations(
                    &[&diagnostic],
                    &Whereabouts {
                        root: Path::new(root),
                        repository: None
                    },
                    Language::English
                ),
                format!("::error title=yaml,file={file},line=1,col=4::100%25: a%0Ab%0Aquote it\n")
            );
        }
    }
}
