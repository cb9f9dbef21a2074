//! Everything that can be wrong with a digest, by rules with names; and the mending of what is safe to mend.
//!
//! ```text
//! CheckOptions → Build              the pipeline's own diagnostics, and the site, if it is sound
//!              → Looked … (parallel) each text read once, every rule asked of it
//!              → Whole              what rules ask of the site as a whole
//!              → Levels             how much each finding weighs here
//!              → Checked            the list, and the edits that would mend it
//! ```
//!
//! A rule is a file in `rules/` and a line in its table; docs/check.md tells of each.

mod file;
mod fix;
mod levels;
mod look;
mod marks;
mod rule;
mod rules;
mod run;

pub use self::{
    fix::Fix,
    rule::{Rule, rules},
    run::{CheckOptions, Checked, check},
};
