//! Hands the site's articles to the index of related articles.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{
    config,
    content::Article,
    diagnostic::Diagnostic,
    related::{Document, Duplicate, Entry, Options, Order, Profile, RelatedIndex},
    site::{ArticleId, Site},
};

/// What relatedness keeps of each text, by article id; the plain texts are given up with it.
pub(super) fn profiles(articles: &mut [Article]) -> HashMap<String, Profile> {
    let profile = |article: &mut Article| {
        let profile = Profile::of(&document(article));
        article.body.text = String::new();
        (article.id.clone(), profile)
    };
    articles.par_iter_mut().map(profile).collect()
}

/// The texts of an article that speak of its subject.
pub(super) fn document(article: &Article) -> Document<'_> {
    Document {
        title: &article.title,
        keywords: &article.keywords,
        summary: article.summary.as_deref().unwrap_or_default(),
        body: &article.body.text,
    }
}

/// The lists of all articles.
pub(super) fn index(
    site: &Site,
    profiles: HashMap<String, Profile>,
    options: &Options,
) -> RelatedIndex {
    let profiles = in_place(site, profiles);
    RelatedIndex::build(&entries(site), options, &|place| profiles[place].clone())
}

/// The site's articles as the index takes them, by their places in the site.
///
/// Their texts have no hash: the index is made once.
pub(super) fn entries(site: &Site) -> Vec<Entry> {
    let places = |ids: &[ArticleId]| ids.iter().map(|id| id.0).collect();
    site.entries
        .iter()
        .map(|entry| Entry {
            id: entry.article.id.clone(),
            text: 0,
            time: entry.article.date.timestamp(),
            source: entry.article.source.clone(),
            links: places(&entry.links),
            pins: places(&entry.pinned),
            excludes: places(&entry.excluded),
        })
        .collect()
}

/// The profiles of the site's articles, by their places in the site.
pub(super) fn in_place(site: &Site, mut profiles: HashMap<String, Profile>) -> Vec<Profile> {
    let entries = site.entries.iter();
    entries
        .map(|entry| profiles.remove(&entry.article.id).unwrap_or_default())
        .collect()
}

/// The settings in the index's own words.
pub(super) fn options(settings: &config::Related) -> Options {
    Options {
        count: settings.count,
        date_weight: settings.date_weight,
        diversity: settings.diversity,
        order: match settings.order {
            config::RelatedOrder::Relevance => Order::Relevance,
            config::RelatedOrder::Date => Order::Date,
        },
    }
}

/// Warnings for articles whose text is nearly that of another.
pub(super) fn near_duplicates(site: &Site, related: &RelatedIndex) -> Vec<Diagnostic> {
    let path = |article: u32| site.entry(ArticleId(article)).article.path.as_str();
    let warning = |duplicate: &Duplicate| {
        let original = path(duplicate.original);
        let message = format!(
            "{:.0} % of this article's text is that of `{original}`",
            duplicate.same * 100.0
        );
        Diagnostic::warning("near-duplicate", message)
            .at(path(duplicate.copy))
            .related(original)
            .help("keep one of the two; if the address of the other is known, make it an alias")
    };
    related.near_duplicates().iter().map(warning).collect()
}
