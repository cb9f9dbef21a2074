//! The links of a site to other sites, and what became of them.

use std::{collections::BTreeMap, ops::Range, path::Path};

use serde::{Deserialize, Serialize};

use super::{
    look::{Looked, is_web},
    rule::Found,
    whole,
};
use crate::{diagnostic::Place, message::Message};

/// Where each page of another site is linked from: its address without the part behind `#`, with the
/// files and the bytes in them.
pub(super) type Links<'a> = BTreeMap<&'a str, Vec<(&'a str, Range<usize>)>>;

/// What another site says of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The page is there.
    Fine,
    /// It is there, and for good at this address.
    Moved(String),
    /// It is not there: the status.
    Missing(u16),
    /// There is no such host.
    NoHost,
    /// It cannot be told.
    Unknown(Why),
}

/// Why it cannot be told whether a page is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Why {
    /// The site does not answer programs, or is out of order: the status.
    Status(u16),
    /// It took too long.
    Slow,
    /// There is no connection, or none that is safe.
    NoConnection,
    /// It sends readers in a circle.
    Circle,
    /// It sends readers to an address that is not on the web.
    Private,
    /// The address cannot be asked about.
    Malformed,
}

/// What is said of all links, with the places of each.
pub(super) struct Answers<'a> {
    pub(super) of: Vec<(&'a str, Answer)>,
    /// Where each address is linked from.
    pub(super) places: BTreeMap<&'a str, Vec<Place>>,
}

/// The links in files to other sites than the one at `base`.
pub(super) fn links<'a>(files: &'a [Looked], base: &str) -> Links<'a> {
    let mut links = Links::new();
    for file in files {
        let web = file.targets.iter().filter(|(address, _)| is_web(address));
        for (address, span) in web.filter(|(address, _)| !address.starts_with(base)) {
            let page = address.split('#').next().unwrap_or(address);
            let place = (file.path.as_str(), span.clone());
            links.entry(page).or_default().push(place);
        }
    }
    links
}

impl<'a> Answers<'a> {
    /// What is said of `links`; their places are found only where there is something to tell.
    pub(super) fn new(of: Vec<(&'a str, Answer)>, links: &Links<'a>, root: &Path) -> Self {
        let told = of.iter().filter(|(_, answer)| *answer != Answer::Fine);
        let places = told.map(|(address, _)| {
            let links = links.get(address).into_iter().flatten();
            let place = |(path, span): &(&str, Range<usize>)| match whole::text(root, path) {
                Some(text) => Place::in_text(*path, &text, span.clone()),
                None => Place::from(*path),
            };
            (*address, links.map(place).collect())
        });
        let places = places.collect();
        Self { of, places }
    }

    /// What is found where an answer has something to `say`, at every place of the address.
    pub(super) fn found(
        &self,
        say: impl Fn(&str, &Answer) -> Option<(Message, Message)>,
    ) -> Vec<Found> {
        let mut found = Vec::new();
        for (address, answer) in &self.of {
            let Some((message, help)) = say(address, answer) else {
                continue;
            };
            for place in self.places.get(address).into_iter().flatten() {
                let one = Found::in_site(place.clone(), message.clone());
                found.push(one.help(help.clone()));
            }
        }
        found
    }
}
