//! What the site will hold, and how that differs from what is live.

use std::sync::{Mutex, PoisonError};

use rayon::{
    iter::{IntoParallelIterator, ParallelIterator},
    slice::ParallelSliceMut,
};

use super::{
    Report,
    claims::{Claims, Fate, refuse_nested},
    error::PublishError,
    live::Live,
    manifest::Published,
    root::{Root, Stamp},
    stamps::Turn,
};

/// A file that this build wrote.
#[derive(Debug)]
pub(super) struct Fresh {
    pub(super) file: Published,
    pub(super) stamp: Stamp,
    /// Whether nothing was published at its path before.
    pub(super) is_new: bool,
}

/// The site to come.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// Sorted by path.
    pub(super) files: Vec<&'a Published>,
    /// The stamps of the files, and how they come to be there.
    pub(super) stamps: Vec<Stamp>,
    pub(super) fates: Vec<Fate>,
    /// How the site differs from the live one by its paths.
    pub(super) turn: Turn,
    pub(super) report: Report,
}

/// The files that a build wrote, sorted by path.
pub(super) fn sorted(fresh: Mutex<Vec<Fresh>>) -> Vec<Fresh> {
    let mut fresh = fresh.into_inner().unwrap_or_else(PoisonError::into_inner);
    fresh.par_sort_unstable_by(|a, b| a.file.path.cmp(&b.file.path));
    fresh
}

impl<'a> Plan<'a> {
    /// Puts together what stays and what is fresh.
    ///
    /// # Errors
    /// Refuses two files of which one lies below the other.
    pub(super) fn of(
        live: &'a Live,
        claims: &Claims,
        fresh: &'a [Fresh],
    ) -> Result<Self, PublishError> {
        let all = live.manifest.files.len() + fresh.len();
        let mut plan = Self {
            files: Vec::with_capacity(all),
            stamps: Vec::with_capacity(all),
            fates: Vec::with_capacity(all),
            turn: Turn::default(),
            report: Report::default(),
        };
        let mut to_come = fresh.iter().peekable();
        for (at, file) in live.manifest.files.iter().enumerate() {
            while let Some(it) = to_come.next_if(|it| it.file.path <= file.path) {
                plan.add_fresh(it);
            }
            match claims.fate(at) {
                Fate::Replaced => {}
                Fate::Gone => {
                    plan.report.removed += usize::from(live.has(file));
                    plan.turn.removed.push(file.path.clone());
                }
                fate => {
                    plan.report.unchanged += 1;
                    plan.add(file, live.stamp(at), fate);
                }
            }
        }
        to_come.for_each(|it| plan.add_fresh(it));
        refuse_nested(plan.paths())?;
        Ok(plan)
    }

    fn add_fresh(&mut self, it: &'a Fresh) {
        self.report.written += 1;
        if it.is_new {
            self.turn.added.push(it.file.path.clone());
        }
        self.add(&it.file, it.stamp, Fate::Replaced);
    }

    fn add(&mut self, file: &'a Published, stamp: Stamp, fate: Fate) {
        self.files.push(file);
        self.stamps.push(stamp);
        self.fates.push(fate);
    }

    /// The paths of the site, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &'a str> {
        self.files.iter().map(|file| &*file.path)
    }

    /// The stamps of the files as they are now, where they may have changed.
    pub(super) fn stamps_now(&self, root: &Root) -> Vec<Stamp> {
        let now = |at: usize| match self.fates[at] {
            Fate::Kept => self.stamps[at],
            _ => root
                .look(&self.files[at].path)
                .map_or(Stamp::NONE, |it| it.stamp),
        };
        (0..self.files.len()).into_par_iter().map(now).collect()
    }

    /// Whether the site has this file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files
            .binary_search_by(|it| (*it.path).cmp(path))
            .is_ok()
    }

    /// Whether the site is as the live one.
    pub(super) fn changes_nothing(&self) -> bool {
        self.report.written == 0 && self.turn == Turn::default()
    }
}
