//! The fonts that share images are set in: the site's own, or those of the system.
//!
//! ```text
//! settings, system's fonts ─→ Typefaces    which files, and their hashes; every build
//!                           └→ draw         reads them when first there is something to draw
//! ```

#[cfg(not(feature = "share"))]
mod absent;
#[cfg(feature = "share")]
mod choice;
#[cfg(feature = "share")]
mod faces;

use crate::message::Message;

#[cfg(not(feature = "share"))]
pub use absent::Typefaces;
#[cfg(feature = "share")]
pub use faces::Typefaces;

/// Why a share image was not drawn.
#[derive(Debug)]
pub enum Undrawn {
    /// What the template made is no drawing: what is wrong, and how to mend it.
    Template(Message, Option<Message>),
    /// A font could not be read.
    Machine(Message),
}
