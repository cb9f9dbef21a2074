//! What browsers are shown, and to whom the thread that builds tells what changed.

use std::{
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, PoisonError, RwLock},
    time::Duration,
};

use tokio::sync::broadcast;

use super::{hosts::Hosts, live_reload::Turn, mark::Marks, rebuild::Early};
use crate::{config::BaseUrl, message::Language};

/// The preview, as those see it who answer browsers.
#[derive(Debug)]
pub(super) struct Preview {
    /// Where the site is published.
    pub(super) folder: PathBuf,
    pub(super) hosts: Hosts,
    /// Whether browsers go to the page that was saved.
    pub(super) navigates: bool,
    language: Language,
    shown: RwLock<Arc<Shown>>,
    turns: broadcast::Sender<Arc<Turn>>,
    /// Whether the page that was saved was asked for since it was there.
    is_fetched: (Mutex<bool>, Condvar),
}

/// What is shown at a moment beside the published files.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// Whether there is a site at all.
    pub(super) has_site: bool,
    /// Where the site begins.
    pub(super) base: Option<BaseUrl>,
    pub(super) marks: Arc<Marks>,
    /// What is wrong at present, as JSON for the script.
    pub(super) mistakes: Option<Arc<str>>,
    /// The page that was saved just now, as long as its site is not yet published.
    pub(super) early: Option<Arc<Early>>,
}

/// For how long a browser is waited for that loads a page again.
const FETCHING: Duration = Duration::from_millis(25);
/// Turns that a browser may lag behind before it is told less exactly.
const LAG: usize = 16;

impl Preview {
    pub(super) fn new(folder: PathBuf, hosts: Hosts, navigates: bool, language: Language) -> Self {
        Self {
            folder,
            hosts,
            navigates,
            language,
            shown: RwLock::new(Arc::new(Shown {
                has_site: false,
                base: None,
                marks: Arc::default(),
                mistakes: None,
                early: None,
            })),
            turns: broadcast::Sender::new(LAG),
            is_fetched: (Mutex::new(false), Condvar::new()),
        }
    }

    /// The language of whoever edits the site.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows this from now on, and tells all browsers.
    pub(super) fn turn(&self, shown: Arc<Shown>, turn: Turn) {
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = shown;
        // Nobody may be there.
        let _ = self.turns.send(Arc::new(turn));
    }

    /// Shows the page that was saved ahead of its site, and gives browsers a moment to fetch it:
    /// what remains of the build takes every processor.
    pub(super) fn turn_early(&self, shown: Arc<Shown>, turn: Turn) {
        let (is_fetched, fetched) = &self.is_fetched;
        let mut is_fetched = is_fetched.lock().unwrap_or_else(PoisonError::into_inner);
        *is_fetched = false;
        self.turn(shown, turn);
        if self.turns.receiver_count() > 0 {
            // Whether it was fetched or not, the build goes on.
            let _ = fetched.wait_timeout_while(is_fetched, FETCHING, |is_fetched| !*is_fetched);
        }
    }

    /// The page that was saved was asked for.
    pub(super) fn fetched(&self) {
        let (is_fetched, fetched) = &self.is_fetched;
        *is_fetched.lock().unwrap_or_else(PoisonError::into_inner) = true;
        fetched.notify_all();
    }

    /// All turns from now on.
    pub(super) fn turns(&self) -> broadcast::Receiver<Arc<Turn>> {
        self.turns.subscribe()
    }

    /// The address of the site's first page.
    pub(super) fn home(&self, origin: &str) -> String {
        let shown = self.shown();
        let base = shown.base.as_ref().map_or("/", BaseUrl::path);
        format!("{origin}{base}")
    }
}
