//! What a build remembers of the site that it published.

use rayon::prelude::*;
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
        let is_whole = is_same && Recipes::are_known(&self.cache, generation);
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
    /// Where the paths with these first bits begin, of which there are about as many as recipes.
    starts: Vec<u32>,
}

const RECIPES: &str = "recipes";
/// The bytes of one recipe.
const SIZE: usize = 24;

impl Recipes {
    /// Those of the site that `generation` names; none where they are not known.
    pub(super) fn read(cache: &Cache, generation: Generation) -> Self {
        Self::parse(cache, generation).unwrap_or_default()
    }

    /// Whether those of the site that `generation` names are known.
    fn are_known(cache: &Cache, generation: Generation) -> bool {
        let bytes = cache.read_bytes(RECIPES);
        bytes.is_some_and(|bytes| head(&bytes).is_some_and(|(of, ..)| of == generation))
    }

    fn parse(cache: &Cache, generation: Generation) -> Option<Self> {
        let bytes = cache.read_bytes(RECIPES)?;
        let (of, common, made) = head(&bytes)?;
        let number = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
        let one = |bytes: &[u8]| Made {
            path: number(&bytes[..8]),
            own: number(&bytes[8..16]),
            shown: number(&bytes[16..]),
        };
        if of != generation {
            return None;
        }
        let made: Vec<Made> = made.chunks_exact(SIZE).map(one).collect();
        Some(Self {
            common,
            starts: starts(&made),
            made,
        })
    }

    pub(super) fn write(
        cache: &Cache,
        generation: Generation,
        common: Fingerprint,
        mut made: Vec<Made>,
    ) {
        made.par_sort_unstable_by_key(|made| made.path);
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
        let (from, rest) = self
            .starts
            .get(bucket(path, self.made.len())..)?
            .split_first()?;
        let to = rest.first()?;
        let near = self.made.get(*from as usize..*to as usize)?;
        near.iter().find(|made| made.path == path)
    }
}

/// Which site the remembered recipes are of, what all of its pages are made of, and the recipes.
fn head(bytes: &[u8]) -> Option<(Generation, Fingerprint, &[u8])> {
    let ((of, common), made) = postcard::take_from_bytes(bytes).ok()?;
    Some((of, common, made))
}

/// The first bits of a path's fingerprint, as many as a number below `count` has.
fn bucket(path: u64, count: usize) -> usize {
    let unused = (count as u64).leading_zeros();
    path.checked_shr(unused).unwrap_or_default() as usize
}

/// Where each bucket of sorted recipes begins, and where the last one ends.
fn starts(made: &[Made]) -> Vec<u32> {
    let buckets = bucket(u64::MAX, made.len()) + 1;
    let mut starts = Vec::with_capacity(buckets + 1);
    for (at, made_here) in (0..).zip(made) {
        starts.resize(bucket(made_here.path, made.len()) + 1, at);
    }
    starts.resize(buckets + 1, made.len() as u32);
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recipe_is_found_and_no_other() {
        for count in [0, 1, 2, 3, 1000] {
            let made = |number: u64| Made {
                path: Fingerprint::EMPTY.number(number).0,
                own: number,
                shown: 0,
            };
            let mut all: Vec<_> = (0..count).map(made).collect();
            all.sort_unstable_by_key(|made| made.path);
            let recipes = Recipes {
                common: Fingerprint::EMPTY,
                starts: starts(&all),
                made: all.clone(),
            };
            for made in &all {
                assert_eq!(recipes.get(made.path), Some(made));
            }
            assert_eq!(recipes.get(made(count).path), None);
        }
        assert_eq!(Recipes::default().get(7), None);
    }
}
