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
mod memory;
mod options;
mod pictures;
mod published;
mod read;
mod read_options;
mod relate;
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
    config::{Config, Edition},
    content::Article,
    diagnostic::{Diagnostic, Place},
    fingerprint::Fingerprint,
    message::{Message, message},
    related::{Foresight, RelatedIndex},
    render::{Dependencies, Engine, Renderer, Share, Sink, Sources, Stop, Translated},
    site::{self, Address, Ingredients, PlacedVariant, Site},
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

    /// Renders every file of the site into `sink`, but those that it keeps.
    ///
    /// # Errors
    /// A mistake in a template, or what `sink` says.
    pub fn render(&self, sink: &dyn Sink) -> Result<(), Stop> {
        self.rendering(|renderer| renderer.render(sink))?;
        let mut translations = self.translations.iter();
        translations.try_for_each(|translation| self.render_translation(translation, sink))
    }

    /// Forgets the share images that no article of the site has any more.
    fn forget_share_images(&self) {
        let translated = self
            .translations
            .iter()
            .map(|translation| &translation.site);
        let sites = translated.chain([&self.site]);
        let images = |site: &Site| {
            site.entries
                .iter()
                .filter(|entry| entry.share_image.is_some())
                .count()
        };
        self.share.forget_others(sites.map(images).sum());
    }

    fn render_translation(&self, of: &Translation, sink: &dyn Sink) -> Result<(), Stop> {
        let sink = Translated::new(of.edition, sink).map_err(Stop::Machine)?;
        sink.map_or(Ok(()), |sink| {
            self.rendering_of(&of.site, &of.engine, |renderer| renderer.render(&sink))
        })
    }

    /// The page that was read from the file at `source`, below the site's root, as it will be
    /// published, and its address; `None` where there is none, or its template is wrong.
    pub fn page_of(&self, source: &str) -> Option<(&Address, Vec<u8>)> {
        let address = self.address_of(source)?;
        let html = self.rendering(|renderer| renderer.page(address))?;
        Some((address, html))
    }

    /// The address of the article or plain page that was read from the file at `source`.
    pub fn address_of(&self, source: &str) -> Option<&Address> {
        let articles = self.site.entries.iter();
        let articles = articles.map(|entry| (&entry.article.path, &entry.address));
        let pages = self.site.pages.iter();
        let pages = pages.map(|placed| (&placed.page.path, &placed.address));
        let mut all = articles.chain(pages);
        all.find(|(path, _)| *path == source)
            .map(|(_, address)| address)
    }

    /// What the template of the page at `address` sees, before the words of another edition are
    /// converted; `None` where there is no such page.
    pub fn dump_context(&self, address: &str) -> Option<serde_json::Value> {
        self.looking_at(address, |renderer, address| renderer.dump_context(address))
    }

    /// On what the file at `address` depends, beside the settings; `None` where there is none.
    pub fn dependencies(&self, address: &str) -> Option<Dependencies> {
        self.looking_at(address, |renderer, address| renderer.dependencies(address))
    }

    /// Asks the edition to which `address` belongs, by the address that it has there.
    fn looking_at<T>(&self, address: &str, ask: impl FnOnce(&Renderer<'_>, &Address) -> T) -> T {
        match editions::at(&self.translations, address) {
            Some((Translation { site, engine, .. }, address)) => {
                self.rendering_of(site, engine, |renderer| ask(renderer, &address))
            }
            None => self.rendering(|renderer| ask(renderer, &Address::new(address))),
        }
    }

    /// Works with the renderer of an edition; `None` where the site has no such edition.
    fn rendering_edition<T>(
        &self,
        edition: Edition,
        work: impl FnOnce(&Renderer<'_>) -> T,
    ) -> Option<T> {
        if edition == self.site.config.edition {
            return Some(self.rendering(work));
        }
        let mut translations = self.translations.iter();
        let translation = translations.find(|translation| translation.edition == edition)?;
        Some(self.rendering_of(&translation.site, &translation.engine, work))
    }

    fn rendering<T>(&self, work: impl FnOnce(&Renderer<'_>) -> T) -> T {
        self.rendering_of(&self.site, &self.engine, work)
    }

    fn rendering_of<T>(
        &self,
        site: &Site,
        engine: &Engine,
        work: impl FnOnce(&Renderer<'_>) -> T,
    ) -> T {
        let read_text = |article: &Article| Ok(self.texts.read(article)?.html);
        let read_markdown = |article: &Article| self.texts.markdown(article);
        let read_variant = |variant: &PlacedVariant| self.pictures.variant(variant);
        let draw = |svg: &[u8]| self.share.draw(svg, site.config.edition);
        let share = self.share.fonts();
        let share = share.map(|fonts| Share { fonts, draw: &draw });
        let search = self.searched.seen(site, &self.texts);
        let sources = Sources {
            text: &read_text,
            markdown: &read_markdown,
            variant: &read_variant,
            search: &search,
            share,
        };
        work(&Renderer::new(site, &self.related, engine, sources))
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
