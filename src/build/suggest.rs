//! Proposes front matter for one article, and writes it into the article's file.

use std::{borrow::Cow, convert::Infallible};

use crate::{
    config::{self, Config},
    content::{self, Addition, Article, ParseOptions, SourceFile},
    diagnostic::Diagnostic,
    folder,
    message::{Failure, message},
    suggest,
    text::nearest,
};

use super::{BuildError, BuildOptions, fill};

/// What is proposed for an article.
#[derive(Debug)]
pub struct Suggestion {
    /// The article's file, below the site's root.
    pub path: String,
    /// What is proposed.
    pub addition: Addition,
    /// Fields that are wanted and for which the text yields nothing.
    pub nothing_for: Vec<&'static str>,
    file: SourceFile,
    parse: ParseOptions,
}

/// Proposes 快速阅读 and 关键词 for the article named by its id or the path of its file:
/// what it lacks, or both with `all`.
///
/// # Errors
/// When there is no such article, when it or the settings are wrong, or when the machine fails.
pub fn suggest(options: &BuildOptions, name: &str, all: bool) -> Result<Suggestion, BuildError> {
    let (config, diagnostics) = config::load(&options.root, &options.config)?;
    let Some(config) = config else {
        return Err(BuildError::Content(diagnostics));
    };
    let sources = content::read(&options.root)?;
    let file = find(&sources.articles, name)?.clone();
    let parse = ParseOptions {
        timezone: config.timezone,
    };
    let (articles, mut diagnostics) = content::parse_all(&sources.articles, &parse)?;
    let Some(article) = articles.iter().find(|article| article.id == file.id) else {
        let is_here = |d: &Diagnostic| {
            d.place
                .as_ref()
                .is_some_and(|at| at.path == file.file.relative)
        };
        diagnostics.retain(is_here);
        return Err(BuildError::Content(diagnostics));
    };
    let mut addition = Addition::default();
    let mut nothing_for = Vec::new();
    if all || article.summary.is_none() {
        addition.summary = suggest::summary(&article.title, &article.body.text);
        nothing_for.extend(addition.summary.is_none().then_some("summary"));
    }
    if all || article.keywords.is_empty() {
        addition.keywords = keywords(&articles, article, &config);
        nothing_for.extend(addition.keywords.is_empty().then_some("keywords"));
    }
    Ok(Suggestion {
        path: file.file.relative.clone(),
        addition,
        nothing_for,
        file,
        parse,
    })
}

/// The article that an editor names by its id or its file.
fn find<'a>(articles: &'a [SourceFile], name: &str) -> Result<&'a SourceFile, Failure> {
    let id = content::id_meant_by(name);
    content::find(articles.iter(), name).ok_or_else(|| {
        let ids = articles.iter().map(|source| source.id.as_str());
        Failure::new(match nearest(id, ids) {
            Some(near) => message!("no-article-but", id = id, near = near),
            None => message!("no-article", id = id),
        })
    })
}

fn keywords(articles: &[Article], wanted: &Article, config: &Config) -> Vec<String> {
    let articles: Vec<&Article> = articles.iter().collect();
    let found = fill::keywords(
        &articles,
        &config.keywords,
        |article| article.id == wanted.id,
        |article| Ok::<_, Infallible>(Cow::Borrowed(article.body.text.as_str())),
    );
    found
        .into_iter()
        .flatten()
        .flat_map(|(_, keywords)| keywords)
        .collect()
}

impl Suggestion {
    /// What is proposed as lines of front matter, in the language in which the article names its fields.
    ///
    /// # Errors
    /// When the machine cannot read the article.
    pub fn lines(&self) -> Result<String, Failure> {
        let bytes = self.file.file.bytes()?;
        let raw = std::str::from_utf8(&bytes).ok();
        let in_chinese = raw.and_then(content::names_in_chinese).unwrap_or_default();
        Ok(content::field_lines(&self.addition, in_chinese))
    }

    /// Writes what is proposed into the article's front matter; every other byte stays.
    ///
    /// # Errors
    /// When the front matter cannot hold it, the file was changed in the meantime, or the
    /// machine fails; the file then is as it was.
    pub fn write(&self) -> Result<(), Failure> {
        let old = self.file.file.bytes()?;
        let new = std::str::from_utf8(&old)
            .ok()
            .and_then(|old| content::add(old, &self.addition))
            .filter(|new| self.is_sound(&old, new))
            .ok_or_else(|| Failure::new(message!("suggestion-unfit", path = &self.path)))?;
        folder::rewrite(&self.file.file.path, &old, new.as_bytes())
            .map_err(|why| Failure::new(why.message(&self.path)).because(why))
    }

    /// Whether the article in `new` says what is proposed, and all else that `old` says.
    fn is_sound(&self, old: &[u8], new: &str) -> bool {
        let parse = |bytes| content::parse_bytes(&self.file, bytes, &self.parse);
        let ((Some(old), before), (Some(new), after)) = (parse(old), parse(new.as_bytes())) else {
            return false;
        };
        let mut want = old;
        if self.addition.summary.is_some() {
            want.summary.clone_from(&self.addition.summary);
        }
        if !self.addition.keywords.is_empty() {
            want.keywords.clone_from(&self.addition.keywords);
        }
        after.len() <= before.len() && want.says_the_same(&new)
    }
}
