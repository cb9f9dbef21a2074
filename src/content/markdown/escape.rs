//! Writes text into HTML so that it stays text.

/// Appends `text` as the content of an element.
pub(super) fn push_text(html: &mut String, text: &str) {
    push(html, text, &IN_TEXT);
}

/// Appends `text` as the value of an attribute in double quotes.
pub(super) fn push_attribute(html: &mut String, text: &str) {
    push(html, text, &IN_ATTRIBUTE);
}

/// `html` without the characters that HTML forbids, whether they were written as they are or as a
/// number: a parser takes them as they come.
pub(super) fn without_forbidden(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    push(&mut out, html, &FORBIDDEN);
    out
}

/// For each byte, whether a character that begins with it may have to be replaced.
type Table = [bool; 256];

const FORBIDDEN: Table = table(b"");
const IN_TEXT: Table = table(b"&<>");
const IN_ATTRIBUTE: Table = table(b"&<>\"");

const fn table(special: &[u8]) -> Table {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte as u8, b'\t' | b'\n' | b'\r');
        byte += 1;
    }
    table[0x7f] = true;
    table[0xc2] = true;
    table[0xef] = true;
    let mut at = 0;
    while at < special.len() {
        table[special[at] as usize] = true;
        at += 1;
    }
    table
}

fn push(html: &mut String, text: &str, table: &Table) {
    let bytes = text.as_bytes();
    if is_plain(bytes) {
        return html.push_str(text);
    }
    let mut copied = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if !table[usize::from(byte)] {
            continue;
        }
        let (replacement, length) = match byte {
            0..0x20 | 0x7f => ("", 1),
            0xc2 | 0xef if !is_forbidden(&bytes[at..]) => continue,
            0xc2 => ("", 2),
            0xef => ("", 3),
            _ => (entity(byte), 1),
        };
        html.push_str(&text[copied..at]);
        html.push_str(replacement);
        copied = at + length;
    }
    html.push_str(&text[copied..]);
}

/// Whether nothing can have to be replaced: true of most texts. Without a branch, so that it is
/// asked of many bytes at once.
fn is_plain(bytes: &[u8]) -> bool {
    let special = |byte: u8| {
        let is_space = (byte == b'\t') | (byte == b'\n') | (byte == b'\r');
        let is_sign = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"');
        (byte < 0x20) & !is_space | is_sign | (byte == 0x7f) | (byte == 0xc2)
    };
    let forbidden = |(&lead, &next): (&u8, &u8)| (lead == 0xef) & ((next == 0xb7) | (next == 0xbf));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    !bytes
        .iter()
        .fold(false, |found, &byte| found | special(byte))
        && !pairs.fold(false, |found, pair| found | forbidden(pair))
}

fn entity(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        _ => "&quot;",
    }
}

/// Whether `bytes` start with a C1 control character or a noncharacter (U+FDD0 to U+FDEF,
/// U+FFFE, U+FFFF), which HTML forbids.
fn is_forbidden(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xc2, 0x80..=0x9f, ..] | [0xef, 0xbf, 0xbe | 0xbf, ..] | [0xef, 0xb7, 0x90..=0xaf, ..]
    )
}

/// The text that `html`, written by [`push_attribute`] or by ammonia, stands for.
pub(super) fn unescape(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, want) in [
            ("中文 a", "中文 a"),
            ("a<b>&\"", "a&lt;b&gt;&amp;\""),
            ("a\u{8}b\u{7f}c\td\n", "abc\td\n"),
            ("a\u{85}b\u{ffff}\u{fdd0}©\u{feff}", "ab©\u{feff}"),
        ] {
            let mut html = String::new();
            push_text(&mut html, text);
            assert_eq!(html, want);
        }
    }

    #[test]
    fn of_html_only_what_is_forbidden_goes() {
        for (html, want) in [
            (
                "<p title=\"a\">，&amp;&#8;</p>\n",
                "<p title=\"a\">，&amp;&#8;</p>\n",
            ),
            (
                "<b>甲\u{8}乙\u{1b}[31m\u{ffff}</b>\u{9b}",
                "<b>甲乙[31m</b>",
            ),
        ] {
            assert_eq!(without_forbidden(html), want);
        }
    }

    #[test]
    fn attributes_come_back() {
        let mut html = String::new();
        push_attribute(&mut html, "a=\"b&amp;\"<c>");
        assert_eq!(html, "a=&quot;b&amp;amp;&quot;&lt;c&gt;");
        assert_eq!(unescape(&html), "a=\"b&amp;\"<c>");
    }
}
