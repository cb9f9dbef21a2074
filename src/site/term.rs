//! Keywords and sources: the terms by which readers find articles.

use std::collections::BTreeSet;

use foldhash::HashMap;

use super::{Address, ArticleId};
use crate::{
    config::{Config, KeywordTable, RESERVED_SLUG, Synonym},
    diagnostic::Diagnostic,
    message::message,
    text::{
        fold::fold,
        slug::{Slugify, slug},
    },
};

/// A keyword or source, and its articles.
#[derive(Debug)]
pub struct Term {
    /// The name that readers see.
    pub name: String,
    /// The last part of its address.
    pub slug: String,
    /// Its page.
    pub address: Address,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
}

/// The index of a term in its [`Taxonomy`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// All terms of one kind, by name.
#[derive(Debug)]
pub struct Taxonomy {
    /// The page that lists them.
    pub address: Address,
    /// The terms, sorted by folded name.
    pub terms: Vec<Term>,
}

/// Where the keywords stand.
pub const KEYWORDS: &str = "/keywords/";
/// Terms on a page of the index of a taxonomy.
pub const TERMS_PER_PAGE: usize = 500;
/// Where the sources stand.
pub const SOURCES: &str = "/sources/";

impl Taxonomy {
    /// The term with this id.
    pub fn get(&self, id: TermId) -> &Term {
        &self.terms[id.0 as usize]
    }

    /// The id of every term.
    pub fn ids(&self) -> impl Iterator<Item = TermId> + use<> {
        (0..).map(TermId).take(self.terms.len())
    }

    /// The terms with the most articles first, then by name.
    pub fn by_use(&self) -> Vec<TermId> {
        let mut ids: Vec<_> = self.ids().collect();
        ids.sort_by_key(|id| std::cmp::Reverse(self.get(*id).articles.len()));
        ids
    }
}

/// What a message calls a term that may have an entry in `keywords.yaml`.
const KEYWORD: &str = "keyword";

/// Gathers the terms of all articles: what several spellings of one term have in common.
pub(super) struct Gatherer<'a> {
    noun: &'static str,
    table: Option<&'a KeywordTable>,
    slugify: Slugify,
    /// Spelling as written → place in `groups`.
    spellings: HashMap<&'a str, usize>,
    groups: Vec<Group<'a>>,
    by_key: HashMap<String, usize>,
}

struct Group<'a> {
    key: String,
    synonym: Option<&'a Synonym>,
    /// The spelling in the oldest article so far.
    spelling: &'a str,
    articles: Vec<ArticleId>,
}

impl<'a> Gatherer<'a> {
    /// A gatherer of keywords.
    pub(super) fn keywords(config: &'a Config) -> Self {
        Self::new(KEYWORD, Some(&config.keywords), config.slugify)
    }

    /// A gatherer of sources, which have no table of synonyms.
    pub(super) fn sources(config: &Config) -> Self {
        Self::new("source", None, config.slugify)
    }

    fn new(noun: &'static str, table: Option<&'a KeywordTable>, slugify: Slugify) -> Self {
        Self {
            noun,
            table,
            slugify,
            spellings: HashMap::default(),
            groups: Vec::new(),
            by_key: HashMap::default(),
        }
    }

    /// Notes that `article` has the term `spelling`; articles come newest first.
    pub(super) fn add(&mut self, spelling: &'a str, article: ArticleId) {
        let at = match self.spellings.get(spelling) {
            Some(at) => *at,
            None => {
                let at = self.group(spelling);
                self.spellings.insert(spelling, at);
                at
            }
        };
        let group = &mut self.groups[at];
        if group.articles.last() != Some(&article) {
            group.spelling = spelling;
            group.articles.push(article);
        }
    }

    fn group(&mut self, spelling: &'a str) -> usize {
        let synonym = self.table.and_then(|table| table.get(spelling));
        let key = fold(synonym.map_or(spelling, |synonym| &synonym.name));
        *self.by_key.entry(key).or_insert_with_key(|key| {
            self.groups.push(Group {
                key: key.clone(),
                synonym,
                spelling,
                articles: Vec::new(),
            });
            self.groups.len() - 1
        })
    }

    /// The terms, and for each spelling the term that it means.
    pub(super) fn finish(
        self,
        address: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Taxonomy, HashMap<&'a str, TermId>) {
        let slugs = self.slugs(diagnostics);
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_by(|a, b| self.groups[*a].key.cmp(&self.groups[*b].key));
        let mut ids = vec![TermId(0); order.len()];
        for (id, at) in (0..).map(TermId).zip(&order) {
            ids[*at] = id;
        }
        let spellings = self
            .spellings
            .into_iter()
            .map(|(spelling, at)| (spelling, ids[at]))
            .collect();
        let address = Address::new(address);
        let groups = self.groups.into_iter().zip(slugs);
        let mut groups: Vec<Option<(Group<'_>, String)>> = groups.map(Some).collect();
        let terms = order
            .into_iter()
            .filter_map(|at| groups[at].take())
            .map(|(group, slug)| group.into_term(slug, &address))
            .collect();
        (Taxonomy { address, terms }, spellings)
    }

    /// The slug of each group. Of two that would have the same one, that which has been in use
    /// for longer gets it, so that news moves no page.
    fn slugs(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
        let mut slugs = Slugs::reserve(self.noun, &self.groups);
        let mut by_age: Vec<usize> = (0..self.groups.len()).collect();
        by_age.sort_by_key(|at| {
            let group = &self.groups[*at];
            (std::cmp::Reverse(group.articles.last()), &group.key)
        });
        let mut found = vec![String::new(); by_age.len()];
        for at in by_age {
            let group = &self.groups[at];
            found[at] = match group.synonym.and_then(|synonym| synonym.slug.clone()) {
                Some(chosen) => chosen,
                None => {
                    let name = group.name();
                    slugs.free(name, slug(name, self.slugify), diagnostics)
                }
            };
        }
        found
    }
}

impl Group<'_> {
    fn into_term(self, slug: String, taxonomy: &Address) -> Term {
        Term {
            name: self.name().to_owned(),
            address: taxonomy.join(&format!("{slug}/")),
            slug,
            articles: self.articles,
        }
    }

    /// The name in `keywords.yaml`, else the spelling of the first article that had the term: a
    /// name that went by number of uses would change on old pages when news arrives.
    fn name(&self) -> &str {
        match self.synonym {
            Some(synonym) => &synonym.name,
            None => self.spelling,
        }
    }
}

/// The slugs that are taken; those of `keywords.yaml` come before all others.
struct Slugs {
    noun: &'static str,
    taken: BTreeSet<String>,
    /// The number that a slug's last namesake got.
    last_number: HashMap<String, usize>,
}

impl Slugs {
    fn reserve(noun: &'static str, groups: &[Group<'_>]) -> Self {
        let chosen = groups
            .iter()
            .filter_map(|group| group.synonym?.slug.clone());
        Self {
            noun,
            taken: chosen.chain([RESERVED_SLUG.to_owned()]).collect(),
            last_number: HashMap::default(),
        }
    }

    /// `wanted`, or the first of `wanted-2`, `wanted-3`, … that is free.
    fn free(&mut self, name: &str, wanted: String, diagnostics: &mut Vec<Diagnostic>) -> String {
        let wanted = if wanted.is_empty() {
            unnamed(name)
        } else {
            wanted
        };
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let number = self.last_number.entry(wanted.clone()).or_insert(1);
        let slug = loop {
            *number += 1;
            let slug = format!("{wanted}-{number}");
            if self.taken.insert(slug.clone()) {
                break slug;
            }
        };
        let noun = self.noun;
        let message = message!(
            "term-slug",
            noun = noun,
            name = name,
            slug = &slug,
            wanted = &wanted
        );
        let warning = Diagnostic::warning("term-slug", message);
        diagnostics.push(match self.noun {
            KEYWORD => warning.help(message!("term-slug-help", name = name)),
            _ => warning,
        });
        slug
    }
}

/// The slug of a name without a letter or digit, such as `★`.
fn unnamed(name: &str) -> String {
    format!("{:x}", xxhash_rust::xxh3::xxh3_64(name.as_bytes()) >> 32)
}
