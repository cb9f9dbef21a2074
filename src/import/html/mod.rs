//! HTML to Markdown that kuaidu renders to the same text.
//!
//! ```text
//! html ─→ Node …  parse    ─→ blocks  block, list, table, figure
//!                          └→ Piece …  inline ─→ a line  spell
//! ```

mod block;
mod code;
mod figure;
mod inline;
mod list;
mod names;
mod paragraph;
mod parse;
mod piece;
#[cfg(test)]
mod properties;
mod raw;
mod spell;
mod table;
mod tree;

pub(super) use self::block::Blocks;
use crate::message::Message;

/// How a text is to be read.
pub(super) struct Options<'a> {
    /// Whether a line's end is a break and an empty line parts paragraphs, as where WordPress keeps
    /// a text without blocks (`wpautop`).
    pub(super) breaks: bool,
    /// The new address of a link or picture.
    pub(super) address: &'a dyn Fn(&str) -> String,
    /// The ids of notes, in the order of their numbers.
    pub(super) footnotes: &'a [String],
}

/// A text in Markdown, and what happened to it on the way.
#[derive(Debug, Default)]
pub(super) struct Converted {
    pub(super) markdown: String,
    pub(super) losses: Vec<Loss>,
}

/// Something of a text that did not come over as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Loss {
    /// The line of the text, from 1.
    pub(super) line: usize,
    /// Whether it came over in another form; else nothing of it is left.
    pub(super) is_change: bool,
    pub(super) rule: &'static str,
    pub(super) message: Message,
}

/// `html` as Markdown.
pub(super) fn convert(html: &str, options: &Options<'_>) -> Converted {
    let nodes = parse::parse(html);
    let mut blocks = Blocks::new(options);
    let markdown = blocks.markdown(&nodes);
    Converted {
        markdown,
        losses: blocks.losses,
    }
}

/// The text of a little HTML, such as a title, in one line.
pub(super) fn text(html: &str) -> String {
    let mut text = String::new();
    for node in parse::parse(html) {
        match node {
            tree::Node::Text(part) => text.push_str(&part),
            tree::Node::Element(element) => {
                text.push_str(&element.text());
                if names::is_block(&element.name) {
                    text.push('\n');
                }
            }
        }
    }
    crate::content::line(&text)
}
