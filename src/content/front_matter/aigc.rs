//! `AIGC:` in front matter: a mark for machines that a text brings along, kept as it is.

use crate::{
    config::Ai,
    content::aigc::{AIGC_FIELDS, Aigc},
    diagnostic::Diagnostic,
    text::nearest,
};

use super::{
    FrontMatter,
    node::{Entry, Kind, Value},
    schema::Field,
    value::Reader,
};

const RULE: &str = "front-matter-aigc";
const LABELS: &str = "write `Label: '1'` for what was generated, `'2'` for what may have been, \
                      `'3'` for what is suspected to have been";

/// The mark in the map of `entry`; none where something is wrong with it.
pub(super) fn aigc(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) -> Option<Aigc> {
    let Value::Map(parts) = &entry.node.value else {
        if !entry.node.is_null() {
            reader.wrong_type(
                entry,
                "a group of the seven fields of GB 45438-2025",
                "AIGC: {Label: '1', ContentProducer: 名称, …}",
            );
        }
        return None;
    };
    let mut values: [Option<String>; 7] = Default::default();
    let mut is_sound = true;
    for part in parts {
        match AIGC_FIELDS.iter().position(|known| *known == part.key) {
            Some(at) => values[at] = value(reader, part),
            None => {
                unknown(reader, part);
                is_sound = false;
            }
        }
    }
    let is_there = |name: &str| parts.iter().any(|part| part.key == name);
    let missing: Vec<_> = AIGC_FIELDS
        .into_iter()
        .filter(|name| !is_there(name))
        .collect();
    // A name that is mistyped is missing too; once is enough to say so.
    if is_sound && !missing.is_empty() {
        let message = format!("`{}` lacks {}", entry.key, missing.join(", "));
        let help = "the mark has seven fields; write an empty one as `ReservedCode1: ''`";
        let diagnostic = Diagnostic::error(RULE, message).help(help);
        reader.report.add(entry.key_span.clone(), diagnostic);
    }
    let [
        Some(a),
        Some(b),
        Some(c),
        Some(d),
        Some(e),
        Some(f),
        Some(g),
    ] = values
    else {
        return None;
    };
    is_sound.then(|| Aigc::of([a, b, c, d, e, f, g]))
}

/// The text of one field as it was written: a number may stand without quotes.
fn value(reader: &mut Reader<'_, '_>, part: &Entry<'_>) -> Option<String> {
    let is_text = matches!(part.node.kind(), Kind::Text | Kind::Number);
    let Some(text) = part.node.scalar().filter(|_| is_text) else {
        let message = format!("`{}` must be text, but is {}", part.key, part.node.kind());
        let help = format!(
            "write it in quotes, `{0}: '…'`, or `{0}: ''` if it is empty",
            part.key
        );
        let diagnostic = Diagnostic::error(RULE, message).help(help);
        reader.report.add(part.node.span.clone(), diagnostic);
        return None;
    };
    if part.key == "Label" && Ai::of_label(text).is_none() {
        let message = "`Label` is none of `1`, `2`, `3`";
        let diagnostic = Diagnostic::error(RULE, message).help(LABELS);
        reader.report.add(part.node.span.clone(), diagnostic);
        return None;
    }
    Some(text.to_owned())
}

fn unknown(reader: &mut Reader<'_, '_>, part: &Entry<'_>) {
    let message = format!("the mark has no field `{}`", part.key);
    let help = match nearest(&part.key, AIGC_FIELDS) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("its fields are {}", AIGC_FIELDS.join(", ")),
    };
    let diagnostic = Diagnostic::error(RULE, message).help(help);
    reader.report.add(part.key_span.clone(), diagnostic);
}

/// Takes from a mark what AI did, where nothing else says it, and complains where it is said otherwise.
pub(super) fn settle(
    reader: &mut Reader<'_, '_>,
    front_matter: &mut FrontMatter,
    seen: &[(Field, &Entry<'_>)],
) {
    let Some(mark) = &front_matter.aigc else {
        return;
    };
    let Some(ai) = front_matter.ai else {
        front_matter.ai = Ai::of_label(&mark.label);
        return;
    };
    if ai.label() == Some(&mark.label) {
        return;
    }
    if let Some((_, entry)) = seen.iter().find(|(field, _)| *field == Field::Ai) {
        let message = format!(
            "`{}` says `{}`, but the article's mark for machines has the label `{}`",
            entry.key,
            ai.as_str(),
            mark.label
        );
        let help = "take this line out, and the mark decides; or take out `AIGC:`";
        let diagnostic = Diagnostic::error(RULE, message).help(help);
        reader.report.add(entry.node.span.clone(), diagnostic);
    }
}
