//! What is said to people: a sentence by its key and its values, told in the language of the one who reads it.

mod catalog;
mod complaint;
mod doing;
mod failure;
mod language;

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

pub use complaint::Complaint;
pub(crate) use complaint::complaint;
pub use doing::Doing;
pub use failure::Failure;
pub use language::Language;

/// Whether the catalogue has a sentence of this key.
pub fn is_known(key: &str) -> bool {
    catalog::has(key)
}

/// A sentence for people, not yet in a language.
///
/// Its words stand in `messages/LANGUAGE/*.ftl`, in the syntax of Project Fluent. A stage makes it
/// with [`message!`](crate::message::message), and whoever prints it says in which language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message(Box<Content>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Content {
    /// The key of a sentence, and the values that stand in it.
    Keyed(Cow<'static, str>, Vec<(Cow<'static, str>, Value)>),
    /// A text in no language of ours, such as what a library or the system says.
    Verbatim(String),
}

/// What stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A name, an address, a piece of a file: the same in every language.
    Text(String),
    /// How many of something there are; decides between singular and plural.
    Count(u64),
    /// A part of the sentence with words of its own.
    Message(Message),
    /// Several of these, told one after the other as the language does it: `a, b` or `a、b`.
    List(Vec<Value>),
}

/// The sentence of a key, with the values of its variables: `message!("no-such-file", path = path)`.
macro_rules! message {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::message::Message::new($key)$(.with(stringify!($name), $value))*
    };
}
pub(crate) use message;

impl Message {
    /// The sentence of `key`, without values; for a key that is written where it is used there is
    /// [`message!`](crate::message::message).
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Content::Keyed(key.into(), Vec::new())))
    }

    /// A text that is told as it is, in every language.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(Box::new(Content::Verbatim(text.into())))
    }

    /// The same sentence with the value of one more variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        if let Content::Keyed(_, values) = &mut *self.0 {
            values.push((Cow::Borrowed(name), value.into()));
        }
        self
    }

    /// The sentence in the words of `language`.
    pub fn text(&self, language: Language) -> Cow<'_, str> {
        match &*self.0 {
            Content::Keyed(key, values) => Cow::Owned(catalog::text(language, key, values)),
            Content::Verbatim(text) => Cow::Borrowed(text),
        }
    }
}

/// In English.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<char> for Value {
    fn from(character: char) -> Self {
        Self::Text(character.to_string())
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_in_the_language_of_its_reader() {
        let one = message!(
            "and-more-warnings",
            count = 1_usize,
            rule = "empty-link",
            files = 1_usize
        );
        let many = message!(
            "and-more-warnings",
            count = 3_usize,
            rule = "empty-link",
            files = 2_usize
        );
        assert_eq!(
            one.to_string(),
            "… and 1 more warning `empty-link`; -v shows them all"
        );
        assert_eq!(
            many.to_string(),
            "… and 3 more warnings `empty-link` in 2 files; -v shows them all"
        );
        assert_eq!(
            many.text(Language::Chinese),
            "……另有 3 条 `empty-link` 警告，分布在 2 个文件里，加 -v 可以全部列出"
        );
    }

    #[test]
    fn a_list_is_told_as_the_language_does_it() {
        let names = ["a", "b"].into_iter().collect::<Value>();
        let message = message!("settings-known", names = names);
        assert_eq!(message.to_string(), "the settings here are a, b");
        assert_eq!(message.text(Language::Chinese), "这里可用的设置项有：a、b");
    }

    #[test]
    fn what_is_no_sentence_of_ours_is_told_as_it_is() {
        let text = "{ $count } -- \u{2068}字";
        assert_eq!(Message::verbatim(text).text(Language::Chinese), text);
    }
}
