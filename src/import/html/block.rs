//! Elements that begin a line of their own: paragraphs, headings, quotes, code.

use super::{
    Loss, Options,
    inline::{is_id, mark_of},
    names,
    paragraph::{paragraphs, wrapped},
    piece::{Mark, Piece},
    raw,
    spell::{Line, spell},
    tree::{Element, Node},
};
use crate::message::{Message, message};

/// A text that is becoming Markdown.
pub(in crate::import) struct Blocks<'o> {
    pub(super) options: &'o Options<'o>,
    pub(super) losses: Vec<Loss>,
    /// The signs around the present place.
    pub(super) active: Vec<Mark>,
    pub(super) in_link: bool,
    /// Lists and quotes around the present place.
    pub(super) depth: usize,
}

/// A finished block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) kind: Kind,
}

/// What may stand beside what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// A list, whether it is numbered, and whether its signs are the second of the two that there are.
    List {
        numbered: bool,
        second: bool,
    },
    Other,
}

/// Lists and quotes inside one another; what is deeper stands beside it. A third of what a build takes.
pub(super) const MAX_DEPTH: usize = 12;

impl<'o> Blocks<'o> {
    pub(super) fn new(options: &'o Options<'o>) -> Self {
        Self {
            options,
            losses: Vec::new(),
            active: Vec::new(),
            in_link: false,
            depth: 0,
        }
    }

    pub(super) fn markdown(&mut self, nodes: &[Node]) -> String {
        join(&self.flow(nodes), "\n\n")
    }

    /// The blocks that `nodes` are; what stands in lines becomes paragraphs.
    pub(super) fn flow(&mut self, nodes: &[Node]) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.flow_into(nodes, &mut blocks);
        blocks
    }

    fn flow_into(&mut self, nodes: &[Node], blocks: &mut Vec<Block>) {
        let mut line = Vec::new();
        for node in nodes {
            match node {
                Node::Text(text) if self.options.breaks => {
                    let mut parts = paragraphs(text);
                    if let Some(first) = parts.next() {
                        self.text(first, &mut line);
                    }
                    for part in parts {
                        self.paragraph(&mut line, blocks);
                        self.text(part, &mut line);
                    }
                }
                Node::Element(element) if is_block(element) => {
                    self.paragraph(&mut line, blocks);
                    self.block(element, blocks);
                }
                node => self.inline(node, &mut line),
            }
        }
        self.paragraph(&mut line, blocks);
    }

    fn block(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        match element.name.as_str() {
            name if names::heading(name).is_some() => self.heading(element, blocks),
            "blockquote" => self.quote(element, blocks),
            "ul" | "ol" | "menu" | "dir" => self.list(element, blocks),
            "li" => self.list_of(std::slice::from_ref(element), None, blocks),
            "pre" | "xmp" => self.pre(element, blocks),
            "hr" => blocks.push(Block::other("---")),
            "table" => self.table(element, blocks),
            "dl" => self.raw_block(element, blocks),
            "details" => self.details(element, blocks),
            "figure" => self.figure(element, blocks),
            "video" | "audio" => self.media(element, blocks),
            "iframe" => self.frame(element, blocks),
            name if names::is_dropped(name) => self.drop(element),
            _ => self.container(element, blocks),
        }
    }

    /// An element that only holds others; the sign of one that stands around blocks goes to each of them.
    fn container(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let mark = match element.name.as_str() {
            "a" => self.link_mark(element),
            _ => mark_of(element),
        };
        let mark = mark.filter(|mark| !self.active.contains(mark));
        let is_link = matches!(mark, Some(Mark::Link(..)));
        let has_mark = mark.is_some();
        self.active.extend(mark);
        self.in_link |= is_link;
        self.flow_into(&element.children, blocks);
        self.in_link &= !is_link;
        if has_mark {
            self.active.pop();
        }
    }

    fn heading(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let mut line = Vec::new();
        for child in &element.children {
            self.inline(child, &mut line);
        }
        let is_picture = |piece: &Piece| matches!(piece, Piece::Image { .. });
        if line.iter().any(is_picture) {
            return self.paragraph(&mut line, blocks);
        }
        let line = match self.around() {
            marks if marks.is_empty() => line,
            marks => wrapped(marks, line),
        };
        let text = spell(line, Line::Heading);
        if text.is_empty() {
            return;
        }
        let level = names::heading(&element.name).unwrap_or(2);
        let signs = "#".repeat(level.into());
        let id = element.value("id").filter(|id| is_id(id));
        let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
        blocks.push(Block::other(format!("{signs} {text}{id}")));
    }

    fn quote(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        if self.depth >= MAX_DEPTH {
            return self.flow_into(&element.children, blocks);
        }
        self.depth += 1;
        let inner = self.markdown(&element.children);
        self.depth -= 1;
        if !inner.is_empty() {
            let lines = inner.split('\n').map(|line| match line {
                "" => ">".to_owned(),
                line => format!("> {line}"),
            });
            let lines: Vec<_> = lines.collect();
            blocks.push(Block::other(lines.join("\n")));
        }
    }

    fn details(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let is_summary = |node: &&Node| matches!(node, Node::Element(one) if one.name == "summary");
        let summary = element.children.iter().find(is_summary);
        let summary = summary.map_or(String::new(), |node| {
            raw::html(std::slice::from_ref(node), self.options.address)
        });
        let rest = element.children.iter();
        let rest: Vec<_> = rest.filter(|node| !is_summary(node)).cloned().collect();
        blocks.push(Block::other(format!("<details>\n{summary}")));
        self.flow_into(&rest, blocks);
        blocks.push(Block::other("</details>"));
    }

    /// An element that Markdown has no form for, as HTML.
    pub(super) fn raw_block(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let node = Node::Element(element.clone());
        let html = raw::html(std::slice::from_ref(&node), self.options.address);
        blocks.push(Block::other(html));
    }

    /// Notes that an element was left out.
    pub(super) fn lose(&mut self, element: &Element, rule: &'static str, message: Message) {
        self.losses.push(Loss {
            line: element.line,
            is_change: false,
            rule,
            message,
        });
    }

    /// Notes that an element came over as something else.
    pub(super) fn change(&mut self, element: &Element, rule: &'static str, message: Message) {
        self.losses.push(Loss {
            line: element.line,
            is_change: true,
            rule,
            message,
        });
    }

    fn frame(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        if let Some(address) = self.media_address(element) {
            let told = message!("import-embed", address = &address);
            self.change(element, "embed", told);
            blocks.push(Block::other(format!("<{address}>")));
        }
    }
}

impl Block {
    pub(super) fn other(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: Kind::Other,
        }
    }
}

pub(super) fn join(blocks: &[Block], between: &str) -> String {
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    texts.join(between)
}

fn is_block(element: &Element) -> bool {
    names::is_block(&element.name) || element.has_block && !names::is_dropped(&element.name)
}
