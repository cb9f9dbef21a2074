//! From simplified to traditional characters, by the tables of OpenCC.
//!
//! Words come before characters (头发 and 发展 write their 发 differently), the longest word first,
//! as OpenCC's own `mmseg` does.

use std::{fmt, ops::Range};

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

    /// `text` in traditional characters; all that is not simplified Chinese stays, and so do
    /// addresses.
    pub fn convert(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.push(text, &mut out);
        out
    }

    /// Appends `text` in traditional characters.
    pub fn push(&self, text: &str, out: &mut String) {
        let mut written = 0;
        for address in addresses(text) {
            self.push_words(&text[written..address.start], out);
            out.push_str(&text[address.clone()]);
            written = address.end;
        }
        self.push_words(&text[written..], out);
    }

    fn push_words(&self, text: &str, out: &mut String) {
        match text.is_ascii() {
            true => out.push_str(text),
            false => out.push_str(&self.0.convert(text)),
        }
    }
}

/// The absolute addresses in `text`, in their order: `https://zh.wikipedia.org/wiki/软件`.
///
/// Behind the host, Han may stand in an address as browsers show it; so it ends at a space, a
/// bracket, a quotation mark or a Chinese sign, and Han that follows the host is text again.
pub fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let colon = from + text[from..].find("://")?;
            let scheme = text[from..colon].bytes().rev();
            let scheme = scheme.take_while(u8::is_ascii_alphanumeric).count();
            let host = colon + "://".len();
            let is_host = |c: char| c.is_ascii() && !ends_address(c) && c != '/';
            let path = host
                + text[host..]
                    .find(|c| !is_host(c))
                    .unwrap_or(text.len() - host);
            from = path;
            if scheme == 0 {
                continue;
            }
            if text[path..].starts_with('/') {
                from = path + text[path..].find(ends_address).unwrap_or(text.len() - path);
            }
            return Some(colon - scheme..from);
        }
    })
}

fn ends_address(c: char) -> bool {
    const SIGNS: &str = "\"'<>`()[]{}|\\，。、；：！？（）《》【】“”‘’「」…";
    c.is_whitespace() || SIGNS.contains(c)
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
            (
                Traditional::Standard,
                "见https://zh.wikipedia.org/wiki/软件，见 http://a.cn。在https://b.cn的软件",
                "見https://zh.wikipedia.org/wiki/软件，見 http://a.cn。在https://b.cn的軟件",
            ),
            (Traditional::Standard, "://软件 ://", "://軟件 ://"),
            (Traditional::Standard, "", ""),
        ] {
            let converter = Converter::new(traditional).unwrap();
            assert_eq!(converter.convert(text), want, "{traditional:?}");
        }
    }
}
