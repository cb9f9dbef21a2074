//! Gives every imported article its file and its address, before any text is read.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::{
    article::{Kind, Outline},
    memory::Memory,
    note::{Note, Spot},
    report::Report,
    target::Target,
};
use crate::{
    fingerprint::Fingerprint,
    message::message,
    text::slug::{Slugify, slug},
};

/// The places of all articles of a source.
pub(super) struct Plan {
    /// In the order of the outlines.
    places: Vec<Place>,
    /// Old address, without a slash at its end → which article.
    old: BTreeMap<String, usize>,
    /// Files that are published as they are, told from the site's root.
    files: BTreeSet<String>,
    /// The addresses of articles in the new site, in the form of [`key_of`].
    addresses: BTreeSet<String>,
}

/// Files that every build makes.
const OWN_FILES: &[&str] = &[
    "404.html",
    "atom.xml",
    "feed.json",
    "feed.xml",
    "index.html",
    "sitemap.xml",
];
/// Pages that a build makes, in the form of [`key_of`].
const OWN_PAGES: &[&str] = &["/404", "/archive", "/keywords", "/search", "/sources"];

/// Where an article goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Its file below the site's root: `content/2025/04/2025-04-22-chips.md`.
    pub(super) path: String,
    /// Old addresses that shall lead to it.
    pub(super) aliases: Vec<String>,
}

impl Plan {
    /// Plans for `outlines`; an article that `memory` knows stays where it is.
    pub(super) fn of(
        outlines: &[Outline],
        target: &Target,
        memory: &Memory,
        report: &mut Report,
    ) -> Self {
        let mut names = Names::new(target);
        for outline in outlines {
            if let Some(path) = memory.path_of(&outline.key) {
                names.reserve(path, outline);
            }
        }
        let places: Vec<_> = outlines
            .iter()
            .map(|outline| match memory.path_of(&outline.key) {
                Some(path) => path.to_owned(),
                None => names.path(outline),
            })
            .collect();
        let addresses = names.addresses;
        let mut plan = Self {
            places: Vec::with_capacity(places.len()),
            old: BTreeMap::new(),
            files: BTreeSet::new(),
            addresses: BTreeSet::new(),
        };
        for (index, (outline, path)) in outlines.iter().zip(places).enumerate() {
            let aliases = plan.aliases(index, outline, &addresses, report);
            plan.places.push(Place { path, aliases });
        }
        plan.addresses = addresses;
        plan
    }

    /// The place of an article.
    pub(super) fn place(&self, index: usize) -> &Place {
        &self.places[index]
    }

    /// The file of the article that had the old address `path`, or is known by that name.
    pub(super) fn find(&self, path: &str) -> Option<&str> {
        let index = self.old.get(key_of(path).as_str())?;
        Some(&self.places[*index].path)
    }

    /// Notes that a file is published at `path`, told from the site's root.
    pub(super) fn add_file(&mut self, path: &str) {
        self.files.insert(path.to_owned());
    }

    /// Why a file cannot be published at `path`, as the source has it at `from`: the build makes one there,
    /// or an article is there.
    pub(super) fn clash(&self, path: &str, from: &str) -> Option<Note> {
        let address = key_of(&format!("/{path}"));
        let is_taken = OWN_FILES.contains(&path)
            || OWN_PAGES.contains(&address.as_str())
            || self.addresses.contains(&address);
        let told = message!("import-own-address", address = format!("/{path}"));
        is_taken.then(|| Note::lost("own-address", Spot::file(from), told))
    }

    /// Whether an imported file is published at `path`, told from the site's root.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Notes the old addresses of an article; those that nobody else has are its aliases.
    fn aliases(
        &mut self,
        index: usize,
        outline: &Outline,
        addresses: &BTreeSet<String>,
        report: &mut Report,
    ) -> Vec<String> {
        let mut aliases = Vec::new();
        for old in &outline.old {
            let key = key_of(old);
            if key.is_empty() || self.old.contains_key(&key) {
                continue;
            }
            self.old.insert(key.clone(), index);
            if addresses.contains(&key) {
                continue;
            }
            match alias(old) {
                Some(alias) => aliases.push(alias),
                None => {
                    let told = message!("import-old-address", address = old);
                    report.note(Note::lost("old-address", outline.spot.clone(), told));
                }
            }
        }
        for name in &outline.known_as {
            self.old.entry(key_of(name)).or_insert(index);
        }
        aliases
    }
}

/// An old address as front matter may have it; none where no file can answer to it.
fn alias(old: &str) -> Option<String> {
    let is_plain = !old.contains(['?', '#', '\\', ':'])
        && old.len() < 900
        && old.starts_with('/')
        && !old.chars().any(char::is_control)
        && old
            .split('/')
            .all(|part| part.len() < 240 && !matches!(part, "." | ".."));
    let inner = old.trim_matches('/');
    (is_plain && !inner.is_empty() && !inner.contains("//")).then(|| old.replace('%', "%25"))
}

/// By what an old address is looked up: decoded, without the slash and the file of a folder's page.
fn key_of(path: &str) -> String {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let decoded = decoded.strip_suffix("index.html").unwrap_or(&decoded);
    decoded.trim_end_matches('/').to_owned()
}

/// Names that are taken, and those that are still to be had.
struct Names<'a> {
    target: &'a Target,
    /// Files below the site's root.
    files: BTreeSet<String>,
    /// Addresses in the form of [`key_of`].
    addresses: BTreeSet<String>,
    /// The number that was last put behind a name.
    numbers: BTreeMap<String, usize>,
}

impl<'a> Names<'a> {
    fn new(target: &'a Target) -> Self {
        Self {
            target,
            files: BTreeSet::new(),
            addresses: OWN_PAGES.iter().map(|&page| page.to_owned()).collect(),
            numbers: BTreeMap::new(),
        }
    }

    /// Notes what an article of an earlier import has.
    fn reserve(&mut self, path: &str, outline: &Outline) {
        self.files.insert(path.to_owned());
        let id = path.strip_prefix("content/").unwrap_or(path);
        let id = id.strip_suffix(".md").unwrap_or(id);
        let id = id.strip_suffix("/index").unwrap_or(id);
        let last = id.rsplit('/').next().unwrap_or(id);
        let address = match (outline.kind, outline.date) {
            (Kind::Article, Some(_)) => self.address(outline, last.get(11..).unwrap_or(last), id),
            _ => format!("/{}", id.strip_prefix("pages/").unwrap_or(id)),
        };
        self.addresses.insert(key_of(&address));
    }

    /// A file for an article that had none.
    fn path(&mut self, outline: &Outline) -> String {
        let wanted = match outline.kind {
            Kind::Article => one_slug(&outline.name, &outline.key),
            Kind::Page => page_slug(&outline.name, &outline.key),
        };
        let (mut first, _) = self.id(outline, &wanted);
        first.truncate(first.len() - wanted.len());
        // From the last number on, lest many articles of one name ask each for all numbers.
        let counted = format!("{first}{wanted}");
        let mut number = self.numbers.get(&counted).map_or(1, |last| last + 1);
        loop {
            let name = match number {
                1 => wanted.clone(),
                _ => format!("{wanted}-{number}"),
            };
            let (id, address) = self.id(outline, &name);
            let path = match outline.has_files {
                true => format!("content/{id}/index.md"),
                false => format!("content/{id}.md"),
            };
            let address = key_of(&address);
            if !self.files.contains(&path) && !self.addresses.contains(&address) {
                self.files.insert(path.clone());
                self.addresses.insert(address);
                self.numbers.insert(counted, number);
                return path;
            }
            number += 1;
        }
    }

    /// The path below `content/` without its ending, and the address, of an article called `name`.
    fn id(&self, outline: &Outline, name: &str) -> (String, String) {
        match (outline.kind, outline.date) {
            (Kind::Article, Some(date)) => {
                let date = date.with_timezone(&self.target.config.timezone);
                let id = format!("{}-{name}", date.format("%Y/%m/%F"));
                let address = self.address(outline, name, &id);
                (id, address)
            }
            _ => (format!("pages/{name}"), format!("/{name}/")),
        }
    }

    fn address(&self, outline: &Outline, name: &str, id: &str) -> String {
        let date = outline.date.unwrap_or_default();
        let date = date.with_timezone(&self.target.config.timezone);
        self.target.article_address(date.date_naive(), name, id)
    }
}

/// The name of an article as a part of a path.
fn one_slug(name: &str, key: &str) -> String {
    let slug = slug(name, Slugify::Keep);
    match slug.is_empty() {
        true => format!("{:08x}", Fingerprint::EMPTY.text(key).0 >> 32),
        false => slug,
    }
}

/// The name of a page, of which each part is one of a path.
fn page_slug(name: &str, key: &str) -> String {
    const DEEPEST: usize = 8;
    let parts = name.split('/').filter(|part| !part.is_empty());
    let parts: Vec<_> = parts
        .take(DEEPEST)
        .map(|part| one_slug(part, key))
        .collect();
    match parts.is_empty() {
        true => one_slug("", key),
        false => parts.join("/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_a_path_that_a_file_can_answer_to() {
        for (old, want) in [
            ("/2025/04/a/", Some("/2025/04/a/")),
            ("/开源/a.html", Some("/开源/a.html")),
            ("/a%b", Some("/a%25b")),
            ("/?p=1", None),
            ("/", None),
            ("/a/../b", None),
            ("/a//b", None),
            ("a", None),
            ("/a\\b", None),
        ] {
            assert_eq!(alias(old).as_deref(), want, "{old}");
        }
    }

    #[test]
    fn every_spelling_of_an_address_is_one() {
        for path in ["/a/开源/", "/a/开源", "/a/%E5%BC%80%E6%BA%90/index.html"] {
            assert_eq!(key_of(path), "/a/开源");
        }
    }

    #[test]
    fn names_stay_in_their_folder() {
        assert_eq!(
            page_slug("../../etc/passwd", "k"),
            page_slug("../../etc/passwd", "k")
        );
        assert!(!page_slug("../../etc/passwd", "k").contains(".."));
        assert_eq!(one_slug("a/../b", "k"), "a-b");
        assert_eq!(one_slug("！", "k").len(), 8);
    }
}
