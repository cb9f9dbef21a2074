//! What a file looks like from outside: enough to know that it was not changed.

use std::{
    fs, io,
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// The size of a file and the times by which the system tells its changes.
///
/// A person can set the time of modification back, but on Unix not the time of change: two looks at
/// a file with equal stamps saw the same bytes, if the first one [is settled](Stamp::settled).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// Nanoseconds since 1970.
    modified: u64,
    /// Of contents or attributes, nanoseconds since 1970; 0 where the system does not tell.
    changed: u64,
    /// Which file stands at the path; 0 where the system does not tell.
    inode: u64,
}

/// The ticks of the clocks that stamp files: of most file systems, and of those that count whole seconds.
const TICK: Duration = Duration::from_millis(20);
const COARSE_TICK: Duration = Duration::from_secs(2);

impl Stamp {
    /// The stamp of the file at `path`, or of what a link there leads to.
    ///
    /// # Errors
    /// When the machine cannot tell.
    pub fn of(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|file| Self::from(&file))
    }

    /// The size of the file in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The stamp as one number.
    pub fn fingerprint(&self) -> Fingerprint {
        let numbers = [self.size, self.modified, self.changed, self.inode];
        let numbers = numbers.into_iter();
        numbers.fold(Fingerprint::EMPTY, Fingerprint::number)
    }

    /// Whether the file at `path` bears it.
    pub fn is_of(&self, path: &Path) -> bool {
        Self::of(path).is_ok_and(|now| now == *self)
    }

    /// The stamp, if a change from `now` on would give the file another one: one within the same
    /// tick of the clock as the last change would not. None where there is no clock to tell.
    pub fn settled(self, now: Option<SystemTime>) -> Option<Self> {
        now.filter(|now| self.is_settled(*now)).map(|_| self)
    }

    fn is_settled(&self, now: SystemTime) -> bool {
        let last = self.modified.max(self.changed);
        let is_coarse = last.is_multiple_of(1_000_000_000);
        let tick = if is_coarse { COARSE_TICK } else { TICK };
        last.saturating_add(tick.as_nanos() as u64) < nanoseconds(now)
    }
}

impl From<&fs::Metadata> for Stamp {
    fn from(file: &fs::Metadata) -> Self {
        let (changed, inode) = unix(file);
        Self {
            size: file.len(),
            modified: file.modified().map_or(0, nanoseconds),
            changed,
            inode,
        }
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

/// The time of change and the inode.
#[cfg(unix)]
fn unix(file: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let seconds = file.ctime().unsigned_abs().saturating_mul(1_000_000_000);
    (
        seconds.saturating_add(file.ctime_nsec().unsigned_abs()),
        file.ino(),
    )
}

/// Not told here.
#[cfg(not(unix))]
fn unix(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_within_a_tick_is_not_told() {
        let at = |nanoseconds| UNIX_EPOCH + Duration::from_nanos(nanoseconds);
        let stamp = |modified| Stamp {
            size: 1,
            modified,
            changed: 0,
            inode: 0,
        };
        const SECOND: u64 = 1_000_000_000;
        for (modified, now, settled) in [
            (SECOND + 1, SECOND + 1, false),
            (SECOND + 1, SECOND + 10_000_000, false),
            (SECOND + 1, SECOND + 30_000_000, true),
            (SECOND, SECOND + 30_000_000, false),
            (SECOND, 4 * SECOND, true),
            (5 * SECOND + 1, 4 * SECOND, false),
        ] {
            assert_eq!(
                stamp(modified).is_settled(at(now)),
                settled,
                "{modified} {now}"
            );
        }
    }

    #[test]
    fn every_change_gives_another_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let first = Stamp::of(&path).unwrap();
        assert_eq!(Stamp::of(&path).unwrap(), first);
        fs::write(&path, "three").unwrap();
        assert_ne!(Stamp::of(&path).unwrap(), first);
    }

    #[cfg(unix)]
    #[test]
    fn a_time_set_back_does_not_hide_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let first = Stamp::of(&path).unwrap();
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        std::thread::sleep(TICK);
        fs::write(&path, "two").unwrap();
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(time).unwrap();
        let second = Stamp::of(&path).unwrap();
        assert_eq!(second.modified, first.modified);
        assert_ne!(second, first);
    }
}
