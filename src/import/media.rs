//! Fetches pictures and files from the old site.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use reqwest::{Client, redirect::Policy};
use tokio::{runtime::Runtime, task::JoinSet};

use crate::message::{Failure, Message, message};

/// Files that are fetched at once.
const AT_ONCE: usize = 6;
/// The longest file, in bytes.
const MOST: usize = 64 << 20;
/// How long a server may take to answer at all, and for a whole file.
const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(120);

/// What fetches files, and remembers which it could not.
pub(super) struct Fetcher {
    runtime: Runtime,
    client: Client,
    /// Why nothing can be fetched at all.
    unreachable: Option<Message>,
    failed: BTreeSet<String>,
}

/// What became of the files that were asked for.
#[derive(Debug, Default)]
pub(super) struct Fetched {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The address of each that could not be fetched, and why.
    pub(super) failed: Vec<(String, Message)>,
}

/// Why one file could not be fetched.
enum Why {
    /// The server cannot be reached.
    Unreachable(String),
    Other(Message),
}

impl Fetcher {
    pub(super) fn new() -> Result<Self, Failure> {
        // Another part of the program may have chosen one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("kuaidu/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::limited(5))
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .build();
        let client = client.map_err(|error| failure(error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build();
        Ok(Self {
            runtime: runtime.map_err(|error| failure(error.to_string()))?,
            client,
            unreachable: None,
            failed: BTreeSet::new(),
        })
    }

    /// The files at `addresses`. Where the old site cannot be reached that is told once, and nothing more
    /// is tried.
    pub(super) fn fetch(&mut self, addresses: &[String]) -> Fetched {
        let mut fetched = Fetched::default();
        let wanted = addresses
            .iter()
            .filter(|address| !self.failed.contains(*address));
        let wanted: Vec<String> = wanted.cloned().collect();
        for some in wanted.chunks(AT_ONCE) {
            if self.unreachable.is_some() {
                break;
            }
            for (address, result) in self.some(some) {
                match result {
                    Ok(bytes) => {
                        fetched.files.insert(address, bytes);
                    }
                    Err(Why::Unreachable(why)) if self.unreachable.is_none() => {
                        let told = message!("import-unreachable", why = why);
                        self.unreachable = Some(told.clone());
                        fetched.failed.push((address, told));
                    }
                    Err(Why::Unreachable(_)) => {}
                    Err(Why::Other(message)) => {
                        self.failed.insert(address.clone());
                        fetched.failed.push((address, message));
                    }
                }
            }
        }
        fetched
    }

    /// Some files at once, in the order of their addresses.
    fn some(&self, addresses: &[String]) -> BTreeMap<String, Result<Vec<u8>, Why>> {
        self.runtime.block_on(async {
            let mut tasks = JoinSet::new();
            for address in addresses.iter().cloned() {
                let client = self.client.clone();
                tasks.spawn(async move {
                    let result = one(&client, &address).await;
                    (address, result)
                });
            }
            tasks.join_all().await.into_iter().collect()
        })
    }
}

async fn one(client: &Client, address: &str) -> Result<Vec<u8>, Why> {
    let why = |error: &reqwest::Error| {
        let text = reason(error);
        match error.is_connect() {
            true => Why::Unreachable(text),
            false => Why::Other(message!(
                "import-not-fetched",
                address = address,
                why = text
            )),
        }
    };
    let answer = client
        .get(address)
        .send()
        .await
        .map_err(|error| why(&error))?;
    if !answer.status().is_success() {
        let status = answer.status().to_string();
        return Err(Why::Other(message!(
            "import-not-fetched",
            address = address,
            why = status
        )));
    }
    let mut answer = answer;
    let mut bytes = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(|error| why(&error))? {
        bytes.extend_from_slice(&part);
        if bytes.len() > MOST {
            return Err(Why::Other(message!("import-file-long", address = address)));
        }
    }
    Ok(bytes)
}

/// The innermost reason, which is the one that says something.
fn reason(error: &reqwest::Error) -> String {
    let mut reason: &dyn std::error::Error = error;
    while let Some(inner) = reason.source() {
        reason = inner;
    }
    reason.to_string()
}

fn failure(why: String) -> Failure {
    Failure::new(message!("import-unreachable", why = why))
}
