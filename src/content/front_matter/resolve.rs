//! From fields as written to the front matter as the program knows it.

use crate::content::article::RelatedChoice;
use crate::content::plain;
use crate::diagnostic::Diagnostic;
use crate::message::message;

use super::{
    FrontMatter,
    address::{ALIASES, ARTICLE, IMAGE, PERMALINK, SLUG, TEMPLATE, WEB},
    aigc, check,
    node::{Entry, Kind, Value, entries_to_json},
    schema::{self, Field},
    value::Reader,
};

/// Characters of a summary beyond which it no longer reads quickly.
const LONG_SUMMARY: usize = 300;

/// Reads all `entries`; what is wrong with them is reported, not returned.
pub(super) fn resolve(reader: &mut Reader<'_, '_>, entries: &[Entry<'_>]) -> FrontMatter {
    let mut front_matter = FrontMatter::default();
    let mut seen: Vec<(Field, &Entry<'_>)> = Vec::new();
    for entry in entries {
        let Some(field) = schema::field(&entry.key) else {
            unknown(reader, entry);
            let value = entry.node.to_json();
            front_matter.extra.insert(entry.key.to_string(), value);
            continue;
        };
        match seen.iter().find(|(known, _)| *known == field) {
            Some((_, first)) => second_name(reader, first, entry),
            None => {
                warn_of_comment(reader, field, entry);
                set(reader, &mut front_matter, field, entry);
                if !entry.node.is_null() && !is_blank_text(field, entry) {
                    front_matter.written.push(field);
                }
                seen.push((field, entry));
            }
        }
    }
    check_updated(reader, &mut front_matter, &seen);
    aigc::settle(reader, &mut front_matter, &seen);
    front_matter
}

fn is_blank_text(field: Field, entry: &Entry<'_>) -> bool {
    let is_blank = |text: &str| text.trim().is_empty();
    schema::is_text(field) && entry.node.scalar().is_some_and(is_blank)
}

fn set(reader: &mut Reader<'_, '_>, to: &mut FrontMatter, field: Field, entry: &Entry<'_>) {
    match field {
        Field::Title => to.title = title(reader, entry),
        Field::Date => to.date = reader.date(entry),
        Field::Updated => to.updated = reader.date(entry),
        Field::Source => to.source = reader.text(entry),
        Field::SourceUrl => to.source_url = reader.address(entry, &WEB).map(|url| url.value),
        Field::Summary => to.summary = summary(reader, entry),
        Field::Keywords => to.keywords = reader.keywords(entry),
        Field::Author => to.author = author(reader, entry),
        Field::Cover => to.cover = reader.address(entry, &IMAGE),
        Field::Slug => to.slug = reader.address(entry, &SLUG),
        Field::Permalink => to.permalink = reader.address(entry, &PERMALINK),
        Field::Aliases => to.aliases = reader.addresses(entry, &ALIASES),
        Field::Draft => to.draft |= reader.bool(entry).unwrap_or(false),
        // Jekyll's way to say that an article is a draft.
        Field::Published => to.draft |= !reader.bool(entry).unwrap_or(true),
        Field::PublishDate => to.publish_date = reader.date(entry),
        Field::ExpiryDate => to.expiry_date = reader.date(entry),
        Field::Pin => to.pin = reader.pin(entry).unwrap_or(false),
        Field::Ai => to.ai = reader.ai(entry),
        Field::Aigc => to.aigc = aigc::aigc(reader, entry),
        Field::Related => to.related = related(reader, entry),
        Field::Template => to.template = reader.address(entry, &TEMPLATE),
        Field::Check => to.check = check::levels(reader, entry),
        Field::Extra => extra(reader, to, entry),
    }
}

fn title(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) -> Option<String> {
    let text = reader.text(entry);
    match entry.node.kind() {
        Kind::Null => {
            let message = message!("title-absent", key = &*entry.key);
            let diagnostic = Diagnostic::error("front-matter-type", message);
            let help = message!("title-absent-help");
            reader
                .report
                .add(entry.key_span.clone(), diagnostic.help(help));
        }
        Kind::Text if text.is_none() => {
            let message = message!("title-empty", key = &*entry.key);
            let diagnostic = Diagnostic::warning("empty-title", message);
            reader.report.add(
                entry.node.span.clone(),
                diagnostic.help(message!("title-empty-help")),
            );
        }
        _ => {}
    }
    text
}

fn summary(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) -> Option<String> {
    let text = reader.text(entry)?;
    let length = text.chars().count();
    if length > LONG_SUMMARY {
        let message = message!("long-summary", key = &*entry.key, length = length);
        let diagnostic = Diagnostic::warning("long-summary", message);
        let help = message!("long-summary-help", most = LONG_SUMMARY);
        reader
            .report
            .add(entry.node.span.clone(), diagnostic.help(help));
    }
    Some(text)
}

/// One name, or a list of them.
fn author(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) -> Option<String> {
    match &entry.node.value {
        Value::List(_) => Some(reader.keywords(entry).join("、")).filter(|names| !names.is_empty()),
        _ => reader.text(entry),
    }
}

fn related(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) -> RelatedChoice {
    let mut choice = RelatedChoice::default();
    let Value::Map(entries) = &entry.node.value else {
        if !entry.node.is_null() {
            reader.wrong_type(entry, message!("wanted-related"), ARTICLE.example);
        }
        return choice;
    };
    for part in entries {
        match part.key.as_ref() {
            "pin" => choice.pin = reader.addresses(part, &ARTICLE),
            "exclude" => choice.exclude = reader.addresses(part, &ARTICLE),
            other => {
                let message = message!("related-part", key = &*entry.key, part = other);
                let help = message!("related-part-help", example = ARTICLE.example);
                reader.report.add(
                    part.key_span.clone(),
                    Diagnostic::error("front-matter-related", message).help(help),
                );
            }
        }
    }
    choice
}

fn extra(reader: &mut Reader<'_, '_>, to: &mut FrontMatter, entry: &Entry<'_>) {
    match &entry.node.value {
        Value::Map(entries) => to.extra.extend(entries_to_json(entries)),
        _ if entry.node.is_null() => {}
        _ => reader.wrong_type(entry, Kind::Map.name(), "extra: {city: 北京}"),
    }
}

fn unknown(reader: &mut Reader<'_, '_>, entry: &Entry<'_>) {
    let key = plain::line(&entry.key);
    let help = match schema::nearest(&key) {
        Some(known) => message!("did-you-mean", name = known),
        None => message!("unknown-field-help", key = &key),
    };
    let message = message!("unknown-field", key = &key);
    let diagnostic = Diagnostic::warning("unknown-field", message);
    reader
        .report
        .add(entry.key_span.clone(), diagnostic.help(help));
}

/// `title: C# 发布 #1` loses its end: YAML takes `#` after a space for a comment.
fn warn_of_comment(reader: &mut Reader<'_, '_>, field: Field, entry: &Entry<'_>) {
    let text = reader.report.text();
    let end = match entry.node.value {
        Value::Plain(_) if schema::is_text(field) => entry.node.span.end,
        // `keywords: #芯片` is a comment as a whole.
        _ if entry.node.is_null() && (schema::is_text(field) || field == Field::Keywords) => {
            let key = entry.key_span.end;
            let colon = text[key..].lines().next().and_then(|line| line.find(':'));
            key + colon.map_or(0, |at| at + 1)
        }
        _ => return,
    };
    let line = text[end..].lines().next().unwrap_or("");
    let comment = line.trim();
    if comment.starts_with('#') && !comment[1..].starts_with([' ', '#']) && comment.len() > 1 {
        let start = end + line.len() - line.trim_start().len();
        let message = message!("comment-in-text", comment = comment, key = &*entry.key);
        let help = message!("comment-in-text-help");
        reader.report.add(
            start..start + comment.len(),
            Diagnostic::warning("comment-in-text", message).help(help),
        );
    }
}

fn second_name(reader: &mut Reader<'_, '_>, first: &Entry<'_>, second: &Entry<'_>) {
    let (one, other) = (&*first.key, &*second.key);
    let message = message!("doubled-field", first = one, second = other);
    let diagnostic = Diagnostic::warning("doubled-field", message)
        .help(message!("doubled-field-help", first = one, second = other))
        .related(reader.report.place(first.key_span.clone()));
    reader.report.add(second.key_span.clone(), diagnostic);
}

/// An article cannot have changed before it was published.
fn check_updated(
    reader: &mut Reader<'_, '_>,
    front_matter: &mut FrontMatter,
    seen: &[(Field, &Entry<'_>)],
) {
    let (Some(date), Some(updated)) = (front_matter.date, front_matter.updated) else {
        return;
    };
    if updated >= date {
        return;
    }
    front_matter.updated = None;
    if let Some((_, entry)) = seen.iter().find(|(field, _)| *field == Field::Updated) {
        let message = message!("updated-before-date", key = &*entry.key);
        let help = message!("updated-before-date-help");
        reader.report.add(
            entry.node.span.clone(),
            Diagnostic::warning("updated-before-date", message).help(help),
        );
    }
}
