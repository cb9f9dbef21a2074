//! Reads a title such as `苹果: 发布新芯片` without quotes as the person meant it.
//!
//! YAML refuses a plain value that holds `: ` or starts with `@`, `[图]` and the like. Where
//! the front matter does not parse, such values of text fields are taken out of YAML's sight:
//! each is overwritten with as many letters, so that every position stays right, and put
//! back into the tree afterwards.

use std::{borrow::Cow, ops::Range};

use super::{
    node::{Entry, Value, own_entry},
    schema, yaml,
};

/// The entries of `yaml` read with its text values taken literally, and the spans of the
/// values where that was needed; none where that does not help. `yaml` starts `base` bytes
/// into its file; spans are bytes of the file.
pub(super) fn parse(yaml: &str, base: usize) -> Option<(Vec<Entry<'_>>, Vec<Range<usize>>)> {
    let values = literal_values(yaml);
    if values.is_empty() {
        return None;
    }
    let covered = cover(yaml, &values);
    let entries = yaml::parse(&covered, base).ok()?;
    let mut entries: Vec<_> = entries.into_iter().map(own_entry).collect();
    let mut spans = Vec::new();
    for value in values {
        let span = value.start + base..value.end + base;
        let entry = entries.iter_mut().find(|entry| entry.node.span == span)?;
        entry.node.value = Value::Quoted(Cow::Borrowed(&yaml[value]));
        spans.push(span);
    }
    Some((entries, spans))
}

/// The value as it should have been written.
pub(super) fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// The quote that `value` begins with, where it has no other.
pub(super) fn unclosed(value: &str) -> Option<char> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    (value.matches(quote).count() == 1).then_some(quote)
}

fn cover(yaml: &str, values: &[Range<usize>]) -> String {
    let mut covered = String::with_capacity(yaml.len());
    let mut at = 0;
    for span in values {
        covered.push_str(&yaml[at..span.start]);
        covered.extend(span.clone().map(|_| 'x'));
        at = span.end;
    }
    covered.push_str(&yaml[at..]);
    covered
}

/// The values of text fields on lines of their own that YAML cannot take as they stand.
fn literal_values(yaml: &str) -> Vec<Range<usize>> {
    let mut values = Vec::new();
    let mut start = 0;
    for line in yaml.split_inclusive('\n') {
        if let Some(value) = text_value(line)
            && is_refused(&line[value.clone()])
        {
            values.push(start + value.start..start + value.end);
        }
        start += line.len();
    }
    values
}

/// The value in `key: value`, where the key is a text field's; without a trailing comment.
fn text_value(line: &str) -> Option<Range<usize>> {
    let (key, rest) = line.split_once(": ")?;
    schema::field(key).filter(|field| schema::is_text(*field))?;
    let start = line.len() - rest.trim_start().len();
    let value = line[start..].trim_end();
    let value = value
        .split_once(" #")
        .map_or(value, |(value, _)| value.trim_end());
    (!value.is_empty()).then(|| start..start + value.len())
}

fn is_refused(value: &str) -> bool {
    match value.as_bytes()[0] {
        quote @ (b'"' | b'\'') => value.len() < 2 || !closes_at_end(&value[1..], quote.into()),
        b'|' | b'>' => false,
        b'[' | b'{' => !value.ends_with([']', '}']),
        b'@' | b'`' | b'%' | b'&' | b'*' | b'!' | b']' | b'}' | b',' => true,
        _ => value.contains(": ") || value.ends_with(':') || value.starts_with("- "),
    }
}

/// Whether the only closing quote of `rest` is its last character.
fn closes_at_end(rest: &str, quote: char) -> bool {
    let escapes = quote == '"';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if escapes && c == '\\' {
            chars.next();
        } else if c == quote {
            if !escapes && chars.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            return at + quote.len_utf8() == rest.len();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(yaml: &str) -> Option<String> {
        let (entries, _) = parse(yaml, 0)?;
        entries[0].node.scalar().map(str::to_owned)
    }

    #[test]
    fn values_are_read_as_they_were_meant() {
        for value in [
            "苹果: 发布新芯片",
            "苹果: 发布: 新芯片",
            "以此结尾:",
            "@所有人 通知",
            "`cargo` 发布",
            "%100 增长",
            "[图] 新品",
            "*重要* 通知",
            "&符号",
            "!注意",
            "\"苹果\"发布新品",
            "'苹果'与\"三星\": 之争",
        ] {
            let yaml = format!("title: {value}\ndate: 2025-01-01\n");
            assert_eq!(mended(&yaml).as_deref(), Some(value));
            let rewritten = format!("title: {}\n", quoted(value));
            let entries = yaml::parse(&rewritten, 0).unwrap();
            assert_eq!(entries[0].node.scalar(), Some(value));
        }
    }

    #[test]
    fn what_is_no_text_stays_broken() {
        for yaml in [
            "keywords: [a, b\n",
            "title: a: b\n  c: d\n",
            "title: a: b\ndate: [\n",
            "title: 'a'\ndate: @b\n",
        ] {
            assert!(mended(yaml).is_none(), "{yaml}");
        }
    }

    #[test]
    fn a_comment_is_no_part_of_the_value() {
        assert_eq!(mended("title: a: b  # 注\n").as_deref(), Some("a: b"));
    }
}
