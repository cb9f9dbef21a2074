//! Pinyin without tones, for addresses.

use std::{collections::BTreeMap, sync::LazyLock};

use pinyin::ToPinyin;

/// What characters by themselves do not tell; the head of the file describes its form.
const FILE: &str = include_str!("pinyin_phrases.txt");

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(FILE));

/// The pinyin of Han text, word by word: `重庆发布` is `chongqing`, `fa`, `bu`.
///
/// Words whose characters have several readings, and names that are known in pinyin, are
/// written together; all else is written by the syllable, since without a dictionary of all
/// words there is no telling where one ends. ü is `v`, as people type it. A character without
/// a reading stands for itself.
///
/// Words are looked for from the end, the longest first: in Chinese that finds the right one
/// of two that overlap more often than looking from the beginning (发行长期 is 发行 and 长期,
/// and no 行长).
pub fn words(han: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = han;
    while let Some(last) = rest.chars().next_back() {
        let start = match PHRASES.longest(rest) {
            Some((text, Phrase::Word(unusual))) => {
                words.push(together(text, unusual));
                rest.len() - text.len()
            }
            Some((text, Phrase::Apart)) => {
                words.extend(text.chars().rev().map(usual));
                rest.len() - text.len()
            }
            None => {
                words.push(usual(last));
                rest.len() - last.len_utf8()
            }
        };
        rest = &rest[..start];
    }
    words.reverse();
    words
}

/// A text whose readings are known.
enum Phrase {
    /// It is written together; some of its characters are not read as usual.
    Word(Vec<(char, &'static str)>),
    /// It is no word, but all its characters are read as usual.
    Apart,
}

/// What the file says.
#[derive(Default)]
struct Phrases {
    usual: BTreeMap<char, &'static str>,
    phrases: BTreeMap<&'static str, Phrase>,
    /// The length of the longest phrase in bytes.
    longest: usize,
}

impl Phrases {
    fn read(file: &'static str) -> Self {
        let mut phrases = Self::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split_whitespace();
            match fields.next() {
                None => {}
                Some("=") => fields.for_each(|word| phrases.add(word, Phrase::Word(Vec::new()))),
                Some("-") => fields.for_each(|text| phrases.add(text, Phrase::Apart)),
                Some(character) => phrases.read_character(character, fields),
            }
        }
        phrases
    }

    /// A character and its reading: the usual one, or the one that it has in some words.
    fn read_character(
        &mut self,
        character: &'static str,
        mut fields: impl Iterator<Item = &'static str>,
    ) {
        let (Some(character), Some(reading)) = (character.chars().next(), fields.next()) else {
            return;
        };
        let mut words = fields.peekable();
        if words.peek().is_none() {
            self.usual.insert(character, reading);
        }
        words.for_each(|word| self.add(word, Phrase::Word(vec![(character, reading)])));
    }

    /// Adds a phrase; a word that has been added before gains the other's readings.
    fn add(&mut self, text: &'static str, phrase: Phrase) {
        self.longest = self.longest.max(text.len());
        match (self.phrases.get_mut(text), phrase) {
            (Some(Phrase::Word(known)), Phrase::Word(more)) => known.extend(more),
            (_, phrase) => {
                self.phrases.insert(text, phrase);
            }
        }
    }

    /// The longest phrase that a text ends with.
    fn longest(&self, text: &str) -> Option<(&'static str, &Phrase)> {
        let reach = text.len().saturating_sub(self.longest);
        (reach..text.len())
            .filter_map(|start| text.get(start..))
            .find_map(|end| self.phrases.get_key_value(end))
            .map(|(text, phrase)| (*text, phrase))
    }
}

/// The syllables of a word, written together.
fn together(word: &str, unusual: &[(char, &'static str)]) -> String {
    word.chars()
        .map(|character| {
            let reading = unusual.iter().find(|(unusual, _)| *unusual == character);
            reading.map_or_else(|| usual(character), |(_, reading)| (*reading).to_owned())
        })
        .collect()
}

/// The reading of a character by itself.
fn usual(character: char) -> String {
    if let Some(reading) = PHRASES.usual.get(&character) {
        return (*reading).to_owned();
    }
    match character.to_pinyin() {
        Some(reading) => reading.plain().replace('ü', "v"),
        None => character.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_are_found_from_the_end() {
        for (han, pinyin) in [
            ("银行行长", "yinhang hangzhang"),
            ("发行长期债", "faxing changqi zhai"),
            ("为了解决方案", "weile jiejuefangan"),
            ("项目的目的", "xiang mu de mudi"),
            ("长城长", "changcheng chang"),
            ("女", "nv"),
            ("𠮷野〇", "𠮷 ye ling"),
            ("", ""),
        ] {
            assert_eq!(words(han).join(" "), pinyin, "{han}");
        }
    }

    #[test]
    fn the_file_is_in_its_form() {
        let mut readings = BTreeSet::new();
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<_> = line.split_whitespace().collect();
            let [character, reading, ref words @ ..] = fields[..] else {
                assert!(fields.is_empty(), "{line}");
                continue;
            };
            if ["=", "-"].contains(&character) {
                continue;
            }
            assert_eq!(character.chars().count(), 1, "{line}");
            assert!(
                reading.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{line}"
            );
            for word in words {
                assert!(word.contains(character), "{character} in {word}");
                assert!(
                    readings.insert((*word, character)),
                    "{character} twice in {word}"
                );
            }
        }
    }
}
