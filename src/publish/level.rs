//! Completes the standby: gives it all that stays, takes what goes, and seals its folders.

use std::{collections::HashSet, io::ErrorKind};

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::{
    claims::{Fate, ancestors},
    error::{PublishError, failed},
    live::Live,
    overwrite::unless_gone,
    plan::Plan,
    recase::spare,
    root::{Root, Stamp},
    seal::Folders,
    standby::{Found, Standby},
};
use crate::message::Doing;

/// Makes the standby, which has the fresh files already, just what is planned.
pub(super) fn complete(
    standby: &Standby,
    live: &Live,
    plan: &mut Plan<'_>,
) -> Result<(), PublishError> {
    let folders = Folders::of(plan.paths());
    if matches!(standby.found, Found::Nothing) && plan.report.unchanged > 0 {
        // All at once; to find each missing when a file is to go there would take longer.
        let mut groups = folders.by_depth();
        let make = |group: Vec<&str>| {
            group
                .par_iter()
                .try_for_each(|it| standby.folders.ensure(&standby.root, it))
        };
        groups.try_for_each(make)?;
    }
    let shared = share(standby, live, plan)?;
    for &(at, stamp) in &shared {
        plan.stamps[at] = stamp;
    }
    let stale = stale(standby, live, plan);
    let fresh = (0..plan.files.len()).filter(|at| plan.fates[*at] == Fate::Replaced);
    let shared = shared.iter().map(|(at, _)| *at);
    let changed: Vec<_> = fresh
        .chain(shared)
        .map(|at| &*plan.files[at].path)
        .collect();
    let gone = spare(&standby.root, stale.clone(), changed.iter().copied());
    remove_files(&standby.root, &gone)?;
    match &standby.found {
        Found::Nothing => folders.seal_all(&standby.root),
        Found::Mixture(tree) => {
            remove_folders(
                &standby.root,
                &folders,
                tree.folders.iter().map(String::as_str),
            )?;
            folders.seal_all(&standby.root);
        }
        Found::Generation => {
            remove_folders(
                &standby.root,
                &folders,
                holders(stale.iter().copied()).into_iter(),
            )?;
            seal(&standby.root, &folders, changed.into_iter().chain(stale));
        }
    }
    Ok(())
}

/// Gives the standby the live files that stay and that it may not have: their new stamps, since
/// another name counts as a change of the file.
fn share(
    standby: &Standby,
    live: &Live,
    plan: &Plan<'_>,
) -> Result<Vec<(usize, Stamp)>, PublishError> {
    let Some(root) = live.root() else {
        return Ok(Vec::new());
    };
    let is_generation = matches!(standby.found, Found::Generation);
    // What the last build changed, the generation before it has not.
    let is_level = |at: usize| is_generation && plan.files[at].build < live.manifest.build;
    // A seal would tell, but the root has none.
    let is_replaced = |at: usize| {
        let found = |path| standby.root.look(path).map(|found| found.stamp);
        let path = &*plan.files[at].path;
        !path.contains('/') && found(path) != Some(plan.stamps[at])
    };
    let is_due = |&at: &usize| match plan.fates[at] {
        Fate::Checked => true,
        Fate::Kept => !is_level(at) || is_replaced(at),
        Fate::Gone | Fate::Replaced => false,
    };
    let share = |at: usize| {
        let stamp = standby.share(&plan.files[at].path, root, is_level(at))?;
        Ok((at, stamp))
    };
    let all = (0..plan.files.len()).into_par_iter();
    all.filter(is_due).map(share).collect()
}

/// The files that may be in the standby and are not in the plan.
fn stale<'a>(standby: &'a Standby, live: &'a Live, plan: &'a Plan<'_>) -> Vec<&'a str> {
    let found: Vec<&str> = match &standby.found {
        Found::Nothing => Vec::new(),
        Found::Mixture(tree) => tree.files.iter().map(String::as_str).collect(),
        Found::Generation => {
            let earlier = live.turn.iter().flat_map(|turn| &turn.removed);
            let all = plan.turn.removed.iter().chain(earlier);
            all.map(|path| &**path).collect()
        }
    };
    found
        .into_par_iter()
        .filter(|path| !plan.has(path))
        .collect()
}

/// Removes files, as far as they are there and are files.
pub(super) fn remove_files(root: &Root, paths: &[&str]) -> Result<(), PublishError> {
    paths
        .par_iter()
        .try_for_each(|path| match unless_gone(root.remove_file(path)) {
            // It was a folder in this generation, or is one by now.
            Err(_) if root.look(path).is_some_and(|it| it.is_folder) => Ok(()),
            removed => removed.map_err(failed(Doing::Remove, root.join(path))),
        })
}

/// Removes those of the empty folders `found` that the site has not.
pub(super) fn remove_folders<'a>(
    root: &Root,
    folders: &Folders<'_>,
    found: impl Iterator<Item = &'a str>,
) -> Result<(), PublishError> {
    let mut stale: Vec<_> = found.filter(|path| folders.find(path).is_none()).collect();
    // A folder stands before what it holds; so the other way round, what it holds goes first.
    stale.sort_unstable();
    stale.iter().rev().try_for_each(|path| {
        match unless_gone(root.remove_folder(path)) {
            // A file viewer left something there.
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
            removed => removed.map_err(failed(Doing::Remove, root.join(path))),
        }
    })
}

/// Seals the folders that hold these files, or held them.
pub(super) fn seal<'a>(root: &Root, folders: &Folders<'_>, paths: impl Iterator<Item = &'a str>) {
    let changed: Vec<_> = holders(paths).into_iter().collect();
    changed
        .into_par_iter()
        .filter_map(|folder| folders.find(folder))
        .for_each(|folder| folder.seal(root));
}

/// The folders that hold these files, at whatever depth.
pub(super) fn holders<'a>(paths: impl Iterator<Item = &'a str>) -> HashSet<&'a str> {
    let mut holders = HashSet::new();
    for path in paths {
        // Whatever holds a folder came with it.
        let _all_new = ancestors(path).all(|folder| holders.insert(folder));
    }
    holders
}
