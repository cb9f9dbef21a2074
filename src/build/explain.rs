//! Why an article's list of related articles is as it is.

use std::collections::HashMap;

use super::{Build, BuildOptions, relate};
use crate::{
    content::{self, Article, Auto, ParseOptions},
    message::Failure,
    related::{Explainer, Explanation, Profile, Related, Why},
    site::{ArticleId, Entry, Site},
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

/// Takes over what the build made where the editors left it out.
fn fill_in(articles: &mut [Article], site: &Site) {
    let entries = site.entries.iter().map(|entry| &entry.article);
    let filled: HashMap<&str, &Article> = entries
        .filter(|filled| filled.auto != Auto::default())
        .map(|filled| (filled.id.as_str(), filled))
        .collect();
    for article in articles {
        if let Some(filled) = filled.get(article.id.as_str()) {
            article.summary.clone_from(&filled.summary);
            article.keywords.clone_from(&filled.keywords);
        }
    }
}

/// The list of the article `of`, each of it explained.
///
/// The texts, which a build gives up as soon as their terms are counted, are read once more.
///
/// # Errors
/// When the machine cannot read the content.
pub fn explain<'a>(
    build: &'a Build,
    options: &BuildOptions,
    of: ArticleId,
) -> Result<Vec<Listed<'a>>, Failure> {
    let site = &build.site;
    let parse = ParseOptions {
        timezone: site.config.timezone,
    };
    let sources = content::read(&options.root)?;
    let (mut articles, _) = content::parse_all(&sources.articles, &parse)?;
    fill_in(&mut articles, site);
    let article = articles
        .iter()
        .find(|article| article.id == site.entry(of).article.id);
    let by_id: HashMap<&str, &Article> = articles
        .iter()
        .map(|article| (article.id.as_str(), article))
        .collect();
    let profile = |entry: &Entry| {
        let article = by_id.get(entry.article.id.as_str());
        article.map_or_else(Profile::default, |article| {
            Profile::of(&relate::document(article))
        })
    };
    let profiles: Vec<Profile> = site.entries.iter().map(profile).collect();
    let entries = relate::entries(site);
    let explainer = Explainer::new(
        &entries,
        &profiles,
        &relate::options(&site.config.related),
        &build.related,
    );
    let list = build.related.list(of.0 as usize).iter();
    let listed = list.map(|related| {
        let other = &site.entry(ArticleId(related.article)).article;
        let similar = article.filter(|_| related.why == Why::Similar);
        Listed {
            id: &other.id,
            title: &other.title,
            related: *related,
            explanation: similar.map(|article| {
                let with = related.article as usize;
                explainer.explain(of.0 as usize, &relate::document(article), with)
            }),
        }
    });
    Ok(listed.collect())
}
