//! A site that is built again and again, and each time compared with a clean build.

use std::fs;

use kuaidu::publish::Report;

use crate::{
    builds::{self, Ended, Moment, OUTPUT},
    folder::Folder,
    site::{Files, Site},
    state,
    tree::{self, Tree, difference, disturbed},
};

/// A folder in which sites are built, and what was published from it last.
pub(crate) struct Lived {
    pub(crate) folder: Folder,
    clean: Clean,
    live: Tree,
}

/// The clean build of a site.
struct Clean {
    /// The sources, in a folder where nothing else ever is.
    fresh: Folder,
    moment: Option<Moment>,
    ended: Ended<Files>,
}

/// How a build ended that was as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Published,
    Refused,
    Stopped,
}

impl Lived {
    /// A folder in which nothing was ever built.
    pub(crate) fn new() -> Self {
        Self {
            folder: Folder::new(),
            clean: Clean {
                fresh: Folder::new(),
                moment: None,
                ended: Ended::Stopped,
            },
            live: Tree::new(),
        }
    }

    /// Takes away what earlier builds have left for later ones; what is published stays.
    pub(crate) fn forget(&self) {
        for path in state::files(&self.folder) {
            fs::remove_file(path).unwrap();
        }
    }

    /// The same site in another folder: a copy of all, the state of builds with it.
    pub(crate) fn copy(&self) -> Self {
        let mut copy = Self {
            folder: self.folder.copy(),
            ..Self::new()
        };
        copy.look_again();
        copy
    }

    /// Takes what is published now for what was published last.
    pub(crate) fn look_again(&mut self) {
        self.live = tree::read(&self.folder.path(OUTPUT));
    }

    /// Builds the site as it is now.
    ///
    /// # Errors
    /// How the outcome differs from that of a clean build, in words.
    pub(crate) fn build(&mut self, site: &Site) -> Result<Step, String> {
        self.build_after(site, |_| {})
    }

    /// Builds the site as it is now, once `prepare` has been in its folder.
    ///
    /// # Errors
    /// How the outcome differs from that of a clean build, in words.
    pub(crate) fn build_after(
        &mut self,
        site: &Site,
        prepare: impl FnOnce(&Folder),
    ) -> Result<Step, String> {
        let sources = site.sources();
        self.folder.sync(&sources);
        if site.once.rewrite {
            self.folder.rewrite();
        }
        prepare(&self.folder);
        let stops = |file| site.once.stop_after == Some(file);
        let ended = builds::lived_in(self.folder.root(), site.into(), &stops);
        self.clean.build(&sources, site.into());
        self.compare(&ended)
    }

    /// Compares what a build gave with what a clean build gives.
    fn compare(&mut self, ended: &Ended<Report>) -> Result<Step, String> {
        let now = tree::read(&self.folder.path(OUTPUT));
        let before = std::mem::replace(&mut self.live, now);
        let now = &self.live;
        if matches!(ended, Ended::Stopped) {
            return untouched(&before, now).map(|()| Step::Stopped);
        }
        match (ended, &self.clean.ended) {
            (Ended::Whole(report, said), Ended::Whole(wanted, clean_said)) => {
                none(difference(now, wanted))?;
                same_words(said, clean_said)?;
                none(disturbed(&before, now))?;
                let counted = counted(&before, now);
                match counted == *report {
                    true => Ok(Step::Published),
                    false => Err(format!("reports {report:?}, but it is {counted:?}")),
                }
            }
            (Ended::Refused(said), Ended::Refused(clean_said)) => {
                same_words(said, clean_said)?;
                untouched(&before, now).map(|()| Step::Refused)
            }
            (ended, clean) => Err(format!(
                "one build is right, the other is not:\n{:#?}\na clean build:\n{:#?}",
                words(ended),
                words(clean)
            )),
        }
    }
}

impl Clean {
    /// Builds the site anew, unless nothing has changed.
    fn build(&mut self, sources: &Files, moment: Moment) {
        if self.fresh.sync(sources) || self.moment != Some(moment) {
            self.ended = builds::clean(self.fresh.root(), moment);
            self.moment = Some(moment);
        }
    }
}

/// What a build says.
fn words<What>(ended: &Ended<What>) -> (&'static str, &[String]) {
    match ended {
        Ended::Whole(_, said) => ("published", said),
        Ended::Refused(said) => ("refused", said),
        Ended::Stopped => ("stopped", &[]),
    }
}

fn untouched(before: &Tree, now: &Tree) -> Result<(), String> {
    match before == now {
        true => Ok(()),
        false => Err("published nothing, and changed what is published".to_owned()),
    }
}

fn same_words(said: &[String], clean: &[String]) -> Result<(), String> {
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these
            .iter()
            .filter(|line| !those.contains(line))
            .cloned()
            .collect()
    };
    match said == clean {
        true => Ok(()),
        false => Err(format!(
            "says something else (or in another order) than a clean build\n  only here: {:#?}\n  \
             only the clean build: {:#?}",
            only(said, clean),
            only(clean, said)
        )),
    }
}

fn none(difference: Option<String>) -> Result<(), String> {
    difference.map_or(Ok(()), Err)
}

/// What a build changed, counted in the trees.
fn counted(before: &Tree, after: &Tree) -> Report {
    let is_same = |(path, file): &(&String, &tree::Published)| {
        before.get(*path).is_some_and(|old| old.bytes == file.bytes)
    };
    let unchanged = after.iter().filter(is_same).count();
    Report {
        written: after.len() - unchanged,
        unchanged,
        removed: before
            .keys()
            .filter(|path| !after.contains_key(*path))
            .count(),
    }
}
