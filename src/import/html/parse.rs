//! Reads HTML into a tree: of tokens, in linear time, and of bounded depth.
//!
//! The tree of the standard copies elements that are open where they should not be, by which a small
//! text becomes a large one. Here every token makes one node at most, and what is not closed in its
//! place is closed with what it stands in.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use super::{
    names,
    tree::{Element, Node},
};

/// Elements inside one another; what is deeper loses its tags.
const MAX_DEPTH: usize = 60;

/// The nodes of `html`.
pub(in crate::import) fn parse(html: &str) -> Vec<Node> {
    let sink = Sink {
        builder: RefCell::new(Builder::default()),
        raw: Cell::new(None),
    };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // Without scripts there is nothing at which the tokenizer would pause.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.builder.into_inner().finish()
}

struct Sink {
    builder: RefCell<Builder>,
    /// How the tokenizer is to go on after a tag whose content is no HTML.
    raw: Cell<Option<RawKind>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut builder = self.builder.borrow_mut();
        match token {
            Token::CharacterTokens(text) => builder.text(&text),
            Token::TagToken(tag) if tag.kind == StartTag => {
                self.raw.set(raw_kind(&tag.name));
                builder.start(&tag, usize::try_from(line).unwrap_or(usize::MAX));
            }
            Token::TagToken(tag) => builder.end(&tag.name),
            _ => {}
        }
        match self.raw.take() {
            Some(kind) => TokenSinkResult::RawData(kind),
            None => TokenSinkResult::Continue,
        }
    }
}

/// What stands in elements whose content is text (HTML, 13.2.6.4.4 and 13.2.6.4.7).
fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" | "style" | "iframe" | "noembed" | "noframes" | "xmp" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

#[derive(Default)]
struct Builder {
    done: Vec<Node>,
    /// The elements that are open, outermost first.
    open: Vec<Element>,
    /// How many tags of each name were left out for their depth and are not yet closed.
    left_out: BTreeMap<String, usize>,
}

impl Builder {
    fn nodes(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(element) => &mut element.children,
            None => &mut self.done,
        }
    }

    fn text(&mut self, text: &str) {
        match self.nodes().last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.nodes().push(Node::Text(text.to_owned())),
        }
    }

    fn start(&mut self, tag: &Tag, line: usize) {
        let name = &*tag.name;
        self.close_for(name);
        if names::is_void(name) {
            let element = element(tag, line);
            return self.push(element);
        }
        if self.open.len() >= MAX_DEPTH {
            *self.left_out.entry(name.to_owned()).or_default() += 1;
            return;
        }
        self.open.push(element(tag, line));
    }

    /// Puts a finished element into the one around it.
    fn push(&mut self, element: Element) {
        let is_block = element.has_block || names::is_block(&element.name);
        if let Some(around) = self.open.last_mut() {
            around.has_block |= is_block;
        }
        self.nodes().push(Node::Element(element));
    }

    fn end(&mut self, name: &str) {
        if let Some(count) = self.left_out.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        let crossed = self.open[at + 1..].iter();
        let reopened: Vec<Element> = match names::is_formatting(name) {
            true => crossed.map(Element::again).collect(),
            false => Vec::new(),
        };
        self.close_to(at);
        self.open.extend(reopened);
    }

    /// Closes the elements from the `at`th on.
    fn close_to(&mut self, at: usize) {
        while self.open.len() > at {
            if let Some(element) = self.open.pop() {
                self.push(element);
            }
        }
    }

    /// Closes what ends where an element of that name begins (HTML, 13.1.2.4).
    fn close_for(&mut self, name: &str) {
        let (ended, bounds): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table", "thead", "tbody", "tfoot"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "caption"], &["table"]),
            "rt" | "rp" => (&["rt", "rp"], &["ruby"]),
            _ if names::is_block(name) => (&["p"], &["table", "td", "th", "caption"]),
            _ => return,
        };
        for at in (0..self.open.len()).rev() {
            let open = self.open[at].name.as_str();
            if ended.contains(&open) {
                return self.close_to(at);
            }
            if bounds.contains(&open) {
                return;
            }
        }
    }

    fn finish(mut self) -> Vec<Node> {
        self.close_to(0);
        self.done
    }
}

fn element(tag: &Tag, line: usize) -> Element {
    let attribute =
        |one: &html5ever::Attribute| (one.name.local.to_string(), one.value.to_string());
    Element {
        name: tag.name.to_string(),
        attributes: tag.attrs.iter().map(attribute).collect(),
        line,
        ..Element::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree with its tags.
    fn shown(html: &str) -> String {
        fn show(nodes: &[Node], out: &mut String) {
            for node in nodes {
                match node {
                    Node::Text(text) => out.push_str(text),
                    Node::Element(element) => {
                        out.push_str(&format!("<{}>", element.name));
                        show(&element.children, out);
                        out.push_str(&format!("</{}>", element.name));
                    }
                }
            }
        }
        let mut out = String::new();
        show(&parse(html), &mut out);
        out
    }

    #[test]
    fn what_is_not_closed_ends_where_it_must() {
        for (html, want) in [
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            (
                "<p>a<ul><li>b<li>c</ul>d",
                "<p>a</p><ul><li>b</li><li>c</li></ul>d",
            ),
            (
                "<ul><li>a<ul><li>b</ul><li>c</ul>",
                "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            ),
            (
                "<table><tr><td>a<td><p>b<tr><td>c</table>",
                "<table><tr><td>a</td><td><p>b</p></td></tr><tr><td>c</td></tr></table>",
            ),
            ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b><i>c</i>"),
            ("<b><p>a</b>b</p>", "<b><p>a</p></b><p>b</p>"),
            ("</div>a</p>", "a"),
            ("a<br/>b<img src=x>c", "a<br></br>b<img></img>c"),
            ("<script>a<b></script>c", "<script>a<b></script>c"),
            (
                "<dl><dt>a<dd>b<dt>c</dl>",
                "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
            ),
        ] {
            assert_eq!(shown(html), want, "{html}");
        }
    }

    #[test]
    fn depth_and_copies_are_bounded() {
        let deep = format!("{}x{}y", "<div>".repeat(50_000), "</div>".repeat(50_000));
        assert_eq!(shown(&deep).matches("<div>").count(), MAX_DEPTH);
        assert!(shown(&deep).ends_with('y'));
        let trap = format!("{}{}", "<b><i>".repeat(20), "<p>x</b></i>".repeat(5_000));
        assert!(shown(&trap).len() < 2_000_000);
    }

    #[test]
    fn elements_know_their_lines_and_blocks() {
        let nodes = parse("a\n<a href=' x '>\n<div>b</div></a>");
        let Some(Node::Element(link)) = nodes.get(1) else {
            panic!("{nodes:?}");
        };
        assert_eq!((link.line, link.has_block), (2, true));
        assert_eq!(link.value("href"), Some("x"));
        assert_eq!(link.text(), "\nb");
    }
}
