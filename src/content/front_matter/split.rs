//! Finds the front matter at the head of a file.

use std::ops::Range;

/// What a file starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Head {
    /// Front matter: the bytes of its YAML, and where the body starts.
    Yaml { yaml: Range<usize>, body: usize },
    /// `---` without an end; its bytes.
    Unclosed(Range<usize>),
    /// Front matter of another format; the bytes of its first line.
    Foreign(&'static str, Range<usize>),
    /// No front matter.
    None,
}

/// Splits `text` at the lines `---`; blank lines before the first are allowed.
pub(super) fn split(text: &str) -> Head {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']).len();
    let first = first_line(&text[start..]);
    let fence = start..start + first.trim_end().len();
    match first.trim_end() {
        "---" => closed(text, start + first.len()).unwrap_or(Head::Unclosed(fence)),
        "+++" => Head::Foreign("TOML", fence),
        "{" | ";;;" => Head::Foreign("JSON", fence),
        _ => Head::None,
    }
}

fn first_line(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or("")
}

fn closed(text: &str, start: usize) -> Option<Head> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(Head::Yaml {
                yaml: start..at,
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml_and_body(text: &str) -> Option<(&str, &str)> {
        match split(text) {
            Head::Yaml { yaml, body } => Some((&text[yaml], &text[body..])),
            _ => None,
        }
    }

    #[test]
    fn front_matter_is_split_from_the_body() {
        for (text, want) in [
            ("---\na: 1\n---\nb", Some(("a: 1\n", "b"))),
            ("---\r\na: 1\r\n---\r\nb", Some(("a: 1\r\n", "b"))),
            ("\u{feff}---\na: 1\n...\n", Some(("a: 1\n", ""))),
            ("\n\n--- \na: |\n  ---\n---", Some(("a: |\n  ---\n", ""))),
            ("---\n---\n", Some(("", ""))),
            ("---\n\n正文\n\n---\n", Some(("\n正文\n\n", ""))),
            ("----\na: 1\n", None),
            ("", None),
        ] {
            assert_eq!(yaml_and_body(text), want, "{text:?}");
        }
    }

    #[test]
    fn other_heads_are_told_apart() {
        assert_eq!(split("---\na: 1\n"), Head::Unclosed(0..3));
        assert_eq!(split("+++\na = 1\n+++\n"), Head::Foreign("TOML", 0..3));
        assert_eq!(split("{\n\"a\": 1}\n"), Head::Foreign("JSON", 0..1));
        assert_eq!(split("正文"), Head::None);
    }
}
