//! What a build remembers of the site that it published.

use serde::{Deserialize, Serialize};

use super::{Build, Gathered};
use crate::{
    cache::Cache,
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    output::Recipe,
    publish::{Generation, Staging},
};

/// What came of a build.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    /// The published site that it tells of.
    generation: Generation,
    inputs: Fingerprint,
    /// Articles that were published.
    pub articles: usize,
    /// Warnings.
    pub diagnostics: Vec<Diagnostic>,
}

const OUTCOME: &str = "outcome";

impl Gathered {
    /// What came of the build before, if this one would publish just the same site again.
    pub fn same_as_before(&self, staging: &Staging) -> Option<Outcome> {
        let outcome: Outcome = self.cache.read(OUTCOME)?;
        let generation = staging.generation();
        let is_same = outcome.generation == generation && outcome.inputs == self.inputs()?;
        // Without recipes the next build would render everything: better to make them now.
        let is_whole = is_same && Recipes::parse(&self.cache, generation).is_some();
        is_whole.then_some(outcome)
    }
}

impl Build {
    /// Remembers what came of this build, for the site that `generation` names.
    pub(super) fn remember(&self, generation: Generation) {
        let Some(inputs) = self.inputs else {
            return self.cache.forget(OUTCOME);
        };
        self.cache.write(
            OUTCOME,
            &Outcome {
                generation,
                inputs,
                articles: self.site.entries.len(),
                diagnostics: self.diagnostics.clone(),
            },
        );
    }
}

/// The recipe of a published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Made {
    /// The fingerprint of its path.
    pub(super) path: u64,
    pub(super) own: u64,
    pub(super) shown: u64,
}

impl Made {
    pub(super) fn new(path: &str, recipe: &Recipe) -> Self {
        Self {
            path: Fingerprint::EMPTY.text(path).0,
            own: recipe.own.number(recipe.kind as u64).0,
            shown: recipe.shown.0,
        }
    }
}

/// The recipes of all files of a published site.
#[derive(Debug, Default)]
pub(super) struct Recipes {
    /// What every page was made of.
    pub(super) common: Fingerprint,
    /// Sorted by path.
    made: Vec<Made>,
}

const RECIPES: &str = "recipes";
/// The bytes of one recipe.
const SIZE: usize = 24;

impl Recipes {
    /// Those of the site that `generation` names; none where they are not known.
    pub(super) fn read(cache: &Cache, generation: Generation) -> Self {
        Self::parse(cache, generation).unwrap_or_default()
    }

    fn parse(cache: &Cache, generation: Generation) -> Option<Self> {
        let bytes = cache.read_bytes(RECIPES)?;
        let ((of, common), made): ((Generation, Fingerprint), _) =
            postcard::take_from_bytes(&bytes).ok()?;
        let number = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
        let one = |bytes: &[u8]| Made {
            path: number(&bytes[..8]),
            own: number(&bytes[8..16]),
            shown: number(&bytes[16..]),
        };
        (of == generation).then(|| Self {
            common,
            made: made.chunks_exact(SIZE).map(one).collect(),
        })
    }

    pub(super) fn write(
        cache: &Cache,
        generation: Generation,
        common: Fingerprint,
        mut made: Vec<Made>,
    ) {
        made.sort_unstable_by_key(|made| made.path);
        let mut bytes = postcard::to_stdvec(&(generation, common)).unwrap_or_default();
        bytes.reserve(made.len() * SIZE);
        for Made { path, own, shown } in made {
            for number in [path, own, shown] {
                bytes.extend_from_slice(&number.to_le_bytes());
            }
        }
        cache.write_bytes(RECIPES, &bytes);
    }

    /// The recipe of the file whose path has this fingerprint.
    pub(super) fn get(&self, path: u64) -> Option<&Made> {
        let at = self.made.binary_search_by_key(&path, |made| made.path);
        at.ok().map(|at| &self.made[at])
    }
}
