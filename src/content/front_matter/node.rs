//! YAML as a tree in which every key and value knows where it was written.

use std::{borrow::Cow, ops::Range};

use serde_json::{Map, Number, Value as Json};

use crate::message::{Message, message};

/// A value and its bytes in the file.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    pub(super) value: Value<'a>,
    pub(super) span: Range<usize>,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    /// A scalar without quotes: its kind depends on its text.
    Plain(Cow<'a, str>),
    /// A scalar in quotes or a block scalar: always text.
    Quoted(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Map(Vec<Entry<'a>>),
}

/// A key of a map with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) key_span: Range<usize>,
    pub(super) node: Node<'a>,
}

/// What a value is to YAML 1.2's core schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Map,
}

impl Kind {
    /// What it is called in a sentence: `a number`.
    pub(super) fn name(self) -> Message {
        match self {
            Self::Null => message!("kind-null"),
            Self::Bool => message!("kind-bool"),
            Self::Number => message!("kind-number"),
            Self::Text => message!("kind-text"),
            Self::List => message!("kind-list"),
            Self::Map => message!("kind-map"),
        }
    }
}

impl Node<'_> {
    pub(super) fn kind(&self) -> Kind {
        match &self.value {
            Value::Plain(text) => kind_of(text),
            Value::Quoted(_) => Kind::Text,
            Value::List(_) => Kind::List,
            Value::Map(_) => Kind::Map,
        }
    }

    /// The text of a scalar as it was written (numbers too), escapes resolved.
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(text) | Value::Quoted(text) => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    pub(super) fn is_null(&self) -> bool {
        self.kind() == Kind::Null
    }

    /// The value as templates see it.
    pub(super) fn to_json(&self) -> Json {
        match &self.value {
            Value::Plain(text) => plain_to_json(text),
            Value::Quoted(text) => Json::String(text.to_string()),
            Value::List(items) => items.iter().map(Node::to_json).collect(),
            Value::Map(entries) => Json::Object(entries_to_json(entries)),
        }
    }
}

/// The entries of a map as templates see them.
pub(super) fn entries_to_json(entries: &[Entry<'_>]) -> Map<String, Json> {
    entries
        .iter()
        .map(|entry| (entry.key.to_string(), entry.node.to_json()))
        .collect()
}

/// The same node, its texts owned.
pub(super) fn own(node: Node<'_>) -> Node<'static> {
    let value = match node.value {
        Value::Plain(text) => Value::Plain(Cow::Owned(text.into_owned())),
        Value::Quoted(text) => Value::Quoted(Cow::Owned(text.into_owned())),
        Value::List(items) => Value::List(items.into_iter().map(own).collect()),
        Value::Map(entries) => Value::Map(entries.into_iter().map(own_entry).collect()),
    };
    Node {
        value,
        span: node.span,
    }
}

/// The same entry, its texts owned.
pub(super) fn own_entry(entry: Entry<'_>) -> Entry<'static> {
    Entry {
        key: Cow::Owned(entry.key.into_owned()),
        key_span: entry.key_span,
        node: own(entry.node),
    }
}

fn kind_of(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Kind::Bool,
        _ if is_number(text) => Kind::Number,
        _ => Kind::Text,
    }
}

fn is_number(text: &str) -> bool {
    let digits =
        |digits: &str, radix| !digits.is_empty() && digits.chars().all(|c: char| c.is_digit(radix));
    match text.as_bytes() {
        [b'0', b'x', ..] => digits(&text[2..], 16),
        [b'0', b'o', ..] => digits(&text[2..], 8),
        [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => {
            matches!(text, ".inf" | "-.inf" | "+.inf" | ".nan")
                || text
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b))
                    && text.parse::<f64>().is_ok()
        }
        _ => false,
    }
}

fn plain_to_json(text: &str) -> Json {
    match kind_of(text) {
        Kind::Null => Json::Null,
        Kind::Bool => Json::Bool(text.eq_ignore_ascii_case("true")),
        Kind::Number => number_to_json(text).map_or_else(|| text.into(), Json::Number),
        _ => text.into(),
    }
}

/// None for what JSON cannot hold (infinities), which stays text.
fn number_to_json(text: &str) -> Option<Number> {
    if let Some(digits) = text.strip_prefix("0x") {
        return u64::from_str_radix(digits, 16).ok().map(Number::from);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u64::from_str_radix(digits, 8).ok().map(Number::from);
    }
    if let Ok(number) = text.parse::<i64>() {
        return Some(number.into());
    }
    text.parse().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        for (text, kind, json) in [
            ("", Kind::Null, json!(null)),
            ("~", Kind::Null, json!(null)),
            ("True", Kind::Bool, json!(true)),
            ("yes", Kind::Text, json!("yes")),
            ("2024", Kind::Number, json!(2024)),
            ("-1.5e3", Kind::Number, json!(-1500.0)),
            ("0x1F", Kind::Number, json!(31)),
            (".inf", Kind::Number, json!(".inf")),
            ("2025-04-22", Kind::Text, json!("2025-04-22")),
            ("1.2.3", Kind::Text, json!("1.2.3")),
            ("5G", Kind::Text, json!("5G")),
            ("-", Kind::Text, json!("-")),
        ] {
            let node = Node {
                value: Value::Plain(text.into()),
                span: 0..0,
            };
            assert_eq!((node.kind(), node.to_json()), (kind, json), "{text}");
        }
    }
}
