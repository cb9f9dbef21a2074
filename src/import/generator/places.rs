//! What links of a text lead to, seen from its new place.

use std::{cell::RefCell, collections::BTreeSet};

use crate::{
    content::NewAddress,
    import::links::{Lead, View, fragment},
};

/// Where articles and files are, seen from a text.
pub(in crate::import) struct Places<'p> {
    view: View<'p>,
    /// The file that the text stands in, below the folder that is imported.
    source: &'p str,
    /// Addresses of the old site that stay, for what they lead to is not imported.
    gone: RefCell<BTreeSet<String>>,
}

impl<'p> Places<'p> {
    /// What is seen by `view`, for the text in the file `source`.
    pub(super) fn new(view: View<'p>, source: &'p str) -> Self {
        Self {
            view,
            source,
            gone: RefCell::default(),
        }
    }

    /// The link to the article that is known by a name.
    pub(in crate::import) fn named(&self, name: &str) -> Option<String> {
        self.view.named(name)
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

    /// The link to an article whose file is told from that of the text.
    fn beside(&self, path: &str) -> Option<String> {
        let path = beside(self.source, &decoded(path))?;
        self.named(&format!("file:{path}"))
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
