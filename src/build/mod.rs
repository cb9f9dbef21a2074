//! Runs the pipeline from a site's folder to a site that is ready to be rendered.

mod explain;
mod fill;
mod relate;
mod suggest;

use std::{
    error::Error,
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};

pub use explain::{Listed, explain};
pub use suggest::{Suggestion, suggest};

use crate::{
    config::{self, Config, ConfigOptions},
    content::{self, Article, Page, ParseOptions},
    diagnostic::{Diagnostic, Place},
    folder::{Found, ReadError},
    related::RelatedIndex,
    render::{Emit, Engine, Renderer, Stop},
    site::{self, Ingredients, Selection, Site, Unpublished, Withheld},
    theme::{self, Theme},
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
    /// What each step took, in their order.
    pub timings: Vec<(&'static str, Duration)>,
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
        let mut steps = Steps::begin();
        let (config, mut diagnostics) = config::load(&options.root, &options.config)?;
        let Some(config) = config else {
            // In whichever zone: whether a date can be read does not depend on it.
            read_content(options, chrono_tz::UTC, &mut diagnostics)?;
            return Err(BuildError::Content(diagnostics));
        };
        let (theme, engine) = load_theme(&options.root, &config, &mut diagnostics)?;
        steps.done("settings and theme");

        let mut content = read_content(options, config.timezone, &mut diagnostics)?;
        let now = moment(options.clock, &config);
        let next_change = site::next_change(&content.articles, now);
        let withheld = withhold(&mut content.articles, options.selection, now);
        let counts = WithheldCounts::of(&withheld, options.selection, now);
        steps.done("read and parse");
        diagnostics.extend(fill::fill(&mut content.articles, &config));
        steps.done("fill in");
        let profiles = relate::profiles(&mut content.articles);
        steps.done("count terms");

        let relating = relate::options(&config.related);
        let complete = !diagnostics.iter().any(Diagnostic::is_error);
        let (site, mut problems) = site::assemble(Ingredients {
            config,
            now,
            articles: content.articles,
            unpublished: unpublished(&withheld, &content.draft_pages),
            pages: content.pages,
            assets: content.assets,
            statics: theme
                .statics()
                .map(|(name, file)| (name.to_owned(), file.clone()))
                .collect(),
        });
        if !complete {
            // An article that could not be read is missing to those that refer to it.
            problems.retain(|problem| !NEEDS_ALL_ARTICLES.contains(&problem.rule));
        }
        diagnostics.extend(problems);
        steps.done("assemble");
        if let (Some(site), Some(engine)) = (&site, &engine) {
            diagnostics.extend(missing_templates(site, engine));
        }
        let sound = !diagnostics.iter().any(Diagnostic::is_error);
        let (Some(site), Some(engine), true) = (site, engine, sound) else {
            return Err(BuildError::Content(diagnostics));
        };
        let related = relate::index(&site, profiles, &relating);
        diagnostics.extend(relate::near_duplicates(&site, &related));
        steps.done("relate");
        let timings = steps.took;
        Ok(Self {
            site,
            related,
            engine,
            diagnostics,
            withheld: counts,
            next_change,
            timings,
        })
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

/// Rules that only tell the truth where every article could be read.
const NEEDS_ALL_ARTICLES: [&str; 3] = ["broken-link", "missing-image", "related-choice"];

/// How long each step took.
struct Steps {
    since: Instant,
    took: Vec<(&'static str, Duration)>,
}

impl Steps {
    fn begin() -> Self {
        Self {
            since: Instant::now(),
            took: Vec::new(),
        }
    }

    fn done(&mut self, step: &'static str) {
        self.took.push((step, self.since.elapsed()));
        self.since = Instant::now();
    }
}

/// The theme, and its templates ready to render where none is wrong.
fn load_theme(
    root: &Path,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(Arc<Theme>, Option<Engine>), BuildError> {
    let (theme, problems) = theme::load(root)?;
    diagnostics.extend(problems);
    let theme = Arc::new(theme);
    match Engine::new(config, Arc::clone(&theme)) {
        Ok(engine) => Ok((theme, Some(engine))),
        Err(problems) => {
            diagnostics.extend(problems);
            Ok((theme, None))
        }
    }
}

/// What people wrote.
struct Content {
    articles: Vec<Article>,
    /// The plain pages to be published.
    pages: Vec<Page>,
    /// The plain pages that are not.
    draft_pages: Vec<Page>,
    assets: Vec<Found>,
}

fn read_content(
    options: &BuildOptions,
    timezone: chrono_tz::Tz,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Content, BuildError> {
    let sources = content::read(&options.root)?;
    diagnostics.extend(sources.diagnostics);
    let parse = ParseOptions { timezone };
    let (articles, problems) = content::parse_all(&sources.articles, &parse)?;
    diagnostics.extend(problems);
    let (pages, problems) = content::parse_all_pages(&sources.pages, &parse)?;
    diagnostics.extend(problems);
    let (draft_pages, pages) = pages
        .into_iter()
        .partition(|page| page.draft && !options.selection.drafts);
    Ok(Content {
        articles,
        pages,
        draft_pages,
        assets: sources.assets,
    })
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

/// Takes the articles out that are not published at `now`.
fn withhold(articles: &mut Vec<Article>, selection: Selection, now: DateTime<Utc>) -> Vec<Article> {
    let is_withheld = |article: &mut Article| selection.withholds(article, now).is_some();
    articles.extract_if(.., is_withheld).collect()
}

fn unpublished(articles: &[Article], pages: &[Page]) -> Vec<Unpublished> {
    let articles = articles.iter().map(|article| (&article.id, &article.path));
    let pages = pages.iter().map(|page| (&page.id, &page.path));
    articles
        .chain(pages)
        .map(|(id, path)| Unpublished {
            id: id.clone(),
            path: path.clone(),
        })
        .collect()
}

impl WithheldCounts {
    fn of(withheld: &[Article], selection: Selection, now: DateTime<Utc>) -> Self {
        let mut counts = Self::default();
        for why in withheld
            .iter()
            .filter_map(|article| selection.withholds(article, now))
        {
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
    let of_articles = site
        .entries
        .iter()
        .map(|entry| (&entry.article.path, entry.article.template.as_ref()));
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
            Diagnostic::error(
                "template",
                format!("there is no template `{}`", template.value),
            )
            .at(place)
            .help("add it to `templates/`, or take the line out")
        })
        .collect()
}
