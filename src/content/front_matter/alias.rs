//! Adds an old address to the front matter of an article, and leaves every other byte as it was.

use std::ops::Range;

use super::{
    edit::{entries, indent, is_blank, scalar, value_span},
    node::{Entry, Node, Value},
    schema::{self, Field},
    split::{Head, split},
};

/// The change of a file's decoded text that adds `alias` to its front matter: the bytes that go, and
/// what takes their place. None where there is no front matter that can be read, or its aliases
/// stand in a form in which nothing can be added without a risk.
pub fn alias_edit(text: &str, alias: &str) -> Option<(Range<usize>, String)> {
    let Head::Yaml { yaml, .. } = split(text) else {
        return None;
    };
    let entries = entries(&text[yaml.clone()], yaml.start)?;
    let alias = address(alias);
    let is_there = |entry: &&Entry<'_>| schema::field(&entry.key) == Some(Field::Aliases);
    let Some(entry) = entries.iter().find(is_there) else {
        let indent = indent(text, &entries);
        return Some((yaml.end..yaml.end, format!("{indent}aliases: [{alias}]\n")));
    };
    if is_blank(entry) {
        return Some((value_span(text, entry)?, format!(" [{alias}]")));
    }
    let node = &entry.node;
    match &node.value {
        Value::List(items) if text[node.span.clone()].starts_with('[') => {
            in_brackets(text, node, &alias)
        }
        Value::List(items) => below(text, items.last()?, &alias),
        Value::Plain(_) | Value::Quoted(_) => {
            let written = text.get(node.span.clone())?;
            let is_line = !written.contains('\n') && !written.starts_with(['|', '>']);
            is_line.then(|| (node.span.clone(), format!("[{written}, {alias}]")))
        }
        Value::Map(_) => None,
    }
}

/// Before the bracket that closes a list.
fn in_brackets(text: &str, node: &Node<'_>, alias: &str) -> Option<(Range<usize>, String)> {
    let list = text[node.span.clone()].trim_end().strip_suffix(']')?;
    let end = node.span.start + list.trim_end().len();
    let comma = if list.trim_end().ends_with(',') {
        ""
    } else {
        ","
    };
    // A comment would swallow what stands behind it.
    let is_free = !list.contains('#');
    is_free.then(|| (end..end, format!("{comma} {alias}")))
}

/// In a line of its own below the last item of a list.
fn below(text: &str, last: &Node<'_>, alias: &str) -> Option<(Range<usize>, String)> {
    let start = text[..last.span.start].rfind('\n')? + 1;
    let dash = start + text[start..last.span.start].rfind('-')?;
    let indent = &text[start..dash];
    if !indent.trim().is_empty() || text[last.span.clone()].contains('\n') {
        return None;
    }
    let end = last.span.end + text[last.span.end..].find('\n')?;
    Some((end..end, format!("\n{indent}- {alias}")))
}

/// An address in YAML: without quotes where it holds nothing that means something there.
fn address(alias: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
    match alias.starts_with('/') && alias.chars().all(is_plain) {
        true => alias.to_owned(),
        false => scalar(alias),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::edited;

    #[test]
    fn an_alias_joins_those_that_are_there() {
        for (head, want) in [
            ("title: a\n", "title: a\naliases: [/旧/]\n"),
            ("  title: a\n", "  title: a\n  aliases: [/旧/]\n"),
            ("aliases: [/a/]\n", "aliases: [/a/, /旧/]\n"),
            ("aliases: [ /a/, ]\n", "aliases: [ /a/, /旧/ ]\n"),
            ("aliases: []\ntitle: a\n", "aliases: [/旧/]\ntitle: a\n"),
            ("aliases:\ntitle: a\n", "aliases: [/旧/]\ntitle: a\n"),
            ("旧地址: /a/ # 注\n", "旧地址: [/a/, /旧/] # 注\n"),
            (
                "aliases:\n  - /a/\n  - '/b/'  # 注\ntitle: a\n",
                "aliases:\n  - /a/\n  - '/b/'  # 注\n  - /旧/\ntitle: a\n",
            ),
            ("redirect_from:\n- /a/\n", "redirect_from:\n- /a/\n- /旧/\n"),
        ] {
            let text = format!("---\n{head}---\n正文\n");
            let edit = alias_edit(&text, "/旧/").unwrap();
            assert_eq!(edited(&text, &[edit]), format!("---\n{want}---\n正文\n"));
        }
    }

    #[test]
    fn what_could_go_wrong_is_left() {
        for text in [
            "正文",
            "---\naliases: {a: b}\n---\n",
            "---\naliases: [/a/ # 注\n]\n---\n",
        ] {
            assert_eq!(alias_edit(text, "/旧/"), None, "{text}");
        }
        assert_eq!(address("/a: b/"), "'/a: b/'");
    }
}
