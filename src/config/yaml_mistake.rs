//! What is wrong with a YAML text, in the words of a person who never read its specification.

use std::ops::Range;

/// A mistake in a YAML text: what it is, its bytes, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct YamlMistake {
    pub(crate) message: String,
    pub(crate) span: Range<usize>,
    pub(crate) help: String,
}

/// What the YAML scanner says, by a part of its sentence; what it means; how to mend it.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "unclosed bracket '['",
        "this list is not closed",
        "write `]` where it ends",
    ),
    (
        "unclosed bracket '{'",
        "this group is not closed",
        "write `}` where it ends",
    ),
    (
        "unclosed quote",
        "this quote is not closed",
        "write the same quote at the end of the value",
    ),
    (
        "tab",
        "a tab stands where YAML allows only spaces",
        "indent with spaces",
    ),
    (
        "mapping values are not allowed",
        "a second colon in one line, or a wrong indentation",
        "put a value that holds a colon in single quotes, and begin the fields of one group in \
         one column",
    ),
    (
        "simple key expected ':'",
        "this line is no field",
        "write a name, a colon, a space and a value, as in `title: 标题`",
    ),
    ("did not find expected key", INDENTATION, SAME_COLUMN),
    ("'-' indicator", INDENTATION, SAME_COLUMN),
    ("invalid indentation", INDENTATION, SAME_COLUMN),
    (
        "trailing content after",
        "text stands behind the quote that ends the value",
        "put the whole value in single quotes, or write Chinese quotation marks in it: `“…”`",
    ),
    (
        "expected ',' or",
        "a comma or the closing bracket is missing",
        "part the items with `, ` and close the list with its bracket",
    ),
    (
        "recursion limit",
        "lists or groups stand too deep inside one another",
        "take levels out",
    ),
    (
        "unknown escape",
        "there is no such escape",
        "in double quotes a backslash is written twice; in single quotes it is only itself",
    ),
    ("hexadecimal", NO_CHARACTER, THE_CHARACTER),
    ("surrogate", NO_CHARACTER, THE_CHARACTER),
    ("character escape code", NO_CHARACTER, THE_CHARACTER),
];

const INDENTATION: &str = "this line is not indented as those it belongs to";
const SAME_COLUMN: &str = "begin all fields of a group, or items of a list, in one column";
const NO_CHARACTER: &str = "this escape is no character";
const THE_CHARACTER: &str = "write the character itself";

/// The mistake at byte `at` of `yaml`, of which the scanner says `sentence`.
pub(crate) fn explain(yaml: &str, at: usize, sentence: &str) -> YamlMistake {
    let at = (0..=at.min(yaml.len()))
        .rev()
        .find(|at| yaml.is_char_boundary(*at))
        .unwrap_or(0);
    if let Some(mistake) = misread_colon(yaml, at) {
        return mistake;
    }
    let end = yaml[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let words = WORDS.iter().find(|(part, ..)| sentence.contains(part));
    let (message, help) = match words {
        Some((_, message, help)) => ((*message).to_owned(), *help),
        None => (
            format!("YAML cannot be read here: {sentence}"),
            "put a value that holds punctuation such as `:`, `#`, `[` or `\"` in single quotes",
        ),
    };
    YamlMistake {
        message,
        span: at..end,
        help: help.to_owned(),
    }
}

/// A colon that YAML takes for a letter, `title：标题` or `title:标题`, in the line of byte `at`
/// or in the one before it, to which the scanner adds what follows.
pub(crate) fn misread_colon(yaml: &str, at: usize) -> Option<YamlMistake> {
    let line_start = |at: usize| {
        let newline = yaml.as_bytes()[..at]
            .iter()
            .rposition(|byte| *byte == b'\n');
        newline.map_or(0, |at| at + 1)
    };
    let here = line_start(at.min(yaml.len()));
    let before = line_start(here.saturating_sub(1));
    [before, here].into_iter().find_map(|start| {
        let line = yaml[start..].lines().next()?;
        misread_colon_in(line).map(|mistake| YamlMistake {
            span: mistake.span.start + start..mistake.span.end + start,
            ..mistake
        })
    })
}

fn misread_colon_in(line: &str) -> Option<YamlMistake> {
    /// Bytes of a line that are worth repeating.
    const SHOWN: usize = 100;
    let (at, colon) = line.match_indices(['：', ':']).next()?;
    let (name, value) = (line[..at].trim_start(), &line[at + colon.len()..]);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    if name.is_empty() || name.starts_with('-') || !name.chars().all(is_word) {
        return None;
    }
    let message = match colon {
        "：" => format!("the colon after `{name}` is a Chinese one, which YAML takes for text"),
        _ if value.is_empty() || value.starts_with([' ', '\t', '/']) => return None,
        _ => format!("there is no space after the colon of `{name}`"),
    };
    let value = value.trim();
    let help = match value.len() {
        0 => format!("write `{name}:`"),
        1..SHOWN => format!("write `{name}: {value}`"),
        _ => format!("write `{name}: …`"),
    };
    Some(YamlMistake {
        message,
        span: at..at + colon.len(),
        help,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_that_is_none_is_found() {
        for (yaml, at, span) in [
            ("标题：a\n日期: b", 12, Some(6..9)),
            ("title：a\n", 0, Some(5..8)),
            ("a: b\n  city:c\n", 8, Some(11..12)),
            ("- https://a\nb", 12, None),
            ("https://a\nb", 10, None),
            ("text and: more\nb", 14, None),
            ("a: b：c\nd", 8, None),
            ("", 0, None),
        ] {
            let found = misread_colon(yaml, at).map(|mistake| mistake.span);
            assert_eq!(found, span, "{yaml}");
        }
    }

    #[test]
    fn any_place_can_be_explained() {
        for at in 0..20 {
            let mistake = explain("标题\n: a", at, "whatever");
            assert!(mistake.message.ends_with("whatever"), "{at}");
        }
    }
}
