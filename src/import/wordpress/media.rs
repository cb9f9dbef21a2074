//! The pictures and files of texts: which are fetched, and where they go.

use std::{cell::RefCell, collections::BTreeMap};

use super::{content, item::Item, survey::Survey};
use crate::import::{
    Import, ImportError,
    media::Fetcher,
    note::{Note, Spot},
};
use crate::output::OutputPath;

/// What is fetched of a blog.
pub(super) struct Media {
    fetcher: Fetcher,
    /// Address as it is written → address in the new site.
    places: BTreeMap<String, String>,
}

/// Endings of what is fetched: nothing that a server or a browser would run.
const ENDINGS: &[&str] = &[
    "avif", "bmp", "csv", "doc", "docx", "epub", "flac", "gif", "gz", "heic", "ico", "jpeg", "jpg",
    "m4a", "m4v", "mov", "mp3", "mp4", "odt", "ogg", "ogv", "pdf", "png", "ppt", "pptx", "rar",
    "tar", "tif", "tiff", "txt", "wav", "webm", "webp", "xls", "xlsx", "zip", "7z",
];

impl Media {
    pub(super) fn new() -> Result<Self, ImportError> {
        Ok(Self {
            fetcher: Fetcher::new()?,
            places: BTreeMap::new(),
        })
    }

    /// The new address of a file that was fetched.
    pub(super) fn place(&self, address: &str) -> Option<&str> {
        self.places.get(address).map(String::as_str)
    }

    /// Fetches what an item shows and links to.
    pub(super) fn fetch(
        &mut self,
        item: &Item,
        survey: &Survey,
        name: &str,
        import: &mut Import<'_>,
    ) -> Result<(), ImportError> {
        let mut wanted = BTreeMap::new();
        for address in addresses(item, survey) {
            if self.places.contains_key(&address) {
                continue;
            }
            if let Some((source, path)) = target(&address, survey) {
                wanted
                    .entry(source)
                    .or_insert((path, Vec::new()))
                    .1
                    .push(address);
            }
        }
        wanted.retain(|source, (path, written)| {
            let key = format!("wordpress:{source}");
            let is_there = import.writer.has(&key, &format!("static/{path}"));
            if is_there {
                self.note(path, written);
            }
            !is_there
        });
        let sources: Vec<String> = wanted.keys().cloned().collect();
        let fetched = self.fetcher.fetch(&sources);
        for (source, bytes) in fetched.files {
            let Some((path, written)) = wanted.remove(&source) else {
                continue;
            };
            let key = format!("wordpress:{source}");
            import.add(&key, &format!("static/{path}"), &bytes)?;
            self.note(&path, &written);
        }
        for (_, message) in fetched.failed {
            let spot = Spot::line(name, item.line);
            import.report.note(Note::lost("media", spot, message));
        }
        Ok(())
    }

    fn note(&mut self, path: &str, written: &[String]) {
        for address in written {
            self.places.insert(address.clone(), format!("/{path}"));
        }
    }
}

/// Every address in an item.
fn addresses(item: &Item, survey: &Survey) -> Vec<String> {
    let seen = RefCell::new(Vec::new());
    let address = |address: &str| {
        seen.borrow_mut().push(address.to_owned());
        address.to_owned()
    };
    content::convert(
        item.value("content:encoded"),
        "",
        &survey.numbered,
        &address,
    );
    let mut seen = seen.into_inner();
    seen.extend(super::cover(item, survey).cloned());
    seen.sort();
    seen.dedup();
    seen
}

/// From where a file is fetched, and its path in the new site; none for what is not the blog's file. Of a
/// picture that WordPress made smaller the original is taken, for kuaidu makes its own.
fn target(address: &str, survey: &Survey) -> Option<(String, String)> {
    let path = survey.blog.path(address)?;
    let path = path.split('?').next()?.trim_start_matches('/').to_owned();
    let (_, ending) = path.rsplit_once('.')?;
    let is_file =
        path.contains("wp-content/") && ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    OutputPath::new(path.as_str()).ok().filter(|_| is_file)?;
    let source = survey
        .blog
        .absolute(address)
        .unwrap_or_else(|| address.to_owned());
    let source = source.split(['?', '#']).next()?.to_owned();
    let original = self::original(&path).filter(|original| survey.has_file(original));
    match (original, self::original(&source)) {
        (Some(path), Some(source)) => Some((source, path)),
        _ => Some((source, path)),
    }
}

/// `a-300x200.jpg` is `a.jpg`.
fn original(path: &str) -> Option<String> {
    let (stem, ending) = path.rsplit_once('.')?;
    let (stem, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(width) && is_number(height)).then(|| format!("{stem}.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_has_an_original() {
        assert_eq!(original("a/b-300x200.jpg").as_deref(), Some("a/b.jpg"));
        assert_eq!(original("a/b-3d.jpg"), None);
        assert_eq!(original("a/b.jpg"), None);
    }
}
