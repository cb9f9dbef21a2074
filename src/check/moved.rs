//! What became of the addresses at which articles and pages were published.

use std::collections::{BTreeMap, BTreeSet};

use super::{published::served, whole::Whole};
use crate::{
    build::{PublishedAddresses, PublishedText},
    content,
};

/// What became of an address at which nothing stands any more.
pub(super) enum Fate<'a> {
    /// What stood there is published elsewhere.
    Moved {
        /// The path of its file.
        path: &'a str,
        /// Where it stands now, as an editor reads it.
        to: String,
    },
    /// What stood there is in the site no more.
    Gone,
}

/// The published addresses at which nothing stands any more, sorted, and what became of each.
pub(super) fn fates<'a>(whole: &Whole<'a>) -> Vec<(&'a str, Fate<'a>)> {
    let Some(published) = whole.published else {
        return Vec::new();
    };
    let served = served(whole.site);
    let lost = published.texts.iter();
    let lost: Vec<&PublishedText> = lost
        .filter(|text| !served.contains(&text.address))
        .collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let now = PublishedAddresses::of(whole.site);
    let successors = Successors::of(whole, &now);
    let fates = lost.into_iter().filter_map(|old| {
        let fate = match successors.of_text(old) {
            Some((path, to)) => Fate::Moved {
                path,
                to: format!("/{to}"),
            },
            // A draft again, or expired: it may come back to its place.
            None if successors.is_there(&old.id) => return None,
            None => Fate::Gone,
        };
        Some((old.address.as_str(), fate))
    });
    let mut fates: Vec<_> = fates.collect();
    fates.sort_by_key(|(address, _)| *address);
    fates
}

/// The articles and pages of the site, by what may be left of one that moved.
struct Successors<'w, 'a> {
    by_id: BTreeMap<&'w str, Place<'w, 'a>>,
    by_words: BTreeMap<u64, Place<'w, 'a>>,
    by_title: BTreeMap<(&'w str, Option<i64>), Place<'w, 'a>>,
    /// Those that stand where nothing was published, by the end of the address; none where several
    /// have the same.
    by_slug: BTreeMap<&'w str, Option<Place<'w, 'a>>>,
    /// The ids of all files, published or not.
    files: BTreeSet<&'a str>,
}

/// The path of a file, and its address.
type Place<'w, 'a> = (&'a str, &'w str);

impl<'w, 'a> Successors<'w, 'a> {
    fn of(whole: &Whole<'a>, now: &'w PublishedAddresses) -> Self {
        let articles = whole.site.entries.iter().map(|entry| &*entry.article.path);
        let pages = whole.site.pages.iter().map(|page| &*page.page.path);
        let places: Vec<(&'w PublishedText, Place<'w, 'a>)> = now
            .texts
            .iter()
            .zip(articles.chain(pages))
            .map(|(text, path)| (text, (path, text.address.as_str())))
            .collect();
        let all = || places.iter();
        let published = whole
            .published
            .iter()
            .flat_map(|published| &published.texts);
        let published: BTreeSet<&str> = published.map(|text| &*text.address).collect();
        let mut by_slug: BTreeMap<&str, Option<Place<'w, 'a>>> = BTreeMap::new();
        for (text, place) in all().filter(|(text, _)| !published.contains(&*text.address)) {
            let others = by_slug.entry(slug(&text.address));
            others
                .and_modify(|other| *other = None)
                .or_insert(Some(*place));
        }
        Self {
            by_id: all().map(|(text, place)| (&*text.id, *place)).collect(),
            by_words: all().map(|(text, place)| (text.words, *place)).collect(),
            by_slug,
            by_title: all()
                .map(|(text, place)| ((&*text.title, text.date), *place))
                .collect(),
            files: whole
                .files
                .iter()
                .map(|file| content::id_meant_by(&file.path))
                .collect(),
        }
    }

    /// Where the text stands now that stood at an old address: of the same file, of the same words,
    /// of the same title and moment, or the only new one whose address has the same end.
    fn of_text(&self, old: &PublishedText) -> Option<Place<'w, 'a>> {
        let by_id = self.by_id.get(&*old.id);
        let by_words = || self.by_words.get(&old.words);
        let by_title = || self.by_title.get(&(&*old.title, old.date));
        let by_slug = || self.by_slug.get(slug(&old.address))?.as_ref();
        let by_face = by_id.or_else(by_words).or_else(by_title);
        by_face.or_else(by_slug).copied()
    }

    fn is_there(&self, id: &str) -> bool {
        self.files.contains(id)
    }
}

/// The end of an address: what is left of it where only dates and folders change.
fn slug(address: &str) -> &str {
    let name = address.trim_end_matches('/').rsplit('/').next();
    name.map_or(address, |name| name.trim_end_matches(".html"))
}
