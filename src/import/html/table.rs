//! Tables: those of Markdown where they can be, else as HTML.

use super::{
    block::{Block, Blocks, Kind},
    piece::Piece,
    spell::{Line, spell},
    tree::Element,
};
use crate::message::message;

/// Columns of a table of Markdown.
const MAX_COLUMNS: usize = 40;

impl Blocks<'_> {
    pub(super) fn table(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        if let Some(caption) = element.elements().find(|child| child.name == "caption") {
            blocks.extend(self.flow(&caption.children));
        }
        let mut rows = Vec::new();
        collect(element, &mut rows);
        let width = rows
            .iter()
            .map(|row| row.elements().count())
            .max()
            .unwrap_or(0);
        if width == 0 {
            return;
        }
        if width > MAX_COLUMNS || rows.iter().any(|row| is_complex(row)) {
            return self.raw_block(&without_caption(element), blocks);
        }
        // One cell around everything is no table but a frame.
        if let ([row], 1) = (rows.as_slice(), width) {
            let cell = row.elements().next();
            return blocks.extend(cell.into_iter().flat_map(|cell| self.flow(&cell.children)));
        }
        if !has_head(rows[0]) {
            self.change(element, "table-head", message!("import-table-head"));
        }
        let mut lines: Vec<_> = rows.iter().map(|row| self.row(row, width)).collect();
        let signs: Vec<_> = (0..width).map(|at| alignment(rows[0], at)).collect();
        lines.insert(1, format!("| {} |", signs.join(" | ")));
        blocks.push(Block {
            text: lines.join("\n"),
            kind: Kind::Other,
        });
    }

    fn row(&mut self, row: &Element, width: usize) -> String {
        let mut cells: Vec<_> = row.elements().map(|cell| self.cell(cell)).collect();
        cells.resize(width, String::new());
        format!("| {} |", cells.join(" | "))
    }

    fn cell(&mut self, cell: &Element) -> String {
        let mut line: Vec<Piece> = Vec::new();
        for child in &cell.children {
            self.inline(child, &mut line);
        }
        spell(line, Line::Cell)
    }
}

/// The rows of a table, whatever groups them, but not those of tables in it.
fn collect<'e>(element: &'e Element, rows: &mut Vec<&'e Element>) {
    for child in element.elements() {
        match child.name.as_str() {
            "tr" if child.elements().next().is_some() => rows.push(child),
            "thead" | "tbody" | "tfoot" | "table" => collect(child, rows),
            _ => {}
        }
    }
}

fn without_caption(table: &Element) -> Element {
    let mut table = table.clone();
    table.children.retain(
        |node| !matches!(node, super::tree::Node::Element(child) if child.name == "caption"),
    );
    table
}

/// Whether a cell spans others or holds what needs lines.
fn is_complex(row: &Element) -> bool {
    let blocks = [
        "ul",
        "ol",
        "pre",
        "table",
        "blockquote",
        "dl",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
    ];
    row.elements().any(|cell| {
        let spans = |name: &str| cell.value(name).is_some_and(|value| value != "1");
        spans("colspan")
            || spans("rowspan")
            || cell.has_block && blocks.iter().any(|name| cell.find(name).is_some())
    })
}

fn has_head(row: &Element) -> bool {
    row.elements().any(|cell| cell.name == "th")
}

fn alignment(row: &Element, column: usize) -> &'static str {
    let cell = row.elements().nth(column);
    let style = cell.map(|cell| {
        let style = cell.value("style").unwrap_or_default().replace(' ', "");
        let class = cell.value("class").unwrap_or_default();
        let align = cell.value("align").unwrap_or_default();
        format!("{style};{class};text-align:{align}").to_ascii_lowercase()
    });
    let style = style.unwrap_or_default();
    let is = |side: &str| {
        style.contains(&format!("text-align:{side}"))
            || style.contains(&format!("has-text-align-{side}"))
    };
    match () {
        () if is("center") => ":---:",
        () if is("right") => "---:",
        () if is("left") => ":---",
        () => "---",
    }
}
