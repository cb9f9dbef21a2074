//! Publishes a site: what is there already, by its recipe, is neither rendered nor written.

use std::{
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

use super::{
    Build, PublishedAddresses,
    memory::{Made, Recipes},
};
use crate::{
    fingerprint::Fingerprint,
    folder::Stamp,
    message::Failure,
    output::{Contents, Kind, OutputFile, OutputPath, Recipe},
    publish::{Committed, Report, Staging},
    render::{Sink, Stop},
};

/// What a build published.
#[derive(Debug)]
pub struct Published {
    /// What changed in the output folder.
    pub report: Report,
    /// The paths of the files that are new or have new bytes, sorted.
    pub written: Vec<Box<str>>,
    /// What was rendered, and why.
    pub rendered: Tally,
    /// How long it took to render and write.
    pub rendering: Duration,
}

/// Why a file was rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was not there, or what it was made of is not known.
    New,
    /// The theme or the settings are others.
    Common,
    /// What it is about has changed.
    Own,
    /// What it shows of others has changed.
    Shown,
    /// It was not as it had been published.
    Spoilt,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::Common,
        Self::Own,
        Self::Shown,
        Self::Spoilt,
    ];
}

/// How many files were rendered, by kind and reason.
#[derive(Debug, Default)]
pub struct Tally {
    counts: [[AtomicUsize; Why::ALL.len()]; Kind::ALL.len()],
}

impl Tally {
    fn add(&self, kind: Kind, why: Why) {
        self.counts[kind as usize][why as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// How many files of a kind were rendered for a reason.
    pub fn count(&self, kind: Kind, why: Why) -> usize {
        self.counts[kind as usize][why as usize].load(Ordering::Relaxed)
    }
}

/// What is called for each file, by many threads at once.
pub type Advance<'a> = dyn Fn() -> Result<(), Failure> + Sync + 'a;

impl Build {
    /// Renders what the published site has not, and puts the new site in the place of the old one.
    ///
    /// For each file it calls `advance`, which may break the build off.
    ///
    /// # Errors
    /// A mistake in a template, the machine's failure, or what `advance` says. The old site is then as it was.
    pub fn publish(&self, staging: Staging, advance: &Advance<'_>) -> Result<Published, Stop> {
        let staging = staging.with_mode(self.site.config.publish);
        let keeper = Keeper {
            before: Recipes::read(&self.cache, staging.generation()),
            common: self.common,
            now: self.cache.now(),
            staging: &staging,
            made: Mutex::default(),
            rendered: Tally::default(),
            advance,
        };
        let began = Instant::now();
        let remember_lists = || self.remembered.write(&self.cache);
        let (rendered, ()) = rayon::join(|| self.render(&keeper), remember_lists);
        rendered?;
        self.forget_share_images();
        let rendering = began.elapsed();
        let Keeper { made, rendered, .. } = keeper;
        let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let remember = |generation| {
            Recipes::write(&self.cache, generation, self.common, made);
            PublishedAddresses::write(&self.cache, &self.site);
            self.remember(generation);
        };
        let committed = staging.commit_after(remember);
        let Committed { report, written } =
            committed.map_err(|failure| Stop::Machine(failure.into()))?;
        Ok(Published {
            report,
            written,
            rendered,
            rendering,
        })
    }
}

/// Takes the files of a site, and keeps those that are there already, made by the same recipes.
struct Keeper<'a> {
    staging: &'a Staging,
    before: Recipes,
    common: Fingerprint,
    /// By the clock that stamps files.
    now: Option<SystemTime>,
    made: Mutex<Vec<Made>>,
    rendered: Tally,
    advance: &'a Advance<'a>,
}

impl Keeper<'_> {
    fn note(&self, made: Made) {
        let mut all = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(made);
    }

    /// Why a file has to be made that was not kept.
    fn why(&self, made: &Made) -> Why {
        match self.before.get(made.path) {
            None => Why::New,
            Some(_) if self.before.common != self.common => Why::Common,
            Some(before) if before.own != made.own => Why::Own,
            Some(before) if before.shown != made.shown => Why::Shown,
            Some(_) => Why::Spoilt,
        }
    }

    /// The recipe of a file that is to be copied; none where it could change unseen just now.
    fn copy_recipe(&self, source: &Path) -> Option<Recipe> {
        let stamp = Stamp::of(source).ok()?.settled(self.now)?;
        Some(Recipe {
            kind: Kind::Copy,
            own: stamp.fingerprint(),
            shown: Fingerprint::EMPTY,
        })
    }
}

impl Sink for Keeper<'_> {
    fn keep(&self, path: &OutputPath, recipe: &Recipe) -> Result<bool, Failure> {
        let made = Made::new(path.as_str(), recipe);
        let is_same = self.before.get(made.path) == Some(&made)
            && (recipe.kind == Kind::Copy || self.before.common == self.common);
        let kept = is_same && self.staging.keep(path.as_str())?;
        if kept {
            self.note(made);
            (self.advance)()?;
        }
        Ok(kept)
    }

    fn take(&self, file: OutputFile, kind: Kind, recipe: Option<Recipe>) -> Result<(), Failure> {
        let recipe = match &file.contents {
            Contents::Copy(source) => self.copy_recipe(source),
            Contents::Bytes(_) => recipe,
        };
        let is_copy = matches!(file.contents, Contents::Copy(_));
        if let Some(recipe) = recipe.filter(|_| is_copy)
            && self.keep(&file.path, &recipe)?
        {
            return Ok(());
        }
        if let Some(recipe) = recipe {
            let made = Made::new(file.path.as_str(), &recipe);
            self.rendered.add(kind, self.why(&made));
            self.note(made);
        }
        self.staging.write(file)?;
        (self.advance)()
    }
}
