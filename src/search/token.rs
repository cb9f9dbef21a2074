//! Cuts text into what can be looked for: pairs of Han characters, and words of other scripts.
//!
//! `specs/search.md` tells the rules with examples, which are run here and in a browser: the
//! reader's words are cut by `static/search.js` in just this way.

use unicode_normalization::UnicodeNormalization;

use super::simplify::simplified;
use crate::text::bigram::is_unspaced;

/// A piece of a text, compatibility forms, case and Han variants folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Two neighbouring characters of a script written without spaces (Han, kana).
    Pair(char, char),
    /// Such a character that stands alone.
    Single(char),
    /// A word or number of another script.
    Word(&'a str),
    /// Another form by which the words before are found, but which a query does not ask for.
    Joined(&'a str),
}

/// Words of more characters are addresses, hashes or noise, and are left out.
const MAX_WORD: usize = 40;
/// More signs at the end of a word are no part of a name.
const MAX_SIGNS: usize = 4;

/// Calls `visit` for each token of `text`, in their order.
///
/// Pairs overlap: 量子计算 gives 量子, 子计, 计算. `+` and `#` at a word's end stay (C++, C#), as does
/// `.` between digits (2.6.27). Words that are joined by one sign are found apart and as one:
/// GPT-4o gives gpt, 4o, gpt4o.
pub fn each_token(text: &str, mut visit: impl FnMut(Token<'_>)) {
    for line in text.split('\n') {
        if line.chars().all(is_plain) {
            cut(line.chars().map(folded), &mut visit);
        } else {
            let lower = compatible(line);
            cut(lower.chars().map(simplified), &mut visit);
        }
    }
}

/// All spellings of a name or title as one, to be compared as a whole.
pub fn whole(text: &str) -> String {
    let is_kept = |c: &char| is_unspaced(*c) || is_letter(*c) || matches!(c, '+' | '#');
    if text.chars().all(is_plain) {
        return text.chars().map(folded).filter(is_kept).collect();
    }
    let text = compatible(text);
    text.chars().map(simplified).filter(is_kept).collect()
}

/// Compatibility forms and case folded.
fn compatible(text: &str) -> String {
    let narrow: String = text.nfkc().collect();
    // Lower case may undo the composition.
    narrow.to_lowercase().nfkc().collect()
}

/// Whether [`folded`] does for a character all that [`compatible`] does.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\0'..='\x7F'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{3001}'..='\u{3020}'
        | '\u{FF01}'..='\u{FF5E}'
        | '\u{2013}'..='\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2026}' | '·'
        | '\u{C0}'..='\u{FF}'
        | 'ァ'..='ヺ' | 'ー' | 'ぁ'..='ゖ'
        | '\u{1F300}'..='\u{1FAFF}')
}

/// A plain character in half width, lower case, and simplified.
fn folded(c: char) -> char {
    match c {
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        '\u{FF01}'..='\u{FF5E}' => {
            let half = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
            half.to_ascii_lowercase()
        }
        '\u{C0}'..='\u{FF}' => c.to_lowercase().next().unwrap_or(c),
        _ => simplified(c),
    }
}

fn cut(mut chars: impl Iterator<Item = char> + Clone, visit: &mut impl FnMut(Token<'_>)) {
    let mut words = Words::default();
    let mut next = chars.next();
    while let Some(c) = next {
        next = if is_unspaced(c) {
            each_pair(c, &mut chars, visit)
        } else if is_letter(c) {
            words.read(c, &mut chars, visit)
        } else {
            chars.next()
        };
    }
}

/// Whether `c` belongs to a word.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // Most punctuation of Chinese texts.
        '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        _ => c.is_alphanumeric() && !is_unspaced(c),
    }
}

/// Whether a sign between two words makes one name of them.
fn joins(c: char) -> bool {
    matches!(
        c,
        '-' | '.' | '_' | '\'' | '\u{2019}' | '/' | '&' | '@' | ':' | '+' | '\u{2013}'
    )
}

/// Visits the pairs of a run of characters that begins with `first`; gives what follows the run.
fn each_pair(
    first: char,
    chars: &mut impl Iterator<Item = char>,
    visit: &mut impl FnMut(Token<'_>),
) -> Option<char> {
    let mut last = first;
    let mut next = chars.next();
    if next.is_none_or(|c| !is_unspaced(c)) {
        visit(Token::Single(first));
    }
    while let Some(c) = next.filter(|&c| is_unspaced(c)) {
        visit(Token::Pair(last, c));
        last = c;
        next = chars.next();
    }
    next
}

/// Words that are joined by signs.
#[derive(Default)]
struct Words {
    /// The last of them.
    word: Text,
    /// All of them, without the signs.
    joined: Text,
}

impl Words {
    /// Reads the words that begin with `first`; gives what follows them.
    fn read(
        &mut self,
        first: char,
        chars: &mut (impl Iterator<Item = char> + Clone),
        visit: &mut impl FnMut(Token<'_>),
    ) -> Option<char> {
        self.joined.clear();
        let mut count = 0;
        let mut begin = Some(first);
        let mut next = None;
        while let Some(c) = begin {
            next = self.read_word(c, chars);
            let signs = take_signs(next, chars);
            if let Some((signs, after)) = signs {
                self.word.visit(visit, Token::Joined);
                signs.chars().for_each(|sign| self.word.push(sign));
                next = after;
            }
            self.word.visit(visit, Token::Word);
            self.joined.append(&self.word);
            count += 1;
            begin = next.filter(|&c| is_letter(c));
            if let Some(after) = following(next, chars).filter(|_| next.is_some_and(joins)) {
                chars.next();
                begin = Some(after);
            }
        }
        if count > 1 {
            self.joined.visit(visit, Token::Joined);
        }
        next
    }

    /// Reads the word that begins with `first`; gives what follows it.
    fn read_word(
        &mut self,
        first: char,
        chars: &mut (impl Iterator<Item = char> + Clone),
    ) -> Option<char> {
        self.word.clear();
        let mut last = first;
        loop {
            self.word.push(last);
            let next = chars.next()?;
            let in_number = || {
                let after = chars.clone().next();
                last.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit())
            };
            if !(is_letter(next) || next == '.' && in_number()) {
                return Some(next);
            }
            last = next;
        }
    }
}

/// The letter behind `next`, if one is there.
fn following(next: Option<char>, chars: &(impl Iterator<Item = char> + Clone)) -> Option<char> {
    next.and_then(|_| chars.clone().next())
        .filter(|&c| is_letter(c))
}

/// The signs that belong to the word before them, of which `next` is the first, and what follows
/// them; none where they only stand between two words.
fn take_signs(
    next: Option<char>,
    chars: &mut (impl Iterator<Item = char> + Clone),
) -> Option<(String, Option<char>)> {
    let is_sign = |c: char| matches!(c, '+' | '#');
    let first = next.filter(|&c| is_sign(c))?;
    let more = chars.clone().take(MAX_SIGNS).take_while(|&c| is_sign(c));
    let signs: String = std::iter::once(first).chain(more).collect();
    let after = chars.clone().nth(signs.len() - 1);
    if signs.len() > MAX_SIGNS || signs == "+" && after.is_some_and(is_letter) {
        return None;
    }
    Some((signs.clone(), chars.nth(signs.len() - 1)))
}

/// A text that stops growing when it is too long for a word.
#[derive(Default)]
struct Text {
    text: String,
    length: usize,
}

impl Text {
    fn clear(&mut self) {
        self.text.clear();
        self.length = 0;
    }

    fn push(&mut self, c: char) {
        self.length += 1;
        if self.length <= MAX_WORD {
            self.text.push(c);
        }
    }

    fn append(&mut self, other: &Self) {
        self.length += other.length;
        if self.length <= MAX_WORD {
            self.text.push_str(&other.text);
        }
    }

    fn visit<'a>(
        &'a self,
        visit: &mut impl FnMut(Token<'_>),
        token: impl FnOnce(&'a str) -> Token<'a>,
    ) {
        if self.length <= MAX_WORD {
            visit(token(&self.text));
        }
    }
}
