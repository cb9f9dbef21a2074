//! Reads `标题：苹果: 发布新芯片` as the person meant it.
//!
//! YAML refuses a plain value that holds `: ` or starts with `@`, `[图]` and the like, and it
//! knows no full-width colon. Where front matter does not parse, such colons are replaced by
//! `: ` and a space more, and such values of text fields are taken out of YAML's sight: each
//! is overwritten with as many letters. So every position stays right, and the values are
//! put back into the tree afterwards.

use std::{borrow::Cow, ops::Range};

use super::{
    node::{Entry, Value, own_entry},
    schema, yaml,
};

/// Front matter that YAML alone could not read; spans are bytes of the file.
pub(super) struct Mended<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    /// Values that need quotes.
    pub(super) texts: Vec<Range<usize>>,
    /// Colons of full width.
    pub(super) colons: Vec<Range<usize>>,
}

/// Reads `yaml`, which starts `base` bytes into its file, with its mistakes mended; none
/// where that does not help.
pub(super) fn parse(yaml: &str, base: usize) -> Option<Mended<'_>> {
    let edits = edits(yaml);
    let covered = cover(yaml, &edits);
    let entries = yaml::parse(&covered, base).ok()?;
    let mut mended = Mended {
        entries: entries.into_iter().map(own_entry).collect(),
        texts: Vec::new(),
        colons: Vec::new(),
    };
    for edit in edits {
        match edit {
            Edit::Colon(span) => mended.colons.push(span.start + base..span.end + base),
            Edit::Text(text) => {
                let span = text.start + base..text.end + base;
                let entry = mended
                    .entries
                    .iter_mut()
                    .find(|entry| entry.node.span == span)?;
                entry.node.value = Value::Quoted(Cow::Borrowed(&yaml[text]));
                mended.texts.push(span);
            }
        }
    }
    Some(mended)
}

/// Bytes of the YAML that stand in its parser's way.
enum Edit {
    Text(Range<usize>),
    Colon(Range<usize>),
}

/// The value as it should have been written.
pub(super) fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// The YAML with everything overwritten that is edited, byte for byte.
fn cover(yaml: &str, edits: &[Edit]) -> String {
    let mut covered = String::with_capacity(yaml.len());
    let mut at = 0;
    for edit in edits {
        let (Edit::Text(span) | Edit::Colon(span)) = edit;
        covered.push_str(&yaml[at..span.start]);
        match edit {
            Edit::Text(span) => covered.extend(span.clone().map(|_| 'x')),
            Edit::Colon(_) => covered.push_str(":  "),
        }
        at = span.end;
    }
    covered.push_str(&yaml[at..]);
    covered
}

/// What is to be edited on lines of the form `name: value`.
fn edits(yaml: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut start = 0;
    for line in yaml.split_inclusive('\n') {
        if let Some((name, colon)) = name_and_colon(line) {
            if &line[colon.clone()] == "：" {
                edits.push(Edit::Colon(start + colon.start..start + colon.end));
            }
            let value = value(line, colon.end);
            if schema::is_text(name) && is_refused(&line[value.clone()]) {
                edits.push(Edit::Text(start + value.start..start + value.end));
            }
        }
        start += line.len();
    }
    edits
}

/// The field that a line names, and the colon behind its name.
fn name_and_colon(line: &str) -> Option<(schema::Field, Range<usize>)> {
    let at = line.find([':', '：'])?;
    let length = line[at..].chars().next()?.len_utf8();
    let is_colon = length > 1 || line[at + length..].starts_with([' ', '\t']);
    let field = schema::field(&line[..at])?;
    is_colon.then_some((field, at..at + length))
}

/// The value on a line from `start` on, without a comment.
fn value(line: &str, start: usize) -> Range<usize> {
    let start = line.len() - line[start..].trim_start().len();
    let value = line[start..].trim_end();
    let value = value
        .split_once(" #")
        .map_or(value, |(value, _)| value.trim_end());
    start..start + value.len()
}

fn is_refused(value: &str) -> bool {
    match value.as_bytes().first() {
        None | Some(b'|' | b'>') => false,
        Some(quote @ (b'"' | b'\'')) => goes_on(&value[1..], char::from(*quote)),
        Some(b'[' | b'{') => !value.ends_with([']', '}']),
        Some(b'@' | b'`' | b'%' | b'&' | b'*' | b'!' | b']' | b'}' | b',') => true,
        _ => value.contains(": ") || value.ends_with(':') || value.starts_with("- "),
    }
}

/// Whether text stands behind the closing quote of `rest`.
fn goes_on(rest: &str, quote: char) -> bool {
    let escapes = quote == '"';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if escapes && c == '\\' {
            chars.next();
        } else if c == quote {
            if !escapes && chars.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            return at + quote.len_utf8() < rest.len();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(yaml: &str) -> Option<String> {
        parse(yaml, 0)?.entries[0].node.scalar().map(str::to_owned)
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
    fn a_full_width_colon_separates_too() {
        let yaml = "标题：苹果: 发布\n日期：2025年4月22日\n其他：x\n";
        assert!(parse(yaml, 0).is_none());
        let mended = parse(&yaml[..yaml.rfind('其').unwrap()], 10).unwrap();
        assert_eq!(mended.entries[0].node.scalar(), Some("苹果: 发布"));
        assert_eq!(mended.entries[1].node.scalar(), Some("2025年4月22日"));
        assert_eq!((mended.colons.len(), mended.texts.len()), (2, 1));
        assert_eq!(mended.texts[0], 19..33);
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
