//! Compares the site in the output folder with another, file by file.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use walkdir::{DirEntry, WalkDir};

use crate::{
    message::{Doing, Failure},
    output::{Contents, OutputFile},
};

/// How a published file differs from what is wanted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It has other bytes.
    Other(String),
    /// It is not there.
    Missing(String),
    /// No such file is wanted.
    Stale(String),
}

/// A comparison on its way.
#[derive(Debug)]
pub struct Comparison {
    output: PathBuf,
    /// The paths of the files that were compared, and what was found.
    found: Mutex<(BTreeSet<String>, Vec<Difference>)>,
}

impl Comparison {
    /// A comparison with the site in the folder `output`.
    pub fn with(output: &Path) -> Self {
        Self {
            output: output.to_owned(),
            found: Mutex::default(),
        }
    }

    /// Compares one file; many threads may do so at once.
    ///
    /// # Errors
    /// When a file that is to be copied cannot be read.
    pub fn take(&self, file: OutputFile) -> Result<(), Failure> {
        let path = file.path.as_str().to_owned();
        let wanted = match file.contents {
            Contents::Bytes(bytes) => bytes,
            Contents::Copy(source) => {
                fs::read(&source).map_err(|error| Doing::Read.failure(&source, error))?
            }
        };
        let difference = match fs::read(self.output.join(&path)) {
            Ok(published) if published == wanted => None,
            Ok(_) => Some(Difference::Other(path.clone())),
            Err(_) => Some(Difference::Missing(path.clone())),
        };
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.0.insert(path);
        found.1.extend(difference);
        Ok(())
    }

    /// What differs, sorted; a published file that was not compared is stale.
    pub fn finish(self) -> Vec<Difference> {
        let found = self.found.into_inner();
        let (wanted, mut differences) = found.unwrap_or_else(PoisonError::into_inner);
        let paths = paths(&self.output).filter(|path| !wanted.contains(path));
        differences.extend(paths.map(Difference::Stale));
        differences.sort();
        differences
    }
}

/// The paths of the files below a folder.
fn paths(folder: &Path) -> impl Iterator<Item = String> {
    let files = WalkDir::new(folder).into_iter().flatten();
    let files = files.filter(|entry| !entry.file_type().is_dir());
    let path = move |entry: DirEntry| {
        let below = entry.path().strip_prefix(folder).ok()?;
        Some(below.to_string_lossy().replace('\\', "/"))
    };
    files.filter_map(path)
}
