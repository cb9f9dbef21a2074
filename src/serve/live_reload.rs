//! Tells each browser what became of the page that it shows: server-sent events.

use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{RawQuery, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use percent_encoding::percent_decode_str;
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    task,
};

use super::{answer::Answer, preview::Preview};

/// Where the events are: `?path=` names the page, `&page=` its print.
pub(super) const EVENTS: &str = "/_kuaidu/events";

/// After so long a browser that lost the server asks again.
const RETRY: Duration = Duration::from_millis(300);
/// A browser passes events without data over.
const SOMETHING: &str = "now";
/// More files than this are not named one by one.
const NAMED: usize = 200;

/// What a build changed beside pages, which browsers know by their prints.
#[derive(Debug, Default)]
pub(super) struct Turn {
    /// The addresses of the files that pages may show.
    pub(super) files: Vec<String>,
    /// The page that was saved.
    pub(super) open: Option<String>,
}

/// A browser that listens, and what it knows.
struct Listener {
    preview: Arc<Preview>,
    turns: Receiver<Arc<Turn>>,
    /// The path of its page.
    path: String,
    /// The print of its page.
    print: Option<String>,
    /// The mistakes that it shows.
    mistakes: Option<Arc<str>>,
    /// What it is to be told.
    events: VecDeque<Event>,
}

/// The events for one page.
pub(super) async fn events(
    State(preview): State<Arc<Preview>>,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    let mut listener = Listener {
        turns: preview.turns(),
        path: value(&query, "path").unwrap_or_default(),
        print: value(&query, "page"),
        mistakes: None,
        events: VecDeque::from([Event::default().event("hello").retry(RETRY).data(SOMETHING)]),
        preview,
    };
    // The site may have changed between the page and this.
    listener.look(&Turn::default()).await;
    let next = |mut listener: Listener| async move {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    };
    Sse::new(stream::unfold(listener, next))
        .keep_alive(KeepAlive::default())
        .into_response()
}

/// The value of a name in a query.
fn value(query: &str, name: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}

impl Listener {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.events.pop_front() {
                return Some(event);
            }
            match self.turns.recv().await {
                Ok(turn) => self.look(&turn).await,
                Err(RecvError::Lagged(_)) => {
                    self.tell("files", "null");
                    self.look(&Turn::default()).await;
                }
                Err(RecvError::Closed) => return None,
            }
        }
    }

    fn tell(&mut self, event: &str, data: &str) {
        let event = Event::default().event(event).data(data);
        self.events.push_back(event);
    }

    /// Tells what is other than the browser knows it.
    async fn look(&mut self, turn: &Turn) {
        let (path, preview) = (self.path.clone(), Arc::clone(&self.preview));
        let print = task::spawn_blocking(move || Answer::print(&path, &preview)).await;
        let print = print.ok().flatten();
        let mistakes = self.preview.shown().mistakes.clone();
        if mistakes != self.mistakes {
            self.tell("mistakes", mistakes.as_deref().unwrap_or("null"));
            self.mistakes = mistakes;
        }
        if let Some(open) = &turn.open {
            // Not `open`: that is what browsers themselves say of a stream that begins.
            self.tell("visit", open);
        }
        if print != self.print {
            self.tell("reload", SOMETHING);
            self.print = print;
        } else if turn.files.len() > NAMED {
            self.tell("files", "null");
        } else if !turn.files.is_empty() {
            // Texts always have a form in JSON.
            let files = serde_json::to_string(&turn.files).unwrap_or_default();
            self.tell("files", &files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn values_are_decoded() {
        let query = "path=%2F%E5%BF%AB%2Fa%26b%2F&page=12";
        assert_eq!(value(query, "path").as_deref(), Some("/快/a&b/"));
        assert_eq!(value(query, "page").as_deref(), Some("12"));
        assert_eq!(value(query, "other"), None);
    }
}
