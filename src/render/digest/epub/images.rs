//! The pictures of a book: those files of the site that its texts show.

use std::collections::BTreeMap;

use crate::{
    site::{Address, PlacedFile, Site},
    theme::StaticFile,
};

/// The site's pictures, and which of them a book shows.
pub(super) struct Images<'a> {
    /// By absolute address.
    known: BTreeMap<String, (&'a PlacedFile, &'static str)>,
    used: Vec<Image<'a>>,
    /// Absolute address → place in `used`.
    places: BTreeMap<String, usize>,
}

/// A picture in a book.
pub(super) struct Image<'a> {
    /// Its path in the book.
    pub(super) name: String,
    pub(super) mime: &'static str,
    pub(super) from: &'a StaticFile,
}

/// The formats that every reading system shows (EPUB 3.3, 3.2 Core media types), by extension.
const FORMATS: [(&str, &str); 6] = [
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
];

impl<'a> Images<'a> {
    /// The pictures of a site, none of them shown yet.
    pub(super) fn of(site: &'a Site) -> Self {
        let known = site.files.iter().filter_map(|file| {
            let (_, extension) = file.path.as_str().rsplit_once('.')?;
            let format = FORMATS
                .iter()
                .find(|(name, _)| extension.eq_ignore_ascii_case(name))?;
            let address = Address::from(&file.path).absolute(&site.config.base_url);
            Some((address, (file, format.1)))
        });
        Self {
            known: known.collect(),
            used: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// The path in the book of the picture at an absolute address; none where the site has no such.
    pub(super) fn embed(&mut self, address: &str) -> Option<String> {
        let bare = &address[..address.find(['?', '#']).unwrap_or(address.len())];
        if let Some(place) = self.places.get(bare) {
            return Some(self.used[*place].name.clone());
        }
        let (file, mime) = self.known.get(bare)?;
        let (_, extension) = file.path.as_str().rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        let name = format!("images/{:04}.{extension}", self.used.len() + 1);
        self.places.insert(bare.to_owned(), self.used.len());
        self.used.push(Image {
            name: name.clone(),
            mime,
            from: &file.from,
        });
        Some(name)
    }

    /// The pictures that the book shows.
    pub(super) fn used(&self) -> &[Image<'a>] {
        &self.used
    }
}
