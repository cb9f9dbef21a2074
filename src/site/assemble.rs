//! Puts the parts of a site together: addresses, lists, and what refers to what.

use std::{cmp::Ordering, collections::BTreeMap, mem, sync::Arc};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use super::{
    Address, Addresses, Catalog, Digests, Entry, PlainPage, Site,
    catalog::TermsOfArticle,
    cross_reference::{CrossReferences, of_articles, of_pages},
    places::{Places, draws_share_image},
    reference::Targets,
    well_known::{self, sitemap_parts},
};
use crate::{
    config::Config,
    content::{Article, Page},
    diagnostic::Diagnostic,
    folder::Found,
    picture::Picture,
    theme::StaticFile,
};

/// What a site is made of.
#[derive(Debug, Clone)]
pub struct Ingredients {
    /// The settings.
    pub config: Config,
    /// The moment for which the site is made.
    pub now: DateTime<Utc>,
    /// The articles to be published, in any order.
    pub articles: Vec<Article>,
    /// The articles and plain pages that are not published at this moment.
    pub unpublished: Vec<Unpublished>,
    /// The plain pages.
    pub pages: Vec<Page>,
    /// The files beside articles.
    pub assets: Vec<Found>,
    /// The theme's static files, by their path below `static/`.
    pub statics: Vec<(String, StaticFile)>,
    /// What is known of pictures that articles and pages show, by their paths below the site's root.
    pub pictures: Arc<BTreeMap<String, Picture>>,
}

/// An article or plain page that is not published at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpublished {
    /// Its id.
    pub id: String,
    /// The path of the file below the site's root.
    pub path: String,
}

/// The order of a site's articles: newest first, those of one moment by id.
pub fn order(a: &Article, b: &Article) -> Ordering {
    b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id))
}

/// Assembles a site; `None` stands beside at least one error among the diagnostics.
pub fn assemble(ingredients: Ingredients) -> (Option<Site>, Vec<Diagnostic>) {
    let Ingredients {
        config,
        now,
        mut articles,
        unpublished,
        mut pages,
        assets,
        statics,
        pictures,
    } = ingredients;
    let mut diagnostics = Vec::new();
    articles.sort_by(order);
    pages.sort_by(|a, b| a.id.cmp(&b.id));

    let written = (articles.as_slice(), unpublished.as_slice());
    // What is in lists, and where what people wrote stands: neither asks the other.
    let mut misplaced = Vec::new();
    let ((catalog, terms, listings), mut places) = rayon::join(
        || {
            let (catalog, terms) = Catalog::of(&articles, &config, &mut diagnostics);
            let listings = catalog.listings(&config);
            (catalog, terms, listings)
        },
        || Places::of_content(written, &pages, &assets, &config, &mut misplaced),
    );
    diagnostics.append(&mut misplaced);
    let digests = digests(&articles, &terms, &config);
    places.add_statics(statics, &mut diagnostics);
    places.add_pictures(&pictures, &config, &mut diagnostics);
    places.add_lists(&catalog, &listings, &config, &mut diagnostics);
    places.add_digests(&digests, &config, &mut diagnostics);
    let lists = listings.len() + digests.pages();
    let parts = sitemap_parts(articles.len() + pages.len() + lists);
    places.add_well_known(&config, parts, &mut diagnostics);
    places.add_aliases(&articles, &pages, &mut diagnostics);
    places.routes.check(&config, &mut diagnostics);

    let targets = Targets::new(&config, &places, written, &pages);
    let references = of_articles(&targets, &articles, &places.articles, &mut diagnostics);
    let in_pages = of_pages(&targets, &pages, &places.pages, &mut diagnostics);
    let addressed = articles.into_par_iter().zip(places.articles);
    let entries = addressed
        .zip(terms.into_par_iter().zip(references))
        .map(|((article, address), of_article)| entry(article, address, of_article, &config))
        .collect();
    let pages = pages.into_iter().zip(places.pages).zip(in_pages);
    let pages = pages.map(plain_page);
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    let site = Site {
        config,
        now,
        entries,
        pages: pages.collect(),
        catalog,
        digests,
        listings,
        redirects: places.redirects,
        files: places.files,
        variants: places.variants,
    };
    (sound.then_some(site), diagnostics)
}

fn digests(articles: &[Article], terms: &[TermsOfArticle], config: &Config) -> Digests {
    let day = |article: &Article| article.date.date_naive();
    let dated = articles.iter().zip(terms);
    let dated = dated.map(|(article, terms)| (day(article), terms.keywords.as_slice()));
    Digests::of(dated, config.digests)
}

fn entry(
    mut article: Article,
    address: Address,
    (terms, cross): (TermsOfArticle, CrossReferences),
    config: &Config,
) -> Entry {
    Entry {
        href: address.href(&config.base_url),
        permalink: address.absolute(&config.base_url),
        keywords: terms.keywords,
        source: terms.source,
        cover: cross.cover,
        share_image: draws_share_image(&article, config).then(|| well_known::share_image(&address)),
        ai: article
            .ai
            .unwrap_or_else(|| config.ai.of_source(article.source.as_deref())),
        html: Some(mem::take(&mut article.body.html)).filter(|html| !html.is_empty()),
        addresses: cross.addresses,
        links: cross.links,
        pinned: cross.pinned,
        excluded: cross.excluded,
        address,
        article,
    }
}

fn plain_page(((mut page, address), addresses): ((Page, Address), Addresses)) -> PlainPage {
    let html = mem::take(&mut page.body.html);
    PlainPage {
        page,
        address,
        html: addresses.resolve(&html).into_owned(),
    }
}
