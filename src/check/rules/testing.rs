//! Asks one rule of a small text.

use crate::{
    check::{
        file::File,
        fix::mend,
        rule::{Asked, Found, Rule},
    },
    content,
};

fn found(rule: &Rule, text: &str) -> Vec<Found> {
    let prose = content::prose(text, 0);
    let file = File {
        text,
        prose: &prose,
        article: None,
    };
    match rule.asked {
        Asked::File(ask) => ask(&file),
    }
}

/// What the rule says of a text.
pub(super) fn said(rule: &Rule, text: &str) -> Vec<String> {
    let found = found(rule, text).into_iter();
    found.map(|found| found.message.to_string()).collect()
}

/// The text as the rule mends it.
pub(super) fn mended(rule: &Rule, text: &str) -> String {
    let mends: Vec<_> = found(rule, text)
        .into_iter()
        .map(|found| found.edits)
        .collect();
    mend(text, &mends).0
}
