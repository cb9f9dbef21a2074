//! A random site as it is thought of: its articles, its other files, its moment.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use kuaidu::site::Selection;

use crate::{article::Article, random::Random};

/// Files by their path below the site's root.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Everything that a build depends on.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) articles: Vec<Article>,
    /// Images, plain pages, static files, templates.
    pub(crate) files: Files,
    /// `site.yaml`: setting → value in YAML.
    pub(crate) settings: BTreeMap<&'static str, String>,
    /// `keywords.yaml`: keyword → value in YAML.
    pub(crate) table: BTreeMap<&'static str, &'static str>,
    pub(crate) clock: DateTime<Utc>,
    pub(crate) selection: Selection,
    pub(crate) once: Once,
    /// What the site was at earlier steps.
    pub(crate) past: Vec<(Vec<Article>, Files)>,
}

/// What lasts for one step only.
#[derive(Debug, Clone, Default)]
pub(crate) struct Once {
    /// Files in the place of others, or beside them: mistakes that are mended at once.
    pub(crate) instead: Files,
    /// Whether every file is written anew, with the bytes that it has.
    pub(crate) rewrite: bool,
    /// After how many files the build is broken off.
    pub(crate) stop_after: Option<usize>,
}

impl Site {
    /// Every file of the site.
    pub(crate) fn sources(&self) -> Files {
        let mut all = self.files.clone();
        let articles = self.articles.iter();
        all.extend(articles.map(|article| (article.path(), article.text().into_bytes())));
        all.insert("site.yaml".to_owned(), yaml(&self.settings));
        if !self.table.is_empty() {
            all.insert("keywords.yaml".to_owned(), yaml(&self.table));
        }
        all.extend(self.once.instead.clone());
        all
    }

    /// Begins the next step.
    pub(crate) fn turn_over(&mut self) {
        self.once = Once::default();
        self.past.push((self.articles.clone(), self.files.clone()));
    }

    /// Any of the articles.
    pub(crate) fn article(&mut self, random: &mut Random) -> Option<&mut Article> {
        random.any(self.articles.iter_mut())
    }

    /// Whether there is an article with this id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.articles.iter().any(|article| article.id == id)
    }

    /// The files below a folder whose names end so.
    pub(crate) fn files_like(&self, folder: &str, end: &str) -> Vec<String> {
        let is_one = |path: &&String| path.starts_with(folder) && path.ends_with(end);
        self.files.keys().filter(is_one).cloned().collect()
    }

    /// Writes a file.
    pub(crate) fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }
}

/// A line for each entry.
fn yaml<Value: AsRef<str>>(entries: &BTreeMap<&'static str, Value>) -> Vec<u8> {
    let line = |(name, value): (&&str, &Value)| format!("{name}: {}\n", value.as_ref());
    entries.iter().map(line).collect::<String>().into_bytes()
}
