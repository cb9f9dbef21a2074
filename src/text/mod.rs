//! Pure functions on Chinese text: no input or output, no clock.

pub mod date;
pub mod emphasis;

mod class;
