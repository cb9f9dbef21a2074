//! Pictures: how large they are, and which smaller ones stand in for them on smaller screens.
//!
//! ```text
//! bytes of a file ─→ size_of ─→ Size         what `width` and `height` tell a browser
//!                 └→ Encoder ─→ Encoded …    WebP in a few widths, each much smaller than
//!                                            what it stands for (feature `images`)
//! SVG, Typeface  ─→ draw ────→ bytes         the picture of a title (feature `share`)
//! ```

#[cfg(feature = "share")]
mod drawing;
#[cfg(feature = "images")]
mod encode;
mod jpeg;
mod plan;
#[cfg(feature = "share")]
mod png;
mod size;
mod svg;
#[cfg(feature = "images")]
mod webp;

use serde::{Deserialize, Serialize};

#[cfg(feature = "share")]
pub use drawing::{Face, Typeface, Undrawn, draw};
#[cfg(feature = "images")]
pub use encode::{Encoded, Trouble, encode};
pub use plan::Parameters;
pub use size::size_of;

/// Width and height as a reader sees them, in pixels; never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// The size of the image that is shared in the place of an article: what Open Graph's readers show
/// whole, at twice the pixels of their cards.
pub const SHARED: Size = Size {
    width: 1200,
    height: 630,
};

/// What is known of a picture of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its size.
    pub size: Size,
    /// What becomes of it on smaller screens.
    pub variants: Variants,
}

/// The WebP pictures that are offered beside a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variants {
    /// A hash of the picture's bytes and of how the variants were made.
    pub print: u64,
    /// Their widths, the smallest first.
    pub widths: Vec<u32>,
    /// Whether the picture itself is offered among them, as the widest one.
    pub with_original: bool,
}

impl Size {
    /// A size, if neither side is 0 nor larger than any screen or paper.
    pub fn new(width: u32, height: u32) -> Option<Self> {
        const MOST: u32 = 1_000_000;
        let is_side = |side| (1..=MOST).contains(&side);
        (is_side(width) && is_side(height)).then_some(Self { width, height })
    }

    /// The height that a picture of this shape has at `width`.
    pub fn height_at(self, width: u32) -> u32 {
        scaled(self.height, width, self.width)
    }

    /// The width that a picture of this shape has at `height`.
    pub fn width_at(self, height: u32) -> u32 {
        scaled(self.width, height, self.height)
    }
}

/// `side` × `to` ÷ `from`, rounded, at least 1.
fn scaled(side: u32, to: u32, from: u32) -> u32 {
    let (side, to, from) = (u64::from(side), u64::from(to), u64::from(from));
    let scaled = (side * to + from / 2) / from;
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}
