//! What links of a text lead to, seen from its new place.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use super::Source;
use crate::{
    content::NewAddress,
    import::links::{Lead, View, fragment},
};

/// The titles of articles by the names that they are known by.
pub(super) type Titles<'p> = BTreeMap<&'p str, &'p str>;

/// Where articles and files are, seen from a text.
pub(in crate::import) struct Places<'p> {
    view: View<'p>,
    /// The text.
    source: &'p Source,
    /// The titles of articles by the names that they are known by.
    titles: &'p Titles<'p>,
    /// Addresses of the old site that stay, for what they lead to is not imported.
    gone: RefCell<BTreeSet<String>>,
}

impl<'p> Places<'p> {
    /// What is seen by `view` from the text `source`.
    pub(super) fn new(view: View<'p>, source: &'p Source, titles: &'p Titles<'p>) -> Self {
        Self {
            view,
            source,
            titles,
            gone: RefCell::default(),
        }
    }

    /// The link to the article that is known by a name.
    pub(in crate::import) fn named(&self, name: &str) -> Option<String> {
        self.view.named(name)
    }

    /// The title of the article that is known by a name.
    pub(in crate::import) fn title(&self, name: &str) -> Option<&str> {
        self.titles.get(name).copied()
    }

    /// The addresses of the old site that stayed.
    pub(super) fn into_gone(self) -> BTreeSet<String> {
        self.gone.into_inner()
    }

    /// An address of the text as it is written in the new one.
    pub(super) fn address(&self, address: &str) -> NewAddress {
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let is_rooted = path.starts_with('/') && !path.starts_with("//");
        let found = match self.view.lead(address) {
            _ if path.is_empty() => None,
            Lead::Here(found) => Some(found),
            Lead::Gone if is_rooted => Some(self.view.below_base(address)),
            Lead::Gone => {
                self.gone.borrow_mut().insert(address.to_owned());
                None
            }
            // Some generators put the old site's path before what begins with a slash.
            Lead::Elsewhere if is_rooted => {
                match self.view.lead_below(&decoded(path), fragment(rest)) {
                    Lead::Here(found) => Some(found),
                    Lead::Gone | Lead::Elsewhere => None,
                }
            }
            Lead::Elsewhere => self.beside(path).map(|found| found + rest),
        };
        match found.filter(|found| found != address) {
            Some(found) => NewAddress::Other(found.replace('&', "&amp;")),
            None => NewAddress::Same,
        }
    }

    /// What an address means that is told from the text: the file of an article beside it, an article by
    /// its address beside that of the text, a file of the site.
    fn beside(&self, path: &str) -> Option<String> {
        let path = decoded(path);
        if path.contains(':') || self.source.files.iter().any(|(_, name)| *name == path) {
            return None;
        }
        let file = beside(&self.source.path, &path).map(|path| format!("file:{path}"));
        let file = file.and_then(|file| self.named(&file));
        let address = || {
            let from = self.source.old.first()?;
            let below = format!("/{}", beside(from.trim_start_matches('/'), &path)?);
            match self.view.lead_below(&below, "") {
                Lead::Here(found) => Some(found),
                Lead::Gone | Lead::Elsewhere => None,
            }
        };
        let of_site = || match self.view.lead_below(&format!("/{path}"), "") {
            Lead::Here(found) if found.starts_with('/') => Some(found),
            _ => None,
        };
        file.or_else(address).or_else(of_site)
    }
}

fn decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path)
        .decode_utf8_lossy()
        .into_owned()
}

/// `path` seen from the folder of the file `from`; none where it leads out.
fn beside(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
