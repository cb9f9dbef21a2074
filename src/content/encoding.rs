//! From bytes to text: UTF-8 with line feeds, or a diagnostic that says what the bytes are.

use std::borrow::Cow;

use crate::{
    diagnostic::{Diagnostic, Place, Position},
    message::message,
};

/// The longest file that is an article: a novel has one megabyte.
const MAX_BYTES: usize = 16 << 20;

/// The text in `bytes`, the contents of the file at `path`; every line ends with `\n`.
///
/// # Errors
/// A diagnostic where the bytes are not in UTF-8 or hold a NUL.
pub fn decode<'b>(path: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        let diagnostic = Diagnostic::error("file-size", message!("file-size")).at(path);
        return Err(Box::new(diagnostic.help(message!("file-size-help"))));
    }
    if let Some(encoding) = byte_order_mark(bytes) {
        return Err(Box::new(wrong_encoding(path, bytes, 0, Some(encoding))));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(Box::new(nul(path, bytes, at)));
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) if text.contains('\r') => {
            Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")))
        }
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let at = error.valid_up_to();
            let encoding = is_gbk(bytes).then_some("GBK");
            Err(Box::new(wrong_encoding(path, bytes, at, encoding)))
        }
    }
}

fn byte_order_mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        _ => None,
    }
}

fn wrong_encoding(path: &str, bytes: &[u8], at: usize, encoding: Option<&str>) -> Diagnostic {
    let message = match encoding {
        Some(encoding) => message!("encoding-other", encoding = encoding),
        None => message!("encoding-unknown"),
    };
    Diagnostic::error("encoding", message)
        .at(place(path, bytes, at))
        .help(message!("encoding-help"))
}

fn nul(path: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if zeros > bytes.len() / 4 {
        return wrong_encoding(path, bytes, at, Some("UTF-16"));
    }
    Diagnostic::error("nul-byte", message!("nul-byte"))
        .at(place(path, bytes, at))
        .help(message!("nul-byte-help"))
}

/// Whether all bytes above ASCII pair up as GBK has them, most of them as the everyday
/// characters of GB 2312.
fn is_gbk(bytes: &[u8]) -> bool {
    let (mut pairs, mut common) = (0, 0);
    let mut rest = bytes.iter();
    while let Some(&lead) = rest.next() {
        if lead < 0x80 {
            continue;
        }
        match rest.next() {
            Some(&trail @ (0x40..=0x7e | 0x80..=0xfe)) if (0x81..=0xfe).contains(&lead) => {
                pairs += 1;
                common += usize::from(trail >= 0xa1 && matches!(lead, 0xa1..=0xa9 | 0xb0..=0xf7));
            }
            _ => return false,
        }
    }
    pairs > 0 && common * 2 > pairs
}

/// The place of a byte; what is not UTF-8 shows as U+FFFD.
fn place(path: &str, bytes: &[u8], at: usize) -> Place {
    /// Bytes shown of a line on either side.
    const REACH: usize = 100;
    let line_start = bytes[..at]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let line_end = bytes[at..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |end| at + end);
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(['\0', '\r'], "\u{fffd}");
    let before = shown(&bytes[line_start.max(at.saturating_sub(REACH))..at]);
    let after = shown(&bytes[at..line_end.min(at + REACH)]);
    let end = after.chars().next().map_or(0, char::len_utf8);
    let position = Position {
        line: bytes[..line_start]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1,
        column: String::from_utf8_lossy(&bytes[line_start..at])
            .chars()
            .count()
            + 1,
        highlight: before.len()..before.len() + end,
        excerpt: before + &after,
    };
    Place {
        path: path.to_owned(),
        position: Some(position),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> (String, String) {
        let diagnostic = decode("content/a.md", bytes).unwrap_err();
        (
            diagnostic.message.to_string(),
            diagnostic.place.unwrap().to_string(),
        )
    }

    #[test]
    fn text_is_utf8_with_line_feeds() {
        for (bytes, want) in [
            ("中文\r\na\rb\n".as_bytes(), "中文\na\nb\n"),
            ("\u{feff}a".as_bytes(), "\u{feff}a"),
            (b"", ""),
        ] {
            assert_eq!(decode("a.md", bytes).as_deref(), Ok(want));
        }
    }

    #[test]
    fn other_encodings_are_named() {
        // «标题：开源» in GBK on the second line.
        let gbk = b"---\nt: \xb1\xea\xcc\xe2\xa3\xba\xbf\xaa\xd4\xb4\n";
        assert_eq!(
            refused(gbk),
            (
                "the file is not in UTF-8; it looks like GBK".to_owned(),
                "content/a.md:2:4".to_owned()
            )
        );
        let plain = "the file is not in UTF-8";
        assert_eq!(refused(b"caf\xe9 \xe9\n").0, plain);
        assert_eq!(
            refused(b"\xff\xfet\0").0,
            format!("{plain}; it looks like UTF-16")
        );
        assert_eq!(
            refused(b"t\0i\0t\0").0,
            format!("{plain}; it looks like UTF-16")
        );
    }

    #[test]
    fn a_nul_byte_is_placed() {
        let (message, place) = refused("---\n题目：a\0b and more text\n".as_bytes());
        assert_eq!(message, "the file contains a NUL byte, so it is not text");
        assert_eq!(place, "content/a.md:2:5");
    }
}
