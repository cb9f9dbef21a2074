//! Puts a built site in the place of the old one: whole, or not at all.
//!
//! There are two generations of the output: the live one, which readers see, and a standby
//! beside it. What both hold is one file with two names, one in each. A build writes what
//! differs from the live generation into the standby; [`Staging::commit`] brings the rest of
//! the standby level and exchanges the two folders in one call. So no reader sees half a site,
//! a kill at any moment leaves the old site or the new one, and only changed files are written;
//! all others keep their bytes, their inodes and their times.
//!
//! A build costs what it changes, beside one look at each file that stays: a published file has
//! a stamp, by which a build that would make it again can tell that nobody touched it.
//!
//! The state is kept beside the output folder, for `public/` in `.kuaidu/public/`:
//!
//! | name | what |
//! | --- | --- |
//! | `lock` | locked while a build publishes |
//! | `manifest.json` | what is live: every path, its size and hash, the build that changed it |
//! | `stamps` | the stamps of these files, and how the standby differs by its paths |
//! | `manifest.next.json`, `stamps.next` | the same for the generation to come, around the exchange |
//! | `standby/` | the generation before, whole |
//! | `building/` | what `standby/` is renamed to as long as a build changes it |
//! | `incoming/` | in place of these two, where the site is changed in place: new files |
//! | `journal.json` | the manifest to come, as long as they are put in their places |
//! | `journal.next.json` | the same, until it is all written |
//! | `cache/` | what a build remembers; not touched here |
//!
//! The new site survives the death of the process, not a failure of power moments later: that
//! would take a wait for the disk. A build that writes every file compares bytes, and so mends
//! what it finds.

mod apart;
mod bytes;
mod claims;
mod clean;
mod commit;
mod compare;
mod error;
mod exchange;
mod folder_maker;
mod in_place;
mod level;
mod live;
mod lock;
mod manifest;
mod overwrite;
mod place;
mod plan;
mod positions;
mod recase;
mod recover;
mod refuse;
mod root;
mod seal;
mod stamps;
mod standby;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod walk;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use serde::{Deserialize, Serialize};

pub use clean::{Cleaned, clean};
pub use compare::{Comparison, Difference};
pub use error::{Foreign, ManifestState, PublishError, Unfit};
pub use place::preview;

use self::{
    apart::apart,
    claims::{Claims, Fate},
    exchange::{Exchange, exchange},
    live::Live,
    lock::Lock,
    manifest::Published,
    place::Place,
    plan::Fresh,
    recover::recover,
    root::{Root, Stamp},
    standby::Standby,
};
use crate::{config::Publish, output::OutputFile};

/// A site on its way to the output folder. Dropped without [`Staging::commit`], it leaves the
/// output folder as it was.
#[derive(Debug)]
pub struct Staging {
    place: Place,
    live: Live,
    /// Opened for the first file that differs: a build that changes nothing touches nothing.
    standby: OnceLock<Standby>,
    opening: Mutex<()>,
    /// In place of the standby where the site is changed in place.
    incoming: OnceLock<Root>,
    mode: Publish,
    exchange: Exchange,
    claims: Claims,
    fresh: Mutex<Vec<Fresh>>,
    /// Last, so that it is given back when all else is done.
    _lock: Lock,
}

/// What a build changed in the output folder.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files that were published before, and are no more.
    pub removed: usize,
}

/// What a build changed in the output folder, and where.
#[derive(Debug)]
pub struct Committed {
    /// How many files.
    pub report: Report,
    /// The paths of the files that are new or have new bytes, sorted.
    pub written: Vec<Box<str>>,
}

/// Which site stands in the output folder, by a hash of its manifest: what is remembered of one
/// tells nothing of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generation(u64);

/// Begins to publish to the folder `output`, which may be missing; its parents are made.
///
/// `protected` are the site's own folders, which may not be the output nor lie in it. While
/// another build publishes to the same folder this one waits; it calls `waiting` first.
///
/// # Errors
/// Refuses whatever cannot be exchanged as a whole, and, where no manifest tells what kuaidu
/// published, a folder that holds anything; fails where the folder that holds the output cannot
/// be written to.
pub fn open(
    output: &Path,
    protected: &[&Path],
    waiting: impl FnOnce(),
) -> Result<Staging, PublishError> {
    let place = Place::prepare(output, protected)?;
    let lock = Lock::take(&place.lock(), waiting)?;
    recover(&place)?;
    in_place::recover(&place)?;
    let live = Live::open(&place)?;
    Ok(Staging {
        claims: Claims::new(live.manifest.files.len()),
        place,
        live,
        standby: OnceLock::new(),
        opening: Mutex::new(()),
        incoming: OnceLock::new(),
        mode: Publish::TwoGenerations,
        exchange,
        fresh: Mutex::default(),
        _lock: lock,
    })
}

/// Where a build that publishes to the folder `output` leaves what it remembers; none where that
/// cannot be told. Nothing is made there.
pub fn memory_of(output: &Path) -> Option<PathBuf> {
    Place::find(output, &[]).ok().map(|place| place.memory())
}

impl Staging {
    /// The same, to be published in this way; before anything is written.
    #[must_use]
    pub fn with_mode(self, mode: Publish) -> Self {
        Self { mode, ..self }
    }

    /// Keeps the published file at `path`, which this build would give the same bytes as the
    /// one before, in the site: many threads may do so at once.
    ///
    /// False where no such file was published, or it is not as it was published; then it has to
    /// be made and written. A file is known by its stamp, or else, if someone copied the folder
    /// for example, by its bytes.
    ///
    /// # Errors
    /// Refuses a path that this build has taken already.
    pub fn keep(&self, path: &str) -> Result<bool, PublishError> {
        let known = self.live.manifest.find(path);
        match known.and_then(|at| Some((at, self.live.check(at)?))) {
            Some((at, fate)) => self.take(at, fate).map(|()| true),
            None => Ok(false),
        }
    }

    /// Keeps the whole site if every file is as it was published; if not, keeps nothing and
    /// says false. [`Staging::commit`] then touches nothing.
    ///
    /// # Errors
    /// Refuses a path that this build has taken already.
    pub fn keep_all(&self) -> Result<bool, PublishError> {
        let all = || (0..self.live.manifest.files.len()).into_par_iter();
        let fates: Option<Vec<_>> = all().map(|at| self.live.check(at)).collect();
        let Some(fates) = fates else {
            return Ok(false);
        };
        all()
            .zip(fates)
            .try_for_each(|(at, fate)| self.take(at, fate))?;
        Ok(true)
    }

    /// Adds a file to the site; many threads may do so at once.
    ///
    /// # Errors
    /// Refuses a path that this build has taken already; fails where the disk does.
    pub fn write(&self, file: OutputFile) -> Result<(), PublishError> {
        let (path, contents) = (file.path.as_str(), &file.contents);
        let known = self.live.manifest.find(path);
        if let Some(at) = known {
            self.take(at, Fate::Replaced)?;
            if let Some(fate) = self.live.holds(at, contents) {
                self.claims.settle(at, fate);
                return Ok(());
            }
        } else {
            self.claims.take_new(path)?;
        }
        let (size, hash, stamp) = match self.mode {
            Publish::TwoGenerations => self.standby()?.write(path, contents)?,
            Publish::InPlace => {
                let (size, hash) = in_place::write(self.incoming()?, path, contents)?;
                (size, hash, Stamp::NONE)
            }
        };
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.push(Fresh {
            file: Published {
                path: path.into(),
                size,
                hash,
                build: self.build(),
            },
            stamp,
            is_new: known.is_none(),
        });
        Ok(())
    }

    /// The site that stands in the output folder now.
    pub fn generation(&self) -> Generation {
        Generation(self.live.manifest.text_hash)
    }

    /// A folder for whatever a build wants to remember of the site.
    pub fn memory(&self) -> PathBuf {
        self.place.memory()
    }

    fn take(&self, at: usize, fate: Fate) -> Result<(), PublishError> {
        let path = &self.live.manifest.files[at].path;
        self.claims.take_known(at, fate, path)
    }

    /// The number of this build.
    fn build(&self) -> u64 {
        self.live.manifest.build + 1
    }

    fn incoming(&self) -> Result<&Root, PublishError> {
        if let Some(incoming) = self.incoming.get() {
            return Ok(incoming);
        }
        let incoming = in_place::open_incoming(&self.place)?;
        Ok(self.incoming.get_or_init(|| incoming))
    }

    fn standby(&self) -> Result<&Standby, PublishError> {
        if let Some(standby) = self.standby.get() {
            return Ok(standby);
        }
        let _one_at_a_time = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(standby) = self.standby.get() {
            return Ok(standby);
        }
        let standby = apart(|| Standby::open(&self.place, &self.live))?;
        Ok(self.standby.get_or_init(|| standby))
    }
}
