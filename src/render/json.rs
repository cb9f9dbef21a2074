//! Text in JSON, for files that hold much of it.

/// Appends `text` as a JSON string, just as `serde_json` writes it, several times as fast.
pub(super) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = first_special(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        push_escape(out, rest.as_bytes()[at]);
        // Whatever is special is a single byte.
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// Appends `"name":` and the text as a string.
pub(super) fn push_field(out: &mut String, name: &str, text: &str) {
    for part in ["\"", name, "\":"] {
        out.push_str(part);
    }
    push_string(out, text);
}

fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// How many bytes are looked at in one step.
const STEP: usize = 32;

/// Where the first byte stands that a JSON string cannot hold as it is.
fn first_special(text: &[u8]) -> Option<usize> {
    let mut from = 0;
    for step in text.chunks_exact(STEP) {
        // Without a way out of the loop, the bytes are looked at together.
        if step.iter().fold(false, |any, byte| any | is_special(*byte)) {
            break;
        }
        from += STEP;
    }
    let at = text[from..].iter().position(|byte| is_special(*byte))?;
    Some(from + at)
}

fn push_escape(out: &mut String, byte: u8) {
    let short = match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        b'\n' => "\\n",
        b'\r' => "\\r",
        b'\t' => "\\t",
        0x08 => "\\b",
        0x0c => "\\f",
        _ => {
            out.push_str("\\u00");
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(half.into(), 16));
            }
            return;
        }
    };
    out.push_str(short);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_those_of_serde_json() {
        let all: String = (0..300).filter_map(char::from_u32).collect();
        for text in [
            "",
            "\"",
            "字\\",
            "</script>\u{2028}😀",
            &all,
            &all.repeat(3),
        ] {
            for from in text.char_indices().map(|(at, _)| at).take(70) {
                let mut out = String::new();
                push_string(&mut out, &text[from..]);
                assert_eq!(out, serde_json::to_string(&text[from..]).unwrap());
            }
        }
    }
}
