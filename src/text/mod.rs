//! Pure functions on Chinese text: no input or output, no clock.

pub mod date;
mod nearest;

pub use nearest::nearest;
