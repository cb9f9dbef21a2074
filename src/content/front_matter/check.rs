//! What an article says of the rules of `kuaidu check`: `check: {rule: off}`, as in the settings.

use crate::{
    config::{Level, RuleLevel},
    diagnostic::Diagnostic,
    message::message,
};

use super::{
    node::{Entry, Value},
    value::Reader,
};

/// The levels in the map of `entry`; whether there are such rules `kuaidu check` knows.
pub(super) fn levels(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) -> Vec<RuleLevel> {
    let Value::Map(parts) = &entry.node.value else {
        if !entry.node.is_null() {
            reader.wrong_type(
                entry,
                message!("wanted-rules"),
                "check: {missing-source: off}",
            );
        }
        return Vec::new();
    };
    let mut levels = Vec::new();
    for part in parts {
        let word = part.node.scalar().unwrap_or_default().trim();
        match Level::named(word) {
            Some(level) => levels.push(RuleLevel {
                rule: part.key.to_string(),
                level,
                place: reader.report.place(part.key_span.clone()),
            }),
            None => {
                let message = message!("check-no-level", rule = &*part.key);
                let help = message!("check-levels");
                let diagnostic = Diagnostic::warning("check-level", message).help(help);
                reader.report.add(part.node.span.clone(), diagnostic);
            }
        }
    }
    levels
}
