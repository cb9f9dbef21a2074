//! An article of a random site, and its file.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

/// An article as its editor thinks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Article {
    /// The path below `content/`, without `.md`.
    pub(crate) id: String,
    /// Whether it is the `index.md` of a folder of its own.
    pub(crate) is_bundle: bool,
    pub(crate) date: NaiveDateTime,
    pub(crate) keywords: Vec<String>,
    /// The other fields of its front matter: name → value in YAML.
    pub(crate) fields: BTreeMap<&'static str, String>,
    /// Paragraphs of Markdown.
    pub(crate) body: Vec<String>,
}

impl Article {
    /// The path of its file, below the site's root.
    pub(crate) fn path(&self) -> String {
        match self.is_bundle {
            true => format!("content/{}/index.md", self.id),
            false => format!("content/{}.md", self.id),
        }
    }

    /// The folder of its file, with a slash at its end.
    pub(crate) fn folder(&self) -> String {
        let path = self.path();
        path[..=path.rfind('/').unwrap()].to_owned()
    }

    /// The path of another file as a link in the text names it.
    pub(crate) fn link_to(&self, path: &str) -> String {
        let up = "../".repeat(self.folder().matches('/').count() - 1);
        format!("{up}{}", path.strip_prefix("content/").unwrap_or(path))
    }

    /// What stands in its file.
    pub(crate) fn text(&self) -> String {
        let mut lines = vec!["---".to_owned()];
        lines.push(format!("date: {}", self.date.format("%Y-%m-%d %H:%M:%S")));
        if !self.keywords.is_empty() {
            lines.push(format!("keywords: [{}]", self.keywords.join(", ")));
        }
        let fields = self.fields.iter();
        lines.extend(fields.map(|(name, value)| format!("{name}: {value}")));
        lines.push("---\n".to_owned());
        lines.push(self.body.join("\n\n"));
        lines.join("\n") + "\n"
    }
}
