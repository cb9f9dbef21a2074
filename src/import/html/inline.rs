//! Elements and text that stand in a line, as pieces.

use super::{
    block::Blocks,
    names,
    piece::{Mark, Piece},
    tree::{Element, Node},
};
use crate::{message::message, text::line_break};

impl Blocks<'_> {
    /// Adds what `node` is in a line.
    pub(super) fn inline(&mut self, node: &Node, line: &mut Vec<Piece>) {
        match node {
            Node::Text(text) => self.text(text, line),
            Node::Element(element) => self.element(element, line),
        }
    }

    fn inlines(&mut self, nodes: &[Node], line: &mut Vec<Piece>) {
        for node in nodes {
            self.inline(node, line);
        }
    }

    /// Text, in which white space is one space and a line's end none between two characters of Chinese.
    pub(super) fn text(&self, text: &str, line: &mut Vec<Piece>) {
        let mut words = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_space) {
            let (before, space) = rest.split_at(start);
            words.extend(before.chars().filter(|c| is_shown(*c)));
            let after = space.trim_start_matches(is_space);
            let space = &space[..space.len() - after.len()];
            rest = after;
            let ends_line = space.contains('\n');
            if ends_line && self.options.breaks {
                line.push(Piece::Text(std::mem::take(&mut words)));
                break_line(line);
                continue;
            }
            let beside = (before.chars().next_back(), after.chars().next());
            let joins =
                matches!(beside, (Some(a), Some(b)) if ends_line && line_break::joins(a, b));
            if !joins {
                words.push(' ');
            }
        }
        words.extend(rest.chars().filter(|c| is_shown(*c)));
        line.push(Piece::Text(words));
    }

    fn element(&mut self, element: &Element, line: &mut Vec<Piece>) {
        match element.name.as_str() {
            "br" => line.push(Piece::Break),
            "wbr" => {}
            "img" => self.image(element, line),
            "code" | "tt" if element.find("a").is_none() => self.code(element, line),
            // It leads where the name of the file before it leads.
            "a" if element.is_of("wp-block-file__button") => {}
            "a" => self.link(element, line),
            "sup" if element.value("data-fn").is_some() => self.footnote(element, line),
            "input" if element.value("type") == Some("checkbox") => {
                let sign = match element.has("checked") {
                    true => "[x] ",
                    false => "[ ] ",
                };
                line.push(Piece::Raw(sign.to_owned()));
            }
            name if names::is_dropped(name) => self.drop(element),
            name if let Some(name) = names::kept_inline(name) => {
                self.marked(kept(name, element), element, line);
            }
            _ => match mark_of(element).filter(|mark| !self.active.contains(mark)) {
                Some(mark) => {
                    self.active.push(mark.clone());
                    self.marked(mark, element, line);
                    self.active.pop();
                }
                None => self.apart(element, line),
            },
        }
    }

    /// The content of an element without a sign; a block in a line, such as in a cell, is a line in it.
    fn apart(&mut self, element: &Element, line: &mut Vec<Piece>) {
        let is_block = names::is_block(&element.name);
        if is_block && !line.is_empty() {
            break_line(line);
        }
        match element.name.as_str() {
            "iframe" | "video" | "audio" => {
                let address = self.media_address(element);
                line.extend(address.map(|address| Piece::Raw(format!("<{address}>"))));
            }
            _ => self.inlines(&element.children, line),
        }
        if is_block {
            break_line(line);
        }
    }

    pub(super) fn marked(&mut self, mark: Mark, element: &Element, line: &mut Vec<Piece>) {
        line.push(Piece::Open(mark.clone()));
        self.inlines(&element.children, line);
        line.push(Piece::Close(mark));
    }

    fn code(&mut self, element: &Element, line: &mut Vec<Piece>) {
        let code: String = element.text().chars().filter(|c| is_shown(*c)).collect();
        match code.trim().is_empty() {
            true => line.push(Piece::Text(" ".to_owned())),
            false => line.push(Piece::Code(code)),
        }
    }

    fn link(&mut self, element: &Element, line: &mut Vec<Piece>) {
        if let Some(id) = element.value("id").or(element.value("name"))
            && is_id(id)
            && element.value("href").is_none()
        {
            line.push(Piece::Raw(format!("<span id=\"{id}\"></span>")));
        }
        let Some(mark) = self.link_mark(element) else {
            return self.inlines(&element.children, line);
        };
        self.in_link = true;
        self.marked(mark, element, line);
        self.in_link = false;
    }

    /// The link that `element` is; none within another, for links do not nest.
    pub(super) fn link_mark(&self, element: &Element) -> Option<Mark> {
        let href = element.value("href").filter(|_| !self.in_link)?;
        let title = element.value("title").unwrap_or_default();
        Some(Mark::Link((self.options.address)(href), title.to_owned()))
    }

    pub(super) fn image(&mut self, element: &Element, line: &mut Vec<Piece>) {
        if element.is_of("emoji") || element.is_of("wp-smiley") {
            return line.push(Piece::Text(
                element.value("alt").unwrap_or_default().to_owned(),
            ));
        }
        let Some(src) = source(element) else { return };
        line.push(Piece::Image {
            src: (self.options.address)(src),
            alt: crate::content::line(element.value("alt").unwrap_or_default()),
            title: String::new(),
        });
    }

    /// The number of a note.
    fn footnote(&mut self, element: &Element, line: &mut Vec<Piece>) {
        let id = element.value("data-fn").unwrap_or_default();
        let number = self.options.footnotes.iter().position(|known| known == id);
        match number {
            Some(number) => line.push(Piece::Raw(format!("[^{}]", number + 1))),
            None => self.inlines(&element.children, line),
        }
    }

    /// An element that no article can have.
    pub(super) fn drop(&mut self, element: &Element) {
        if !names::is_silently_dropped(&element.name) {
            let name = &element.name;
            let told = message!("import-element", name = name);
            self.lose(element, "element", told);
        }
    }
}

/// A break, unless there is one already or nothing that it could end.
fn break_line(line: &mut Vec<Piece>) {
    let is_air = |piece: &&Piece| matches!(piece, Piece::Text(text) if text.trim().is_empty());
    let last = line.iter().rev().find(|piece| !is_air(piece));
    if last.is_some_and(|last| *last != Piece::Break) {
        line.push(Piece::Break);
    }
}

/// White space as HTML has it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Neither a control character nor one that text never holds.
fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// The mark for an element, by its name or its style.
pub(super) fn mark_of(element: &Element) -> Option<Mark> {
    match element.name.as_str() {
        "strong" | "b" => Some(Mark::Strong),
        "em" | "i" => Some(Mark::Emphasis),
        "del" | "s" | "strike" => Some(Mark::Strike),
        "span" | "font" => {
            let style = element.value("style").unwrap_or_default();
            let style = style.replace(' ', "").to_ascii_lowercase();
            let is_bold = ["font-weight:bold", "font-weight:700", "font-weight:600"];
            if is_bold.iter().any(|bold| style.contains(bold)) {
                Some(Mark::Strong)
            } else {
                style
                    .contains("font-style:italic")
                    .then_some(Mark::Emphasis)
            }
        }
        _ => None,
    }
}

/// The mark of an element that is written as a tag.
fn kept(name: &'static str, element: &Element) -> Mark {
    let title = element.value("title").map(super::raw::attribute);
    let title = title.map_or(String::new(), |title| format!(" title=\"{title}\""));
    Mark::Tag(name, format!("<{name}{title}>"))
}

/// Where a picture is, also where a script was to put it later.
pub(super) fn source(element: &Element) -> Option<&str> {
    let is_address = |src: &&str| !src.starts_with("data:") && *src != "#";
    let lazy = [
        "data-src",
        "data-original",
        "data-lazy-src",
        "data-actualsrc",
    ];
    let lazy = lazy.iter().find_map(|name| element.value(name));
    element.value("src").filter(is_address).or(lazy)
}

/// Whether an anchor may be written as it is.
pub(super) fn is_id(id: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    id.len() <= 100 && id.chars().all(is_part)
}
