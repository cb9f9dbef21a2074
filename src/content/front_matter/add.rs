//! Writes 快速阅读 and 关键词 into front matter, and leaves every other byte as it was.

use std::ops::Range;

use super::{
    mend,
    node::{Entry, Kind, Value},
    schema::{self, Field},
    split::{Head, split},
    yaml,
};

/// Fields for an article that lacks them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addition {
    /// 快速阅读, in one line.
    pub summary: Option<String>,
    /// 关键词; none where it is empty.
    pub keywords: Vec<String>,
}

impl Addition {
    /// Whether there is nothing to add.
    pub fn is_empty(&self) -> bool {
        self.summary.is_none() && self.keywords.is_empty()
    }

    /// The fields with their values in YAML.
    fn fields(&self) -> Vec<(Field, String)> {
        let mut fields = Vec::new();
        if let Some(summary) = &self.summary {
            fields.push((Field::Summary, scalar(summary)));
        }
        if !self.keywords.is_empty() {
            let keywords: Vec<_> = self.keywords.iter().map(|word| scalar(word)).collect();
            fields.push((Field::Keywords, format!("[{}]", keywords.join(", "))));
        }
        fields
    }
}

/// The lines of front matter that say what `addition` says.
pub fn field_lines(addition: &Addition) -> String {
    let line = |(field, value)| format!("{}: {value}\n", name(field, false));
    addition.fields().into_iter().map(line).collect()
}

/// The contents `raw` of an article's file with `addition` in its front matter: in the place of
/// a field that is there without a value, else in new lines at its end. None where it has no
/// front matter that can be read.
pub fn add(raw: &str, addition: &Addition) -> Option<String> {
    // As it is decoded, so that the reader's spans are those of this text.
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    let Head::Yaml { yaml, .. } = split(&text) else {
        return None;
    };
    let entries = entries(&text[yaml.clone()], yaml.start)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut lines = String::new();
    for (field, value) in addition.fields() {
        let is_there = |entry: &&Entry<'_>| schema::field(&entry.key) == Some(field);
        match entries.iter().find(is_there) {
            Some(entry) => edits.push((blank(&text, entry)?, format!(" {value}"))),
            None => {
                let name = name(field, is_chinese(&entries));
                let indent = indent(&text, &entries);
                lines.push_str(&format!("{indent}{name}: {value}{}", line_end(raw)));
            }
        }
    }
    edits.sort_by_key(|(span, _)| span.start);
    edits.push((yaml.end..yaml.end, lines));
    Some(edited(raw, &edits))
}

/// The contents `raw` of a file with `edits`, which are sorted and do not overlap, and whose spans
/// are those of its decoded text; every other byte stays.
pub fn edited(raw: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut new = String::with_capacity(raw.len() + 512);
    let mut copied = 0;
    let mut cursor = Cursor {
        raw,
        at: 0,
        decoded: 0,
    };
    for (span, value) in edits {
        let (start, end) = (cursor.reach(span.start), cursor.reach(span.end));
        new.push_str(&raw[copied..start]);
        new.push_str(value);
        copied = end;
    }
    new.push_str(&raw[copied..]);
    new
}

/// A place in a file's contents, and the same place in its decoded text, where `\r\n` is one byte.
struct Cursor<'r> {
    raw: &'r str,
    at: usize,
    decoded: usize,
}

impl Cursor<'_> {
    /// The place in the contents of the place `decoded`, which does not lie before the last one.
    fn reach(&mut self, decoded: usize) -> usize {
        let bytes = self.raw.as_bytes();
        while self.decoded < decoded && self.at < bytes.len() {
            let is_dropped = bytes[self.at..].starts_with(b"\r\n");
            self.at += 1 + usize::from(is_dropped);
            self.decoded += 1;
        }
        self.at
    }
}

pub(super) fn entries(yaml: &str, base: usize) -> Option<Vec<Entry<'_>>> {
    match yaml::parse(yaml, base) {
        Ok(entries) => Some(entries),
        Err(_) => Some(mend::parse(yaml, base)?.entries),
    }
}

/// What a value may take the place of: from the colon of a field on to the end of what says
/// that there is no value. None where that has several lines.
pub(super) fn blank(text: &str, entry: &Entry<'_>) -> Option<Range<usize>> {
    let key_end = entry.key_span.end;
    let colon = text[key_end..].find([':', '：'])? + key_end;
    let start = colon + text[colon..].chars().next()?.len_utf8();
    let node = &entry.node;
    let is_blank = match &node.value {
        Value::Plain(_) | Value::Quoted(_) => {
            node.kind() == Kind::Null || node.scalar()?.trim().is_empty()
        }
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
    };
    let end = node.span.end.max(start);
    // A value that is not there stands where the parser noticed: perhaps lines below.
    let end = if node.span.is_empty() { start } else { end };
    let is_line = !text[start..end].contains('\n');
    (is_blank && is_line).then_some(start..end)
}

fn name(field: Field, is_chinese: bool) -> &'static str {
    match (field, is_chinese) {
        (Field::Summary, false) => "summary",
        (Field::Summary, true) => "快速阅读",
        (_, false) => "keywords",
        (_, true) => "关键词",
    }
}

/// Whether the front matter names its fields in Chinese.
fn is_chinese(entries: &[Entry<'_>]) -> bool {
    let mut known = entries
        .iter()
        .filter(|entry| schema::field(&entry.key).is_some());
    known.next().is_some_and(|entry| !entry.key.is_ascii())
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

    fn addition() -> Addition {
        Addition {
            summary: Some("苹果: 发布 #1。".to_owned()),
            keywords: vec!["C#".to_owned(), "人工智能".to_owned(), "no".to_owned()],
        }
    }

    const SUMMARY: &str = "'苹果: 发布 #1。'";
    const KEYWORDS: &str = "['C#', 人工智能, 'no']";

    #[test]
    fn fields_are_quoted_where_it_is_needed() {
        let lines = format!("summary: {SUMMARY}\nkeywords: {KEYWORDS}\n");
        assert_eq!(field_lines(&addition()), lines);
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
    fn nothing_else_is_touched() {
        for (raw, want) in [
            (
                "---\na: 1\n---\nb",
                "---\na: 1\nsummary: S\nkeywords: K\n---\nb",
            ),
            (
                "\u{feff}---\r\n标题: 一 # 注\r\n# 注\r\n---\r\n正文\r\n",
                "\u{feff}---\r\n标题: 一 # 注\r\n# 注\r\n快速阅读: S\r\n关键词: K\r\n---\r\n正文\r\n",
            ),
            (
                "---\r\nsummary:\r\ntitle: a\r\ntags: []  # 待填\r\n---\r\n",
                "---\r\nsummary: S\r\ntitle: a\r\ntags: K  # 待填\r\n---\r\n",
            ),
            (
                "---\n  title: a\n  b: c\n---",
                "---\n  title: a\n  b: c\n  summary: S\n  keywords: K\n---",
            ),
            ("---\n摘要： ''\n---", "---\n摘要： S\n关键词: K\n---"),
            ("---\n---\n", "---\nsummary: S\nkeywords: K\n---\n"),
            (
                "---\rtitle: a\r---\r",
                "---\rtitle: a\rsummary: S\rkeywords: K\r---\r",
            ),
        ] {
            let want = want.replace(": S", &format!(": {SUMMARY}"));
            let want = want.replace("： S", &format!("： {SUMMARY}"));
            let want = want.replace(": K", &format!(": {KEYWORDS}"));
            assert_eq!(add(raw, &addition()).as_deref(), Some(&*want), "{raw:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_written() {
        for raw in [
            "",
            "正文",
            "---\na: 1\n",
            "---\na: [\n---\n",
            "+++\na = 1\n+++\n",
            "---\nkeywords:\n  - \n---\n",
        ] {
            assert_eq!(add(raw, &addition()), None, "{raw:?}");
        }
    }
}
