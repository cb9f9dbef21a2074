//! Annotations of GitHub Actions (workflow commands `::error` and `::warning`).

use std::{fmt::Write as _, path::Path};

use crate::{
    diagnostic::{Diagnostic, Severity},
    message::Language,
};

/// One line for each diagnostic. GitHub looks for the file from the working folder, which is
/// that of the repository; the site is in `root`.
pub(super) fn annotations(diagnostics: &[&Diagnostic], root: &Path, language: Language) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = vec![("title", diagnostic.rule.to_string())];
        if let Some(place) = &diagnostic.place {
            let file = root.join(&place.path);
            let file = file.strip_prefix(".").unwrap_or(&file);
            properties.push(("file", file.to_string_lossy().replace('\\', "/")));
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
                annotations(&[&diagnostic], Path::new(root), Language::English),
                format!("::error title=yaml,file={file},line=1,col=4::100%25: a%0Ab%0Aquote it\n")
            );
        }
    }
}
