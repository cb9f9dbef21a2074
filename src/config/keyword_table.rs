//! `keywords.yaml`: which keywords are one, and what their addresses are.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_yaml::Spanned;

use super::yaml;
use crate::{
    diagnostic::Diagnostic,
    message::{Message, message},
    text::fold::fold,
};

/// The slug that no keyword can have: the older pages of lists stand below it.
pub const RESERVED_SLUG: &str = "page";

/// Synonyms and slugs of keywords, such as `人工智能: {slug: ai, aliases: [AI, A.I.]}`.
#[derive(Debug, Clone, Default)]
pub struct KeywordTable {
    synonyms: Vec<Synonym>,
    by_spelling: BTreeMap<String, usize>,
}

/// One keyword of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// The name that readers see.
    pub name: String,
    /// The last part of its address.
    pub slug: Option<String>,
}

impl KeywordTable {
    /// The table's entry for a keyword, in whichever of its spellings.
    pub fn get(&self, keyword: &str) -> Option<&Synonym> {
        let at = *self.by_spelling.get(&fold(keyword))?;
        self.synonyms.get(at)
    }

    /// All spellings in their folded form, sorted, each with the name that readers see.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_spelling
            .iter()
            .filter_map(|(spelling, at)| Some((spelling.as_str(), self.synonyms.get(*at)?)))
            .map(|(spelling, synonym)| (spelling, synonym.name.as_str()))
    }

    /// Reads `text`, the contents of the file `name`.
    pub(super) fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let written: Written = match yaml::read(name, text) {
            Ok(written) => written,
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                return Self::default();
            }
        };
        let mut reader = Reader {
            name,
            text,
            diagnostics,
            table: Self::default(),
            slugs: BTreeMap::new(),
            mistakes: 0,
        };
        for (keyword, entry) in written.0 {
            reader.add(keyword, entry.unwrap_or_default());
        }
        reader.table
    }

    /// Gives a spelling to the entry that will stand at `at`; the name of another that has it already.
    fn claim(&mut self, spelling: &str, at: usize) -> Option<&str> {
        let owner = *self.by_spelling.entry(fold(spelling)).or_insert(at);
        self.synonyms
            .get(owner)
            .map(|synonym| synonym.name.as_str())
    }
}

/// Checks the entries of the table one by one.
struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    table: KeywordTable,
    /// Slug → the keyword that has it.
    slugs: BTreeMap<String, String>,
    mistakes: usize,
}

/// Mistakes that are told: placing each costs a walk through the text.
const MAX_MISTAKES: usize = 50;

impl Reader<'_> {
    fn add(&mut self, keyword: Spanned<String>, entry: Entry) {
        let at = self.table.synonyms.len();
        for spelling in std::iter::once(&keyword).chain(&entry.aliases) {
            if let Some(other) = self.table.claim(&spelling.value, at) {
                let message = message!(
                    "keyword-of-two",
                    spelling = &spelling.value,
                    one = other,
                    other = &keyword.value,
                );
                self.refuse(spelling, message, message!("keyword-of-two-help"));
            }
        }
        let slug = entry.slug.and_then(|slug| self.slug(slug, &keyword.value));
        self.table.synonyms.push(Synonym {
            slug,
            name: keyword.value,
        });
    }

    fn slug(&mut self, slug: Spanned<String>, keyword: &str) -> Option<String> {
        if !is_path_part(&slug.value) {
            let message = message!("keyword-slug", slug = &slug.value);
            self.refuse(&slug, message, message!("keyword-slug-help"));
            return None;
        }
        if slug.value == RESERVED_SLUG {
            let message = message!(
                "keyword-slug-reserved",
                keyword = keyword,
                slug = RESERVED_SLUG
            );
            self.refuse(&slug, message, message!("keyword-slug-reserved-help"));
            return None;
        }
        let owner = self.slugs.insert(slug.value.clone(), keyword.to_owned());
        if let Some(other) = owner {
            let message = message!("keyword-slug-twice", keyword = keyword, other = &other);
            let entry = format!("{other}: {{slug: {}, aliases: [{keyword}]}}", slug.value);
            let help = message!("keyword-slug-twice-help", entry = entry);
            self.refuse(&slug, message, help);
            return None;
        }
        Some(slug.value)
    }

    fn refuse(&mut self, value: &Spanned<String>, message: Message, help: Message) {
        self.mistakes += 1;
        if self.mistakes > MAX_MISTAKES {
            return;
        }
        let at = yaml::place(self.name, self.text, value.referenced);
        let diagnostic = Diagnostic::error("keyword-table", message);
        self.diagnostics.push(diagnostic.at(at).help(help));
    }
}

fn is_path_part(slug: &str) -> bool {
    !slug.is_empty()
        && slug.len() <= 200
        && !matches!(slug, "." | "..")
        && !slug.chars().any(|c| {
            matches!(c, '/' | '\\' | '?' | '#' | '%') || c.is_control() || c.is_whitespace()
        })
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    slug: Option<Spanned<String>>,
    aliases: Vec<Spanned<String>>,
}

/// The file as written: a map, kept in its order and with the place of each key.
#[derive(Debug, Default)]
struct Written(Vec<(Spanned<String>, Option<Entry>)>);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Written;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("keywords, such as `人工智能: {slug: ai, aliases: [AI]}`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Written(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (KeywordTable, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let table = KeywordTable::read("keywords.yaml", text, &mut diagnostics);
        (table, diagnostics)
    }

    #[test]
    fn spellings_lead_to_one_keyword() {
        let (table, diagnostics) = read("人工智能: {slug: ai, aliases: [AI, A.I.]}\nRust:\n");
        assert_eq!(diagnostics, []);
        let ai = Synonym {
            name: "人工智能".to_owned(),
            slug: Some("ai".to_owned()),
        };
        for spelling in ["人工智能", "ai", "ＡＩ", "A.I."] {
            assert_eq!(table.get(spelling), Some(&ai), "{spelling}");
        }
        assert_eq!(
            table.get("rust").map(|rust| rust.name.as_str()),
            Some("Rust")
        );
        assert_eq!(table.get("Go"), None);
    }

    #[test]
    fn two_owners_and_bad_slugs_are_errors() {
        let (_, diagnostics) = read("甲: {aliases: [丙]}\n乙: {aliases: [丙], slug: a/b}\n");
        let said: Vec<_> = diagnostics
            .iter()
            .map(|d| format!("{}: {}", d.place.as_ref().unwrap(), d.message))
            .collect();
        assert_eq!(
            said,
            [
                "keywords.yaml:2:15: `丙` belongs to both `甲` and `乙`",
                "keywords.yaml:2:25: `a/b` cannot be part of an address",
            ]
        );
    }

    #[test]
    fn unknown_settings_are_errors() {
        let (_, diagnostics) = read("甲: {alias: [丙]}\n");
        assert_eq!(
            diagnostics[0].message.to_string(),
            "there is no setting `alias`"
        );
        assert_eq!(
            diagnostics[0]
                .help
                .as_ref()
                .map(ToString::to_string)
                .as_deref(),
            Some("did you mean `aliases`?")
        );
    }
}
