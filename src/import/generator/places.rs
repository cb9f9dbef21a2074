//! What links of a text lead to, seen from its new place.

use crate::{
    content::NewAddress,
    import::{links, old_site::OldSite, plan::Plan},
};

/// Where articles are, seen from one of them.
pub(in crate::import) struct Places<'p> {
    plan: &'p Plan,
    from: &'p str,
    old_site: &'p OldSite,
}

impl<'p> Places<'p> {
    /// Articles where `plan` puts them, seen from the file `from`.
    pub(super) fn new(plan: &'p Plan, from: &'p str, old_site: &'p OldSite) -> Self {
        Self {
            plan,
            from,
            old_site,
        }
    }

    /// The link to the article that is known by a name.
    pub(in crate::import) fn named(&self, name: &str) -> Option<String> {
        let found = self.plan.find(name)?;
        Some(links::relative(self.from, found))
    }

    /// An address of a text as it is written in the new one; `source` is the file that it stands in.
    pub(super) fn address(&self, address: &str, source: &str) -> NewAddress {
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        if path.is_empty() {
            return NewAddress::Same;
        }
        let found = match path.starts_with('/') {
            true => {
                let path = self.old_site.path(path).unwrap_or_else(|| path.to_owned());
                self.named(&path)
            }
            false => {
                let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
                beside(source, &path).and_then(|path| self.named(&format!("file:{path}")))
            }
        };
        match found {
            Some(found) => NewAddress::Other(format!("{found}{rest}").replace('&', "&amp;")),
            None if path.starts_with('/') => {
                let below = self.old_site.below_base(address);
                match below == address {
                    true => NewAddress::Same,
                    false => NewAddress::Other(below.replace('&', "&amp;")),
                }
            }
            None => NewAddress::Same,
        }
    }
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
