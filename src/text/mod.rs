//! Pure functions on Chinese text: no input or output, no clock.

mod nearest;

pub use nearest::nearest;
