//! The preview of a site: built again as its files change, shown to browsers, which are told what changed.
//!
//! ```text
//! Watch ─ Changes ─→ Rebuilder ─ Turn ─→ Preview ─→ live_reload ─→ browsers
//!                        └─→ .kuaidu/serve/preview ─→ http ───────↗
//! ```
//!
//! The upper line runs in a thread of its own, and only what answers browsers is async. The site is
//! built as `kuaidu build` does it, published to a folder of its own, and sent with a script that
//! listens for what changes; nothing of that is in the published files.

mod answer;
mod changes;
mod hosts;
mod http;
mod listen;
mod live_reload;
mod lock;
mod mark;
mod overlay;
mod page;
mod policy;
mod preview;
mod rebuild;
mod turns;
mod watch;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    build::{BuildOptions, Clock, Published, WithheldCounts},
    diagnostic::Diagnostic,
    message::{Failure, Language, Message, message},
    publish,
};
pub use changes::Changes;
use hosts::Hosts;
use lock::Lock;
use preview::Preview;
use turns::Turns;
use watch::Watch;

/// What to preview, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site; its moment is asked for at each build.
    pub build: BuildOptions,
    /// The address or name of the network interface.
    pub bind: String,
    /// The port; the first free one from 1111 on where it is not given.
    pub port: Option<u16>,
    /// Whether browsers go to the page that was saved.
    pub navigate: bool,
    /// The language of whoever edits the site.
    pub language: Language,
}

/// What a person at the terminal is told.
#[derive(Debug)]
pub enum News<'a> {
    /// The preview is there, at this address.
    Serving(&'a str),
    /// The site was built.
    Built(Built<'a>),
    /// The site is wrong, by these errors; browsers are shown the last good one.
    Refused(&'a [Diagnostic]),
    /// The machine failed; browsers are shown the last good site.
    Failed(&'a Failure),
    /// The mistakes are gone, and the site is as it was before them.
    Mended,
    /// Something else that is worth knowing.
    Note(Message),
}

/// A build of the preview.
#[derive(Debug)]
pub struct Built<'a> {
    /// What had changed; nothing at the first build.
    pub changes: Option<&'a Changes>,
    /// What was made.
    pub published: &'a Published,
    /// How many articles the site has.
    pub articles: usize,
    /// How many of them the public site has not yet, or no more.
    pub unpublished: WithheldCounts,
    /// The warnings that were not there at the build before.
    pub warnings: &'a [Diagnostic],
    /// How long it took from the last change on.
    pub took: Duration,
    /// Where the time went.
    pub steps: &'a [(Message, Duration)],
}

/// Whether the site in the folder `root` is being previewed.
pub fn is_previewed(root: &Path) -> bool {
    lock::is_taken(root)
}

/// Previews a site until the process is interrupted; `moment` tells for when it is built each time.
///
/// # Errors
/// Where nothing can be served: the port is taken, the folder cannot be written to or is being
/// previewed already, nothing can be watched.
pub fn run(
    options: &Options,
    moment: &(dyn Fn() -> Clock + Sync),
    tell: &(dyn Fn(News<'_>) + Sync),
) -> Result<(), Failure> {
    let root = &options.build.root;
    let lock = Lock::take(root)?;
    let listener = listen::listen(&options.bind, options.port)?;
    let address = listener
        .local_addr()
        .map_err(|error| listen::failed(&options.bind, &error))?;
    let origin = format!("http://{}", listen::host(address));
    lock.tell(&origin);
    let watch = Watch::begin(root, options.build.config.file.as_deref())?;
    if watch.is_polling() {
        tell(News::Note(message!("serve-polling")));
    }
    let stopper = watch.stopper();
    let preview = Arc::new(Preview::new(
        publish::preview(root),
        Hosts::new(&options.bind, address.ip()),
        options.navigate,
        options.language,
    ));
    let is_stopped = AtomicBool::new(false);
    thread::scope(|scope| {
        let (ready, is_ready) = tokio::sync::oneshot::channel();
        let mut turns = Turns::new(options, &origin, &preview, tell);
        let is_stopped = &is_stopped;
        scope.spawn(move || {
            turns.first(moment(), is_stopped);
            // Nobody may be there any more.
            let _ = ready.send(());
            turns.run(watch, moment, is_stopped);
        });
        let ended = http::serve(listener, &preview, is_ready, || {
            tell(News::Serving(&preview.home(&origin)));
        });
        is_stopped.store(true, Ordering::Relaxed);
        stopper.stop();
        ended
    })
}
