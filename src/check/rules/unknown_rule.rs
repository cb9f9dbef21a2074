//! `unknown-rule`: settings or front matter name a rule that there is not, or weigh what has a fixed weight.

use crate::{
    check::{
        file::File,
        rule::Found,
        table::{is_known, meant_by},
    },
    config::RuleLevel,
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    in_levels(file.parsed.levels())
}

/// What is wrong with names of rules.
pub(in crate::check) fn in_levels(levels: &[RuleLevel]) -> Vec<Found> {
    let unknown = levels.iter().filter(|written| !is_known(&written.rule));
    unknown
        .map(|written| {
            let message = message!("unknown-rule", name = &written.rule);
            let found = Found::in_site(written.place.clone(), message);
            match meant_by(&written.rule) {
                Some(near) => found.help(message!("unknown-rule-near", near = near)),
                None => found.help(message!("unknown-rule-help")),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said_of;

    #[test]
    fn a_slip_is_told_with_what_was_meant() {
        let slip = "date: 2026-11-24\ncheck: {missing-sorce: off, doubled-punctuation: note}";
        assert_eq!(
            said_of(find, "a", slip, ""),
            ["there is no rule `missing-sorce`"]
        );
        assert_eq!(meant_by("missing-sorce"), Some("missing-source"));
    }
}
