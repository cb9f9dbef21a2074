//! Hands the site's articles to the index of related articles.

use rayon::prelude::*;

use super::{
    read::Reading,
    texts::{Failure, Texts},
};
use crate::{
    config,
    content::Article,
    diagnostic::Diagnostic,
    related::{Document, Duplicate, Entry, Options, Order, Profile, RelatedIndex},
    site::{ArticleId, Site},
};

/// What relatedness keeps of the texts of `articles`, where it is not known yet; the texts are given
/// up with it.
///
/// # Errors
/// When a text cannot be read once more.
pub(super) fn profiles(readings: &mut [Reading], texts: &Texts) -> Result<(), Failure> {
    readings.par_iter_mut().try_for_each(|reading| {
        if reading.profile.is_none() {
            let body = texts.plain(&reading.article)?;
            let document = Document {
                body: &body,
                ..document(&reading.article)
            };
            reading.profile = Some(Profile::of(&document));
        }
        reading.article.body.text = String::new();
        Ok(())
    })
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

/// The site's articles as the index takes them, by their places in the site.
///
/// `profiles` are those of the site's articles, in its order.
pub(super) fn entries(site: &Site, profiles: Vec<Profile>) -> Vec<Entry> {
    let places = |ids: &[ArticleId]| ids.iter().map(|id| id.0).collect();
    site.entries
        .iter()
        .zip(profiles)
        .map(|(entry, profile)| Entry {
            id: entry.article.id.clone(),
            profile,
            time: entry.article.date.timestamp(),
            source: entry.article.source.clone(),
            links: places(&entry.links),
            pins: places(&entry.pinned),
            excludes: places(&entry.excluded),
        })
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
