//! A file of the published site: where it goes and what it holds.

use std::{borrow::Borrow, fmt, path::PathBuf};

use crate::{
    fingerprint::Fingerprint,
    message::{Complaint, complaint},
};

/// A path below the output folder: `/`-separated, never absolute, never leaving the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

/// The longest name of a file or folder that common file systems take, in bytes.
const MAX_NAME: usize = 255;
/// The longest whole path, in bytes: well under the 4,096 of Linux, to leave room for the root.
const MAX_PATH: usize = 1024;

impl OutputPath {
    /// Checks that `path` names a file inside the output folder on every file system.
    ///
    /// # Errors
    /// Says what is wrong with the path.
    pub fn new(path: impl Into<String>) -> Result<Self, Complaint> {
        let path = path.into();
        if path.len() > MAX_PATH {
            return Err(complaint!("path-too-long"));
        }
        for name in path.split('/') {
            check_name(name)?;
        }
        Ok(Self(path))
    }

    /// The path as text, without a leading slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check_name(name: &str) -> Result<(), Complaint> {
    match name {
        "" => Err(complaint!("path-empty-part")),
        "." | ".." => Err(complaint!("path-steps")),
        _ if name.len() > MAX_NAME => Err(complaint!("path-long-part")),
        _ if name.contains('\\') => Err(complaint!("path-backslash")),
        // What stands before it would be another drive.
        _ if cfg!(windows) && name.contains(':') => Err(complaint!("path-colon")),
        _ if name.chars().any(char::is_control) => Err(complaint!("path-control-character")),
        _ => Ok(()),
    }
}

impl Borrow<str> for OutputPath {
    /// Maps that are keyed by path can be asked for a text.
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One file of the published site.
#[derive(Debug)]
pub struct OutputFile {
    /// Where it goes.
    pub path: OutputPath,
    /// What it holds.
    pub contents: Contents,
}

/// What an [`OutputFile`] holds.
#[derive(Debug)]
pub enum Contents {
    /// Bytes made by the build.
    Bytes(Vec<u8>),
    /// A file of the site to be copied as it is (an image, say).
    Copy(PathBuf),
}

/// What a file is made of: as long as it is the same, under the same theme and settings, so is the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// What kind of file it is.
    pub kind: Kind,
    /// What the file is about.
    pub own: Fingerprint,
    /// What it shows of others: cards, neighbours, lists.
    pub shown: Fingerprint,
}

/// The kinds of files that a site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The page of an article.
    Article,
    /// A page of the list of all articles.
    Home,
    /// A page of a keyword.
    Keyword,
    /// A page of a source.
    Source,
    /// A page of the archive.
    Archive,
    /// A digest of a day or a week, or a list of these.
    Digest,
    /// A feed.
    Feed,
    /// Any other page.
    Page,
    /// What programs read: sitemaps, indexes, files for hosts.
    Data,
    /// The image that is shared in the place of an article.
    Share,
    /// A file that is published as it is.
    Copy,
}

impl Kind {
    /// Every kind, in the order in which a report names them.
    pub const ALL: [Self; 11] = [
        Self::Article,
        Self::Home,
        Self::Keyword,
        Self::Source,
        Self::Archive,
        Self::Digest,
        Self::Feed,
        Self::Page,
        Self::Data,
        Self::Share,
        Self::Copy,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        for good in [
            "index.html",
            "2025/04/开源/index.html",
            ".nojekyll",
            "a..b/c",
        ] {
            assert!(OutputPath::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "a//b",
            "a/../b",
            "..",
            ".",
            "a/",
            "a\\b",
            "a\0b",
            "a\nb",
        ] {
            assert!(OutputPath::new(bad).is_err(), "{bad:?}");
        }
        assert!(OutputPath::new("字".repeat(86)).is_err());
    }
}
