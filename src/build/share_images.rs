//! The images that are shared in the place of articles: drawn once, and then remembered.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use crate::{
    cache::Cache,
    config::Edition,
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    message::Failure,
    render::Stop,
    typeface::{Typefaces, Undrawn},
};

/// What draws share images, if the site has them.
pub(super) struct ShareImages {
    typefaces: Option<Typefaces>,
    cache: Cache,
    /// The images that were asked for, by the hashes of what they are drawn of.
    asked: Mutex<Vec<u64>>,
}

/// How the names of images in the cache begin.
const PREFIX: &str = "share-";

fn name(print: u64) -> String {
    format!("{PREFIX}{print:016x}")
}

impl ShareImages {
    pub(super) fn new(typefaces: Option<Typefaces>, cache: &Cache) -> Self {
        Self {
            typefaces,
            cache: cache.clone(),
            asked: Mutex::default(),
        }
    }

    /// The fingerprint of the fonts; none where no images are drawn.
    pub(super) fn fonts(&self) -> Option<Fingerprint> {
        self.typefaces.as_ref().map(Typefaces::fingerprint)
    }

    /// The picture that `svg` tells of, for a page of `edition`.
    ///
    /// # Errors
    /// When it is no drawing, or a font cannot be read.
    pub(super) fn draw(&self, svg: &[u8], edition: Edition) -> Result<Vec<u8>, Stop> {
        // Nobody asks where there are no fonts to ask for.
        let Some(typefaces) = &self.typefaces else {
            return Ok(Vec::new());
        };
        let print = Fingerprint::EMPTY.bytes(svg).text(edition.tag());
        let print = print.with(typefaces.fingerprint()).0;
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.push(print);
        drop(asked);
        if let Some(bytes) = self.cache.read_bytes(&name(print)) {
            return Ok(bytes);
        }
        let bytes = typefaces.draw(svg, edition).map_err(stop)?;
        self.cache.write_bytes(&name(print), &bytes);
        Ok(bytes)
    }

    /// Forgets all images but those that were asked for, if these are all that the site has: those
    /// that were kept as they were published were not asked for.
    pub(super) fn forget_others(&self, all: usize) {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() == all {
            let names: BTreeSet<String> = asked.iter().map(|print| name(*print)).collect();
            self.cache.retain(PREFIX, |name| names.contains(name));
        }
    }
}

fn stop(undrawn: Undrawn) -> Stop {
    match undrawn {
        Undrawn::Template(message, help) => {
            let mistake = Diagnostic::error("share-image", message).at("templates/share.svg");
            Stop::Template(Box::new(match help {
                Some(help) => mistake.help(help),
                None => mistake,
            }))
        }
        Undrawn::Machine(message) => Stop::Machine(Failure::new(message)),
    }
}
