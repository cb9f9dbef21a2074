//! What was rendered, and why, in words.

use crate::{
    build::{Tally, Why},
    message::{Message, Value, message},
    output::Kind,
};

/// One line on what was rendered; none where that was nothing.
pub(super) fn reasons(rendered: &Tally) -> Option<Message> {
    let of = |why: Why| Kind::ALL.map(|kind| rendered.count(kind, why)).iter().sum();
    let all: usize = Why::ALL.map(of).iter().sum();
    if all == 0 {
        return None;
    }
    if of(Why::New) == all {
        return Some(message!("rendered-all-new", count = all));
    }
    if of(Why::Common) > 0 {
        return Some(message!("rendered-for-theme", count = all));
    }
    let parts: Value = Kind::ALL
        .into_iter()
        .flat_map(|kind| Why::ALL.map(|why| (kind, why)))
        .filter_map(|(kind, why)| part(kind, why, rendered.count(kind, why)))
        .collect();
    Some(message!("rendered", count = all, parts = parts))
}

/// `2 new articles`, `12 articles that list or neighbour others`.
fn part(kind: Kind, why: Why, count: usize) -> Option<Message> {
    if count == 0 {
        return None;
    }
    let files = || name(kind, count);
    Some(match (kind, why) {
        (_, Why::New) => message!("rendered-new", count = count, files = files()),
        (Kind::Article, Why::Own) => message!("rendered-changed", count = count),
        (Kind::Article, Why::Shown) => message!("rendered-neighbours", count = count),
        (_, Why::Spoilt) => message!("rendered-spoilt", count = count, files = files()),
        _ => message!("rendered-others", count = count, files = files()),
    })
}

/// What `count` files of a kind are called.
fn name(kind: Kind, count: usize) -> Message {
    match kind {
        Kind::Article => message!("files-article", count = count),
        Kind::Home => message!("files-home", count = count),
        Kind::Keyword => message!("files-keyword", count = count),
        Kind::Source => message!("files-source", count = count),
        Kind::Archive => message!("files-archive", count = count),
        Kind::Digest => message!("files-digest", count = count),
        Kind::Feed => message!("files-feed", count = count),
        Kind::Page => message!("files-page", count = count),
        Kind::Data => message!("files-data", count = count),
        Kind::Share => message!("files-share", count = count),
        Kind::Copy => message!("files-copy", count = count),
    }
}
