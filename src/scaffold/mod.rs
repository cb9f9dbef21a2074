//! What a new site begins with: settings, keywords, three articles, a workflow that publishes it.

mod starter;

use std::{io, path::Path};

use chrono::NaiveDateTime;

use crate::{
    config::BaseUrl,
    folder::{self, Planted},
    message::{Failure, Language, Value, message},
};

/// How a new site is to begin.
#[derive(Debug, Clone)]
pub struct Start {
    /// Its name, in one line; that of the starter where it is not given.
    pub title: Option<String>,
    /// Its public address; one to be changed where it is not given.
    pub base_url: Option<BaseUrl>,
    /// The language in which its settings are explained.
    pub language: Language,
    /// Now, by the clocks of the site's time zone: when its articles are published.
    pub now: NaiveDateTime,
    /// Begin also in a folder that holds something, with what is missing there.
    pub force: bool,
}

/// Makes a site in the folder `root`, or completes one at which an earlier call was killed. Nothing
/// that is there is changed; a failure or a kill leaves nothing, or what the next call completes.
///
/// # Errors
/// Refuses a folder that holds anything, unless that is wanted; or the machine fails.
pub fn init(root: &Path, start: &Start) -> Result<Planted, Failure> {
    let failed = |error: io::Error| {
        let path = root.display().to_string();
        Failure::new(message!("init-failed", path = path, why = &error)).because(error)
    };
    let finished = folder::finish(root).map_err(failed)?;
    if finished != Planted::default() {
        // An earlier call was to be completed, be it by nothing more.
        return Ok(finished);
    }
    let there = folder::entries(root).map_err(failed)?;
    if !there.is_empty() && !start.force {
        return Err(not_empty(root, &there));
    }
    let mut files = starter::files(start);
    if there.iter().any(|name| name == "content") {
        // Articles of its own need no samples beside them.
        files.retain(|(path, _)| !path.starts_with("content/"));
    }
    folder::plant(root, &files).map_err(failed)
}

/// How many names the refusal of a folder tells.
const MAX_NAMED: usize = 3;

fn not_empty(root: &Path, there: &[String]) -> Failure {
    let named = &there[..there.len().min(MAX_NAMED)];
    let whole = root.canonicalize();
    let path = whole.as_deref().unwrap_or(root).display().to_string();
    let (named, count): (Value, _) = (named.iter().collect(), there.len());
    Failure::new(message!(
        "init-not-empty",
        path = path,
        named = named,
        count = count
    ))
}
