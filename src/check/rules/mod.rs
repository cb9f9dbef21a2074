//! The rules, a file each.

mod ai_producer;
mod automatic_keywords;
mod automatic_summary;
mod broken_anchor;
#[cfg(feature = "external")]
mod broken_external;
mod changed_address;
mod date_in_name;
mod doubled;
mod frail_emphasis;
mod future_date;
mod half_width;
mod heavy_image;
mod image_alt;
mod keyword_variants;
mod missing_stop;
#[cfg(feature = "external")]
mod moved_external;
mod never_published;
mod own_address;
mod past_date;
mod redirected_link;
#[cfg(test)]
mod testing;
mod unbalanced;
pub(super) mod unknown_rule;
mod unlabelled_ai;
#[cfg(feature = "external")]
mod unreachable_external;
mod unread_link;
mod vanished_address;
mod weaker_ai_label;

use super::rule::Rule;
use crate::config::Level::{Note, Warning};

/// All of them, in the order of the documentation: their names, which are stable, and how much each
/// weighs by itself.
pub(super) const ALL: &[Rule] = &[
    Rule::of_files("half-width-punctuation", Warning, half_width::find),
    Rule::of_files("doubled-punctuation", Warning, doubled::find),
    Rule::of_files("missing-punctuation", Warning, missing_stop::find),
    Rule::of_files("unbalanced-punctuation", Warning, unbalanced::find),
    Rule::of_files("frail-emphasis", Note, frail_emphasis::find),
    Rule::of_files("unread-link", Warning, unread_link::find),
    Rule::of_site("automatic-summary", Note, automatic_summary::find),
    Rule::of_site("automatic-keywords", Note, automatic_keywords::find),
    Rule::of_site("keyword-variants", Warning, keyword_variants::find),
    Rule::of_files("future-date", Warning, future_date::find),
    Rule::of_files("past-date", Warning, past_date::find),
    Rule::of_files("date-in-name", Warning, date_in_name::find),
    Rule::of_files("never-published", Warning, never_published::find),
    Rule::of_files("unlabelled-ai", Warning, unlabelled_ai::find),
    Rule::of_files("weaker-ai-label", Warning, weaker_ai_label::find),
    Rule::of_site("ai-producer", Note, ai_producer::find),
    Rule::of_site("broken-anchor", Warning, broken_anchor::find),
    Rule::of_site("redirected-link", Note, redirected_link::find),
    Rule::of_files("whole-own-address", Warning, own_address::find),
    #[cfg(feature = "external")]
    Rule::of_web("broken-external-link", Warning, broken_external::find),
    #[cfg(feature = "external")]
    Rule::of_web("moved-external-link", Note, moved_external::find),
    #[cfg(feature = "external")]
    Rule::of_web(
        "unreachable-external-link",
        Note,
        unreachable_external::find,
    ),
    Rule::of_site("changed-address", Warning, changed_address::find),
    Rule::of_site("vanished-address", Note, vanished_address::find),
    Rule::of_files("image-without-alt", Warning, image_alt::find),
    Rule::of_site("heavy-image", Warning, heavy_image::find),
    Rule::of_files("unknown-rule", Warning, unknown_rule::find),
];
