//! From simplified to traditional characters, by the tables of OpenCC.
//!
//! Words come before characters (头发 and 发展 write their 发 differently), the longest word first,
//! as OpenCC's own `mmseg` does.

use std::fmt;

use ferrous_opencc::{OpenCC, config::BuiltinConfig, error::OpenCCError};

/// The way in which traditional characters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Traditional {
    /// OpenCC's standard.
    Standard,
    /// Taiwan's characters and words.
    Taiwan,
    /// Hong Kong's characters.
    HongKong,
}

/// Converts simplified text.
pub struct Converter(OpenCC);

impl Converter {
    /// A converter; its tables are unpacked here once.
    ///
    /// # Errors
    /// When the tables that are a part of the program are damaged.
    pub fn new(traditional: Traditional) -> Result<Self, OpenCCError> {
        let tables = match traditional {
            Traditional::Standard => BuiltinConfig::S2t,
            Traditional::Taiwan => BuiltinConfig::S2twp,
            Traditional::HongKong => BuiltinConfig::S2hk,
        };
        OpenCC::from_config(tables).map(Self)
    }

    /// `text` in traditional characters; all that is not simplified Chinese stays.
    pub fn convert(&self, text: &str) -> String {
        match text.is_ascii() {
            true => text.to_owned(),
            false => self.0.convert(text),
        }
    }

    /// Appends `text` in traditional characters.
    pub fn push(&self, text: &str, out: &mut String) {
        match text.is_ascii() {
            true => out.push_str(text),
            false => out.push_str(&self.0.convert(text)),
        }
    }
}

impl fmt::Debug for Converter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Converter").field(&self.0.name()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide_how_a_character_is_written() {
        for (traditional, text, want) in [
            (
                Traditional::Standard,
                "头发发展，皇后以后。",
                "頭髮發展，皇后以後。",
            ),
            (Traditional::Standard, "GPT-4o 与 C++", "GPT-4o 與 C++"),
            (Traditional::Taiwan, "软件和鼠标在里面", "軟體和滑鼠在裡面"),
            (Traditional::HongKong, "里面", "裏面"),
            (Traditional::Standard, "繁體字已在", "繁體字已在"),
            (Traditional::Standard, "", ""),
        ] {
            let converter = Converter::new(traditional).unwrap();
            assert_eq!(converter.convert(text), want, "{traditional:?}");
        }
    }
}
