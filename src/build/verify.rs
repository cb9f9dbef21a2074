//! Compares a published site with what a clean build makes.

use std::path::Path;

use super::{Build, BuildError, BuildOptions};
use crate::{
    cache::Cache,
    output::OutputFile,
    publish::{Comparison, Difference},
    render::Stop,
};

/// Where the site in the folder `output` differs from a clean build, sorted.
///
/// # Errors
/// As [`Build::prepare`] and [`Build::render`].
pub fn differences(options: &BuildOptions, output: &Path) -> Result<Vec<Difference>, BuildError> {
    let build = Build::prepare(&BuildOptions {
        cache: Cache::none(),
        ..options.clone()
    })?;
    let comparison = Comparison::with(output);
    let compare = |file: OutputFile| comparison.take(file);
    build.render(&compare).map_err(|stop| match stop {
        Stop::Template(mistake) => BuildError::Content(vec![*mistake]),
        Stop::Machine(failure) => BuildError::Machine(failure),
    })?;
    Ok(comparison.finish())
}
