//! Reads single values of the front matter; each mistake says what to write instead.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::config::Ai;
use crate::content::article::Placed;
use crate::content::plain;
use crate::content::report::Report;
use crate::diagnostic::Diagnostic;
use crate::message::{Message, message};
use crate::text::{
    date::{self, DateError},
    fold,
};

use super::{
    address::Form,
    node::{Entry, Kind, Node, Value},
    schema,
};

/// Reads values and reports what is wrong with them.
pub(super) struct Reader<'r, 'a> {
    pub(super) report: &'r mut Report<'a>,
    /// Where a date without an offset was written.
    pub(super) timezone: Tz,
}

impl Reader<'_, '_> {
    /// Text in one line; none if it is absent or blank.
    pub(super) fn text(&mut self, entry: &Entry<'_>) -> Option<String> {
        match (entry.node.kind(), entry.node.scalar()) {
            (Kind::Text, Some(text)) => Some(plain::line(text)).filter(|text| !text.is_empty()),
            (Kind::Null, _) => None,
            _ => {
                self.wrong_type(entry, Kind::Text.name(), &text_example(entry));
                None
            }
        }
    }

    /// Text of the form `form`, with its place.
    pub(super) fn address(&mut self, entry: &Entry<'_>, form: &Form) -> Option<Placed<String>> {
        match entry.node.kind() {
            Kind::Null => None,
            Kind::Text | Kind::Number => self.check(&entry.key, &entry.node, form),
            _ => {
                self.wrong_type(entry, Kind::Text.name(), form.example);
                None
            }
        }
    }

    /// Texts of the form `form`: a list, or a single one.
    pub(super) fn addresses(&mut self, entry: &Entry<'_>, form: &Form) -> Vec<Placed<String>> {
        let Value::List(items) = &entry.node.value else {
            return self.address(entry, form).into_iter().collect();
        };
        items
            .iter()
            .filter_map(|item| match item.kind() {
                Kind::Text | Kind::Number => self.check(&entry.key, item, form),
                _ => {
                    self.wrong_item(entry, item, form.example);
                    None
                }
            })
            .collect()
    }

    fn check(&mut self, key: &str, node: &Node<'_>, form: &Form) -> Option<Placed<String>> {
        let text = node.scalar()?.trim();
        if let Err(complaint) = (form.check)(text) {
            let message = complaint.of(message!("value-of", key = key));
            let help = message!("write-this", example = named(form.example, key));
            self.report.add(
                node.span.clone(),
                Diagnostic::error("front-matter-address", message).help(help),
            );
            return None;
        }
        Some(Placed {
            value: text.to_owned(),
            position: self.report.position(node.span.clone()),
        })
    }

    /// 关键词: a list, or one text with separators; each keyword once.
    pub(super) fn keywords(&mut self, entry: &Entry<'_>) -> Vec<String> {
        const EXAMPLE: &str = "keywords: [芯片, 5G, 开源]";
        let mut keywords = Keywords::default();
        match &entry.node.value {
            Value::List(items) => {
                for item in items {
                    match (item.kind(), item.scalar()) {
                        (Kind::Text | Kind::Number | Kind::Bool, Some(text)) => {
                            keywords.add_all(text.split(['，', '、', '；']));
                        }
                        _ => self.wrong_item(entry, item, EXAMPLE),
                    }
                }
            }
            Value::Map(_) => self.wrong_type(entry, message!("wanted-list"), EXAMPLE),
            Value::Plain(_) if entry.node.is_null() => {}
            Value::Plain(text) | Value::Quoted(text) => {
                keywords.add_all(text.split([',', '，', '、', ';', '；']));
            }
        }
        if keywords.written.len() > MAX_KEYWORDS {
            self.too_many(entry, keywords.written.len());
            keywords.written.clear();
        }
        keywords.written
    }

    fn too_many(&mut self, entry: &Entry<'_>, number: usize) {
        let message = message!("too-many-keywords", key = &*entry.key, number = number);
        let help = message!("too-many-keywords-help");
        self.report.add(
            entry.node.span.clone(),
            Diagnostic::error("too-many-keywords", message).help(help),
        );
    }

    /// A moment in the site's time zone.
    pub(super) fn date(&mut self, entry: &Entry<'_>) -> Option<DateTime<FixedOffset>> {
        let text = match (entry.node.kind(), entry.node.scalar()) {
            (Kind::Null, _) => return None,
            (Kind::Text | Kind::Number, Some(text)) => text,
            _ => {
                self.wrong_type(entry, message!("wanted-date"), &date_example(&entry.key));
                return None;
            }
        };
        match date::parse(text) {
            Ok(date) => in_timezone(date.local, date.offset, self.timezone),
            Err(error) => {
                let key = &*entry.key;
                let message = match error {
                    DateError::NoDate => message!("front-matter-no-date", key = key),
                    _ => message!("front-matter-date", key = key, why = error.message()),
                };
                let help = message!("write-this", example = date_example(key));
                self.report.add(
                    entry.node.span.clone(),
                    Diagnostic::error("front-matter-date", message).help(help),
                );
                None
            }
        }
    }

    /// Yes or no.
    pub(super) fn bool(&mut self, entry: &Entry<'_>) -> Option<bool> {
        if entry.node.is_null() {
            return None;
        }
        let value = entry.node.scalar().and_then(as_bool);
        if value.is_none() {
            self.wrong_type(entry, Kind::Bool.name(), &format!("{}: true", entry.key));
        }
        value
    }

    /// Yes or no, or a weight as Hexo's `sticky: 100` has one.
    pub(super) fn pin(&mut self, entry: &Entry<'_>) -> Option<bool> {
        match (entry.node.kind(), entry.node.scalar()) {
            (Kind::Number, Some(text)) => text.parse().ok().map(|weight: f64| weight > 0.0),
            _ => self.bool(entry),
        }
    }

    /// What AI did.
    pub(super) fn ai(&mut self, entry: &Entry<'_>) -> Option<Ai> {
        if entry.node.is_null() {
            return None;
        }
        match entry
            .node
            .scalar()
            .map(|text| text.trim().to_lowercase())
            .as_deref()
        {
            Some("true" | "yes" | "生成" | "是") => Some(Ai::Generated),
            Some("辅助") => Some(Ai::Assisted),
            Some("可能") => Some(Ai::Possible),
            Some("疑似") => Some(Ai::Suspected),
            Some("false" | "no" | "无" | "否" | "人工") => Some(Ai::None),
            Some(word) if let Some(ai) = Ai::named(word) => Some(ai),
            _ => {
                self.wrong_type(entry, message!("wanted-ai"), "ai: assisted");
                None
            }
        }
    }

    /// Reports a value of the wrong type.
    pub(super) fn wrong_type(&mut self, entry: &Entry<'_>, wanted: Message, example: &str) {
        let key = &*entry.key;
        let message = match entry.node.kind() {
            Kind::Text => message!("front-matter-type", key = key, wanted = wanted),
            kind => message!(
                "front-matter-other-type",
                key = key,
                wanted = wanted,
                kind = kind.name(),
            ),
        };
        let help = message!("write-this", example = named(example, key));
        self.report.add(
            entry.node.span.clone(),
            Diagnostic::error("front-matter-type", message).help(help),
        );
    }

    /// Reports an item of the wrong type in a list.
    fn wrong_item(&mut self, entry: &Entry<'_>, item: &Node<'_>, example: &str) {
        let key = &*entry.key;
        let message = message!("front-matter-item", key = key, kind = item.kind().name());
        let help = message!("write-this", example = named(example, key));
        self.report.add(
            item.span.clone(),
            Diagnostic::error("front-matter-type", message).help(help),
        );
    }
}

/// Keywords that one article may have: a person gives five or ten.
const MAX_KEYWORDS: usize = 1_000;

/// Keywords as written, without those that differ only in case or width from an earlier one.
#[derive(Default)]
struct Keywords {
    written: Vec<String>,
    folded: BTreeSet<String>,
}

impl Keywords {
    fn add_all<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        for text in texts {
            let keyword = plain::line(text);
            let folded = fold::fold(&keyword);
            if !folded.is_empty() && self.folded.insert(folded) {
                self.written.push(keyword);
            }
        }
    }
}

/// The moment `local` names, in `timezone`: the earlier where clocks are set back, the
/// first after the gap where they are set forward.
pub fn in_timezone(
    local: NaiveDateTime,
    offset: Option<FixedOffset>,
    timezone: Tz,
) -> Option<DateTime<FixedOffset>> {
    let moment = match offset {
        Some(offset) => offset
            .from_local_datetime(&local)
            .single()?
            .with_timezone(&timezone),
        // No gap of a zone in the database is longer than a day.
        None => (0..=24 * 4)
            .filter_map(|quarters| local.checked_add_signed(TimeDelta::minutes(15 * quarters)))
            .find_map(|local| timezone.from_local_datetime(&local).earliest())?,
    };
    Some(moment.with_timezone(&moment.offset().fix()))
}

fn as_bool(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "是" => Some(true),
        "false" | "no" | "否" => Some(false),
        _ => None,
    }
}

fn text_example(entry: &Entry<'_>) -> String {
    let key = &entry.key;
    match entry.node.scalar() {
        Some(text) => format!("{key}: \"{text}\""),
        None => format!("{key}: 文字"),
    }
}

/// `example` under the name that the person used for its field.
fn named(example: &str, key: &str) -> String {
    match example.split_once(": ") {
        Some((name, value)) if schema::field(name) == schema::field(key) => {
            format!("{key}: {value}")
        }
        _ => example.to_owned(),
    }
}

/// The form of a date, under the name that the person used.
pub(super) fn date_example(key: &str) -> String {
    format!("{key}: 2025-04-22 08:05")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_date_is_in_the_sites_time_zone() {
        let at = |m, d, h, min| {
            let date = NaiveDate::from_ymd_opt(2025, m, d).unwrap();
            date.and_hms_opt(h, min, 0).unwrap()
        };
        let text =
            |local, offset, timezone| in_timezone(local, offset, timezone).unwrap().to_rfc3339();
        let shanghai = Tz::Asia__Shanghai;
        let new_york = Tz::America__New_York;
        assert_eq!(
            text(at(4, 22, 8, 5), None, shanghai),
            "2025-04-22T08:05:00+08:00"
        );
        let utc = FixedOffset::east_opt(0);
        assert_eq!(
            text(at(4, 22, 8, 5), utc, shanghai),
            "2025-04-22T16:05:00+08:00"
        );
        // The night in which the clocks are set forward, and the one in which they are set back.
        assert_eq!(
            text(at(3, 9, 2, 30), None, new_york),
            "2025-03-09T03:00:00-04:00"
        );
        assert_eq!(
            text(at(11, 2, 1, 30), None, new_york),
            "2025-11-02T01:30:00-04:00"
        );
    }
}
