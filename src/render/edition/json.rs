//! Converts the strings of a JSON file; of the one that is HTML, the words alone.

use serde_json::Value;

use super::{Words, html};
use crate::text::script::is_address;

/// The field of a JSON Feed that is HTML (jsonfeed.org).
const HTML: &str = "content_html";

/// `text` with its strings converted, keys left as they are; `None` where it is no JSON.
pub(super) fn convert(text: &str, words: &Words<'_>) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    convert_value(None, &mut value, words);
    serde_json::to_string(&value).ok()
}

/// Converts the strings in a value, which stands in the field `name`.
fn convert_value(name: Option<&str>, value: &mut Value, words: &Words<'_>) {
    match value {
        Value::String(text) if text.is_ascii() || is_address(text) => {}
        Value::String(text) if name == Some(HTML) => *text = html::convert(text, words),
        Value::String(text) => {
            let plain = std::mem::take(text);
            words(&plain, text);
        }
        Value::Array(values) => {
            let values = values.iter_mut();
            values.for_each(|value| convert_value(None, value, words));
        }
        Value::Object(fields) => {
            let fields = fields.iter_mut();
            fields.for_each(|(name, value)| convert_value(Some(name), value, words));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Appends `text`, in which there are JSON strings, with its words converted; of the strings those
/// stay that are an address as a whole.
pub(super) fn push(text: &str, words: &Words<'_>, out: &mut String) {
    let mut rest = text;
    while let Some(open) = rest.find('"') {
        let (before, string) = rest.split_at(open + 1);
        let (string, after) = string.split_at(end_of_string(string));
        words(before, out);
        push_value(string, words, out);
        // The quotation mark that ends the string, where there is one.
        let end = after.len().min(1);
        out.push_str(&after[..end]);
        rest = &after[end..];
    }
    words(rest, out);
}

/// Appends a text that is a value of its own, converted unless it is an address.
pub(super) fn push_value(text: &str, words: &Words<'_>, out: &mut String) {
    match is_address(text) {
        true => out.push_str(text),
        false => words(text, out),
    }
}

/// Where the string ends that `text` begins with: before its quotation mark.
fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    let is_end = |byte: u8| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    };
    text.bytes().position(is_end).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_converted_and_keys_are_not() {
        let marked = |text: &str, out: &mut String| out.push_str(&text.replace('汉', "漢"));
        for (json, want) in [
            (
                r#"{"汉":"汉","n":1.50,"content_html":"<code>汉</code>汉","a":["<code> 汉"]}"#,
                Some(r#"{"汉":"漢","n":1.5,"content_html":"<code>汉</code>漢","a":["<code> 漢"]}"#),
            ),
            (
                r#"{"external_url":"https://a.cn/（汉）","title":"汉 https://"}"#,
                Some(r#"{"external_url":"https://a.cn/（汉）","title":"漢 https://"}"#),
            ),
            ("{", None),
        ] {
            assert_eq!(convert(json, &marked).as_deref(), want, "{json}");
        }
    }

    #[test]
    fn addresses_stay_in_what_holds_strings() {
        let marked = |text: &str, out: &mut String| out.push_str(&text.replace('汉', "漢"));
        for (text, want) in [
            (
                r#"a: "https://汉"\n汉: ["汉", "汉\"https://汉"]"#,
                r#"a: "https://汉"\n漢: ["漢", "漢\"https://漢"]"#,
            ),
            (r#""汉"#, r#""漢"#),
            (r#""汉\\"汉""#, r#""漢\\"漢""#),
            ("汉", "漢"),
        ] {
            let mut out = String::new();
            push(text, &marked, &mut out);
            assert_eq!(out, want, "{text}");
        }
    }
}
