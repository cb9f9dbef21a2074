//! The address of a page or file below the site's base, and the file that serves it.

use std::fmt;

use crate::{
    config::{BaseUrl, encode_path},
    message::Complaint,
    output::OutputPath,
};

/// A decoded path below the base without its first slash: `` (home), `archive/2025/`, `feed.xml`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The address of `path`, with or without its first slash.
    pub fn new(path: &str) -> Self {
        Self(path.strip_prefix('/').unwrap_or(path).to_owned())
    }

    /// The address of a page that an editor calls `path`: a name without an extension is a folder's,
    /// since static hosts serve `old/index.html` for `/old`.
    pub fn of_page(path: &str) -> Self {
        let address = Self::new(path);
        let last = address.0.rsplit('/').next().unwrap_or_default();
        if last.is_empty() || last.contains('.') {
            address
        } else {
            address.join("/")
        }
    }

    /// The address of something below this one.
    #[must_use]
    pub fn join(&self, path: &str) -> Self {
        Self(format!("{}{path}", self.0))
    }

    /// The path, decoded, without its first slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address for `href`, from the host's root.
    pub fn href(&self, base: &BaseUrl) -> String {
        base.href(&self.0)
    }

    /// The absolute address.
    pub fn absolute(&self, base: &BaseUrl) -> String {
        base.absolute(&self.0)
    }

    /// The file that a web server sends for this address.
    ///
    /// # Errors
    /// Says what makes it no path inside the output folder.
    pub fn output_path(&self) -> Result<OutputPath, Complaint> {
        if self.0.is_empty() || self.0.ends_with('/') {
            OutputPath::new(format!("{}index.html", self.0))
        } else {
            OutputPath::new(self.0.clone())
        }
    }
}

impl fmt::Display for Address {
    /// The address as an editor reads it: `/archive/2025/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

impl From<&OutputPath> for Address {
    fn from(path: &OutputPath) -> Self {
        Self(path.as_str().to_owned())
    }
}

/// `address` for `href`, where it is absolute already or else begins with `/` below the base.
pub fn link(address: &str, base: &BaseUrl) -> String {
    match address.strip_prefix('/') {
        Some(path) if !path.starts_with('/') => {
            let (path, rest) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
            format!("{}{}{rest}", base.path(), encode_path(path))
        }
        _ => address.to_owned(),
    }
}
