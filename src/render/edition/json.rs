//! Converts the strings of a JSON file; of those that are HTML, the words alone.

use serde_json::Value;

use super::{Words, html};

/// `text` with its strings converted, keys left as they are; `None` where it is no JSON.
pub(super) fn convert(text: &str, words: &Words<'_>) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    convert_value(&mut value, words);
    serde_json::to_string(&value).ok()
}

fn convert_value(value: &mut Value, words: &Words<'_>) {
    match value {
        Value::String(text) if !text.is_ascii() => *text = html::convert(text, words),
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| convert_value(value, words)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|value| convert_value(value, words)),
        _ => {}
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
                r#"{"汉":"汉","n":1.50,"a":["<code>汉</code>汉"]}"#,
                Some(r#"{"汉":"漢","n":1.5,"a":["<code>汉</code>漢"]}"#),
            ),
            ("{", None),
        ] {
            assert_eq!(convert(json, &marked).as_deref(), want, "{json}");
        }
    }
}
