//! The editions of a site beside the one in which its articles are written.

use std::sync::Arc;

use crate::{
    config::{Config, Edition},
    render::Engine,
    site::{self, Address, Ingredients, Site},
    theme::Theme,
};

/// A site in another script, ready to be rendered.
pub(super) struct Translation {
    pub(super) edition: Edition,
    pub(super) site: Site,
    pub(super) engine: Engine,
}

/// The other editions of a site, each with addresses below a folder of its own. What is wrong is
/// wrong in the site itself, and told there.
pub(super) fn translations(ingredients: &Ingredients, theme: &Arc<Theme>) -> Vec<Translation> {
    let config = &ingredients.config;
    let editions = config.translations();
    let translation = |edition| translation(ingredients, config.in_edition(edition), theme);
    editions.filter_map(translation).collect()
}

/// The translation below whose folder `address` lies, and the address of the page in it.
pub(super) fn at<'a>(
    translations: &'a [Translation],
    address: &str,
) -> Option<(&'a Translation, Address)> {
    let path = address.trim_start_matches('/');
    translations.iter().find_map(|translation| {
        let rest = path.strip_prefix(translation.edition.folder())?;
        Some((translation, Address::new(rest)))
    })
}

fn translation(
    ingredients: &Ingredients,
    config: Config,
    theme: &Arc<Theme>,
) -> Option<Translation> {
    let edition = config.edition;
    let engine = Engine::new(&config, Arc::clone(theme)).ok()?;
    let (site, _) = site::assemble(Ingredients {
        config,
        ..ingredients.clone()
    });
    Some(Translation {
        edition,
        site: site?,
        engine,
    })
}
