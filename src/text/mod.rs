//! Pure functions on Chinese text: no input or output, no clock.

mod class;
pub mod date;
pub mod emphasis;
mod nearest;

pub use nearest::nearest;
