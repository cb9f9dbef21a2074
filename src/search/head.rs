//! The terms of what stands above an article's text: title, keywords, 快速阅读 and source.

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
    pub terms: Vec<(Term, Field)>,
    /// Words of other scripts, which are also found by how they begin.
    pub words: Vec<(String, Field)>,
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
        // The weightiest field of those of a term comes first.
        head.terms.sort_unstable();
        head.terms.dedup_by_key(|(term, _)| *term);
        head.words.sort_unstable();
        head.words.dedup_by(|(a, _), (b, _)| a == b);
        head
    }

    /// Adds a longer text, in which a single character is not looked for: nearly every one has it.
    fn add(&mut self, text: &str, field: Field) {
        each_token(text, |token| match token {
            Token::Word(word) | Token::Joined(word) => self.add_word(word, field),
            Token::Single(_) => {}
            Token::Pair(..) => self.add_term(Term::of(token), field),
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
        self.terms.push((term, field));
    }

    fn add_word(&mut self, word: &str, field: Field) {
        self.words.push((word.to_owned(), field));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_counts_where_it_weighs_most() {
        let head = Head::of(&HeadText {
            title: "量子",
            keywords: &["量子计算", "AI"],
            summary: "AI 与量子计算。",
            source: "快读",
        });
        let field = |term: Term| {
            let mut found = head.terms.iter().filter(|(known, _)| *known == term);
            let field = found.next().map(|(_, field)| *field);
            assert!(found.next().is_none());
            field
        };
        let pair = |a, b| Term::of(Token::Pair(a, b));
        for (term, expected) in [
            (pair('量', '子'), Some(Field::Title)),
            (Term::of(Token::Single('量')), Some(Field::Title)),
            (pair('计', '算'), Some(Field::Keywords)),
            (Term::of(Token::Single('算')), Some(Field::Keywords)),
            (pair('快', '读'), Some(Field::Summary)),
            (Term::of(Token::Single('读')), None),
            (Term::of(Token::Single('与')), None),
            (Term::text("t:量子"), Some(Field::Title)),
            (Term::text("k:ai"), Some(Field::Title)),
            (Term::text("i:a"), Some(Field::Keywords)),
            (Term::text("s:快读"), Some(Field::Title)),
        ] {
            assert_eq!(field(term), expected, "{term:?}");
        }
        assert_eq!(head.words, [("ai".to_owned(), Field::Keywords)]);
    }
}
