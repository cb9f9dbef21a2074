//! Writes the front matter of an imported article.

use chrono::{DateTime, FixedOffset, Timelike};
use chrono_tz::Tz;

use super::article::{Fields, Outline, Text};
use crate::content::{line, scalar};

/// The contents of an article's file; `aliases` are the old addresses that lead to it.
pub(super) fn file(outline: &Outline, text: &Text, aliases: &[String], timezone: Tz) -> String {
    let mut head = Head::default();
    let fields = &text.fields;
    head.text("title", &fields.title);
    head.date("date", outline.date, timezone);
    head.date("updated", fields.updated, timezone);
    head.optional("source", fields.source.as_deref());
    head.optional("source_url", fields.source_url.as_deref());
    head.optional("summary", fields.summary.as_deref());
    head.list("keywords", &fields.keywords);
    head.optional("author", fields.author.as_deref());
    head.optional("cover", fields.cover.as_deref());
    head.list("aliases", aliases);
    head.switches(fields);
    head.date("publish_date", fields.publish_date, timezone);
    head.date("expiry_date", fields.expiry_date, timezone);
    head.extra(fields);
    let body = text.body.trim_matches('\n');
    let gap = if body.is_empty() { "" } else { "\n" };
    let end = if body.is_empty() { "" } else { "\n" };
    format!("---\n{}---\n{gap}{body}{end}", head.0)
}

/// The lines of the front matter.
#[derive(Default)]
struct Head(String);

impl Head {
    fn field(&mut self, name: &str, value: &str) {
        self.0.push_str(name);
        self.0.push_str(": ");
        self.0.push_str(value);
        self.0.push('\n');
    }

    fn text(&mut self, name: &str, value: &str) {
        let value = line(value);
        if !value.is_empty() {
            self.field(name, &scalar(&value));
        }
    }

    fn optional(&mut self, name: &str, value: Option<&str>) {
        self.text(name, value.unwrap_or_default());
    }

    fn list(&mut self, name: &str, values: &[String]) {
        let values: Vec<_> = values
            .iter()
            .map(|value| line(value))
            .filter(|value| !value.is_empty())
            .map(|value| scalar(&value))
            .collect();
        if !values.is_empty() {
            self.field(name, &format!("[{}]", values.join(", ")));
        }
    }

    /// A moment as the clock of the site shows it.
    fn date(&mut self, name: &str, moment: Option<DateTime<FixedOffset>>, timezone: Tz) {
        let Some(moment) = moment else { return };
        let local = moment.with_timezone(&timezone).naive_local();
        let form = match (local.num_seconds_from_midnight(), local.second()) {
            (0, _) => "%F",
            (_, 0) => "%F %H:%M",
            _ => "%F %T",
        };
        self.field(name, &local.format(form).to_string());
    }

    fn switches(&mut self, fields: &Fields) {
        if fields.draft {
            self.field("draft", "true");
        }
        if fields.pin {
            self.field("pin", "true");
        }
        if let Some(ai) = fields.ai {
            self.field("ai", ai);
        }
    }

    /// Values in JSON, which is YAML too.
    fn extra(&mut self, fields: &Fields) {
        if fields.extra.is_empty() {
            return;
        }
        self.0.push_str("extra:\n");
        for (key, value) in &fields.extra {
            let key = serde_json::Value::String(line(key));
            self.0.push_str(&format!("  {key}: {value}\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use serde_json::json;

    use super::*;
    use crate::import::{article::Kind, note::Spot};

    #[test]
    fn fields_stand_in_the_clock_of_the_site() {
        let utc = |h, m, s| chrono::Utc.with_ymd_and_hms(2025, 4, 22, h, m, s).unwrap();
        let outline = Outline {
            key: "a".to_owned(),
            kind: Kind::Article,
            date: Some(utc(0, 5, 0).fixed_offset()),
            name: "a".to_owned(),
            old: vec![],
            known_as: vec![],
            spot: Spot::file("a"),
            has_files: false,
        };
        let fields = Fields {
            title: "苹果: 发布\n #1".to_owned(),
            updated: Some(utc(17, 5, 9).fixed_offset()),
            keywords: vec!["C#".to_owned(), " ".to_owned(), "芯片".to_owned()],
            draft: true,
            extra: json!({"a b": [1, "x: y"]}).as_object().unwrap().clone(),
            ..Fields::default()
        };
        let text = Text {
            fields,
            body: "\n正文\n".to_owned(),
            files: vec![],
        };
        let shanghai = chrono_tz::Tz::Asia__Shanghai;
        let file = file(&outline, &text, &["/old/".to_owned()], shanghai);
        assert_eq!(
            file,
            "---\ntitle: '苹果: 发布 #1'\ndate: 2025-04-22 08:05\nupdated: 2025-04-23 01:05:09\n\
             keywords: ['C#', 芯片]\naliases: ['/old/']\ndraft: true\nextra:\n  \"a b\": [1,\"x: y\"]\n\
             ---\n\n正文\n"
        );
    }
}
