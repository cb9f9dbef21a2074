//! Runs the pipeline from a site's folder to a site that is ready to be rendered, and publishes it.
//!
//! ```text
//! BuildOptions → Gathered          settings, theme and content, read; from here on a build that
//!                                  finds nothing changed goes no further
//!              → Build             filled in, related and assembled
//!              → Published         rendered and published, but for what is there already
//! ```

mod addresses;
mod chunks;
mod digest;
mod editions;
mod explain;
mod fill;
mod gather;
mod held;
mod memory;
mod options;
mod pictures;
mod published;
mod read;
mod read_options;
mod relate;
mod rendering;
mod search;
mod share_images;
mod steps;
mod suggest;
mod texts;
mod verify;
mod withheld;

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;

pub use addresses::{PublishedAddresses, PublishedText};
pub use digest::{DigestError, digest};
pub use explain::{Listed, explain};
pub use gather::Gathered;
pub use memory::Outcome;
pub use options::{BuildError, BuildOptions, Clock};
pub use published::{Advance, Published, Tally, Why};
pub use suggest::{Suggestion, suggest};
pub use texts::Changed;
pub use verify::differences;
pub use withheld::WithheldCounts;

use crate::{
    cache::Cache,
    config::Config,
    content::Article,
    diagnostic::{Diagnostic, Place},
    fingerprint::Fingerprint,
    message::{Message, message},
    related::{Foresight, RelatedIndex},
    render::Engine,
    site::{self, Ingredients, Site},
    theme::{StaticFile, Theme},
};
use editions::Translation;
use pictures::Pictures;
use read::Reading;
use relate::{KeptTexts, Relating, Remembered};
use search::Kept;
use share_images::ShareImages;
use texts::Texts;
use withheld::unpublished;

/// A site that is ready to be rendered.
pub struct Build {
    /// The site.
    pub site: Site,
    /// Its lists of related articles.
    pub related: RelatedIndex,
    /// What the next build is to know of these.
    remembered: Remembered,
    engine: Engine,
    /// The site in other scripts.
    translations: Vec<Translation>,
    texts: Texts,
    /// The terms of the articles' texts.
    searched: search::Remembered,
    pictures: Pictures,
    share: ShareImages,
    /// Warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// How many articles are not published at this moment.
    pub withheld: WithheldCounts,
    /// When an article appears or expires next.
    pub next_change: Option<DateTime<FixedOffset>>,
    /// What each step took, in their order.
    pub timings: Vec<(Message, Duration)>,
    /// What every page is made of.
    common: Fingerprint,
    /// What the whole site is made of, if that can be told.
    inputs: Option<Fingerprint>,
    cache: Cache,
}

impl Build {
    /// Reads, parses, relates and assembles the site in a folder.
    ///
    /// # Errors
    /// Every mistake in the content and the settings, not the first alone; or the machine's failure.
    pub fn prepare(options: &BuildOptions) -> Result<Self, BuildError> {
        Self::of(Gathered::gather(options)?)
    }

    /// Relates and assembles what was gathered.
    ///
    /// # Errors
    /// As [`Build::prepare`].
    pub fn of(gathered: Gathered) -> Result<Self, BuildError> {
        let (common, inputs) = (gathered.common(), gathered.inputs());
        let Gathered {
            config,
            theme,
            now,
            mut content,
            withheld,
            counts,
            next_change,
            mut diagnostics,
            share,
            texts,
            terms,
            cache,
            mut steps,
            ..
        } = gathered;
        let engine = engine(&config, &theme, &mut diagnostics);
        steps.done(message!("step-templates"));
        diagnostics.extend(fill::fill(&mut content.articles, &config, &texts)?);
        steps.done(message!("step-fill"));
        let pictures = Pictures::of(&content, &theme, &config, &cache, &mut diagnostics)?;
        steps.done(message!("step-pictures"));
        let (articles, kept, searched) = in_order(content.articles, content.foresight);
        let ingredients = Ingredients {
            config,
            now,
            articles,
            unpublished: unpublished(&withheld, &content.draft_pages),
            pages: content.pages,
            assets: content.assets,
            statics: statics(&theme),
            pictures: Arc::clone(&pictures.known),
        };
        let translations = editions::translations(&ingredients, &theme);
        let site = assemble(ingredients, &mut diagnostics);
        steps.done(message!("step-assemble"));
        let Some((site, engine)) = sound(site.zip(engine), &mut diagnostics) else {
            return Err(BuildError::Content(diagnostics));
        };
        let related = relate(&site, kept, (&texts, &cache), &mut diagnostics)?;
        steps.done(message!("step-relate"));
        Ok(Self {
            site,
            related: related.index,
            remembered: related.remembered,
            engine,
            translations,
            texts,
            searched: search::Remembered::of(terms, searched, &cache),
            pictures,
            share,
            diagnostics,
            withheld: counts,
            next_change,
            timings: steps.took,
            common,
            inputs,
            cache,
        })
    }
}

/// Relates the articles, and warns of those that are nearly the same; what was kept of their texts
/// is given up.
fn relate(
    site: &Site,
    kept: KeptTexts,
    (texts, cache): (&Texts, &Cache),
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Relating, BuildError> {
    let related = Relating::of(site, &kept, texts, cache)?;
    diagnostics.extend(relate::near_duplicates(site, &related.index));
    Ok(related)
}

/// Rules that only tell the truth where every article could be read.
const NEEDS_ALL_ARTICLES: [&str; 3] = ["broken-link", "missing-image", "related-choice"];

/// Assembles the site; `None` stands beside at least one error among the diagnostics.
fn assemble(ingredients: Ingredients, diagnostics: &mut Vec<Diagnostic>) -> Option<Site> {
    let complete = !diagnostics.iter().any(Diagnostic::is_error);
    let (site, mut problems) = site::assemble(ingredients);
    if !complete {
        // An article that could not be read is missing to those that refer to it.
        problems.retain(|problem| !NEEDS_ALL_ARTICLES.contains(&&*problem.rule));
    }
    diagnostics.extend(problems);
    site
}

/// The theme's templates ready to render, where none is wrong.
fn engine(
    config: &Config,
    theme: &Arc<Theme>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Engine> {
    match Engine::new(config, Arc::clone(theme)) {
        Ok(engine) => Some(engine),
        Err(problems) => {
            diagnostics.extend(problems);
            None
        }
    }
}

fn statics(theme: &Theme) -> Vec<(String, StaticFile)> {
    let statics = theme.statics();
    statics
        .map(|(name, file)| (name.to_owned(), file.clone()))
        .collect()
}

/// The articles in the order of the site, and what relatedness and search keep of their texts.
fn in_order(
    mut readings: Vec<Reading>,
    foresight: Option<Foresight>,
) -> (Vec<Article>, KeptTexts, Vec<Option<Kept>>) {
    readings.par_sort_by(|a, b| site::order(&a.article, &b.article));
    let part = |reading: Reading| (*reading.article, (reading.kept, reading.terms));
    let (articles, (texts, terms)) = readings.into_iter().map(part).unzip();
    (articles, KeptTexts { texts, foresight }, terms)
}

/// The site and its templates, where nothing is wrong with either.
fn sound(
    both: Option<(Site, Engine)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Site, Engine)> {
    if let Some((site, engine)) = &both {
        diagnostics.extend(missing_templates(site, engine));
    }
    both.filter(|_| !diagnostics.iter().any(Diagnostic::is_error))
}

/// Errors for front matter that names a template which the theme has not.
fn missing_templates(site: &Site, engine: &Engine) -> Vec<Diagnostic> {
    let of_articles = site
        .entries
        .iter()
        .map(|entry| (&entry.article.path, entry.article.template.as_deref()));
    let of_pages = site
        .pages
        .iter()
        .map(|placed| (&placed.page.path, placed.page.template.as_ref()));
    of_articles
        .chain(of_pages)
        .filter_map(|(path, template)| Some((path, template?)))
        .filter(|(_, template)| !engine.has(&template.value))
        .map(|(path, template)| {
            let place = Place {
                path: path.clone(),
                position: Some(template.position.clone()),
            };
            let message = message!("template-missing", name = &template.value);
            Diagnostic::error("template", message)
                .at(place)
                .help(message!("template-of-article-missing-help"))
        })
        .collect()
}
