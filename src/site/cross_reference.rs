//! What articles and pages refer to, all at once.

use rayon::prelude::*;

use super::{
    Address, ArticleId, Cover,
    addresses::Addresses,
    reference::{Origin, Targets},
};
use crate::{
    content::{self, Article, Page, Placed},
    diagnostic::{Diagnostic, Place},
    message::message,
};

/// What an article refers to, as the site knows it.
pub(super) struct CrossReferences {
    /// The addresses in its text.
    pub(super) addresses: Addresses,
    /// The articles that its text links to, in the order of the links.
    pub(super) links: Vec<ArticleId>,
    /// The cover.
    pub(super) cover: Option<Cover>,
    /// The articles that its list of related ones begins with.
    pub(super) pinned: Vec<ArticleId>,
    /// The articles that its list never has.
    pub(super) excluded: Vec<ArticleId>,
}

/// Resolves what `articles` refer to, in parallel; both lists are in their order.
pub(super) fn of_articles(
    targets: &Targets<'_>,
    articles: &[Article],
    addresses: &[Address],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<CrossReferences> {
    let resolved: Vec<_> = articles
        .par_iter()
        .zip(addresses)
        .map(|(article, address)| of_article(targets, article, address))
        .collect();
    let (resolved, problems): (Vec<_>, Vec<_>) = resolved.into_iter().unzip();
    diagnostics.extend(problems.into_iter().flatten());
    resolved
}

/// Resolves the texts of `pages`.
pub(super) fn of_pages(
    targets: &Targets<'_>,
    pages: &[Page],
    addresses: &[Address],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Addresses> {
    let addressed = pages.iter().zip(addresses);
    addressed
        .map(|(page, address)| {
            let path = &page.path;
            let origin = Origin { path, address };
            targets.resolve(&page.body, origin, diagnostics).0
        })
        .collect()
}

fn of_article(
    targets: &Targets<'_>,
    article: &Article,
    address: &Address,
) -> (CrossReferences, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let path = &article.path;
    let origin = Origin { path, address };
    let (addresses, links) = targets.resolve(&article.body, origin, &mut diagnostics);
    let cover = article.cover.as_ref();
    let cover = cover.and_then(|image| targets.cover(image, origin, &mut diagnostics));
    let mut named = |field: &str, ids: &[Placed<String>]| -> Vec<ArticleId> {
        let found = ids.iter().map(|id| named(targets, field, id, article));
        let kept =
            found.filter_map(|found| found.map_err(|problem| diagnostics.push(problem)).ok());
        kept.flatten().collect()
    };
    let pinned = named("related.pin", &article.related.pin);
    let excluded = named("related.exclude", &article.related.exclude);
    let references = CrossReferences {
        addresses,
        links,
        cover,
        pinned,
        excluded,
    };
    (references, diagnostics)
}

/// The article that `field` names; `Ok(None)` where it is withheld, or `article` itself.
fn named(
    targets: &Targets<'_>,
    field: &str,
    id: &Placed<String>,
    article: &Article,
) -> Result<Option<ArticleId>, Diagnostic> {
    let wanted = content::id_meant_by(&id.value);
    match targets.article(wanted) {
        Some(_) if wanted == article.id => Ok(None),
        Some(found) => Ok(Some(found)),
        None if targets.is_withheld(wanted) => Ok(None),
        None => {
            let place = Place {
                path: article.path.clone(),
                position: Some(id.position.clone()),
            };
            let message = message!("related-choice", field = field, id = &id.value);
            let help = message!("related-choice-help");
            Err(Diagnostic::error("related-choice", message)
                .at(place)
                .help(help))
        }
    }
}
