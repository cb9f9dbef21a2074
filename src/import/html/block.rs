//! Elements that begin a line of their own: paragraphs, headings, quotes, code.

use super::{
    Loss, Options,
    inline::{is_id, mark_of},
    names,
    piece::{Mark, Piece},
    raw,
    spell::{Line, spell},
    tree::{Element, Node},
};
use crate::{
    import::markdown::fence,
    message::{Message, message},
};

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
    fn around(&self) -> Vec<Mark> {
        self.active.clone()
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

    /// Code; a poem, which only keeps its lines, is none.
    fn pre(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        if element.is_of("wp-block-verse") {
            let mut line = Vec::new();
            for text in element.text().split('\n') {
                line.push(Piece::Text(text.trim().to_owned()));
                line.push(Piece::Break);
            }
            return self.paragraph(&mut line, blocks);
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

/// The parts of a text between empty lines.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
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

fn wrapped(marks: Vec<Mark>, pieces: Vec<Piece>) -> Vec<Piece> {
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
