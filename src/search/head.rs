//! The terms of what stands above an article's text: title, keywords, 快速阅读 and source.

use std::collections::BTreeMap;

use super::{
    term::Term,
    token::{Token, each_token, whole},
};

/// Where a term stands, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The title.
    Title = 0,
    /// The keywords.
    Keywords = 1,
    /// 快速阅读, or the name of the source.
    Summary = 2,
}

/// What stands above an article's text.
#[derive(Debug, Clone, Copy, Default)]
pub struct HeadText<'a> {
    /// The title.
    pub title: &'a str,
    /// The names of the keywords.
    pub keywords: &'a [&'a str],
    /// 快速阅读.
    pub summary: &'a str,
    /// The name of the source.
    pub source: &'a str,
}

/// The terms above an article's text, each once, with the weightiest place where it stands.
#[derive(Debug, Default)]
pub struct Head {
    /// Pairs and single characters, and what is known as a whole.
    pub terms: BTreeMap<Term, Field>,
    /// Words of other scripts, which are also found by how they begin.
    pub words: BTreeMap<String, Field>,
}

/// What stands before a text that is a term as a whole; no word holds `:`.
#[derive(Debug, Clone, Copy)]
enum Whole {
    /// A keyword.
    Keyword,
    /// A source.
    Source,
    /// A title.
    Title,
    /// The first letter of a word in title or keywords.
    Initial,
}

impl Whole {
    fn term(self, text: &str) -> Term {
        let mark = match self {
            Self::Keyword => 'k',
            Self::Source => 's',
            Self::Title => 't',
            Self::Initial => 'i',
        };
        Term::text(&format!("{mark}:{text}"))
    }
}

impl Head {
    /// The terms of `text`.
    pub fn of(text: &HeadText<'_>) -> Self {
        let mut head = Self::default();
        head.add_name(text.title, Field::Title);
        head.add_whole(Whole::Title, text.title);
        for keyword in text.keywords {
            head.add_name(keyword, Field::Keywords);
            head.add_whole(Whole::Keyword, keyword);
        }
        head.add(text.summary, Field::Summary);
        head.add(text.source, Field::Summary);
        if !text.source.is_empty() {
            head.add_whole(Whole::Source, text.source);
        }
        head
    }

    fn add(&mut self, text: &str, field: Field) {
        each_token(text, |token| match token {
            Token::Word(word) | Token::Joined(word) => self.add_word(word, field),
            _ => self.add_term(Term::of(token), field),
        });
    }

    /// Adds a short text, with its single characters and the first letters of its words.
    fn add_name(&mut self, text: &str, field: Field) {
        each_token(text, |token| match token {
            Token::Word(word) | Token::Joined(word) => {
                self.add_word(word, field);
                let initial: String = word.chars().take(1).collect();
                self.add_term(Whole::Initial.term(&initial), field);
            }
            Token::Pair(a, b) => {
                self.add_term(Term::of(token), field);
                self.add_term(Term::of(Token::Single(a)), field);
                self.add_term(Term::of(Token::Single(b)), field);
            }
            Token::Single(_) => self.add_term(Term::of(token), field),
        });
    }

    fn add_whole(&mut self, kind: Whole, text: &str) {
        self.add_term(kind.term(&whole(text)), Field::Title);
    }

    fn add_term(&mut self, term: Term, field: Field) {
        let known = self.terms.entry(term).or_insert(field);
        *known = field.min(*known);
    }

    fn add_word(&mut self, word: &str, field: Field) {
        match self.words.get_mut(word) {
            Some(known) => *known = field.min(*known),
            None => {
                self.words.insert(word.to_owned(), field);
            }
        }
    }
}
