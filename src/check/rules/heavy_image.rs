//! `heavy-image`: a picture that keeps readers waiting.

use std::path::Path;

use foldhash::HashMap;

use crate::{
    check::{rule::Found, whole::Whole},
    content::Referrer,
    diagnostic::Place,
    folder::Stamp,
    message::message,
    site::{Address, Entry},
    theme::StaticFile,
};

/// Bytes of a picture beyond which a page of news is slow on a telephone.
const HEAVY: u64 = 1 << 20;

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let heavy = heavy(whole);
    if heavy.is_empty() {
        return Vec::new();
    }
    let entries = whole.site.entries.iter();
    entries
        .flat_map(|entry| in_entry(whole, entry, &heavy))
        .collect()
}

/// The heavy files of the site, by their whole addresses.
fn heavy(whole: &Whole<'_>) -> HashMap<String, u64> {
    let base = &whole.site.config.base_url;
    let files = whole.site.files.iter();
    let sized = files.filter_map(|file| {
        let StaticFile::Disk(path) = &file.from else {
            return None;
        };
        let size = size(path)?;
        let address = Address::from(&file.path).absolute(base);
        (size > HEAVY).then_some((address, size))
    });
    sized.collect()
}

fn size(path: &Path) -> Option<u64> {
    Stamp::of(path).ok().map(|stamp| stamp.size())
}

/// The heavy pictures that an article shows.
fn in_entry(whole: &Whole<'_>, entry: &Entry, heavy: &HashMap<String, u64>) -> Vec<Found> {
    let base = &whole.site.config.base_url;
    let references = &entry.article.body.references;
    let resolved = entry.addresses.absolute(references, base, &entry.permalink);
    let in_text = references
        .iter()
        .zip(resolved)
        .filter_map(|(reference, to)| {
            let is_image = matches!(reference.of, Referrer::Image { .. });
            let size = heavy.get(&to.filter(|_| is_image)?)?;
            Some((reference.position.clone(), &reference.target, size))
        });
    let cover = entry.article.cover.as_deref().and_then(|cover| {
        let address = format!("{}{}", base.origin(), entry.cover_src()?);
        let size = heavy.get(&address)?;
        Some((Some(cover.position.clone()), &cover.value, size))
    });
    let all = in_text.chain(cover);
    all.map(|(position, target, size)| {
        let path = entry.article.path.clone();
        let size = format!("{:.1}", *size as f64 / f64::from(1 << 20));
        let message = message!("heavy-image", image = target, size = size);
        Found::in_site(Place { path, position }, message).help(message!("heavy-image-help"))
    })
    .collect()
}
