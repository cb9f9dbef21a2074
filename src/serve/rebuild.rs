//! Builds the preview as `kuaidu build` builds the site, into a folder of its own.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{Changes, Options, mark::Marks};
use crate::{
    build::{Build, BuildError, BuildOptions, Clock, Gathered, Published, WithheldCounts},
    cache::Cache,
    config::{BaseUrl, ConfigOptions},
    publish,
    render::Stop,
    site::Selection,
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

/// A site that was built.
pub(super) struct Made {
    pub(super) build: Build,
    pub(super) published: Published,
    pub(super) base: BaseUrl,
    pub(super) marks: Arc<Marks>,
    pub(super) unpublished: WithheldCounts,
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

    /// Brings the preview up to date; breaks off when `is_stopped`.
    ///
    /// # Errors
    /// As those of a build. The last good site is then still there.
    pub(super) fn build(
        &mut self,
        clock: Clock,
        is_stopped: &AtomicBool,
    ) -> Result<Outcome, BuildError> {
        let staging = publish::open(&self.output, &[], || {}).map_err(machine)?;
        let options = BuildOptions {
            clock,
            cache: Cache::at(staging.memory()),
            ..self.options.clone()
        };
        let gathered = Gathered::gather(&options)?;
        if self.has_built
            && gathered.same_as_before(&staging).is_some()
            && staging.keep_all().map_err(machine)?
        {
            staging.commit().map_err(machine)?;
            return Ok(Outcome::Same);
        }
        let build = Build::of(gathered)?;
        let published = build.publish(staging, &|| match is_stopped.load(Ordering::Relaxed) {
            true => Err("stopped".into()),
            false => Ok(()),
        });
        let published = published.map_err(|stop| match stop {
            Stop::Template(mistake) => BuildError::Content(vec![*mistake]),
            Stop::Machine(failure) => BuildError::Machine(failure),
        })?;
        self.has_built = true;
        let (marks, unpublished) = Marks::of(&build.site);
        Ok(Outcome::Made(Box::new(Made {
            base: build.site.config.base_url.clone(),
            marks: Arc::new(marks),
            unpublished,
            build,
            published,
        })))
    }
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
        let site = &self.build.site;
        let articles = site.entries.iter();
        let articles = articles.map(|entry| (entry.article.path.as_str(), &entry.address));
        let pages = site.pages.iter();
        let pages = pages.map(|placed| (placed.page.path.as_str(), &placed.address));
        let pages: BTreeMap<_, _> = articles.chain(pages).collect();
        let mut saved = changes.paths().filter_map(|path| pages.get(path));
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
