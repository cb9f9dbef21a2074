//! Text for titles and lists: in one line, with nothing in it that cannot be seen.

use crate::text::excerpt;

/// `text` in one line, without control characters, noncharacters and the marks that turn the
/// direction of a text around, which would reach beyond a title into the page around it.
pub fn line(text: &str) -> String {
    match text.contains(is_unseen) {
        true => excerpt::one_line(&text.replace(is_unseen, "")),
        false => excerpt::one_line(text),
    }
}

fn is_unseen(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_control() && !c.is_ascii_whitespace(),
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes() {
        for (text, want) in [
            ("芯片\n发布", "芯片发布"),
            ("a\tb\n c", "a b c"),
            ("\u{202e}反\u{7}转\u{feff}", "反转"),
            ("👨\u{200d}👩\u{200d}👧", "👨\u{200d}👩\u{200d}👧"),
        ] {
            assert_eq!(line(text), want);
        }
    }
}
