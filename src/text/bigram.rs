//! Cuts text into the tokens that relatedness counts: pairs of Han characters, and words of other scripts.

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Two neighbouring characters of a script written without spaces (Han, kana).
    Pair(char, char),
    /// Such a character that stands alone.
    Single(char),
    /// A word or number of another script, in lower case, full-width forms made half-width.
    Word(&'a str),
}

/// Words longer than this many bytes are addresses, hashes or noise, and are left out.
const MAX_WORD: usize = 64;

/// Calls `visit` for each token of `text`, in their order.
///
/// Pairs overlap: 量子计算 gives 量子, 子计, 计算. Whatever is no letter or digit parts
/// tokens; `+` and `#` at a word's end stay (C++, C#), as does `.` between digits (2.6.27).
/// Two words with but a space or a hyphen between them give a third token, because names
/// are often made of common words: Linux Mint gives linux, mint, "linux mint".
pub fn each_token(text: &str, mut visit: impl FnMut(Token<'_>)) {
    let mut words = Words::default();
    let mut chars = Chars::of(text);
    let mut next = chars.next();
    while let Some(c) = next {
        next = if is_unspaced(c) {
            words.part();
            each_pair(c, &mut chars, &mut visit)
        } else if is_alphanumeric(c) {
            let next = read_word(c, &mut chars, &mut words.word);
            words.visit(&mut visit);
            next
        } else {
            if !matches!(c, ' ' | '-') {
                words.part();
            }
            chars.next()
        };
    }
}

/// The characters of a text, those of full width made half-width.
#[derive(Clone, Copy)]
struct Chars<'a> {
    text: &'a str,
    /// What is left of it.
    rest: &'a [u8],
}

impl<'a> Chars<'a> {
    fn of(text: &'a str) -> Self {
        let rest = text.as_bytes();
        Self { text, rest }
    }

    /// The next character if it is Han of the basic block, as most are: quicker than [`Self::next`].
    fn next_han(&mut self) -> Option<char> {
        let (&[first, second, third], rest) = self.rest.split_first_chunk()?;
        if !(0xE4..=0xE9).contains(&first) {
            return None;
        }
        let bits = |byte: u8, high: u8, shift: u32| u32::from(byte.wrapping_sub(high)) << shift;
        let code = bits(first, 0xE0, 12) + bits(second, 0x80, 6) + bits(third, 0x80, 0);
        if code < 0x4E00 {
            return None;
        }
        self.rest = rest;
        char::from_u32(code)
    }
}

impl Iterator for Chars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (&first, rest) = self.rest.split_first()?;
        if first.is_ascii() {
            self.rest = rest;
            return Some(char::from(first));
        }
        let at = self.text.len() - self.rest.len();
        let c = self.text.get(at..)?.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(half_width(c))
    }
}

/// A word, and the phrase that it ends.
#[derive(Default)]
struct Words {
    word: String,
    /// The word before and a space; empty where the two do not stand side by side.
    phrase: String,
}

impl Words {
    /// Visits the word, and the phrase where there is one.
    fn visit(&mut self, visit: &mut impl FnMut(Token<'_>)) {
        if self.word.len() > MAX_WORD {
            return self.part();
        }
        visit(Token::Word(&self.word));
        if !self.phrase.is_empty() {
            self.phrase.push_str(&self.word);
            visit(Token::Word(&self.phrase));
        }
        self.phrase.clear();
        self.phrase.push_str(&self.word);
        self.phrase.push(' ');
    }

    /// What follows does not stand beside the word before.
    fn part(&mut self) {
        self.phrase.clear();
    }
}

/// Visits the pairs of a run of characters that begins with `first`; gives what follows the run.
fn each_pair(
    first: char,
    chars: &mut Chars<'_>,
    visit: &mut impl FnMut(Token<'_>),
) -> Option<char> {
    let mut last = first;
    let mut is_alone = true;
    loop {
        while let Some(c) = chars.next_han() {
            visit(Token::Pair(last, c));
            (last, is_alone) = (c, false);
        }
        let next = chars.next();
        match next {
            Some(c) if is_unspaced(c) => {
                visit(Token::Pair(last, c));
                (last, is_alone) = (c, false);
            }
            _ => {
                if is_alone {
                    visit(Token::Single(first));
                }
                return next;
            }
        }
    }
}

/// Reads the word that begins with `first` into `word`; gives what follows it.
fn read_word(first: char, chars: &mut Chars<'_>, word: &mut String) -> Option<char> {
    word.clear();
    let mut last = first;
    push_lower(word, first);
    loop {
        let next = chars.next()?;
        let in_number = || {
            let after = { *chars }.next();
            last.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit())
        };
        match next {
            '+' | '#' => {}
            '.' if in_number() => {}
            c if is_alphanumeric(c) && !is_unspaced(c) => {}
            _ => return Some(next),
        }
        push_lower(word, next);
        last = next;
    }
}

/// Whether `c` belongs to a script that puts no space between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3040}'..='\u{30FF}'
        | '\u{3005}' | '\u{3007}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// Whether `c` is a letter or a number; the signs of Chinese text, which are neither, are known at once.
fn is_alphanumeric(c: char) -> bool {
    !matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}') && c.is_alphanumeric()
}

/// The ASCII form of a full-width letter, digit or sign; any other character as it is.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Adds `c` in lower case, unless the word is already too long to matter.
fn push_lower(word: &mut String, c: char) {
    if word.len() > MAX_WORD {
    } else if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
    } else {
        word.extend(c.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        each_token(text, |token| {
            tokens.push(match token {
                Token::Pair(a, b) => format!("{a}{b}"),
                Token::Single(c) => c.to_string(),
                Token::Word(word) => word.to_owned(),
            });
        });
        tokens
    }

    #[test]
    fn texts_are_cut_into_pairs_and_words() {
        for (text, expected) in [
            ("", ""),
            ("，。！", ""),
            ("量子计算", "量子|子计|计算"),
            ("在 K 线", "在|k|线"),
            ("新版Firefox发布", "新版|firefox|发布"),
            ("Linux Mint", "linux|mint|linux mint"),
            ("x86-64", "x86|64|x86 64"),
            ("GNOME、KDE", "gnome|kde"),
            ("C++ 与 C#", "c++|与|c#"),
            ("2.6.27.", "2.6.27"),
            ("v2.0 a.b 1.x", "v2.0|a|v2.0 a|b|1|b 1|x"),
            ("ＧＰＴ－４", "gpt|4|gpt 4"),
            ("東京タワー", "東京|京タ|タワ|ワー"),
            ("Straße ÉTÉ", "straße|été|straße été"),
            ("𠀀𠀁", "𠀀𠀁"),
            ("👨‍👩‍👧", ""),
        ] {
            assert_eq!(tokens(text).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_long_to_be_a_word_is_left_out() {
        let long = "a".repeat(65);
        assert_eq!(tokens(&format!("b {long} c")), ["b", "c"]);
        assert_eq!(tokens(&long[1..]), [&long[1..]]);
    }
}
