//! Finds a keyword where it is written.

use std::ops::Range;

use super::{
    edit::entries,
    node::Value,
    schema::{self, Field},
    split::{Head, split},
};
use crate::text::fold::fold;

/// The bytes at which a file's front matter writes a keyword, whatever its case and width; those of
/// all keywords where they stand in one text.
pub fn keyword_span(text: &str, keyword: &str) -> Option<Range<usize>> {
    let Head::Yaml { yaml, .. } = split(text) else {
        return None;
    };
    let entries = entries(&text[yaml.clone()], yaml.start)?;
    let entry = entries
        .iter()
        .find(|entry| schema::field(&entry.key) == Some(Field::Keywords))?;
    let Value::List(items) = &entry.node.value else {
        return Some(entry.node.span.clone());
    };
    let wanted = fold(keyword);
    let is_it = |written: &str| fold(written.trim()) == wanted;
    let item = items.iter().find(|item| item.scalar().is_some_and(is_it))?;
    Some(item.span.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyword_is_found_in_its_field() {
        for (head, want) in [
            ("title: OS 好\nkeywords: [macOS, OS]", Some("OS")),
            ("title: AI\n关键词: [\"ai\", 开源]", Some("\"ai\"")),
            ("keywords:\n- 甲\n- ＡＩ", Some("ＡＩ")),
            ("keywords: 甲, AI", Some("甲, AI")),
            ("keywords: [甲]", None),
            ("title: AI", None),
        ] {
            let text = format!("---\n{head}\n---\n");
            let keyword = if head.contains("OS") { "OS" } else { "AI" };
            let found = keyword_span(&text, keyword);
            assert_eq!(found.map(|span| &text[span]), want, "{head}");
        }
    }
}
