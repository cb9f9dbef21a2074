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
    fn a_link_is_one() {
        assert_eq!(link("甲]", "https://h/a/"), "[甲\\]](https://h/a/)");
        assert_eq!(link("甲", "https://h/(a)/"), "[甲](<https://h/(a)/>)");
    }
}
