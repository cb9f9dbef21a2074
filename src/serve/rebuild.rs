//! Builds the preview as `kuaidu build` builds the site, into a folder of its own.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use super::{Changes, Options, mark::Marks};
use crate::{
    build::{Build, BuildError, BuildOptions, Clock, Gathered, Published, WithheldCounts},
    cache::Cache,
    config::{BaseUrl, ConfigOptions},
    message::{Failure, message},
    publish,
    render::Stop,
    site::{self, Selection, Site},
};

/// Builds the preview of a site.
pub(super) struct Rebuilder {
    options: BuildOptions,
    output: PathBuf,
    /// Whether this process has built the site before.
    has_built: bool,
}

/// What came of a build.
pub(super) enum Outcome {
    /// The site is as it was.
    Same,
    /// There is a new site.
    Made(Box<Made>),
}

/// The page that was saved, ahead of the site that it belongs to.
#[derive(Debug)]
pub(super) struct Early {
    pub(super) href: String,
    pub(super) html: Arc<str>,
    /// The marks of that site.
    pub(super) marks: Arc<Marks>,
}

/// A site that was built.
pub(super) struct Made {
    pub(super) build: Build,
    pub(super) published: Published,
    pub(super) base: BaseUrl,
    pub(super) marks: Arc<Marks>,
    pub(super) unpublished: WithheldCounts,
    /// How long after its moment an article appears or expires.
    pub(super) next_change: Option<Duration>,
}

impl Rebuilder {
    pub(super) fn new(options: &Options, origin: &str) -> Self {
        let build = &options.build;
        Self {
            options: BuildOptions {
                config: ConfigOptions {
                    preview: Some(origin.to_owned()),
                    ..build.config.clone()
                },
                selection: Selection {
                    drafts: true,
                    future: true,
                    expired: true,
                },
                ..build.clone()
            },
            output: publish::preview(&build.root),
            has_built: false,
        }
    }

    /// Lets the next build tell of the site anew even where no file changed.
    pub(super) fn forget(&mut self) {
        self.has_built = false;
    }

    /// Brings the preview up to date; breaks off when `is_stopped`.
    ///
    /// Where `saved` is the one file that changed, and a page's, it hands that page to `early`,
    /// before it makes all others.
    ///
    /// # Errors
    /// As those of a build. The last good site is then still there.
    pub(super) fn build(
        &mut self,
        clock: Clock,
        is_stopped: &AtomicBool,
        (saved, early): (Option<&str>, &dyn Fn(Early)),
    ) -> Result<Outcome, BuildError> {
        let staging = publish::open(&self.output, &[], || {}).map_err(machine)?;
        let options = BuildOptions {
            clock,
            cache: Cache::at(staging.memory()),
            ..self.options.clone()
        };
        let go_on = || match is_stopped.load(Ordering::Relaxed) {
            true => Err(Failure::new(message!("serve-stopped"))),
            false => Ok(()),
        };
        let gathered = Gathered::gather(&options)?;
        go_on()?;
        if self.has_built
            && gathered.same_as_before(&staging).is_some()
            && staging.keep_all().map_err(machine)?
        {
            staging.commit().map_err(machine)?;
            return Ok(Outcome::Same);
        }
        let build = Build::of(gathered)?;
        let (marks, unpublished) = Marks::of(&build.site);
        let next_change = next_change(&build.site);
        let marks = Arc::new(marks);
        let base = build.site.config.base_url.clone();
        if let Some((address, html)) = saved.and_then(|saved| build.page_of(saved)) {
            early(Early {
                href: address.href(&base),
                html: String::from_utf8_lossy(&html).into(),
                marks: Arc::clone(&marks),
            });
        }
        go_on()?;
        let published = build.publish(staging, &go_on);
        let published = published.map_err(|stop| match stop {
            Stop::Template(mistake) => BuildError::Content(vec![*mistake]),
            Stop::Machine(failure) => BuildError::Machine(failure),
        })?;
        self.has_built = true;
        Ok(Outcome::Made(Box::new(Made {
            base,
            marks,
            unpublished,
            next_change,
            build,
            published,
        })))
    }
}

/// How long it is until readers would see an article appear or expire.
fn next_change(site: &Site) -> Option<Duration> {
    let articles = site.entries.iter().map(|entry| &entry.article);
    let next = site::next_change(articles, Selection::default(), site.now)?;
    next.to_utc().signed_duration_since(site.now).to_std().ok()
}

fn machine(error: publish::PublishError) -> BuildError {
    BuildError::Machine(error.into())
}

impl Made {
    /// The addresses of the files that changed and that pages may show: no pages themselves.
    pub(super) fn files(&self) -> Vec<String> {
        let written = self.published.written.iter();
        let shown = written.filter(|path| is_shown_in_pages(path));
        shown.map(|path| self.base.href(path)).collect()
    }

    /// The address of the page of which the source was saved; the first one of several.
    pub(super) fn page_of(&self, changes: &Changes) -> Option<String> {
        let mut saved = changes
            .paths()
            .filter_map(|path| self.build.address_of(path));
        saved.next().map(|address| address.href(&self.base))
    }
}

/// Whether a file is of a kind that pages load: styles, scripts, pictures, media, fonts.
fn is_shown_in_pages(path: &str) -> bool {
    const SHOWN: [&str; 20] = [
        "css", "js", "mjs", "json", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico",
        "mp4", "webm", "mp3", "ogg", "woff", "woff2", "ttf", "otf",
    ];
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|it| SHOWN.iter().any(|shown| it.eq_ignore_ascii_case(shown)))
}
