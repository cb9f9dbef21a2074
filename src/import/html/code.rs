//! Text that keeps its lines: code, and poems.

use super::{
    block::{Block, Blocks},
    piece::Piece,
    tree::{Element, Node},
};
use crate::import::markdown::fence;

impl Blocks<'_> {
    /// Code; a poem, which only keeps its lines, is none.
    pub(super) fn pre(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        if element.is_of("wp-block-verse") {
            return self.verse(element, blocks);
        }
        let code = element.text();
        // The first line's end belongs to the tag (HTML, 13.1.2.5).
        let code = code.strip_prefix('\n').unwrap_or(&code);
        let code: String = code
            .chars()
            .filter(|c| *c != '\r' && *c != '\u{fdd0}')
            .collect();
        if !code.trim().is_empty() {
            blocks.push(Block::other(fence(&code, &language(element))));
        }
    }

    /// A poem, which keeps its lines and marks.
    fn verse(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let mut line = Vec::new();
        for child in &element.children {
            let Node::Text(text) = child else {
                self.inline(child, &mut line);
                continue;
            };
            for (at, text) in text.split('\n').enumerate() {
                line.extend((at > 0).then_some(Piece::Break));
                line.push(Piece::Text(text.trim().to_owned()));
            }
        }
        self.paragraph(&mut line, blocks);
    }
}

/// The language that the classes of a block of code name.
fn language(pre: &Element) -> String {
    let code = pre.elements().find(|child| child.name == "code");
    let lang = code
        .and_then(|code| code.value("lang"))
        .or(pre.value("lang"));
    let classes = pre
        .classes()
        .chain(code.into_iter().flat_map(Element::classes));
    let mut named = classes.filter_map(|class| {
        let found = ["language-", "lang-", "brush:", "lang:"];
        found.iter().find_map(|prefix| class.strip_prefix(prefix))
    });
    let language = named
        .next()
        .or(lang)
        .or(pre.value("data-language"))
        .unwrap_or_default();
    let language = language.trim_end_matches(';');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
    match language.chars().all(is_plain) && language.len() < 40 {
        true => language.to_ascii_lowercase(),
        false => String::new(),
    }
}
