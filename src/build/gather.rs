//! The first half of a build: settings, theme and content are read.

use std::{cell::OnceCell, collections::BTreeSet, sync::Arc};

use chrono::{DateTime, FixedOffset, Utc};
use rayon::prelude::*;

use super::{
    BuildError, BuildOptions, WithheldCounts,
    read::{self, Read, Reading},
    read_options::ReadOptions,
    search,
    share_images::ShareImages,
    steps::Steps,
    texts::Texts,
    withheld::withhold,
};
use crate::{
    cache::Cache,
    config::{self, Config, KeywordTable},
    content::{self, Article, Page},
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    folder::{Found, Stamp},
    message::message,
    related::Foresight,
    render,
    site::{self, Selection, digest},
    theme::{self, StaticFile, Theme},
    typeface::Typefaces,
};

/// Everything that a site is made of, read and parsed.
pub struct Gathered {
    pub(super) config: Config,
    pub(super) theme: Arc<Theme>,
    /// The moment for which the site is made.
    pub(super) now: DateTime<Utc>,
    pub(super) content: Content,
    /// The articles that are not published at this moment.
    pub(super) withheld: Vec<Article>,
    /// How many these are, by reason.
    pub counts: WithheldCounts,
    /// When an article appears or expires next.
    pub next_change: Option<DateTime<FixedOffset>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) share: ShareImages,
    pub(super) texts: Texts,
    pub(super) terms: search::Terms,
    pub(super) cache: Cache,
    pub(super) steps: Steps,
    pub(super) inputs: OnceCell<Option<Fingerprint>>,
}

/// What people wrote.
pub(super) struct Content {
    /// The articles to be published.
    pub(super) articles: Vec<Reading>,
    /// By what their texts were weighed.
    pub(super) foresight: Option<Foresight>,
    /// The plain pages to be published.
    pub(super) pages: Vec<Page>,
    /// The plain pages that are not.
    pub(super) draft_pages: Vec<Page>,
    pub(super) assets: Vec<Found>,
}

impl Gathered {
    /// Reads the settings, the theme and the content of the site in a folder.
    ///
    /// # Errors
    /// What is wrong with the settings, and with the content beside them; or the machine's failure.
    /// Where the settings are right, mistakes in the content wait for [`super::Build::prepare`].
    pub fn gather(options: &BuildOptions) -> Result<Self, BuildError> {
        let mut steps = Steps::begin();
        let terms = search::Terms::open(&options.cache);
        let (config, mut diagnostics) = config::load(&options.root, &options.config)?;
        let Some(config) = config else {
            // Read in another way than the cache was, which is to stay for when they are right.
            let apart = BuildOptions {
                cache: Cache::none(),
                ..options.clone()
            };
            read_content(&apart, ReadOptions::unset(), &terms, &mut diagnostics)?;
            return Err(BuildError::Content(diagnostics));
        };
        let (mut theme, problems) = theme::load(&options.root)?;
        if options.config.preview.is_some() {
            theme.fix_addresses();
        }
        diagnostics.extend(problems);
        let cache = &options.cache;
        let typefaces = Typefaces::find(&config, &options.root, cache, &mut diagnostics)?;
        steps.done(message!("step-settings"));

        let now = options.clock.moment(&config);
        let reading = ReadOptions::of(&config, options.selection, now);
        let mut content = read_content(options, reading, &terms, &mut diagnostics)?;
        let articles = content.articles.iter().map(|reading| &*reading.article);
        let next_change = site::next_change(articles, options.selection, now);
        let withheld = withhold(&mut content.articles, options.selection, now);
        pass_over_drafts(&mut diagnostics, &withheld, &content.draft_pages);
        steps.done(message!("step-read"));
        Ok(Self {
            theme: Arc::new(theme),
            now,
            counts: WithheldCounts::of(&withheld, options.selection, now),
            next_change,
            content,
            withheld,
            diagnostics,
            share: ShareImages::new(typefaces, cache),
            texts: Texts::new(&options.root, reading.parse),
            terms,
            cache: cache.clone(),
            steps,
            config,
            inputs: OnceCell::new(),
        })
    }

    /// The fingerprint of the theme's templates, the settings and the fonts: what every page is made of.
    pub(super) fn common(&self) -> Fingerprint {
        // The words by which a developer sees the settings name every one of them.
        let keywords = KeywordTable::default();
        let settings = Config {
            keywords,
            check: Vec::new(),
            ..self.config.clone()
        };
        let templates = self.theme.templates.iter();
        let template = |(name, template): (&String, &theme::Template)| {
            Fingerprint::EMPTY.text(name).text(&template.text)
        };
        let address =
            |(name, fingerprint): (&str, &str)| Fingerprint::EMPTY.text(name).text(fingerprint);
        Fingerprint::EMPTY
            .text(&format!("{settings:?}"))
            .all(templates.map(template))
            .all(self.theme.fingerprinted().map(address))
            .all(self.share.fonts())
    }

    /// The fingerprint of everything that the site is made of; none where something is wrong, or a
    /// file could change without its telling, just now.
    pub(super) fn inputs(&self) -> Option<Fingerprint> {
        *self.inputs.get_or_init(|| self.look_at_inputs())
    }

    fn look_at_inputs(&self) -> Option<Fingerprint> {
        if self.diagnostics.iter().any(Diagnostic::is_error) {
            return None;
        }
        let now = self.cache.now();
        let statics = self.theme.statics().filter_map(|(name, file)| match file {
            StaticFile::Disk(path) => Some((name, path)),
            StaticFile::Embedded(_) => None,
        });
        let assets = self.content.assets.iter();
        let assets = assets.map(|asset| (asset.relative.as_str(), &asset.path));
        let files: Vec<_> = statics.chain(assets).collect();
        let stamp = |(name, path): (&str, &std::path::PathBuf)| {
            let stamp = Stamp::of(path).ok()?.settled(now)?;
            Some(Fingerprint::EMPTY.text(name).with(stamp.fingerprint()))
        };
        let files: Option<Vec<Fingerprint>> = files.into_par_iter().map(stamp).collect();
        let recent = |article: &&Article| render::is_news(article, self.now);
        let articles = || {
            self.content
                .articles
                .iter()
                .map(|reading| &*reading.article)
        };
        let days = articles().map(|article| article.date.date_naive());
        let today = self.now.with_timezone(&self.config.timezone).date_naive();
        let wanted = self.config.digests;
        let over = (wanted.daily || wanted.weekly).then(|| digest::newest_over(days, today));
        Some(
            self.common()
                .text(&format!("{over:?}"))
                .text(&format!(
                    "{:?} {:?}",
                    self.config.keywords, self.diagnostics
                ))
                .all(articles().map(article))
                .all(articles().filter(recent).map(article))
                .all(self.withheld.iter().map(article))
                .all(self.content.pages.iter().map(page))
                .all(self.content.draft_pages.iter().map(page))
                .all(files?),
        )
    }
}

fn article(article: &Article) -> Fingerprint {
    Fingerprint(article.print.file).text(&article.path)
}

/// Leaves out what is warned of in drafts that are not published: their authors are still at them.
fn pass_over_drafts(diagnostics: &mut Vec<Diagnostic>, withheld: &[Article], pages: &[Page]) {
    let drafts = withheld.iter().filter(|article| article.draft);
    let drafts = drafts.map(|article| article.path.as_str());
    let pages = pages.iter().map(|page| page.path.as_str());
    let drafts: BTreeSet<&str> = drafts.chain(pages).collect();
    let is_of_draft = |found: &Diagnostic| {
        let place = found.place.as_ref();
        place.is_some_and(|place| drafts.contains(&*place.path))
    };
    diagnostics.retain(|found| found.is_error() || !is_of_draft(found));
}

fn page(page: &Page) -> Fingerprint {
    Fingerprint(page.print).text(&page.path)
}

fn read_content(
    options: &BuildOptions,
    reading: ReadOptions,
    terms: &search::Terms,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Content, BuildError> {
    let Selection { drafts, .. } = options.selection;
    let sources = content::read(&options.root)?;
    diagnostics.extend(sources.diagnostics);
    let Read {
        readings,
        foresight,
        diagnostics: problems,
    } = read::articles(&sources.articles, reading, (&options.cache, terms))?;
    diagnostics.extend(problems);
    let (pages, problems) = content::parse_all_pages(&sources.pages, &reading.parse)?;
    diagnostics.extend(problems);
    let is_held_back = |page: &Page| page.draft && !drafts;
    let (draft_pages, pages) = pages.into_iter().partition(is_held_back);
    Ok(Content {
        articles: readings,
        foresight,
        pages,
        draft_pages,
        assets: sources.assets,
    })
}
