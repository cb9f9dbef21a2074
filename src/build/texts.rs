//! Reads once more what an article says, where memory does not hold it.

use std::{
    borrow::Cow,
    error::Error,
    fmt,
    path::{Path, PathBuf},
};

use crate::{
    content::{self, Article, Body, ParseOptions, SourceFile},
    folder::Found,
    message::{Failure, message},
};

/// The texts of a site's articles, in their files.
#[derive(Debug)]
pub(super) struct Texts {
    root: PathBuf,
    parse: ParseOptions,
}

impl Texts {
    pub(super) fn new(root: &Path, parse: ParseOptions) -> Self {
        Self {
            root: root.to_owned(),
            parse,
        }
    }

    /// The text of `article` as it was when the article was first read.
    ///
    /// # Errors
    /// When the file cannot be read, or says something else by now.
    pub(super) fn read(&self, article: &Article) -> Result<Body, Failure> {
        let file = self.file(article);
        let (found, _) = content::parse_bytes(&file, &file.file.bytes()?, &self.parse);
        match found {
            Some(found) if found.print.file == article.print.file => Ok(found.body),
            _ => Err(changed(&article.path)),
        }
    }

    fn file(&self, article: &Article) -> SourceFile {
        SourceFile {
            file: Found {
                path: self.root.join(&article.path),
                relative: article.path.clone(),
            },
            id: article.id.clone(),
        }
    }

    /// The text of `article` in Markdown, as its author wrote it.
    ///
    /// # Errors
    /// As [`Texts::read`].
    pub(super) fn markdown(&self, article: &Article) -> Result<String, Failure> {
        let bytes = self.file(article).file.bytes()?;
        match content::markdown_of(&article.path, &bytes) {
            Some((markdown, print)) if print == article.print.file => Ok(markdown),
            _ => Err(changed(&article.path)),
        }
    }

    /// The text of `article` as plain text, without code blocks.
    ///
    /// # Errors
    /// As [`Texts::read`].
    pub(super) fn plain<'a>(&self, article: &'a Article) -> Result<Cow<'a, str>, Failure> {
        if article.body.text.is_empty() {
            Ok(Cow::Owned(self.read(article)?.text))
        } else {
            Ok(Cow::Borrowed(&article.body.text))
        }
    }
}

/// The failure of a file that says something else than when it was first read.
pub(super) fn changed(path: &str) -> Failure {
    Failure::new(message!("changed-while-building", path = path)).because(Changed)
}

/// The source of a failure that passes by itself: a file was changed while the site was built.
#[derive(Debug)]
pub struct Changed;

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file was changed while the site was built")
    }
}

impl Error for Changed {}
