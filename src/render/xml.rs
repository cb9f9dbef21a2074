//! Text in XML: escaped, and without the characters that XML 1.0 cannot hold.

/// Appends `text` as character data or as an attribute's value in double quotes.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut from = 0;
    if !may_need_escape(text.as_bytes()) {
        out.push_str(text);
        return;
    }
    for (at, c) in text.char_indices() {
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            c if is_forbidden(c) => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(replacement);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

/// Whether a closer look is needed, as [`may_hold_forbidden`] tells.
fn may_need_escape(text: &[u8]) -> bool {
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
    let special = text.iter().fold(false, |any, byte| any | is_special(*byte));
    special || may_hold_forbidden(text)
}

/// Appends `<name>text</name>` on a line of its own.
pub(super) fn push_element(out: &mut String, name: &str, text: &str) {
    for part in ["<", name, ">"] {
        out.push_str(part);
    }
    push_text(out, text);
    for part in ["</", name, ">\n"] {
        out.push_str(part);
    }
}

/// Appends `text` as a CDATA section, which costs HTML no escaping.
pub(super) fn push_cdata(out: &mut String, text: &str) {
    out.push_str("<![CDATA[");
    let mut from = 0;
    for end in memchr::memmem::find_iter(text.as_bytes(), "]]>") {
        // `]]>` would end the section, so it stands in two of them.
        push_allowed(out, &text[from..end]);
        out.push_str("]]]]><![CDATA[>");
        from = end + "]]>".len();
    }
    push_allowed(out, &text[from..]);
    out.push_str("]]>");
}

fn push_allowed(out: &mut String, text: &str) {
    if !may_hold_forbidden(text.as_bytes()) {
        out.push_str(text);
        return;
    }
    for part in text.split(is_forbidden) {
        out.push_str(part);
    }
}

/// Whether a closer look is needed; nearly every text is free of forbidden characters, and bytes
/// are looked through several times faster than characters.
fn may_hold_forbidden(text: &[u8]) -> bool {
    const BEGIN_OF_NONCHARACTERS: &[u8] = b"\xef\xbf";
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    // Without a way out of the inner loop, many bytes are looked at in one step.
    let holds_control = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(false, |any, byte| any | is_control(*byte))
    };
    text.chunks(256).any(holds_control)
        || memchr::memmem::find(text, BEGIN_OF_NONCHARACTERS).is_some()
}

/// What no XML 1.0 document may hold: section 2.2, production `Char`.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(push: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        push(&mut out);
        out
    }

    #[test]
    fn nothing_breaks_out() {
        for (text, xml) in [
            ("a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d"),
            ("\u{0}\u{1b}[0m字\u{fffe}", "[0m字"),
            ("\t\n字", "\t\n字"),
        ] {
            assert_eq!(made(|out| push_text(out, text)), xml);
        }
        assert_eq!(
            made(|out| push_cdata(out, "a]]><script>\u{0}")),
            "<![CDATA[a]]]]><![CDATA[><script>]]>"
        );
    }
}
