//! Puts a built site in the place of the old one: whole, or not at all.
//!
//! There are two generations of the output: the live one, which readers see, and a standby
//! beside it. A build compares each file with the live generation and writes those that
//! differ into the standby; [`Staging::commit`] brings the rest of the standby level with the
//! live generation and exchanges the two folders in one call. So no reader sees half a site, a
//! kill at any moment leaves the old site or the new one, and in the long run only changed
//! files are written, and no folder is ever made anew.
//!
//! The state is kept beside the output folder, for `public/` in `.kuaidu/public/`:
//!
//! | name | what |
//! | --- | --- |
//! | `lock` | locked while a build publishes |
//! | `manifest.json` | what is live: every path, its size and hash, the build that changed it |
//! | `manifest.next.json` | the same for the generation to come, around the exchange |
//! | `standby/`, `standby.json` | the generation before, whole, and its manifest |
//! | `building/` | what `standby/` is renamed to as long as a build changes it |
//!
//! The new site survives the death of the process, not a failure of power moments later: that
//! would take a wait for the disk. The next build compares bytes, and so mends what it finds.

mod bytes;
mod claims;
mod error;
mod exchange;
mod live;
mod lock;
mod manifest;
mod overwrite;
mod place;
mod recover;
mod refuse;
mod seal;
mod standby;
mod walk;

use std::{
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

pub use error::{Foreign, ManifestState, PublishError, Unfit};

use self::{
    claims::Claims,
    error::failed,
    exchange::{exchange, folder_id},
    live::Live,
    lock::Lock,
    manifest::{Manifest, Published},
    place::Place,
    recover::{finish, recover},
    seal::seal,
    standby::Standby,
};
use crate::output::OutputFile;

/// A site on its way to the output folder. Dropped without [`Staging::commit`], it leaves the
/// output folder as it was.
#[derive(Debug)]
pub struct Staging {
    place: Place,
    live: Live,
    /// Opened for the first file that differs: a build that changes nothing touches nothing.
    standby: OnceLock<Standby>,
    opening: Mutex<()>,
    claims: Claims,
    written: Mutex<Vec<Written>>,
    /// Last, so that it is given back when all else is done.
    _lock: Lock,
}

/// A file of this build.
#[derive(Debug)]
struct Written {
    file: Published,
    /// Whether it differs from the live file at its path, if there is one.
    differs: bool,
}

/// What a build changed in the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files that were published before, and are no more.
    pub removed: usize,
}

/// Begins to publish to the folder `output`, which may be missing; its parents are made.
///
/// `protected` are the site's own folders, which may not be the output nor lie in it. While
/// another build publishes to the same folder this one waits; it calls `waiting` first.
///
/// # Errors
/// Refuses a folder that holds anything that kuaidu did not publish, and whatever cannot be
/// exchanged as a whole; fails where the folder that holds the output cannot be written to.
pub fn open(
    output: &Path,
    protected: &[&Path],
    waiting: impl FnOnce(),
) -> Result<Staging, PublishError> {
    let place = Place::prepare(output, protected)?;
    let lock = Lock::take(&place.lock(), waiting)?;
    recover(&place)?;
    let live = Live::open(&place)?;
    Ok(Staging {
        place,
        live,
        standby: OnceLock::new(),
        opening: Mutex::new(()),
        claims: Claims::default(),
        written: Mutex::default(),
        _lock: lock,
    })
}

impl Staging {
    /// Adds a file to the site; many threads may do so at once.
    ///
    /// # Errors
    /// Refuses a path that this build has taken already; fails where the disk does.
    pub fn write(&self, file: OutputFile) -> Result<(), PublishError> {
        let (path, contents) = (file.path.as_str(), &file.contents);
        self.claims.file(path)?;
        let written = match self.live.get(path) {
            Some(live) if self.live.holds(live, contents) => Written {
                file: live.clone(),
                differs: false,
            },
            _ => {
                let (size, hash) = self.standby()?.write(path, contents)?;
                Written {
                    file: Published {
                        path: path.to_owned(),
                        size,
                        hash,
                        build: self.build(),
                    },
                    differs: true,
                }
            }
        };
        let mut all = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(written);
        Ok(())
    }

    /// Puts the site, of just the files that were written, in the place of the old one.
    ///
    /// # Errors
    /// Fails where the disk does, and refuses to go on if foreign files came into the output
    /// folder meanwhile. The old site is then as it was.
    pub fn commit(mut self) -> Result<Report, PublishError> {
        let written = std::mem::take(&mut self.written).into_inner();
        let written = written.unwrap_or_else(PoisonError::into_inner);
        let report = self.report(&written);
        if self.live.is_just(&report) {
            return Ok(report);
        }
        let standby = self.standby()?;
        self.level(standby, &written)?;
        standby.remove_all_but(&self.claims)?;
        let files = written.into_iter().map(|written| written.file).collect();
        let mut next = Manifest::new(self.build(), files);
        let building = self.place.building();
        seal(&building, &next.files);
        self.live.check_again(&self.place)?;
        self.live.lend_permissions(&building)?;
        next.folder = folder_id(&building).unwrap_or_default();
        next.write(&self.place.next_manifest())?;
        self.exchange()?;
        Ok(report)
    }

    /// The number of this build.
    fn build(&self) -> u64 {
        self.live.manifest.build + 1
    }

    fn standby(&self) -> Result<&Standby, PublishError> {
        if let Some(standby) = self.standby.get() {
            return Ok(standby);
        }
        let _one_at_a_time = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(standby) = self.standby.get() {
            return Ok(standby);
        }
        let standby = Standby::open(&self.place)?;
        Ok(self.standby.get_or_init(|| standby))
    }

    fn report(&self, written: &[Written]) -> Report {
        let changed = written.iter().filter(|written| written.differs).count();
        let is_gone = |path: &&str| !self.claims.has_file(path);
        Report {
            written: changed,
            unchanged: written.len() - changed,
            removed: self.live.paths().filter(is_gone).count(),
        }
    }

    /// Gives the standby the live generation's files where this build has the same.
    fn level(&self, standby: &Standby, written: &[Written]) -> Result<(), PublishError> {
        let same = written.par_iter().filter(|written| !written.differs);
        same.try_for_each(|Written { file, .. }| {
            // What the last build changed, the generation before it has not.
            let trusted = standby.is_whole && file.build < self.live.manifest.build;
            standby.level(&file.path, &self.live.path_of(&file.path), trusted)
        })
    }

    fn exchange(&self) -> Result<(), PublishError> {
        let (building, standby) = (self.place.building(), self.place.standby());
        exchange(&building, &self.place.output, &standby)
            .map_err(failed("replace", &self.place.output))?;
        // The new site is live. Should this fail, the next build does it.
        let _ = finish(&self.place);
        Ok(())
    }
}
