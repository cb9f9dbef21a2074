//! Fields that kuaidu does not have, as far as front matter has room for them.

use serde_json::{Map, Value as Json};

use crate::{
    import::{
        Report,
        note::{Note, Spot},
    },
    message::message,
};

/// Takes out what is too large for front matter: it describes an article, and a build has bounds.
pub(super) fn bound(extra: &mut Map<String, Json>, path: &str, report: &mut Report) {
    let mut room = 500_usize;
    extra.retain(|key, value| {
        let fits = size(value, 12).filter(|size| *size <= room);
        room -= fits.unwrap_or(0);
        if fits.is_none() {
            let told = message!("import-extra-large", field = key);
            report.note(Note::lost("extra-large", Spot::file(path), told));
        }
        fits.is_some()
    });
}

/// How many values are in a value; none where they stand deeper than so many levels.
fn size(value: &Json, depth: usize) -> Option<usize> {
    let inner = |value| size(value, depth.checked_sub(1)?);
    match value {
        Json::Array(items) => items.iter().map(inner).sum::<Option<usize>>(),
        Json::Object(entries) => entries.values().map(inner).sum(),
        _ => Some(0),
    }
    .map(|size| size + 1)
}
