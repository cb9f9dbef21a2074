//! Writes text and links into Markdown so that they stay text and links.

/// `text` with a backslash before every sign that would mean something in the midst of a line.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `text` as a paragraph of its own, so that its first signs begin no list and no heading either.
pub(super) fn paragraph(paragraph: &str) -> String {
    let mut out = text(paragraph);
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let is_mark = match out.as_bytes().get(digits) {
        Some(b'.' | b')') => digits > 0,
        Some(b'#' | b'+' | b'-' | b'=') => digits == 0,
        _ => false,
    };
    if is_mark {
        out.insert(digits, '\\');
    }
    out
}

/// A link to `address`, which is absolute and holds neither spaces nor angle brackets.
pub(super) fn link(name: &str, address: &str) -> String {
    let name = text(name);
    match address.contains(['(', ')']) {
        true => format!("[{name}](<{address}>)"),
        false => format!("[{name}]({address})"),
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::*;

    #[test]
    fn text_stays_text() {
        for words in [
            "C++ 与 *Rust*",
            "[a](b) ![c](d) <b>e</b> &amp; `f`",
            "a_b_c ~~d~~ | \\e \\* https://example.com/",
            "👨\u{200d}👩 **粗**“引”",
        ] {
            let markdown = format!("- {}", text(words));
            let mut back = String::new();
            for event in Parser::new_ext(&markdown, pulldown_cmark::Options::all()) {
                match event {
                    Event::Text(text) => back.push_str(&text),
                    Event::Start(Tag::List(_) | Tag::Item) | Event::End(_) => {}
                    other => panic!("{other:?} in {markdown}"),
                }
            }
            assert_eq!(back, words);
        }
    }

    #[test]
    fn a_paragraph_is_one() {
        for words in [
            "# 标题",
            "1. 第一",
            "12) 条",
            "- 一",
            "+ 一",
            "=== ",
            "~~~ ",
            "> 引",
            "2024 年 1. 月",
            "",
        ] {
            let escaped = paragraph(words);
            let read: String = Parser::new(&escaped)
                .filter_map(|event| match event {
                    Event::Text(text) => Some(text.into_string()),
                    Event::Start(Tag::Paragraph) | Event::End(_) => None,
                    other => Some(format!("{other:?}")),
                })
                .collect();
            assert_eq!(read.trim_end(), words.trim_end(), "{escaped}");
        }
    }

    #[test]
    fn a_link_is_one() {
        assert_eq!(link("甲]", "https://h/a/"), "[甲\\]](https://h/a/)");
        assert_eq!(link("甲", "https://h/(a)/"), "[甲](<https://h/(a)/>)");
    }
}
