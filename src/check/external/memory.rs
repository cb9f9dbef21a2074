//! What other sites told before: not asked for again within a week.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::client::Reply;
use crate::{
    cache::Cache,
    check::web::{Answer, Links},
};

/// All answers, by address.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Memory(BTreeMap<String, Remembered>);

/// What was told of an address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// In seconds since 1970.
    asked: i64,
    answer: Answer,
    /// By which the page is known again (RFC 9110, section 8.8).
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

const NAME: &str = "links";
/// Seconds for which a page that was there is held to be there.
const AGE: i64 = 7 * 24 * 60 * 60;

impl Memory {
    pub(super) fn read(cache: &Cache) -> Self {
        cache.read(NAME).unwrap_or_default()
    }

    /// Remembers what is still linked to.
    pub(super) fn write(&mut self, cache: &Cache, links: &Links<'_>) {
        self.0
            .retain(|address, _| links.contains_key(address.as_str()));
        cache.write(NAME, self);
    }

    pub(super) fn get(&self, address: &str) -> Option<&Remembered> {
        self.0.get(address)
    }

    /// What was told of an address, whenever that was.
    pub(super) fn answer(&self, address: &str) -> Option<Answer> {
        self.get(address).map(|known| known.answer.clone())
    }

    /// What was told not long ago. A page that was not there is asked for again: it may be mended.
    pub(super) fn fresh(&self, address: &str, now: DateTime<Utc>) -> Option<&Answer> {
        let known = self.get(address)?;
        let age = now.timestamp() - known.asked;
        let is_good = matches!(known.answer, Answer::Fine | Answer::Moved(_));
        (is_good && (0..AGE).contains(&age)).then_some(&known.answer)
    }

    /// Notes what was told; a page that is as it was keeps what was told before.
    pub(super) fn note(&mut self, address: String, reply: Reply, now: DateTime<Utc>) {
        let asked = now.timestamp();
        if let (true, Some(known)) = (reply.is_unchanged, self.0.get_mut(&address)) {
            known.asked = asked;
            return;
        }
        let remembered = Remembered {
            asked,
            answer: reply.answer,
            etag: reply.etag,
            last_modified: reply.last_modified,
        };
        self.0.insert(address, remembered);
    }
}
