//! Front matter in YAML, TOML and JSON, and settings in these.

use serde_json::{Map, Value as Json};

use crate::{
    content::{self, Fields},
    message::{Message, message},
};

/// A byte of the text, and what is wrong there.
type Wrong = (usize, Message);

/// Bytes of front matter; a person writes a few hundred.
const MOST: usize = 256 << 10;

/// The front matter of a text and where its body starts; nothing where it has none.
pub(super) fn read(text: &str) -> Result<Fields, Wrong> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', ' ']).len();
    let rest = &text[start..];
    let first = rest.lines().next().unwrap_or_default().trim_end();
    let fields = match first {
        "+++" => fenced(text, start, "+++", toml)?,
        "---" => return yaml(text),
        ";;;" => fenced(text, start, ";;;", json_lines)?,
        "{" => json(text, start)?,
        _ if first.starts_with('"') => match rest.find("\n;;;") {
            Some(_) => until(text, start, ";;;", json_lines)?,
            None => Fields::default(),
        },
        // Hexo does without the first line of dashes.
        _ if first.contains(": ") => return unopened(text, start),
        _ => Fields::default(),
    };
    Ok(fields)
}

fn yaml(text: &str) -> Result<Fields, Wrong> {
    let fields = content::fields(text)?;
    match fields {
        Some(fields) if fields.body > MOST => Err(too_long()),
        fields => Ok(fields.unwrap_or_default()),
    }
}

/// YAML that ends with `---` and does not begin with it; anything else is a text.
fn unopened(text: &str, start: usize) -> Result<Fields, Wrong> {
    let rest = &text[start..];
    let Some(end) = rest
        .get(..rest.len().min(MOST))
        .and_then(|rest| rest.find("\n---\n"))
    else {
        return Ok(Fields::default());
    };
    let is_field = |line: &str| {
        line.is_empty()
            || line.starts_with([' ', '-', '#'])
            || line
                .split_once(':')
                .is_some_and(|(name, _)| !name.contains(' '))
    };
    if !rest[..end].lines().all(is_field) {
        return Ok(Fields::default());
    }
    let opened = format!("---\n{}", &rest[..end + "\n---\n".len()]);
    let mut fields = yaml(&opened)?;
    fields.body = start + end + "\n---\n".len();
    Ok(fields)
}

/// Reads the values of a text; gives the byte of what is wrong in it.
type Reader = fn(&str) -> Result<Map<String, Json>, Wrong>;

/// What stands between two lines `fence`.
fn fenced(text: &str, start: usize, fence: &str, read: Reader) -> Result<Fields, Wrong> {
    let begin = text[start..]
        .find('\n')
        .map_or(text.len(), |at| start + at + 1);
    until(text, begin, fence, read)
}

fn until(text: &str, begin: usize, fence: &str, read: Reader) -> Result<Fields, Wrong> {
    let mut at = begin;
    for line in text[begin..].split_inclusive('\n') {
        if line.trim_end() == fence {
            if at - begin > MOST {
                return Err(too_long());
            }
            let values = read(&text[begin..at]).map_err(|(wrong, why)| (begin + wrong, why))?;
            let body = at + line.len();
            return Ok(Fields { values, body });
        }
        at += line.len();
    }
    Err((
        begin.saturating_sub(1),
        message!("import-front-matter-unclosed", fence = fence),
    ))
}

fn json(text: &str, start: usize) -> Result<Fields, Wrong> {
    let mut values =
        serde_json::Deserializer::from_str(&text[start..]).into_iter::<Map<String, Json>>();
    match values.next() {
        Some(Ok(found)) if values.byte_offset() > MOST => {
            drop(found);
            Err(too_long())
        }
        Some(Ok(found)) => Ok(Fields {
            values: found,
            body: start + values.byte_offset(),
        }),
        // A text that begins with a brace.
        _ => Ok(Fields::default()),
    }
}

/// The fields of an object of JSON without its braces, as Hexo has them.
fn json_lines(text: &str) -> Result<Map<String, Json>, Wrong> {
    let object = format!("{{{}}}", text.trim().trim_end_matches(','));
    serde_json::from_str(&object).map_err(|error| (0, error.to_string().into()))
}

fn toml(text: &str) -> Result<Map<String, Json>, Wrong> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        (at, Message::verbatim(error.message()))
    })?;
    Ok(table
        .into_iter()
        .map(|(key, value)| (key, from_toml(value)))
        .collect())
}

fn from_toml(value: toml::Value) -> Json {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(is) => is.into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter();
            entries
                .map(|(key, value)| (key, from_toml(value)))
                .collect()
        }
    }
}

fn too_long() -> Wrong {
    (0, message!("import-front-matter-long"))
}

/// The settings in the file called `name`.
pub(super) fn settings(name: &str, bytes: &[u8]) -> Result<Map<String, Json>, Message> {
    let text = content::decode(name, bytes).map_err(|wrong| wrong.message)?;
    let values = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("toml") => toml(&text),
        Some("json") => serde_json::from_str(&text).map_err(|error| (0, error.to_string().into())),
        _ => content::fields(&format!("---\n{}\n---\n", text.trim_start_matches("---")))
            .map(|fields| fields.unwrap_or_default().values),
    };
    values.map_err(|(_, message)| message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_in_every_format() {
        for (text, title, body) in [
            ("---\ntitle: 一: 二\n---\n文", "一: 二", "文"),
            (
                "+++\ntitle = \"一\"\ndate = 2025-04-22T08:00:00+08:00\n+++\n文",
                "一",
                "文",
            ),
            ("{\n\"title\": \"一\"}\n文", "一", "\n文"),
            (";;;\n\"title\": \"一\",\n;;;\n文", "一", "文"),
            ("\"title\": \"一\"\n;;;\n文", "一", "文"),
            ("title: 一\ntags:\n- a\n---\n文", "一", "文"),
        ] {
            let fields = read(text).unwrap();
            assert_eq!(fields.values["title"], title, "{text}");
            assert_eq!(&text[fields.body..], body, "{text}");
        }
        for text in ["文", "{ 文", "注意: 这是 一句话\n\n---\n文", ""] {
            assert_eq!(read(text), Ok(Fields::default()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_has_its_place() {
        let text = "+++\na = 1\nb = \n+++\n";
        let (at, _) = read(text).unwrap_err();
        assert_eq!(text[..at].matches('\n').count(), 2);
        assert!(read("+++\na = 1\n").is_err());
        let long = format!("+++\na = \"{}\"\n+++\n", "x".repeat(MOST));
        assert!(read(&long).is_err());
    }
}
