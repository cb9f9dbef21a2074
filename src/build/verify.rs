//! Compares a published site with what a clean build makes.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

use walkdir::WalkDir;

use super::{Build, BuildError, BuildOptions};
use crate::{
    cache::Cache,
    output::{Contents, OutputFile},
    render::{Failure, Stop},
};

/// How a published file differs from that of a clean build.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It has other bytes.
    Other(String),
    /// It is not there.
    Missing(String),
    /// A clean build has no such file.
    Stale(String),
}

/// Where the site in the folder `output` differs from a clean build, sorted.
///
/// # Errors
/// As [`Build::prepare`] and [`Build::render`].
pub fn differences(options: &BuildOptions, output: &Path) -> Result<Vec<Difference>, BuildError> {
    let build = Build::prepare(&BuildOptions {
        cache: Cache::none(),
        ..options.clone()
    })?;
    let (made, found) = (Mutex::new(BTreeSet::new()), Mutex::new(Vec::new()));
    let compare = |file: OutputFile| -> Result<(), Failure> {
        let path = file.path.as_str().to_owned();
        let bytes = match file.contents {
            Contents::Bytes(bytes) => bytes,
            Contents::Copy(source) => fs::read(source)?,
        };
        let difference = match fs::read(output.join(&path)) {
            Ok(published) if published == bytes => None,
            Ok(_) => Some(Difference::Other(path.clone())),
            Err(_) => Some(Difference::Missing(path.clone())),
        };
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        found.extend(difference);
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(path);
        Ok(())
    };
    build.render(&compare).map_err(|stop| match stop {
        Stop::Template(mistake) => BuildError::Content(vec![*mistake]),
        Stop::Machine(failure) => BuildError::Machine(failure),
    })?;
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.extend(stale(output, &made));
    found.sort();
    Ok(found)
}

/// The published files that are not among those `made`.
fn stale(output: &Path, made: &BTreeSet<String>) -> Vec<Difference> {
    let files = WalkDir::new(output).into_iter().flatten();
    let files = files.filter(|entry| !entry.file_type().is_dir());
    let path = |entry: walkdir::DirEntry| {
        let below = entry.path().strip_prefix(output).ok()?;
        Some(below.to_string_lossy().replace('\\', "/"))
    };
    let paths = files.filter_map(path);
    paths
        .filter(|path| !made.contains(path))
        .map(Difference::Stale)
        .collect()
}
