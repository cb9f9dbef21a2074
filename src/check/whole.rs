//! The site as a whole, as rules look at it.

use std::{borrow::Cow, cell::OnceCell, ops::Range, path::Path};

use foldhash::HashMap;

use super::look::Looked;
use crate::{build::PublishedAddresses, content, diagnostic::Place, folder, site::Site};

/// A site that can be built, and what was seen in its files.
pub(super) struct Whole<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// Every file of an article or plain page.
    pub(super) files: &'a [Looked],
    /// What stood where when the site was last published, if that is remembered.
    pub(super) published: Option<&'a PublishedAddresses>,
    /// The site's folder.
    pub(super) root: &'a Path,
    /// The name of the file with the settings.
    pub(super) settings: &'a str,
    /// The files by their paths.
    by_path: HashMap<&'a str, usize>,
    by_permalink: OnceCell<HashMap<Cow<'a, str>, &'a str>>,
}

impl<'a> Whole<'a> {
    pub(super) fn new(
        site: &'a Site,
        files: &'a [Looked],
        published: Option<&'a PublishedAddresses>,
        (root, settings): (&'a Path, &'a str),
    ) -> Self {
        let paths = files.iter().map(|file| file.path.as_str());
        Self {
            site,
            files,
            published,
            root,
            settings,
            by_path: paths.zip(0..).collect(),
            by_permalink: OnceCell::new(),
        }
    }

    /// What was seen in the file at `path`.
    pub(super) fn file(&self, path: &str) -> Option<&'a Looked> {
        self.by_path.get(path).map(|at| &self.files[*at])
    }

    /// The file of the article or plain page that stands at a whole address.
    pub(super) fn at(&self, permalink: &str) -> Option<&'a Looked> {
        let all = || {
            let base = &self.site.config.base_url;
            let entries = self.site.entries.iter();
            let entries =
                entries.map(|entry| (entry.permalink.as_str().into(), &*entry.article.path));
            let pages = self.site.pages.iter();
            let pages = pages.map(|page| (page.address.absolute(base).into(), &*page.page.path));
            entries.chain(pages).collect()
        };
        let path = self.by_permalink.get_or_init(all).get(permalink)?;
        self.file(path)
    }

    /// The text of the file at `path`, read once more; none where it is gone.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        text(self.root, path)
    }

    /// A place in the file at `path`.
    pub(super) fn place(&self, path: &str, span: Range<usize>) -> Place {
        match self.text(path) {
            Some(text) => Place::in_text(path, &text, span),
            None => Place::from(path),
        }
    }

    /// The place of a word in the front matter of the file at `path`.
    pub(super) fn place_in_head(&self, path: &str, word: &str) -> Place {
        let find = || {
            let text = self.text(path)?;
            let at = text[..content::body_start(&text)].find(word)?;
            Some(Place::in_text(path, &text, at..at + word.len()))
        };
        find().unwrap_or_else(|| Place::from(path))
    }
}

/// The text of the file at `path`; none where it cannot be read.
pub(super) fn text(root: &Path, path: &str) -> Option<String> {
    let file = folder::Found {
        path: root.join(path),
        relative: path.to_owned(),
    };
    let bytes = file.bytes().ok()?;
    content::decode(path, &bytes).ok().map(Into::into)
}
