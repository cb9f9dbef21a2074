//! Changes single fields of front matter, and leaves every other byte as it was.

use std::ops::Range;

use super::{
    mend,
    node::{Entry, Kind, Value},
    schema::{self, Field},
    splice::{decoded, edited},
    split::{Head, split},
    yaml,
};

/// A change of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// This title.
    Title(String),
    /// This 发布时间, as it is to be written: `2026-11-24 08:30`.
    Date(String),
    /// This 来源.
    Source(String),
    /// These 关键词.
    Keywords(Vec<String>),
    /// It is a draft.
    Draft,
    /// It is no draft: the lines that say so go.
    NoDraft,
}

/// The contents `raw` of an article's file with `changes` in its front matter: a value in the
/// place of the old one, or on a new line at its end. A comment behind a value stays. None where
/// the front matter cannot be read, or a value that is to go has several lines.
pub fn edit(raw: &str, changes: &[Change]) -> Option<String> {
    let text = decoded(raw);
    let mut sheet = Sheet::of(raw, &text)?;
    for change in changes {
        match change {
            Change::Title(title) => sheet.set(Field::Title, &scalar(title))?,
            Change::Date(date) => sheet.set(Field::Date, date)?,
            Change::Source(source) => sheet.set(Field::Source, &scalar(source))?,
            Change::Keywords(words) => sheet.set(Field::Keywords, &list(words))?,
            Change::Draft => {
                let yes = if is_chinese(&sheet.entries) {
                    "是"
                } else {
                    "true"
                };
                sheet.set(Field::Draft, yes)?;
            }
            Change::NoDraft => sheet.remove(&[Field::Draft, Field::Published])?,
        }
    }
    Some(sheet.text())
}

/// Front matter, and what is to be changed in it.
pub(super) struct Sheet<'t> {
    raw: &'t str,
    /// The same, decoded.
    text: &'t str,
    yaml: Range<usize>,
    entries: Vec<Entry<'t>>,
    /// What takes the place of which bytes of `text`.
    edits: Vec<(Range<usize>, String)>,
    /// New lines for the end.
    lines: String,
}

impl<'t> Sheet<'t> {
    /// The front matter of `text`, which is `raw` decoded; none where it cannot be read.
    pub(super) fn of(raw: &'t str, text: &'t str) -> Option<Self> {
        let Head::Yaml { yaml, .. } = split(text) else {
            return None;
        };
        Some(Self {
            entries: entries(&text[yaml.clone()], yaml.start)?,
            raw,
            text,
            yaml,
            edits: Vec::new(),
            lines: String::new(),
        })
    }

    /// Gives a field without a value this one; none where it has one, or none that can be replaced.
    pub(super) fn fill(&mut self, field: Field, value: &str) -> Option<()> {
        match self.entry(field) {
            Some(entry) => {
                let span = is_blank(entry).then(|| value_span(self.text, entry))??;
                self.edits.push((span, format!(" {value}")));
            }
            None => self.append(field, value),
        }
        Some(())
    }

    /// Gives a field this value, whatever it had before; none where that has several lines.
    fn set(&mut self, field: Field, value: &str) -> Option<()> {
        match self.entry(field) {
            Some(entry) => {
                let span = value_span(self.text, entry)?;
                self.edits.push((span, format!(" {value}")));
            }
            None => self.append(field, value),
        }
        Some(())
    }

    /// Takes the lines out on which these fields stand; none where a line says more than that.
    fn remove(&mut self, fields: &[Field]) -> Option<()> {
        let is_meant = |entry: &&Entry<'_>| {
            schema::field(&entry.key).is_some_and(|field| fields.contains(&field))
        };
        for entry in self.entries.iter().filter(is_meant) {
            self.edits.push((line_of(self.text, entry)?, String::new()));
        }
        Some(())
    }

    /// The file with all changes.
    pub(super) fn text(mut self) -> String {
        self.edits.sort_by_key(|(span, _)| span.start);
        let end = self.yaml.end;
        self.edits.push((end..end, self.lines));
        edited(self.raw, &self.edits)
    }

    fn entry(&self, field: Field) -> Option<&Entry<'t>> {
        let is_there = |entry: &&Entry<'_>| schema::field(&entry.key) == Some(field);
        self.entries.iter().find(is_there)
    }

    fn append(&mut self, field: Field, value: &str) {
        let name = name(field, is_chinese(&self.entries));
        let indent = indent(self.text, &self.entries);
        let end = line_end(self.raw);
        self.lines
            .push_str(&format!("{indent}{name}: {value}{end}"));
    }
}

pub(super) fn entries(yaml: &str, base: usize) -> Option<Vec<Entry<'_>>> {
    match yaml::parse(yaml, base) {
        Ok(entries) => Some(entries),
        Err(_) => Some(mend::parse(yaml, base)?.entries),
    }
}

pub(super) fn is_blank(entry: &Entry<'_>) -> bool {
    let node = &entry.node;
    match &node.value {
        Value::Plain(text) | Value::Quoted(text) => {
            node.kind() == Kind::Null || text.trim().is_empty()
        }
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
    }
}

/// From the colon of a field on to the end of its value; none where that has several lines.
pub(super) fn value_span(text: &str, entry: &Entry<'_>) -> Option<Range<usize>> {
    let key_end = entry.key_span.end;
    let colon = text[key_end..].find([':', '：'])? + key_end;
    let start = colon + text[colon..].chars().next()?.len_utf8();
    let span = &entry.node.span;
    // A value that is not there stands where the parser noticed: perhaps lines below.
    let end = if span.is_empty() {
        start
    } else {
        span.end.max(start)
    };
    (!text[start..end].contains('\n')).then_some(start..end)
}

/// The line of a field with its end; none where anything but a comment stands beside the field.
fn line_of(text: &str, entry: &Entry<'_>) -> Option<Range<usize>> {
    let value = value_span(text, entry)?;
    let start = text[..entry.key_span.start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let end = text[value.end..].find('\n')? + value.end;
    let after = text[value.end..end].trim();
    let is_alone = text[start..entry.key_span.start].trim().is_empty()
        && (after.is_empty() || after.starts_with('#'));
    is_alone.then_some(start..end + 1)
}

/// The name under which a field is written anew.
pub(super) fn name(field: Field, is_chinese: bool) -> &'static str {
    let (english, chinese) = match field {
        Field::Title => ("title", "标题"),
        Field::Date => ("date", "发布时间"),
        Field::Source => ("source", "来源"),
        Field::Summary => ("summary", "快速阅读"),
        Field::Draft => ("draft", "草稿"),
        _ => ("keywords", "关键词"),
    };
    if is_chinese { chinese } else { english }
}

/// Whether the front matter of an article names its fields in Chinese; none where there is none
/// that can be read, or it has no field that kuaidu knows.
pub fn names_in_chinese(raw: &str) -> Option<bool> {
    let text = decoded(raw);
    let sheet = Sheet::of(raw, &text)?;
    let mut known = known(&sheet.entries);
    known.next().map(|entry| !entry.key.is_ascii())
}

fn is_chinese(entries: &[Entry<'_>]) -> bool {
    known(entries)
        .next()
        .is_some_and(|entry| !entry.key.is_ascii())
}

fn known<'a, 't>(entries: &'a [Entry<'t>]) -> impl Iterator<Item = &'a Entry<'t>> {
    entries
        .iter()
        .filter(|entry| schema::field(&entry.key).is_some())
}

/// The white space before the fields.
pub(super) fn indent<'t>(text: &'t str, entries: &[Entry<'_>]) -> &'t str {
    let Some(first) = entries.first() else {
        return "";
    };
    let line = text[..first.key_span.start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let rest = &text[line..];
    &rest[..rest.len() - rest.trim_start_matches(' ').len()]
}

/// The first line's end.
fn line_end(raw: &str) -> &'static str {
    match raw.find(['\n', '\r']) {
        Some(at) if raw[at..].starts_with("\r\n") => "\r\n",
        Some(at) if raw[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// A list of lines of text as YAML, in brackets.
pub(super) fn list(items: &[String]) -> String {
    let items: Vec<_> = items.iter().map(|item| scalar(item)).collect();
    format!("[{}]", items.join(", "))
}

/// A line of text as YAML, in quotes unless every reader takes it for text without them.
pub fn scalar(text: &str) -> String {
    const SIGNS: [char; 16] = [
        '，', '。', '、', '；', '！', '？', '“', '”', '《', '》', '（', '）', '·', '-', '+', '.',
    ];
    let is_plain = |c: char| c.is_alphanumeric() || c == ' ' || SIGNS.contains(&c);
    let word = text.to_ascii_lowercase();
    let is_taken = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&&*word);
    if text.starts_with(char::is_alphabetic) && text.chars().all(is_plain) && !is_taken {
        text.to_owned()
    } else {
        mend::quoted(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_quoted_where_it_is_needed() {
        for (text, want) in [
            ("它说“好”。", "它说“好”。"),
            ("it's", "'it''s'"),
            ("3D", "'3D'"),
            ("GPT-4o", "GPT-4o"),
            ("- a", "'- a'"),
            ("a: b", "'a: b'"),
        ] {
            assert_eq!(scalar(text), want);
        }
    }

    #[test]
    fn a_draft_is_published_and_nothing_else_is_touched() {
        let publish = [Change::NoDraft, Change::Date("2026-11-24 08:30".to_owned())];
        for (raw, want) in [
            (
                "---\ntitle: 一\ndraft: true\ndate: 2026-11-01 # 初稿\n---\n正文\n",
                "---\ntitle: 一\ndate: 2026-11-24 08:30 # 初稿\n---\n正文\n",
            ),
            (
                "\u{feff}---\r\n标题: \"一\"\r\n发布时间: '2026年3月5日'\r\n# 注\r\n草稿: 是 # 再看\r\n---\r\n正文\r\n",
                "\u{feff}---\r\n标题: \"一\"\r\n发布时间: 2026-11-24 08:30\r\n# 注\r\n---\r\n正文\r\n",
            ),
            (
                "---\npublished: false\n标题: 一\n草稿: 是\n---",
                "---\n标题: 一\ndate: 2026-11-24 08:30\n---",
            ),
            (
                "---\rtitle: a\rdate:\rdraft: yes\r---\r",
                "---\rtitle: a\rdate: 2026-11-24 08:30\r---\r",
            ),
            (
                "---\n  标题: 一\n  草稿: 是\n---\n",
                "---\n  标题: 一\n  发布时间: 2026-11-24 08:30\n---\n",
            ),
        ] {
            assert_eq!(edit(raw, &publish).as_deref(), Some(want), "{raw:?}");
        }
    }

    #[test]
    fn what_is_no_line_of_its_own_stays() {
        for raw in [
            "正文",
            "---\n{title: 一, draft: true}\n---\n",
            "---\ndraft:\n  true\n---\n",
            "---\na: [\n---\n",
        ] {
            assert_eq!(edit(raw, &[Change::NoDraft]), None, "{raw:?}");
        }
    }

    #[test]
    fn names_are_told_by_the_first_field() {
        for (raw, want) in [
            ("---\n标题: 一\n---\n", Some(true)),
            ("---\nlayout: post\ntitle: 一\n---\n", Some(false)),
            ("---\nlayout: post\n---\n", None),
            ("正文", None),
        ] {
            assert_eq!(names_in_chinese(raw), want, "{raw:?}");
        }
    }
}
