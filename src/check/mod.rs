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

mod anchors;
#[cfg(feature = "external")]
mod external;
mod file;
mod findings;
mod fix;
mod head;
mod levels;
mod look;
mod marks;
mod moved;
mod published;
mod rule;
mod rules;
mod run;
mod synonyms;
mod table;
#[cfg(feature = "external")]
mod web;
mod whole;

#[cfg(feature = "external")]
pub use self::external::External;
pub use self::{
    fix::Fix,
    published::Sitemap,
    rule::Rule,
    run::{CheckOptions, Checked, check},
    table::{WARNINGS_OF_BUILD, rules},
};
