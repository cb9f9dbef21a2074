//! Pure functions on Chinese text: no input or output, no clock.

pub mod bigram;
