//! Runs the pipeline from a site's folder to a site that is ready to be rendered.

mod relate;

use std::{error::Error, io, path::PathBuf, sync::Arc};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};

use crate::{
    config::{self, Config, ConfigOptions},
    content::{self, Article, ParseOptions},
    diagnostic::Diagnostic,
    folder::ReadError,
    related::RelatedIndex,
    render::{Emit, Engine, Renderer, Stop},
    site::{self, Ingredients, Selection, Site, Withheld},
    theme,
};

/// What to build, and for which moment.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// What the command line says of the settings.
    pub config: ConfigOptions,
    /// Which articles are published beside the plain ones.
    pub selection: Selection,
    /// The moment for which the site is made.
    pub clock: Clock,
}

/// A moment, in a zone of its own or in the site's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// A moment.
    At(DateTime<Utc>),
    /// A moment as the clocks of the site's time zone show it.
    Local(NaiveDateTime),
}

/// Why there is no site.
#[derive(Debug)]
pub enum BuildError {
    /// The content or the settings are wrong: at least one of these is an error.
    Content(Vec<Diagnostic>),
    /// The machine failed.
    Machine(Box<dyn Error + Send + Sync>),
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error.into())
    }
}

impl From<ReadError> for BuildError {
    fn from(error: ReadError) -> Self {
        Self::Machine(error.into())
    }
}

/// A site that is ready to be rendered.
pub struct Build {
    /// The site.
    pub site: Site,
    /// Its lists of related articles.
    pub related: RelatedIndex,
    engine: Engine,
    /// Warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// How many articles are not published at this moment.
    pub withheld: WithheldCounts,
    /// When an article appears or expires next.
    pub next_change: Option<DateTime<FixedOffset>>,
}

/// How many articles are not published at a moment, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WithheldCounts {
    /// Drafts.
    pub drafts: usize,
    /// Articles whose moment has not come.
    pub future: usize,
    /// Articles whose time is over.
    pub expired: usize,
}

impl Build {
    /// Reads, parses, relates and assembles the site in a folder.
    ///
    /// # Errors
    /// Every mistake in the content and the settings, not the first alone; or the machine's failure.
    pub fn prepare(options: &BuildOptions) -> Result<Self, BuildError> {
        let root = &options.root;
        let (config, mut diagnostics) = config::load(root, &options.config)?;
        let Some(config) = config else { return Err(BuildError::Content(diagnostics)) };
        let (theme, problems) = theme::load(root)?;
        diagnostics.extend(problems);
        let theme = Arc::new(theme);
        let engine = match Engine::new(&config, Arc::clone(&theme)) {
            Ok(engine) => Some(engine),
            Err(problem) => {
                diagnostics.push(*problem);
                None
            }
        };

        let sources = content::read(root)?;
        diagnostics.extend(sources.diagnostics);
        let parse = ParseOptions { timezone: config.timezone };
        let (articles, problems) = content::parse_all(&sources.articles, &parse)?;
        diagnostics.extend(problems);
        let (pages, problems) = content::parse_all_pages(&sources.pages, &parse)?;
        diagnostics.extend(problems);
        let pages = pages.into_iter().filter(|page| options.selection.drafts || !page.draft).collect();

        let now = moment(options.clock, &config);
        let next_change = site::next_change(&articles, now);
        let (mut articles, withheld) = select(articles, options.selection, now);
        let profiles = relate::profiles(&mut articles);
        let counts = WithheldCounts::of(&withheld, options.selection, now);
        let relating = relate::options(&config.related);
        let statics = theme.statics().map(|(name, file)| (name.to_owned(), file.clone())).collect();
        let assets = sources.assets;
        let ingredients = Ingredients { config, now, articles, withheld, pages, assets, statics };
        let (site, problems) = site::assemble(ingredients);
        diagnostics.extend(problems);
        if let (Some(site), Some(engine)) = (&site, &engine) {
            diagnostics.extend(missing_templates(site, engine));
        }
        let sound = !diagnostics.iter().any(Diagnostic::is_error);
        let (Some(site), Some(engine), true) = (site, engine, sound) else {
            return Err(BuildError::Content(diagnostics));
        };
        let related = relate::relate(&site, profiles, &relating);
        Ok(Self { site, related, engine, diagnostics, withheld: counts, next_change })
    }

    /// Renders every file of the site into `emit`.
    ///
    /// # Errors
    /// A mistake in a template, or what `emit` says.
    pub fn render(&self, emit: &Emit<'_>) -> Result<(), Stop> {
        self.renderer().render(emit)
    }

    /// What the template of the page at `address` sees; `None` where there is no such page.
    pub fn dump_context(&self, address: &str) -> Option<serde_json::Value> {
        self.renderer().dump_context(&site::Address::new(address))
    }

    fn renderer(&self) -> Renderer<'_> {
        Renderer::new(&self.site, &self.related, &self.engine)
    }
}

fn moment(clock: Clock, config: &Config) -> DateTime<Utc> {
    match clock {
        Clock::At(moment) => moment,
        // A moment that the clocks of the zone skip is taken as UTC: no site is made for it.
        Clock::Local(local) => {
            let found = config.timezone.from_local_datetime(&local).earliest();
            found.map_or_else(|| local.and_utc(), |moment| moment.to_utc())
        }
    }
}

fn select(
    articles: Vec<Article>,
    selection: Selection,
    now: DateTime<Utc>,
) -> (Vec<Article>, Vec<Article>) {
    articles.into_iter().partition(|article| selection.withholds(article, now).is_none())
}

impl WithheldCounts {
    fn of(withheld: &[Article], selection: Selection, now: DateTime<Utc>) -> Self {
        let mut counts = Self::default();
        for why in withheld.iter().filter_map(|article| selection.withholds(article, now)) {
            match why {
                Withheld::Draft => counts.drafts += 1,
                Withheld::Future => counts.future += 1,
                Withheld::Expired => counts.expired += 1,
            }
        }
        counts
    }
}

/// Errors for front matter that names a template which the theme has not.
fn missing_templates(site: &Site, engine: &Engine) -> Vec<Diagnostic> {
    let of_articles =
        site.entries.iter().map(|entry| (&entry.article.path, entry.article.template.as_ref()));
    let of_pages = site.pages.iter().map(|placed| (&placed.page.path, placed.page.template.as_ref()));
    of_articles
        .chain(of_pages)
        .filter_map(|(path, template)| Some((path, template?)))
        .filter(|(_, template)| !engine.has(&template.value))
        .map(|(path, template)| {
            let place = crate::diagnostic::Place {
                path: path.clone(),
                position: Some(template.position.clone()),
            };
            Diagnostic::error("template", format!("there is no template `{}`", template.value))
                .at(place)
                .help("add it to `templates/`, or take the line out")
        })
        .collect()
}
