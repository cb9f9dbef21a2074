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
pub fn words(han: &str) -> impl Iterator<Item = String> {
    let mut rest = han;
    let mut apart = 0;
    std::iter::from_fn(move || {
        let character = rest.chars().next()?;
        if apart == 0 {
            match PHRASES.longest(rest) {
                Some((text, Phrase::Word(unusual))) => {
                    rest = &rest[text.len()..];
                    return Some(together(text, unusual));
                }
                Some((text, Phrase::Apart)) => apart = text.len(),
                None => apart = character.len_utf8(),
            }
        }
        rest = &rest[character.len_utf8()..];
        apart -= character.len_utf8();
        Some(usual(character))
    })
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

    /// The longest phrase that a text begins with.
    fn longest(&self, text: &str) -> Option<(&'static str, &Phrase)> {
        let reach = text.len().min(self.longest);
        (1..=reach)
            .rev()
            .filter_map(|length| text.get(..length))
            .find_map(|start| self.phrases.get_key_value(start))
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
