//! The theme: the built-in one, and a site's own files laid over it.

mod built_in;
mod load;
mod own;

use std::{borrow::Cow, collections::BTreeMap, path::PathBuf, sync::OnceLock};

use crate::message::{Doing, Failure};

pub use built_in::built_in;
pub use load::load;
pub use own::{Own, eject, own};

/// Templates and static files, by name.
#[derive(Debug, Default)]
pub struct Theme {
    /// Templates by their path below `templates/`.
    pub templates: BTreeMap<String, Template>,
    statics: BTreeMap<String, Static>,
    has_fixed_addresses: bool,
}

/// The text of a template.
#[derive(Debug)]
pub struct Template {
    /// The text.
    pub text: Cow<'static, str>,
    /// Whether it is a file of the site's, not the built-in one.
    pub own: bool,
}

#[derive(Debug)]
struct Static {
    file: StaticFile,
    fingerprint: OnceLock<Option<String>>,
}

/// Where the bytes of a static file are.
#[derive(Debug, Clone)]
pub enum StaticFile {
    /// In the program: a part of the built-in theme.
    Embedded(&'static [u8]),
    /// On the disk.
    Disk(PathBuf),
}

impl StaticFile {
    /// The file's bytes.
    ///
    /// # Errors
    /// When a file on the disk cannot be read.
    pub fn bytes(&self) -> Result<Cow<'static, [u8]>, Failure> {
        match self {
            Self::Embedded(bytes) => Ok(Cow::Borrowed(bytes)),
            Self::Disk(path) => {
                let bytes = std::fs::read(path).map_err(|error| Doing::Read.failure(path, error));
                bytes.map(Cow::Owned)
            }
        }
    }
}

impl Theme {
    /// The static files by their path below `static/`.
    pub fn statics(&self) -> impl Iterator<Item = (&str, &StaticFile)> {
        self.statics
            .iter()
            .map(|(name, entry)| (name.as_str(), &entry.file))
    }

    /// A few hexadecimal digits that change with the contents of the static file `name`.
    ///
    /// `None` where there is no such file, or it cannot be read; the copy will say why.
    fn fingerprint(&self, name: &str) -> Option<&str> {
        let entry = self.statics.get(name)?;
        let print = || {
            let bytes = entry.file.bytes().ok()?;
            Some(format!("{:08x}", xxhash_rust::xxh3::xxh3_64(&bytes) >> 32))
        };
        entry.fingerprint.get_or_init(print).as_deref()
    }

    /// The static files whose addresses in pages change with their contents, and their fingerprints:
    /// styles and scripts, since they change together with pages.
    pub fn fingerprinted(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = self.statics.keys().map(String::as_str);
        let names = names.filter(|_| !self.has_fixed_addresses);
        let names = names.filter(|name| name.ends_with(".css") || name.ends_with(".js"));
        names.filter_map(|name| Some((name, self.fingerprint(name)?)))
    }

    /// Leaves the addresses of styles and scripts as they are, whatever these contain: in a preview
    /// pages need not change with them.
    pub fn fix_addresses(&mut self) {
        self.has_fixed_addresses = true;
    }

    fn add_static(&mut self, name: String, file: StaticFile) {
        self.statics.insert(
            name,
            Static {
                file,
                fingerprint: OnceLock::new(),
            },
        );
    }
}
