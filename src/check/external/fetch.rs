//! Reads texts from the site as it is published, one after another.

use std::time::Duration;

use tokio::runtime::Runtime;

use super::client;
use crate::message::{Failure, Message, message};

/// Reads texts from the web.
pub(in crate::check) struct Fetcher {
    runtime: Runtime,
    client: reqwest::Client,
}

impl Fetcher {
    /// One that tells for which `site` it asks, and waits for an answer so long.
    ///
    /// # Errors
    /// When the machine has no threads or no certificates to ask with.
    pub(in crate::check) fn new(timeout: Duration, site: &str) -> Result<Self, Failure> {
        let client = client::builder(timeout, site).build();
        Ok(Self {
            runtime: super::runtime()?,
            client: client.map_err(client::failed)?,
        })
    }

    /// The text at an address, of at most so many bytes.
    ///
    /// # Errors
    /// Says why it does not come.
    pub(in crate::check) fn text(&self, address: &str, most: usize) -> Result<String, Message> {
        self.runtime.block_on(async {
            let failed = |error: reqwest::Error| match error.is_timeout() {
                true => message!("unreachable-slow"),
                false => message!("unreachable-connection"),
            };
            let response = self.client.get(address).send().await.map_err(failed)?;
            let status = response.status();
            if !status.is_success() {
                return Err(message!("unreachable-status", status = status.as_str()));
            }
            let mut response = response;
            let mut bytes = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(failed)? {
                bytes.extend_from_slice(&chunk);
                if bytes.len() >= most {
                    break;
                }
            }
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        })
    }
}
