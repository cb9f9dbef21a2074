//! Watches a site's folder, and gathers what an editor does at one stroke.

mod sources;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    time::{Duration, Instant, SystemTime},
};

use notify::{
    Config, Event, EventKind, PollWatcher, RecommendedWatcher, Watcher,
    event::{AccessKind, AccessMode, ModifyKind, RenameMode},
};

use super::changes::Changes;
use crate::message::{Failure, message};
use sources::Sources;

/// Watches a site.
pub(super) struct Watch {
    sources: Sources,
    watcher: Box<dyn Watcher + Send>,
    is_polling: bool,
    signs: Receiver<Sign>,
    sender: Sender<Sign>,
    /// The folders that are watched.
    attended: BTreeSet<PathBuf>,
    /// A lock of git that outlasted its welcome.
    stale_lock: Option<SystemTime>,
}

/// What reaches the watching thread.
enum Sign {
    Event(notify::Result<Event>),
    Stop,
}

/// Ends the watching.
pub(super) struct Stopper(Sender<Sign>);

impl Stopper {
    pub(super) fn stop(&self) {
        let _ = self.0.send(Sign::Stop);
    }
}

/// How often a file system is looked through that tells of no changes.
const POLL: Duration = Duration::from_millis(700);
/// How often it is tried to watch a folder that is not there.
const RETRY: Duration = Duration::from_millis(500);
/// However much happens, a build comes after so long.
const LONGEST: Duration = Duration::from_secs(2);
/// How long git is waited for.
const LONGEST_GIT: Duration = Duration::from_secs(10);

impl Watch {
    /// Begins to watch the site in `root`, with its settings in `config` if that is not `site.yaml`.
    ///
    /// # Errors
    /// Where nothing can be watched, nor looked through from time to time.
    pub(super) fn begin(root: &Path, config: Option<&Path>) -> Result<Self, Failure> {
        let sources = Sources::new(root, config);
        let (sender, signs) = mpsc::channel();
        let mut watch = Self {
            watcher: Box::new(notify::NullWatcher),
            is_polling: false,
            sources,
            signs,
            sender,
            attended: BTreeSet::new(),
            stale_lock: None,
        };
        if watch.use_system().is_err() {
            watch.use_polling().map_err(failed)?;
        }
        Ok(watch)
    }

    /// Whether the system tells of no changes, so that the folder is looked through instead.
    pub(super) fn is_polling(&self) -> bool {
        self.is_polling
    }

    /// What ends the watching.
    pub(super) fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    fn use_system(&mut self) -> notify::Result<()> {
        self.watcher = Box::new(RecommendedWatcher::new(self.handler(), Config::default())?);
        self.attended.clear();
        self.attend()
    }

    fn use_polling(&mut self) -> notify::Result<()> {
        let config = Config::default().with_poll_interval(POLL);
        self.watcher = Box::new(PollWatcher::new(self.handler(), config)?);
        self.is_polling = true;
        self.attended.clear();
        self.attend()
    }

    fn handler(&self) -> impl Fn(notify::Result<Event>) + Send + 'static {
        let sender = self.sender.clone();
        move |event| {
            // What merely reads a file is not worth a message; a build reads all of them.
            if !matches!(&event, Ok(event) if is_reading(event.kind)) {
                let _ = sender.send(Sign::Event(event));
            }
        }
    }

    /// Watches the folders that are there and not watched yet.
    fn attend(&mut self) -> notify::Result<()> {
        for (folder, mode) in self.sources.folders() {
            if self.attended.contains(&folder) || !folder.is_dir() {
                continue;
            }
            match self.watcher.watch(&folder, mode) {
                Ok(()) => {
                    self.attended.insert(folder);
                }
                // It went away just now.
                Err(_) if !folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn is_complete(&self) -> bool {
        let mut folders = self.sources.folders();
        folders.all(|(folder, _)| self.attended.contains(&folder))
    }

    /// Waits until something of the site has changed, and nothing more changes for a moment; none
    /// when the watching is to end. At `due` it gives what changed by then, even if that is nothing.
    pub(super) fn changes(&mut self, due: Option<Instant>) -> Option<Changes> {
        let mut changes = Changes::default();
        while !changes.any() {
            let left = due.map(|due| due.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return Some(changes);
            }
            let retry = (!self.is_complete()).then_some(RETRY);
            let wait = retry.into_iter().chain(left).min();
            match self.sign(wait) {
                Ok(sign) => self.take(sign, &mut changes)?,
                Err(RecvTimeoutError::Timeout) => self.look_again(&mut changes),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        self.rest(&mut changes)?;
        Some(changes)
    }

    /// The next sign, if it comes within `wait`.
    fn sign(&self, wait: Option<Duration>) -> Result<Sign, RecvTimeoutError> {
        match wait {
            Some(wait) => self.signs.recv_timeout(wait),
            None => Ok(self.signs.recv()?),
        }
    }

    /// Waits for the rest of what belongs together.
    fn rest(&mut self, changes: &mut Changes) -> Option<()> {
        let began = Instant::now();
        loop {
            match self.signs.recv_timeout(changes.quiet()) {
                Ok(sign) => self.take(sign, changes)?,
                Err(RecvTimeoutError::Timeout) if self.git_works(began) => continue,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
            if began.elapsed() > LONGEST && !self.git_works(began) {
                break;
            }
        }
        self.look_again(changes);
        Some(())
    }

    /// Whether git is about to write more files. A lock that a killed git left behind is waited
    /// for once.
    fn git_works(&mut self, began: Instant) -> bool {
        let Some(since) = self.sources.git_lock() else {
            return false;
        };
        if self.stale_lock == Some(since) {
            return false;
        }
        if began.elapsed() > LONGEST_GIT {
            self.stale_lock = Some(since);
            return false;
        }
        true
    }

    /// Watches what is there by now; a folder that appears is a change.
    fn look_again(&mut self, changes: &mut Changes) {
        let before = self.attended.len();
        if self.attend().is_err() {
            self.degrade(changes);
        }
        if self.attended.len() != before {
            changes.add_unknown();
        }
    }

    /// Looks through the folder from time to time, where the system will not tell of changes any more.
    fn degrade(&mut self, changes: &mut Changes) {
        changes.add_unknown();
        if !self.is_polling {
            let _ = self.use_polling();
        }
    }

    fn take(&mut self, sign: Sign, changes: &mut Changes) -> Option<()> {
        let event = match sign {
            Sign::Stop => return None,
            Sign::Event(Ok(event)) => event,
            Sign::Event(Err(_)) => {
                self.degrade(changes);
                return Some(());
            }
        };
        if event.need_rescan() {
            changes.add_unknown();
        }
        for path in &event.paths {
            if self.attended.contains(path) && is_coming_or_going(event.kind) {
                // Another folder may come to stand there.
                let _ = self.watcher.unwatch(path);
                self.attended.remove(path);
                changes.add_unknown();
            } else if let Some(relative) = self.sources.relevant(path) {
                changes.add(relative, is_whole(event.kind));
            }
        }
        Some(())
    }
}

fn failed(error: notify::Error) -> Failure {
    let why = error.to_string();
    Failure::new(message!("serve-cannot-watch", why = why)).because(error)
}

fn is_reading(kind: EventKind) -> bool {
    let closes_written = EventKind::Access(AccessKind::Close(AccessMode::Write));
    kind.is_access() && kind != closes_written
}

/// Whether a file is whole after such an event: closed, renamed, removed, or given another time.
fn is_whole(kind: EventKind) -> bool {
    let is_open = matches!(
        kind,
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any)
    );
    !is_open || !cfg!(target_os = "linux")
}

fn is_coming_or_going(kind: EventKind) -> bool {
    let renamed = ModifyKind::Name(RenameMode::Any);
    kind.is_create()
        || kind.is_remove()
        || kind == EventKind::Modify(renamed)
        || matches!(kind, EventKind::Modify(ModifyKind::Name(_)))
}
