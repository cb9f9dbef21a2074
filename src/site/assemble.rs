//! Puts the parts of a site together: addresses, lists, and what refers to what.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use super::{
    Address, ArticleId, Catalog, Entry, PlainPage, Site,
    catalog::TermsOfArticle,
    places::Places,
    reference::{Origin, Resolved, Targets},
    well_known::sitemap_parts,
};
use crate::{
    config::Config,
    content::{Article, Asset, Page, Placed},
    diagnostic::{Diagnostic, Place},
    text::excerpt::excerpt,
    theme::StaticFile,
};

/// What a site is made of.
#[derive(Debug)]
pub struct Ingredients {
    /// The settings.
    pub config: Config,
    /// The moment for which the site is made.
    pub now: DateTime<Utc>,
    /// The articles to be published, in any order.
    pub articles: Vec<Article>,
    /// The articles that are not published at this moment.
    pub withheld: Vec<Article>,
    /// The plain pages.
    pub pages: Vec<Page>,
    /// The files beside articles.
    pub assets: Vec<Asset>,
    /// The theme's static files, by their path below `static/`.
    pub statics: Vec<(String, StaticFile)>,
}

/// Assembles a site; `None` stands beside at least one error among the diagnostics.
pub fn assemble(ingredients: Ingredients) -> (Option<Site>, Vec<Diagnostic>) {
    let Ingredients { config, now, mut articles, withheld, mut pages, assets, statics } = ingredients;
    let mut diagnostics = Vec::new();
    articles.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    pages.sort_by(|a, b| a.id.cmp(&b.id));

    let (catalog, terms) = Catalog::of(&articles, &config, &mut diagnostics);
    let listings = catalog.listings(config.paginate_by);
    let mut places =
        Places::of_content((&articles, &withheld), &pages, &assets, &config, &mut diagnostics);
    places.add_statics(statics, &mut diagnostics);
    places.add_lists(&catalog, &listings, &mut diagnostics);
    let parts = sitemap_parts(articles.len() + pages.len() + listings.len());
    places.add_well_known(&config, parts, &mut diagnostics);
    places.add_aliases(&articles, &pages, &mut diagnostics);
    places.routes.check_folders(&mut diagnostics);

    let targets = Targets::new(&config, &places, &articles, &pages);
    let resolver = Resolver { targets, places: &places, withheld: ids(&withheld) };
    let of_articles = resolver.articles(&articles, &mut diagnostics);
    let of_pages = resolver.pages(&pages, &mut diagnostics);
    let Places { articles: addresses, pages: page_addresses, files, redirects, .. } = places;
    let parts = articles.into_iter().zip(addresses).zip(terms).zip(of_articles);
    let entries = parts
        .map(|(((article, address), terms), cross)| entry(article, address, (terms, cross), &config))
        .collect();
    let pages = pages.into_iter().zip(page_addresses).zip(of_pages);
    let pages = pages
        .map(|((mut page, address), resolved)| PlainPage {
            html: resolved.html(&mut page.body),
            page,
            address,
        })
        .collect();
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    let site = Site { config, now, entries, pages, catalog, listings, redirects, files };
    (sound.then_some(site), diagnostics)
}

fn ids(articles: &[Article]) -> HashSet<&str> {
    articles.iter().map(|article| article.id.as_str()).collect()
}

/// What an article refers to, as the site knows it.
struct CrossReferences {
    text: Resolved,
    cover: Option<String>,
    pinned: Vec<ArticleId>,
    excluded: Vec<ArticleId>,
}

struct Resolver<'a> {
    targets: Targets<'a>,
    places: &'a Places,
    /// Ids of the articles that are not published at this moment.
    withheld: HashSet<&'a str>,
}

impl Resolver<'_> {
    fn articles(
        &self,
        articles: &[Article],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<CrossReferences> {
        let resolved: Vec<_> = articles
            .par_iter()
            .zip(&self.places.articles)
            .map(|(article, address)| self.article(article, address))
            .collect();
        let (resolved, problems): (Vec<_>, Vec<_>) = resolved.into_iter().unzip();
        diagnostics.extend(problems.into_iter().flatten());
        resolved
    }

    fn pages(&self, pages: &[Page], diagnostics: &mut Vec<Diagnostic>) -> Vec<Resolved> {
        let addressed = pages.iter().zip(&self.places.pages);
        addressed
            .map(|(page, address)| {
                let origin = Origin { path: &page.path, address };
                self.targets.resolve(&page.body, origin, diagnostics)
            })
            .collect()
    }

    fn article(&self, article: &Article, address: &Address) -> (CrossReferences, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let origin = Origin { path: &article.path, address };
        let text = self.targets.resolve(&article.body, origin, &mut diagnostics);
        let cover = article.cover.as_ref();
        let cover = cover.and_then(|image| self.targets.image(image, origin, &mut diagnostics));
        let mut named = |field: &str, ids: &[Placed<String>]| -> Vec<ArticleId> {
            ids.iter()
                .filter_map(|id| self.named(field, id, article).map_err(|d| diagnostics.push(d)).ok()?)
                .collect()
        };
        let pinned = named("related.pin", &article.related.pin);
        let excluded = named("related.exclude", &article.related.exclude);
        (CrossReferences { text, cover, pinned, excluded }, diagnostics)
    }

    /// The article that the field `field` of `article` names; `Ok(None)` where it is withheld.
    fn named(
        &self,
        field: &str,
        id: &Placed<String>,
        article: &Article,
    ) -> Result<Option<ArticleId>, Diagnostic> {
        let wanted = id.value.trim_start_matches("content/").trim_end_matches(".md");
        match self.targets.article(wanted) {
            Some(_) if wanted == article.id => Ok(None),
            Some(found) => Ok(Some(found)),
            None if self.withheld.contains(wanted) => Ok(None),
            None => {
                let place = Place { path: article.path.clone(), position: Some(id.position.clone()) };
                let message = format!("`{field}` names `{}`, but there is no such article", id.value);
                let help = "write the article's path below `content/` without `.md`, such as `2026/03/unicode`";
                Err(Diagnostic::error("related-choice", message).at(place).help(help))
            }
        }
    }
}

fn entry(
    mut article: Article,
    address: Address,
    (terms, cross): (TermsOfArticle, CrossReferences),
    config: &Config,
) -> Entry {
    let summary = article.summary.as_deref().unwrap_or_default();
    Entry {
        href: address.href(&config.base_url),
        permalink: address.absolute(&config.base_url),
        keywords: terms.keywords,
        source: terms.source,
        excerpt: excerpt(summary, config.excerpt_length).into_owned(),
        cover: cross.cover,
        ai: article.ai.unwrap_or(config.ai.default),
        links: cross.text.links.clone(),
        html: cross.text.html(&mut article.body),
        pinned: cross.pinned,
        excluded: cross.excluded,
        address,
        article,
    }
}
