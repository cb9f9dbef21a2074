//! Files that are published as they are: images beside articles, and the theme's static files.

use foldhash::HashMap;

use super::{
    Address, Unpublished,
    route::{Owner, Routes},
};
use crate::{
    content::Article,
    diagnostic::{Diagnostic, Place},
    folder::Found,
    output::OutputPath,
    theme::StaticFile,
};

/// A file that is published as it is.
#[derive(Debug, Clone)]
pub struct PlacedFile {
    /// Where it goes.
    pub path: OutputPath,
    /// Where its bytes are.
    pub from: StaticFile,
}

/// Where the files beside articles go: those of a bundle beside the article's page, others at
/// their path below `content/`. The files of a bundle that is not published stay out with it.
pub(super) struct Bundles<'a> {
    /// Folder of a bundle below `content/` → the address of its article, where it is published.
    by_folder: HashMap<&'a str, Option<&'a Address>>,
}

impl<'a> Bundles<'a> {
    pub(super) fn of(
        articles: &'a [Article],
        addresses: &'a [Address],
        unpublished: &'a [Unpublished],
    ) -> Self {
        let is_bundle = |path: &str| {
            let stem = path.rsplit_once('.').map(|(stem, _)| stem);
            stem.is_some_and(|stem| stem.ends_with("/index"))
        };
        let published = articles
            .iter()
            .zip(addresses)
            .filter(|(article, _)| is_bundle(&article.path));
        let published = published.map(|(article, address)| (article.id.as_str(), Some(address)));
        let unpublished = unpublished
            .iter()
            .filter(|file| is_bundle(&file.path))
            .map(|file| (file.id.as_str(), None));
        Self {
            by_folder: published.chain(unpublished).collect(),
        }
    }

    /// The address of the file at `path` below `content/`.
    fn place(&self, path: &str) -> Option<Address> {
        let folders = path
            .rmatch_indices('/')
            .map(|(at, _)| (&path[..at], &path[at + 1..]));
        for (folder, rest) in folders {
            match self.by_folder.get(folder) {
                Some(Some(address)) if address.as_str().ends_with('/') => {
                    return Some(address.join(rest));
                }
                Some(None) => return None,
                _ => {}
            }
        }
        Some(Address::new(path))
    }

    /// Gives every asset its place; the map leads from a path below `content/` to an address.
    pub(super) fn place_all(
        &self,
        assets: &[Found],
        routes: &mut Routes,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<PlacedFile>, HashMap<String, Address>) {
        let (mut files, mut addresses) = (Vec::new(), HashMap::default());
        for asset in assets {
            let below = asset
                .relative
                .strip_prefix("content/")
                .unwrap_or(&asset.relative);
            let Some(address) = self.place(below) else {
                continue;
            };
            let owner = Owner::File(Place::from(asset.relative.as_str()));
            if let Some(path) = routes.claim(&address, owner, diagnostics) {
                files.push(PlacedFile {
                    path,
                    from: StaticFile::Disk(asset.path.clone()),
                });
                addresses.insert(below.to_owned(), address);
            }
        }
        (files, addresses)
    }
}
