//! Takes a published site away again: what was published, as it was published, and the state.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;
use walkdir::WalkDir;

use super::{
    claims::ancestors,
    error::{ManifestState, PublishError},
    in_place,
    level::{holders, remove_files, remove_folders},
    live::Live,
    lock::Lock,
    manifest::Manifest,
    overwrite::remove,
    place::Place,
    recover::recover,
    seal::Folders,
};

/// What was taken away, or would be.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Cleaned {
    /// Published files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Bytes of what is remembered of the site; the generation before it is not counted.
    pub remembered: u64,
    /// Published files that someone has changed since: they stay. Sorted.
    pub kept: Vec<String>,
    /// Whether the list of what was published cannot be read: then nothing is taken away.
    pub is_unreadable: bool,
}

/// Takes away what was published to the folder `output` and what is remembered of it, all but the
/// empty file that builds lock; with `dry` only says what that is.
///
/// A file that is not as it was published stays, and so does all that was never published; no link
/// is followed. While a build publishes to the same folder this waits, and calls `waiting` first. A
/// kill leaves what another call takes away, or a build makes whole.
///
/// # Errors
/// Refuses an `output` to which nothing could be published; or the machine fails.
pub fn clean(output: &Path, dry: bool, waiting: impl FnOnce()) -> Result<Cleaned, PublishError> {
    let place = Place::find(output, &[])?;
    if !place.state().is_dir() {
        return Ok(Cleaned::default());
    }
    let _lock = Lock::take(&place.lock(), waiting)?;
    if !dry {
        recover(&place)?;
        in_place::recover(&place)?;
    }
    let (_, state) = Manifest::read(&place.manifest())?;
    if matches!(state, ManifestState::Damaged | ManifestState::Newer) {
        return Ok(Cleaned {
            is_unreadable: true,
            ..Cleaned::default()
        });
    }
    let mut cleaned = Cleaned {
        remembered: remembered(&place),
        ..Cleaned::default()
    };
    if state == ManifestState::Whole {
        let live = Live::open(&place)?;
        take_files(&live, dry, &mut cleaned)?;
        if !dry {
            // Someone's files may be left in it.
            let _ = fs::remove_dir(&place.output);
        }
    }
    if !dry {
        forget(&place)?;
    }
    Ok(cleaned)
}

/// Takes the published files away, and the folders that hold nothing then.
fn take_files(live: &Live, dry: bool, cleaned: &mut Cleaned) -> Result<(), PublishError> {
    let Some(root) = live.root() else {
        return Ok(());
    };
    let files = &live.manifest.files;
    let folders = holders(files.iter().map(|file| &*file.path));
    let is_folder = |path: &&&str| root.look(path).is_some_and(|found| found.is_folder);
    let real: HashSet<&str> = folders.iter().filter(is_folder).copied().collect();
    // A folder that became a link leads to what is none of ours.
    let is_reached = |path: &str| ancestors(path).all(|folder| real.contains(folder));
    let all = (0..files.len()).into_par_iter();
    let (own, other): (Vec<_>, Vec<_>) = all
        .filter(|at| is_reached(&files[*at].path) && root.look(&files[*at].path).is_some())
        .partition(|at| live.check(*at).is_some());
    let own_paths: Vec<&str> = own.iter().map(|at| &*files[*at].path).collect();
    cleaned.files = own.len();
    cleaned.bytes = own.iter().map(|at| files[*at].size).sum();
    cleaned.kept = other.iter().map(|at| files[*at].path.to_string()).collect();
    cleaned.kept.sort();
    if dry {
        return Ok(());
    }
    remove_files(root, &own_paths)?;
    let reached = real.iter().copied().filter(|folder| is_reached(folder));
    remove_folders(root, &Folders::of([].into_iter()), reached)
}

/// Bytes of the state but for the generation before.
fn remembered(place: &Place) -> u64 {
    let generations = [place.standby(), place.building()];
    let entries = WalkDir::new(place.state()).into_iter();
    let entries = entries.filter_entry(|entry| !generations.iter().any(|it| it == entry.path()));
    let files = entries
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    let sizes = files.filter_map(|file| file.metadata().ok().map(|it| it.len()));
    sizes.sum()
}

/// Removes the state, the manifest last: as long as it is there, own files are known.
fn forget(place: &Place) -> Result<(), PublishError> {
    let parts: [PathBuf; 10] = [
        place.standby(),
        place.building(),
        place.incoming(),
        place.memory(),
        place.journal(),
        place.next_journal(),
        place.next_manifest(),
        place.next_stamps(),
        place.stamps(),
        place.manifest(),
    ];
    parts.iter().try_for_each(|part| remove(part))
}
