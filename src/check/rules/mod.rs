//! The rules, a file each.

mod doubled;
mod half_width;
#[cfg(test)]
mod testing;
mod unbalanced;

use super::rule::Rule;

/// All of them, in the order of the documentation.
pub(super) const ALL: &[Rule] = &[half_width::RULE, doubled::RULE, unbalanced::RULE];
