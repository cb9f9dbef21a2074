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
pub struct Converter {
    tables: OpenCC,
    /// Words that the tables get wrong.
    own: &'static [(&'static str, &'static str)],
}

/// Words of Taiwan that the tables lack or have of programs alone, where 发布 is to release one.
/// The longest stand first.
const TAIWAN: [(&str, &str); 3] = [
    ("发布会", "發表會"),
    ("云计算", "雲端運算"),
    ("发布", "發布"),
];

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
        let own: &[_] = match traditional {
            Traditional::Taiwan => &TAIWAN,
            Traditional::Standard | Traditional::HongKong => &[],
        };
        OpenCC::from_config(tables).map(|tables| Self { tables, own })
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
        let begins_own = |c: char| self.own.iter().any(|(word, _)| word.starts_with(c));
        let mut written = 0;
        for (at, _) in text.match_indices(begins_own) {
            let own = self.own.iter();
            let mut own = own.filter(|(word, _)| text[at..].starts_with(word));
            if let Some((word, other)) = own.next().filter(|_| at >= written) {
                self.push_by_tables(&text[written..at], out);
                out.push_str(other);
                written = at + word.len();
            }
        }
        self.push_by_tables(&text[written..], out);
    }

    fn push_by_tables(&self, text: &str, out: &mut String) {
        match text.is_ascii() {
            true => out.push_str(text),
            false => out.push_str(&self.tables.convert(text)),
        }
    }
}

/// The absolute addresses in `text`, in their order: `https://zh.wikipedia.org/wiki/软件`.
///
/// In it, Han may stand as browsers show it, in a part of the host or behind the host; so it ends at
/// a space, a quotation mark, a Chinese sign or a bracket, but for round ones that are closed in it,
/// and Han that follows the host is text again.
pub fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let colon = from + text[from..].find("://")?;
            let scheme = text[from..colon].bytes().rev();
            let scheme = scheme.take_while(u8::is_ascii_alphanumeric).count();
            let host = colon + "://".len();
            if scheme == 0 {
                from = host;
                continue;
            }
            from = host + length_of_host(&text[host..]);
            if text[from..].starts_with('/') {
                from += length_of_path(&text[from..]);
            }
            return Some(colon - scheme..from);
        }
    })
}

/// Whether `text` as a whole is an address of the web.
pub fn is_address(text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && !text.contains(char::is_whitespace)
}

/// The length of the host at the start of `text`: its parts are of Han, or of what is none. Han
/// without a dot is no host but words that stand for one: `http://你的服务器/`.
fn length_of_host(text: &str) -> usize {
    let end = text.find(|c| c == '/' || ends_address(c));
    let mut length = 0;
    for part in text[..end.unwrap_or(text.len())].split_inclusive('.') {
        match part.find(|c: char| !c.is_ascii()) {
            // A part that begins in ASCII ends where Han follows it.
            Some(end) if end > 0 => {
                length += end;
                break;
            }
            _ => length += part.len(),
        }
    }
    let host = &text[..length];
    let is_host = host.is_ascii() || host.trim_end_matches('.').contains('.');
    if is_host { length } else { 0 }
}

/// Brackets in brackets, as addresses hold them.
const MAX_DEPTH: usize = 4;

/// The length of the path, and what follows it, at the start of `text`.
fn length_of_path(text: &str) -> usize {
    let (mut depth, mut opened) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            // A bound, so that no text is walked through again and again.
            '(' if depth == MAX_DEPTH => return opened,
            '(' => {
                opened = if depth == 0 { at } else { opened };
                depth += 1;
            }
            ')' if depth > 0 => depth -= 1,
            _ if !ends_address(c) => {}
            _ if depth > 0 => return opened,
            _ => return at,
        }
    }
    if depth > 0 { opened } else { text.len() }
}

fn ends_address(c: char) -> bool {
    const SIGNS: &str = "\"'<>`()[]{}|\\，。、；：！？（）《》【】“”‘’「」…";
    c.is_whitespace() || SIGNS.contains(c)
}

impl fmt::Debug for Converter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Converter")
            .field(&self.tables.name())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_address_is_known() {
        for (text, want) in [
            ("https://软件.中国/一，二[三]", true),
            ("http://a.cn", true),
            ("https://a.cn 的软件", false),
            ("见https://a.cn", false),
            ("ftp://a.cn", false),
        ] {
            assert_eq!(is_address(text), want, "{text}");
        }
    }

    #[test]
    fn open_brackets_take_no_more_than_linear_time() {
        for part in ["a://b/(", "a://b/((", "a://软.", "(", "a://"] {
            let text = part.repeat(50_000);
            let all: usize = addresses(&text).map(|address| address.len()).sum();
            assert!(all <= text.len(), "{part}");
        }
    }

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
            (
                Traditional::Taiwan,
                "发布会上发布云计算软件",
                "發表會上發布雲端運算軟體",
            ),
            (Traditional::Standard, "发布会", "發佈會"),
            (Traditional::HongKong, "里面", "裏面"),
            (Traditional::Standard, "繁體字已在", "繁體字已在"),
            (
                Traditional::Standard,
                "见https://zh.wikipedia.org/wiki/软件，见 http://a.cn。在https://b.cn的软件",
                "見https://zh.wikipedia.org/wiki/软件，見 http://a.cn。在https://b.cn的軟件",
            ),
            (
                Traditional::Standard,
                "https://zh.wikipedia.org/wiki/网络_(软件)，(见http://a.cn/网络)网络",
                "https://zh.wikipedia.org/wiki/网络_(软件)，(見http://a.cn/网络)網絡",
            ),
            (
                Traditional::Standard,
                "http://a.cn/网(络 https://软件.中国/网络 http://www.软件.cn的软件",
                "http://a.cn/网(絡 https://软件.中国/网络 http://www.软件.cn的軟件",
            ),
            (
                Traditional::Standard,
                "访问http://服务器IP/，前缀是http://网络而不是 ftp://。",
                "訪問http://服務器IP/，前綴是http://網絡而不是 ftp://。",
            ),
            (Traditional::Standard, "://软件 ://", "://軟件 ://"),
            (Traditional::Standard, "", ""),
        ] {
            let converter = Converter::new(traditional).unwrap();
            assert_eq!(converter.convert(text), want, "{traditional:?}");
        }
    }
}
