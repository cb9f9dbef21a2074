//! A program without share images: there are no fonts, and the settings refuse to ask for any.

use std::path::Path;

use super::Undrawn;
use crate::{
    cache::Cache,
    config::{Config, Edition},
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    folder::ReadError,
};

/// There are none.
#[derive(Debug)]
pub enum Typefaces {}

impl Typefaces {
    /// None.
    ///
    /// # Errors
    /// Never.
    pub fn find(
        _: &Config,
        _: &Path,
        _: &Cache,
        _: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>, ReadError> {
        Ok(None)
    }

    /// That of no fonts, of which there are none.
    pub fn fingerprint(&self) -> Fingerprint {
        match *self {}
    }

    /// No picture.
    ///
    /// # Errors
    /// Never, for there are no fonts to draw with.
    pub fn draw(&self, _: &[u8], _: Edition) -> Result<Vec<u8>, Undrawn> {
        match *self {}
    }
}
