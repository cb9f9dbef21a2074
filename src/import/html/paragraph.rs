//! Lines that become paragraphs.

use super::{
    block::{Block, Blocks, Kind},
    piece::{Mark, Piece},
    spell::{Line, spell},
};

impl Blocks<'_> {
    /// Ends a paragraph. Two breaks in a row part it.
    pub(super) fn paragraph(&mut self, line: &mut Vec<Piece>, blocks: &mut Vec<Block>) {
        for pieces in parted(std::mem::take(line)) {
            let pieces = match self.around() {
                marks if marks.is_empty() => pieces,
                marks => wrapped(marks, pieces),
            };
            let text = match address_alone(&pieces) {
                Some(address) => format!("<{address}>"),
                None => spell(pieces, Line::Paragraph),
            };
            if !text.trim().is_empty() {
                let kind = Kind::Paragraph;
                blocks.push(Block { text, kind });
            }
        }
    }

    /// The marks of elements that blocks stand in, such as a link around a heading and a picture.
    pub(super) fn around(&self) -> Vec<Mark> {
        self.active.clone()
    }
}

/// The parts of a text between empty lines.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut from = 0;
        while let Some(at) = text[from..].find('\n') {
            let end = from + at;
            let after = text[end + 1..].trim_start_matches([' ', '\t', '\r', '\u{a0}']);
            if after.starts_with('\n') {
                rest = Some(after.trim_start_matches(['\n', ' ', '\t', '\r']));
                return Some(&text[..end]);
            }
            from = end + 1;
        }
        rest = None;
        Some(text)
    })
}

/// The pieces between two breaks in a row, where no mark is open.
fn parted(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut parts = vec![Vec::new()];
    let (mut depth, mut breaks) = (0_usize, 0);
    for piece in pieces {
        match &piece {
            Piece::Break => breaks += 1,
            Piece::Text(text) if text.trim().is_empty() => {}
            Piece::Open(_) => {
                if breaks > 1 && depth == 0 {
                    parts.push(Vec::new());
                }
                depth += 1;
                breaks = 0;
            }
            Piece::Close(_) => {
                depth = depth.saturating_sub(1);
                breaks = 0;
            }
            _ => {
                if breaks > 1 && depth == 0 {
                    parts.push(Vec::new());
                }
                breaks = 0;
            }
        }
        if let Some(part) = parts.last_mut() {
            part.push(piece);
        }
    }
    parts
}

pub(super) fn wrapped(marks: Vec<Mark>, pieces: Vec<Piece>) -> Vec<Piece> {
    let open = marks.iter().cloned().map(Piece::Open);
    let close = marks.iter().rev().cloned().map(Piece::Close);
    open.chain(pieces).chain(close).collect()
}

/// The address that a paragraph consists of, which WordPress would show as what it leads to.
fn address_alone(pieces: &[Piece]) -> Option<&str> {
    let mut texts = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) if text.trim().is_empty() => None,
        piece => Some(piece),
    });
    let (Some(Piece::Text(text)), None) = (texts.next(), texts.next()) else {
        return None;
    };
    let text = text.trim();
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let is_plain = !text.contains(|c: char| c.is_whitespace() || "<>\\`".contains(c));
    (is_address && is_plain).then_some(text)
}
