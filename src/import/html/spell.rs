//! Writes a row of pieces as a line of Markdown.

use std::collections::BTreeMap;

use super::piece::{Mark, Piece, tidy};
use crate::{
    import::markdown::{Inside, address, code_span, guard_line, push_text, push_title},
    text::emphasis::can_stand,
};

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A paragraph: breaks are kept.
    Paragraph,
    Heading,
    Cell,
}

/// `pieces` as Markdown; empty where nothing is in them.
pub(super) fn spell(pieces: Vec<Piece>, line: Line) -> String {
    let pieces = tidy(pieces);
    let mut speller = Speller {
        partners: partners(&pieces),
        pieces: &pieces,
        out: String::new(),
        signs: BTreeMap::new(),
        line,
        closed_at: usize::MAX,
    };
    for at in 0..pieces.len() {
        speller.write(at);
    }
    let out = speller.out;
    match line {
        Line::Paragraph => {
            let lines: Vec<_> = out.split('\n').map(guard_line).collect();
            lines.join("\n")
        }
        Line::Heading => match out.ends_with('#') {
            true => format!("{}\\#", &out[..out.len() - 1]),
            false => out,
        },
        Line::Cell => out,
    }
}

/// For each opening piece where it is closed, and the other way round.
fn partners(pieces: &[Piece]) -> BTreeMap<usize, usize> {
    let mut partners = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(_) => open.push(at),
            Piece::Close(_) => {
                if let Some(start) = open.pop() {
                    partners.insert(start, at);
                    partners.insert(at, start);
                }
            }
            _ => {}
        }
    }
    partners
}

struct Speller<'p> {
    pieces: &'p [Piece],
    partners: BTreeMap<usize, usize>,
    out: String,
    /// For each opening piece whether it is a sign; else it is a tag.
    signs: BTreeMap<usize, bool>,
    line: Line,
    /// Where the last sign that closes something ends.
    closed_at: usize,
}

impl Speller<'_> {
    fn inside(&self) -> Inside {
        Inside {
            table: self.line == Line::Cell,
            heading: self.line == Line::Heading,
        }
    }

    fn write(&mut self, at: usize) {
        let inside = self.inside();
        match &self.pieces[at] {
            Piece::Text(text) => push_text(&mut self.out, text, inside),
            Piece::Break => self.out.push_str(match self.line {
                Line::Paragraph => "\\\n",
                Line::Heading => " ",
                Line::Cell => "<br>",
            }),
            Piece::Code(code) => self.out.push_str(&code_span(code, inside)),
            Piece::Image { src, alt, title } => self.image(src, alt, title),
            Piece::Raw(raw) => self.out.push_str(raw),
            Piece::Open(mark) => self.open(at, mark),
            Piece::Close(mark) => self.close(at, mark),
        }
    }

    fn image(&mut self, src: &str, alt: &str, title: &str) {
        let inside = self.inside();
        self.out.push_str("![");
        push_text(&mut self.out, alt, inside);
        self.out.push_str("](");
        self.out.push_str(&address(src));
        push_title(&mut self.out, title);
        self.out.push(')');
    }

    fn open(&mut self, at: usize, mark: &Mark) {
        match mark {
            Mark::Link(..) => {
                // With the sign it would be a picture.
                if self.out.ends_with('!') {
                    self.out.insert(self.out.len() - 1, '\\');
                }
                self.out.push('[');
            }
            Mark::Tag(_, tag) => self.out.push_str(tag),
            _ => {
                let is_sign = self.can_be_sign(at, mark);
                self.signs.insert(at, is_sign);
                match mark.sign().filter(|_| is_sign) {
                    Some(sign) => self.out.push_str(sign),
                    None => self.out.push_str(&format!("<{}>", mark.element())),
                }
            }
        }
    }

    fn close(&mut self, at: usize, mark: &Mark) {
        let is_sign = self.partners.get(&at).and_then(|open| self.signs.get(open));
        match mark {
            Mark::Link(href, title) => {
                self.out.push_str("](");
                self.out.push_str(&address(href));
                push_title(&mut self.out, title);
                self.out.push(')');
            }
            _ => match mark.sign().filter(|_| is_sign == Some(&true)) {
                Some(sign) => {
                    self.out.push_str(sign);
                    self.closed_at = self.out.len();
                }
                None => self.out.push_str(&format!("</{}>", mark.element())),
            },
        }
    }

    /// Whether signs on both sides of what opens at `at` will be read as they are meant.
    fn can_be_sign(&self, at: usize, mark: &Mark) -> bool {
        let Some(&close) = self.partners.get(&at) else {
            return false;
        };
        // A sign right behind one that closes would be one with it.
        if self.closed_at == self.out.len() && mark.sign() != Some("~~") {
            return false;
        }
        let before = self.out.chars().next_back().filter(|c| *c != '\n');
        let (Some(first), Some(last)) = (self.first_of(at + 1), self.last_of(close)) else {
            return false;
        };
        let after = self.first_of(close + 1).filter(|c| *c != '\n');
        can_stand(before, first) && can_stand(after, last)
    }

    /// The character that will be written first from the piece `at` on.
    fn first_of(&self, at: usize) -> Option<char> {
        self.pieces.get(at).and_then(|piece| match piece {
            Piece::Text(text) => text.chars().next(),
            Piece::Break => Some('\n'),
            Piece::Code(_) => Some('`'),
            Piece::Image { .. } => Some('!'),
            Piece::Raw(raw) => raw.chars().next(),
            Piece::Open(Mark::Link(..)) => Some('['),
            Piece::Close(Mark::Link(..)) => Some(']'),
            Piece::Open(_) | Piece::Close(_) => Some('*'),
        })
    }

    /// The character that will be written last before the piece `at`.
    fn last_of(&self, at: usize) -> Option<char> {
        match self.pieces.get(at.checked_sub(1)?)? {
            Piece::Text(text) => text.chars().next_back(),
            Piece::Break => Some('\n'),
            Piece::Code(_) => Some('`'),
            Piece::Image { .. } => Some(')'),
            Piece::Raw(raw) => raw.chars().next_back(),
            Piece::Open(_) | Piece::Close(_) => Some('*'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    fn paragraph(pieces: &[Piece]) -> String {
        spell(pieces.to_vec(), Line::Paragraph)
    }

    #[test]
    fn signs_stand_where_they_are_read() {
        let strong = |inner: &str| {
            [
                Piece::Open(Mark::Strong),
                text(inner),
                Piece::Close(Mark::Strong),
            ]
        };
        for (before, inner, after, want) in [
            ("这是", "重要。", "然后", "这是**重要。**然后"),
            ("中", "“文”", "后", "中**“文”**后"),
            ("a ", " b ", " c", "a **b** c"),
            ("foo", "(bar)", "baz", "foo<strong>(bar)</strong>baz"),
            ("a", "b", "c", "a**b**c"),
            ("", "- b", "", "**- b**"),
            ("", " ", "x", "x"),
        ] {
            let mut pieces = vec![text(before)];
            pieces.extend(strong(inner));
            pieces.push(text(after));
            assert_eq!(paragraph(&pieces), want);
        }
    }

    #[test]
    fn marks_of_a_kind_side_by_side_are_one() {
        let pieces = [
            Piece::Open(Mark::Strong),
            text("一"),
            Piece::Close(Mark::Strong),
            Piece::Open(Mark::Strong),
            text("二"),
            Piece::Close(Mark::Strong),
            Piece::Open(Mark::Emphasis),
            text("三"),
            Piece::Close(Mark::Emphasis),
        ];
        assert_eq!(paragraph(&pieces), "**一二**<em>三</em>");
    }

    #[test]
    fn lines_are_what_they_stand_in() {
        let pieces = vec![text("a|b {c} #"), Piece::Break, text("# d")];
        assert_eq!(spell(pieces.clone(), Line::Paragraph), "a|b {c} #\\\n\\# d");
        assert_eq!(spell(pieces.clone(), Line::Heading), "a|b \\{c} # # d");
        assert_eq!(spell(pieces, Line::Cell), "a\\|b {c} #<br># d");
    }
}
