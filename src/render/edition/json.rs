//! Converts the strings of a JSON file; of the one that is HTML, the words alone.

use serde_json::Value;

use super::{Words, html};

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
        Value::String(text) if text.is_ascii() => {}
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
            ("{", None),
        ] {
            assert_eq!(convert(json, &marked).as_deref(), want, "{json}");
        }
    }
}
