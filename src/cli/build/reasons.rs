//! What was rendered, and why, in words.

use crate::{
    build::{Tally, Why},
    output::Kind,
};

/// One line on what was rendered; none where that was nothing.
pub(super) fn reasons(rendered: &Tally) -> Option<String> {
    let of = |why: Why| Kind::ALL.map(|kind| rendered.count(kind, why)).iter().sum();
    let all: usize = Why::ALL.map(of).iter().sum();
    if all == 0 {
        return None;
    }
    if of(Why::New) == all {
        return Some(format!(
            "rendered {all} files: nothing was remembered of them"
        ));
    }
    if of(Why::Common) > 0 {
        return Some(format!(
            "rendered {all} files: the theme or the settings have changed"
        ));
    }
    let parts: Vec<String> = Kind::ALL
        .into_iter()
        .flat_map(|kind| Why::ALL.map(|why| (kind, why)))
        .filter_map(|(kind, why)| part(kind, why, rendered.count(kind, why)))
        .collect();
    Some(format!("rendered {all} files: {}", parts.join(", ")))
}

/// `2 new articles`, `12 articles that list or neighbour others`.
fn part(kind: Kind, why: Why, count: usize) -> Option<String> {
    if count == 0 {
        return None;
    }
    let name = name(kind, count == 1);
    let one = count == 1;
    Some(match (kind, why) {
        (_, Why::New) => format!("{count} new {name}"),
        (Kind::Article, Why::Own) => format!("{count} changed {name}"),
        (Kind::Article, Why::Shown) if one => {
            format!("{count} {name} that lists or neighbours another one")
        }
        (Kind::Article, Why::Shown) => format!("{count} {name} that list or neighbour others"),
        (_, Why::Spoilt) => format!("{count} {name} changed by another hand"),
        _ => format!("{count} {name}"),
    })
}

fn name(kind: Kind, one: bool) -> &'static str {
    match (kind, one) {
        (Kind::Article, true) => "article",
        (Kind::Article, false) => "articles",
        (Kind::Home, true) => "page of the home list",
        (Kind::Home, false) => "pages of the home list",
        (Kind::Keyword, true) => "page of keywords",
        (Kind::Keyword, false) => "pages of keywords",
        (Kind::Source, true) => "page of sources",
        (Kind::Source, false) => "pages of sources",
        (Kind::Archive, true) => "page of the archive",
        (Kind::Archive, false) => "pages of the archive",
        (Kind::Digest, true) => "digest",
        (Kind::Digest, false) => "digests",
        (Kind::Feed, true) => "feed",
        (Kind::Feed, false) => "feeds",
        (Kind::Page, true) => "other page",
        (Kind::Page, false) => "other pages",
        (Kind::Data, true) => "file for programs",
        (Kind::Data, false) => "files for programs",
        (Kind::Share, true) => "share image",
        (Kind::Share, false) => "share images",
        (Kind::Copy, true) => "copied file",
        (Kind::Copy, false) => "copied files",
    }
}
