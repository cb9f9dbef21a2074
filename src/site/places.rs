//! Gives everything in the site its place, and finds out who wants the same one.

mod made;

use std::collections::BTreeMap;

use foldhash::HashMap;
use rayon::prelude::*;

use super::{
    Address, PlacedFile, Redirect, Unpublished,
    assets::Bundles,
    permalink::{article_address, page_address},
    pictures::{PlacedVariant, Shown, variant_address},
    redirect::alias_address,
    route::{Owner, Routes},
    well_known,
};
use crate::{
    config::Config,
    content::{Article, Page, Placed},
    diagnostic::{Diagnostic, Place},
    folder::Found,
    message::message,
    picture::Picture,
    theme::StaticFile,
};

/// Where everything stands.
pub(super) struct Places {
    pub(super) routes: Routes,
    /// In the order of the articles.
    pub(super) articles: Vec<Address>,
    /// In the order of the pages.
    pub(super) pages: Vec<Address>,
    /// By path below `content/`.
    pub(super) assets: HashMap<String, Address>,
    pub(super) files: Vec<PlacedFile>,
    /// By the address of the picture.
    pub(super) pictures: HashMap<Address, Shown>,
    pub(super) variants: Vec<PlacedVariant>,
    pub(super) redirects: Vec<Redirect>,
}

impl Places {
    /// The places of what people wrote: articles, plain pages, and the files beside them.
    pub(super) fn of_content(
        (articles, unpublished): (&[Article], &[Unpublished]),
        pages: &[Page],
        assets: &[Found],
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut routes = Routes::default();
        let mut claim = |address: Address, path: &str, chosen: Option<&Placed<String>>| {
            let place = place(path, chosen);
            routes.claim(&address, Owner::File(place), diagnostics);
            address
        };
        let made = articles.par_iter();
        let made: Vec<Address> = made
            .map(|article| article_address(article, config))
            .collect();
        let article_addresses: Vec<Address> = articles
            .iter()
            .zip(made)
            .map(|(article, address)| {
                let chosen = article.permalink.as_deref().or(article.slug.as_deref());
                claim(address, &article.path, chosen)
            })
            .collect();
        let page_addresses = pages
            .iter()
            .map(|page| {
                let chosen = page.permalink.as_ref().or(page.slug.as_ref());
                claim(page_address(page, config), &page.path, chosen)
            })
            .collect();
        let placed: Vec<_> = article_addresses.iter().zip(articles).collect();
        if config.agents.markdown {
            claim_twins(&placed, &mut routes, diagnostics);
        }
        claim_share_images(&placed, config, &mut routes, diagnostics);
        let bundles = Bundles::of(articles, &article_addresses, unpublished);
        let (files, assets) = bundles.place_all(assets, &mut routes, diagnostics);
        Self {
            routes,
            articles: article_addresses,
            pages: page_addresses,
            assets,
            files,
            pictures: HashMap::default(),
            variants: Vec::new(),
            redirects: Vec::new(),
        }
    }

    /// Places the variants of the pictures in some files, and notes how each picture is shown.
    pub(super) fn add_pictures(
        &mut self,
        pictures: &BTreeMap<String, Picture>,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (file, picture) in pictures {
            let beside = |path| self.assets.get(path).cloned();
            let address = match file.strip_prefix("static/") {
                Some(name) => Some(Address::new(name)),
                None => file.strip_prefix("content/").and_then(beside),
            };
            let Some(address) = address else {
                continue;
            };
            for &width in &picture.variants.widths {
                let variant = variant_address(&address, &picture.variants, width);
                let owner = Owner::made(message!("made-variant", file = file));
                if let Some(path) = self.routes.claim(&variant, owner, diagnostics) {
                    self.variants.push(PlacedVariant {
                        path,
                        of: file.clone(),
                        print: picture.variants.print,
                        width,
                    });
                }
            }
            let shown = Shown::new(picture, &address, &config.base_url);
            self.pictures.insert(address, shown);
        }
    }

    /// Places the theme's and the site's static files.
    pub(super) fn add_statics(
        &mut self,
        statics: Vec<(String, StaticFile)>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (name, from) in statics {
            let owner = match &from {
                StaticFile::Disk(_) => Owner::File(Place::from(format!("static/{name}"))),
                StaticFile::Embedded(_) => Owner::made(message!("made-theme-file", name = &name)),
            };
            if let Some(path) = self.routes.claim(&Address::new(&name), owner, diagnostics) {
                self.files.push(PlacedFile { path, from });
            }
        }
    }

    /// Places the old addresses of articles and pages.
    pub(super) fn add_aliases(
        &mut self,
        articles: &[Article],
        pages: &[Page],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let articles = articles
            .iter()
            .map(|article| (article.path.as_str(), &article.aliases));
        let pages = pages.iter().map(|page| (page.path.as_str(), &page.aliases));
        let articles = articles.zip(&self.articles);
        for ((path, aliases), to) in articles.chain(pages.zip(&self.pages)) {
            for alias in aliases {
                let from = match alias_address(alias, path) {
                    Ok(from) if from == *to => continue,
                    Ok(from) => from,
                    Err(diagnostic) => {
                        diagnostics.push(diagnostic);
                        continue;
                    }
                };
                let owner = Owner::Alias(place(path, Some(alias)));
                if self.routes.claim(&from, owner, diagnostics).is_some() {
                    self.redirects.push(Redirect {
                        from,
                        to: to.clone(),
                        permanent: true,
                    });
                }
            }
        }
    }
}

/// Claims the places of the twins in Markdown.
fn claim_twins(
    articles: &[(&Address, &Article)],
    routes: &mut Routes,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (address, article) in articles {
        let owner = Owner::made(message!("made-twin", path = &article.path));
        routes.claim(&well_known::twin(address), owner, diagnostics);
    }
}

/// Claims the places of the share images that are drawn.
fn claim_share_images(
    articles: &[(&Address, &Article)],
    config: &Config,
    routes: &mut Routes,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let drawn = articles.iter();
    for (address, article) in drawn.filter(|(_, article)| draws_share_image(article, config)) {
        let owner = Owner::made(message!("made-share-image", path = &article.path));
        routes.claim(&well_known::share_image(address), owner, diagnostics);
    }
}

/// Whether an image is drawn to be shared in the place of `article`: it has no cover of its own.
pub(super) fn draws_share_image(article: &Article, config: &Config) -> bool {
    config.share_images.is_some() && article.cover.is_none()
}

/// The file at `path`, at the value of its front matter that is to blame.
fn place(path: &str, chosen: Option<&Placed<String>>) -> Place {
    Place {
        path: path.to_owned(),
        position: chosen.map(|chosen| chosen.position.clone()),
    }
}
