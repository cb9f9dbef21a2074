//! Why an article's list of related articles is as it is.

use rayon::prelude::*;

use super::{Build, relate};
use crate::{
    message::Failure,
    related::{Document, Explainer, Explanation, Profile, Related, Why},
    site::{ArticleId, Entry},
};

/// An article in the list of another.
#[derive(Debug)]
pub struct Listed<'a> {
    /// The article's id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its score, and why it is there.
    pub related: Related,
    /// What the two have in common; none where it was pinned or filled in.
    pub explanation: Option<Explanation>,
}

/// The list of the article `of`, each of it explained.
///
/// The texts, which a build gives up as soon as their terms are counted, are read once more, one
/// after the other.
///
/// # Errors
/// When a text cannot be read, or says something else by now.
pub fn explain(build: &Build, of: ArticleId) -> Result<Vec<Listed<'_>>, Failure> {
    let site = &build.site;
    let profile = |entry: &Entry| relate::profile(&entry.article, &build.texts);
    // Collected first, so that of several failures the same one is told at every run.
    let profiles: Vec<_> = site.entries.par_iter().map(profile).collect();
    let profiles: Vec<Profile> = profiles.into_iter().collect::<Result<_, _>>()?;
    let entries = relate::entries(site);
    let explainer = Explainer::new(
        &entries,
        &profiles,
        &relate::options(&site.config.related),
        &build.related,
    );
    let article = &site.entry(of).article;
    let document = Document {
        body: &build.texts.plain(article)?,
        ..relate::document(article)
    };
    let list = build.related.list(of.0 as usize).iter();
    let listed = list.map(|related| {
        let other = &site.entry(ArticleId(related.article)).article;
        let explain = || explainer.explain(of.0 as usize, &document, related.article as usize);
        Listed {
            id: &other.id,
            title: &other.title,
            related: *related,
            explanation: (related.why == Why::Similar).then(explain),
        }
    });
    Ok(listed.collect())
}
