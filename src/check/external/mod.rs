//! Asks other sites whether the pages are there that this one links to.
//!
//! Politely: a page is asked for once, by its head alone where that suffices, two at a time of one
//! host; what was told is remembered for a week. And with care: a link never makes the program
//! speak to a machine of a private network, unless it names one itself.

mod address;
mod client;
mod fetch;
mod memory;

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use tokio::{runtime::Runtime, sync::Semaphore, task::JoinSet};

pub(super) use self::fetch::Fetcher;
use self::{
    client::{Client, Reply},
    memory::{Memory, Remembered},
};
use super::web::{Answer, Links, Why};
use crate::{cache::Cache, message::Failure, message::message};

/// How other sites are asked.
#[derive(Debug, Clone)]
pub struct External {
    /// How long one may take to answer.
    pub timeout: Duration,
    /// How long is waited before one is asked again that did not; twice as long the next time.
    pub pause: Duration,
    /// The addresses of the proxies that stand between: their machines may be in private networks.
    pub proxies: Vec<String>,
    /// Where answers are remembered.
    pub memory: Cache,
}

/// Who asks, and when.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    /// How.
    pub(super) how: &'a External,
    /// The moment of asking.
    pub(super) now: DateTime<Utc>,
    /// The site's address, by which the program tells who asks.
    pub(super) site: &'a str,
}

/// Pages that are asked for at a time, and of one host.
const AT_A_TIME: usize = 32;
const OF_A_HOST: usize = 2;
/// Hosts that cannot be reached, and none that can, before the network is held to be away.
const AWAY: usize = 8;

/// What other sites say of all links, in their order; none where there is no network.
///
/// # Errors
/// When the machine has no threads or no certificates to ask with.
pub(super) fn ask<'a>(
    links: &Links<'a>,
    asking: Asking<'_>,
) -> Result<Option<Vec<(&'a str, Answer)>>, Failure> {
    let mut memory = Memory::read(&asking.how.memory);
    let fresh = |address: &&&str| memory.fresh(address, asking.now).is_none();
    let wanted: Vec<String> = links
        .keys()
        .filter(fresh)
        .map(|a| (*a).to_owned())
        .collect();
    if !wanted.is_empty() {
        let Some(replies) = ask_all(wanted, &memory, asking)? else {
            return Ok(None);
        };
        for (address, reply) in replies {
            memory.note(address, reply, asking.now);
        }
        memory.write(&asking.how.memory, links);
    }
    let of = |address: &&'a str| {
        let answer = memory.answer(address);
        (
            *address,
            answer.unwrap_or(Answer::Unknown(Why::NoConnection)),
        )
    };
    Ok(Some(links.keys().map(of).collect()))
}

/// What all tasks share.
struct Shared {
    client: Client,
    all: Semaphore,
    hosts: BTreeMap<String, Semaphore>,
    answered: AtomicUsize,
    silent: AtomicUsize,
    is_away: AtomicBool,
}

/// Asks for all addresses at once; none where nobody can be reached at all.
fn ask_all(
    addresses: Vec<String>,
    memory: &Memory,
    asking: Asking<'_>,
) -> Result<Option<Vec<(String, Reply)>>, Failure> {
    let runtime = runtime()?;
    let hosts: BTreeMap<String, Semaphore> = addresses
        .iter()
        .map(|address| (address::host(address), Semaphore::new(OF_A_HOST)))
        .collect();
    let count = hosts.len();
    let shared = Arc::new(Shared {
        client: Client::new(asking)?,
        all: Semaphore::new(AT_A_TIME),
        hosts,
        answered: AtomicUsize::new(0),
        silent: AtomicUsize::new(0),
        is_away: AtomicBool::new(false),
    });
    let mut tasks = JoinSet::new();
    for address in addresses {
        let before = memory.get(&address).cloned();
        tasks.spawn_on(one(Arc::clone(&shared), address, before), runtime.handle());
    }
    let replies = runtime.block_on(async {
        let mut replies = Vec::new();
        while let Some(done) = tasks.join_next().await {
            // A task that came to nothing leaves its address unanswered.
            replies.extend(done.ok().flatten());
        }
        replies
    });
    let nobody = shared.answered.load(Ordering::Relaxed) == 0;
    let is_away = shared.is_away.load(Ordering::Relaxed) || (nobody && count >= 3);
    Ok((!is_away).then_some(replies))
}

/// The threads that ask.
fn runtime() -> Result<Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Failure::new(message!("no-runtime", why = &error)).because(error))
}

async fn one(
    shared: Arc<Shared>,
    address: String,
    before: Option<Remembered>,
) -> Option<(String, Reply)> {
    let host = shared.hosts.get(&address::host(&address))?;
    let _of_host = host.acquire().await.ok()?;
    let _of_all = shared.all.acquire().await.ok()?;
    if shared.is_away.load(Ordering::Relaxed) {
        return None;
    }
    let reply = shared.client.ask(&address, before.as_ref()).await;
    let is_silent = matches!(
        reply.answer,
        Answer::NoHost | Answer::Unknown(Why::NoConnection | Why::Slow)
    );
    if is_silent {
        let silent = shared.silent.fetch_add(1, Ordering::Relaxed) + 1;
        let nobody = shared.answered.load(Ordering::Relaxed) == 0;
        if nobody && silent >= AWAY {
            shared.is_away.store(true, Ordering::Relaxed);
        }
    } else {
        shared.answered.fetch_add(1, Ordering::Relaxed);
    }
    Some((address, reply))
}
