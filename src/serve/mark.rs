//! Which pages of the preview readers do not see, and why.

use std::collections::BTreeMap;

use crate::{
    build::WithheldCounts,
    message::{Language, message},
    site::{Selection, Site, Withheld},
};

/// Why pages are not published, by their addresses for `href`.
#[derive(Debug, Default)]
pub(super) struct Marks(BTreeMap<String, Withheld>);

impl Marks {
    /// Those of a site with everything in it, and how many articles they are of.
    pub(super) fn of(site: &Site) -> (Self, WithheldCounts) {
        let public = Selection::default();
        let mut counts = WithheldCounts::default();
        let mut marks = BTreeMap::new();
        for entry in &site.entries {
            let Some(why) = public.withholds(&entry.article, site.now) else {
                continue;
            };
            match why {
                Withheld::Draft => counts.drafts += 1,
                Withheld::Future => counts.future += 1,
                Withheld::Expired => counts.expired += 1,
            }
            marks.insert(entry.href.clone(), why);
        }
        for placed in site.pages.iter().filter(|placed| placed.page.draft) {
            let href = placed.address.href(&site.config.base_url);
            marks.insert(href, Withheld::Draft);
        }
        (Self(marks), counts)
    }

    /// Why the page at `href` is not published.
    pub(super) fn get(&self, href: &str) -> Option<Withheld> {
        self.0.get(href).copied()
    }

    /// Those of the addresses that `html` links to.
    pub(super) fn linked_from(&self, html: &str) -> BTreeMap<&str, Withheld> {
        if self.0.is_empty() {
            return BTreeMap::new();
        }
        let links = html.split("href=\"").skip(1);
        let links = links.filter_map(|rest| rest.split(['"', '#', '?']).next());
        links
            .filter_map(|href| self.0.get_key_value(href))
            .map(|(href, why)| (href.as_str(), *why))
            .collect()
    }
}

/// The word for it.
pub(super) fn word(why: Withheld, language: Language) -> String {
    let word = match why {
        Withheld::Draft => message!("serve-draft"),
        Withheld::Future => message!("serve-future"),
        Withheld::Expired => message!("serve-expired"),
    };
    word.text(language).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_unpublished_pages_are_found() {
        let marks = Marks(BTreeMap::from([
            ("/a/".to_owned(), Withheld::Draft),
            ("/b/".to_owned(), Withheld::Future),
        ]));
        let html = r##"<a class="x" href="/a/#note">A</a> <a href='/b/'>B</a> <a href="/c/">"##;
        let found = marks.linked_from(html);
        assert_eq!(found, BTreeMap::from([("/a/", Withheld::Draft)]));
        assert_eq!(marks.get("/b/"), Some(Withheld::Future));
        assert!(Marks::default().linked_from(html).is_empty());
    }
}
