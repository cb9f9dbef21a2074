//! Lists.

use super::{
    block::{Block, Blocks, Kind, MAX_DEPTH, join},
    tree::Element,
};

impl Blocks<'_> {
    pub(super) fn list(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let start = element.value("start").and_then(|start| start.parse().ok());
        let start = (element.name == "ol").then_some(start.unwrap_or(1));
        let items: Vec<Element> = items(element);
        self.list_of(&items, start, blocks);
    }

    /// A list of `items`, numbered from `start` on where there is one.
    pub(super) fn list_of(
        &mut self,
        items: &[Element],
        start: Option<u32>,
        blocks: &mut Vec<Block>,
    ) {
        if self.depth >= MAX_DEPTH {
            for item in items {
                blocks.extend(self.flow(&item.children));
            }
            return;
        }
        self.depth += 1;
        let contents: Vec<_> = items.iter().map(|item| self.flow(&item.children)).collect();
        self.depth -= 1;
        if contents.iter().all(Vec::is_empty) {
            return;
        }
        let numbered = start.is_some();
        let second = matches!(
            blocks.last(),
            Some(Block { kind: Kind::List { numbered: before, second: false }, .. }) if *before == numbered
        );
        let is_tight = contents.iter().all(|item| is_tight(item));
        let between = if is_tight { "\n" } else { "\n\n" };
        let mut lines = Vec::new();
        for (at, item) in contents.iter().enumerate() {
            let sign = sign(start, at, second);
            lines.push(indented(&sign, &join(item, between)));
        }
        blocks.push(Block {
            text: lines.join(between),
            kind: Kind::List { numbered, second },
        });
    }
}

/// The items of a list; what stands in it without being one becomes one.
fn items(list: &Element) -> Vec<Element> {
    let mut items: Vec<Element> = Vec::new();
    for child in list.elements() {
        match child.name.as_str() {
            "li" => items.push(child.clone()),
            "ul" | "ol" => match items.last_mut() {
                // A list between items belongs to the one before it.
                Some(before) => {
                    before
                        .children
                        .push(super::tree::Node::Element(child.clone()));
                    before.has_block = true;
                }
                None => items.push(child.around()),
            },
            _ => items.push(child.around()),
        }
    }
    items
}

/// One paragraph at most, and lists below it.
fn is_tight(item: &[Block]) -> bool {
    item.iter().enumerate().all(|(at, block)| match block.kind {
        Kind::Paragraph => at == 0,
        Kind::List { .. } => at <= 1,
        Kind::Other => at == 0,
    })
}

fn sign(start: Option<u32>, at: usize, second: bool) -> String {
    const MOST: u32 = 900_000_000;
    match start {
        None if second => "* ".to_owned(),
        None => "- ".to_owned(),
        Some(start) => {
            let number = start.min(MOST) as usize + at;
            format!("{number}{} ", if second { ')' } else { '.' })
        }
    }
}

/// `text` behind `sign`, its other lines below its first.
fn indented(sign: &str, text: &str) -> String {
    let indent = " ".repeat(sign.len());
    let lines = text
        .split('\n')
        .enumerate()
        .map(|(at, line)| match (at, line) {
            (0, line) => format!("{sign}{line}").trim_end().to_owned(),
            (_, "") => String::new(),
            (_, line) => format!("{indent}{line}"),
        });
    lines.collect::<Vec<_>>().join("\n")
}
