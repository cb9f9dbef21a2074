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
pub(super) mod unreachable_external;
mod vanished_address;
mod weaker_ai_label;

use super::rule::Rule;

/// All of them, in the order of the documentation.
pub(super) const ALL: &[Rule] = &[
    half_width::RULE,
    doubled::RULE,
    missing_stop::RULE,
    unbalanced::RULE,
    frail_emphasis::RULE,
    automatic_summary::RULE,
    automatic_keywords::RULE,
    keyword_variants::RULE,
    future_date::RULE,
    past_date::RULE,
    date_in_name::RULE,
    never_published::RULE,
    unlabelled_ai::RULE,
    weaker_ai_label::RULE,
    ai_producer::RULE,
    broken_anchor::RULE,
    redirected_link::RULE,
    own_address::RULE,
    #[cfg(feature = "external")]
    broken_external::RULE,
    #[cfg(feature = "external")]
    moved_external::RULE,
    #[cfg(feature = "external")]
    unreachable_external::RULE,
    changed_address::RULE,
    vanished_address::RULE,
    image_alt::RULE,
    heavy_image::RULE,
    unknown_rule::RULE,
];
