//! `AIGC:` in front matter: a mark for machines that a text brings along, kept as it is.

use crate::{
    config::Ai,
    content::aigc::{AIGC_FIELDS, Aigc},
    diagnostic::Diagnostic,
    message::{Value as Told, message},
    text::nearest,
};

use super::{
    FrontMatter,
    node::{Entry, Kind, Value},
    schema::Field,
    value::Reader,
};

const RULE: &str = "front-matter-aigc";

/// The mark in the map of `entry`; none where something is wrong with it.
pub(super) fn aigc(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) -> Option<Aigc> {
    let Value::Map(parts) = &entry.node.value else {
        if !entry.node.is_null() {
            let example = "AIGC: {Label: '1', ContentProducer: 名称, …}";
            reader.wrong_type(entry, message!("wanted-aigc"), example);
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
        let missing: Told = missing.into_iter().collect();
        let message = message!("aigc-lacks", key = &*entry.key, fields = missing);
        let help = message!("aigc-lacks-help");
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
        let (key, kind) = (&*part.key, part.node.kind().name());
        let wanted = Kind::Text.name();
        let message = message!(
            "front-matter-other-type",
            key = key,
            wanted = wanted,
            kind = kind
        );
        let help = message!("aigc-text-help", key = key);
        let diagnostic = Diagnostic::error(RULE, message).help(help);
        reader.report.add(part.node.span.clone(), diagnostic);
        return None;
    };
    if part.key == "Label" && Ai::of_label(text).is_none() {
        let diagnostic = Diagnostic::error(RULE, message!("aigc-label"));
        let diagnostic = diagnostic.help(message!("aigc-label-help"));
        reader.report.add(part.node.span.clone(), diagnostic);
        return None;
    }
    Some(text.to_owned())
}

fn unknown(reader: &mut Reader<'_, '_>, part: &Entry<'_>) {
    let message = message!("aigc-unknown", field = &*part.key);
    let names = || AIGC_FIELDS.into_iter().collect::<Told>();
    let help = match nearest(&part.key, AIGC_FIELDS) {
        Some(known) => message!("did-you-mean", name = known),
        None => message!("aigc-unknown-help", names = names()),
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
        let message = message!(
            "aigc-contradicts",
            key = &*entry.key,
            ai = ai.as_str(),
            label = &mark.label,
        );
        let help = message!("aigc-contradicts-help");
        let diagnostic = Diagnostic::error(RULE, message).help(help);
        reader.report.add(entry.node.span.clone(), diagnostic);
    }
}
