//! Pictures with captions, films, and what other sites show of themselves.

use super::{
    block::{Block, Blocks},
    inline,
    piece::{Mark, Piece},
    raw,
    tree::{Element, Node},
};
use crate::message::message;

impl Blocks<'_> {
    pub(super) fn figure(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        if element.is_of("wp-block-embed") {
            return self.embed(element, blocks);
        }
        let caption = element.elements().find(|child| child.name == "figcaption");
        let pictures = pictures(element);
        let holds_more = [
            "table",
            "pre",
            "blockquote",
            "video",
            "audio",
            "figure",
            "iframe",
        ];
        let holds_more = holds_more.iter().any(|name| element.find(name).is_some());
        match (pictures.as_slice(), caption) {
            ([picture], caption) if !holds_more && stands_alone(element) => {
                self.picture(picture, caption, blocks);
            }
            _ => blocks.extend(self.flow(&element.children)),
        }
    }

    /// A picture with its caption: in Markdown its title, and where that holds more than text, HTML.
    fn picture(
        &mut self,
        (picture, link): &(&Element, Option<&Element>),
        caption: Option<&Element>,
        blocks: &mut Vec<Block>,
    ) {
        let caption = caption.filter(|caption| !caption.text().trim().is_empty());
        if let Some(caption) = caption
            && caption.elements().any(|child| child.name != "br")
        {
            let inner = [raw::html(
                &picture_nodes(picture, *link),
                self.options.address,
            )];
            let caption = raw::html(&[Node::Element(caption.clone())], self.options.address);
            let html = format!("<figure>\n{}\n{caption}\n</figure>", inner.concat());
            return blocks.push(Block::other(html));
        }
        let mut line = Vec::new();
        self.image(picture, &mut line);
        if let (Some(Piece::Image { title, .. }), Some(caption)) = (line.last_mut(), caption) {
            *title = crate::content::line(&caption.text());
        }
        let mark = link.and_then(|link| self.link_mark(link));
        if let Some(mark @ Mark::Link(..)) = mark {
            line.insert(0, Piece::Open(mark.clone()));
            line.push(Piece::Close(mark));
        }
        self.paragraph(&mut line, blocks);
    }

    /// A page of another site that was shown in the text: a link to it.
    fn embed(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let text = element.text();
        let mut words = text.split_whitespace();
        let address =
            words.find(|word| word.starts_with("https://") || word.starts_with("http://"));
        let Some(address) = address.filter(|_| element.find("iframe").is_none()) else {
            return blocks.extend(self.flow(&element.children));
        };
        let told = message!("import-embed", address = address);
        self.change(element, "embed", told);
        let mut line = vec![Piece::Text(address.to_owned())];
        self.paragraph(&mut line, blocks);
        if let Some(caption) = element.elements().find(|child| child.name == "figcaption") {
            blocks.extend(self.flow(&caption.children));
        }
    }

    /// A film or a sound, which stays one.
    pub(super) fn media(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let Some(address) = self.media_address(element) else {
            return blocks.extend(self.flow(&element.children));
        };
        let name = &element.name;
        let poster = element.value("poster").filter(|_| name == "video");
        let poster = poster.map(|poster| raw::attribute(&(self.options.address)(poster)));
        let poster = poster.map_or(String::new(), |poster| format!(" poster=\"{poster}\""));
        let src = raw::attribute(&address);
        let html = format!("<figure>\n<{name} src=\"{src}\"{poster} controls></{name}>\n</figure>");
        blocks.push(Block::other(html));
    }

    /// Where a film, a sound or a frame is, as an address that can be written as it is.
    pub(super) fn media_address(&mut self, element: &Element) -> Option<String> {
        let source = || {
            element
                .find("source")
                .and_then(|source| source.value("src"))
        };
        let lazy = || element.value("data-src");
        let src = element.value("src").or_else(source).or_else(lazy)?;
        let src = match src.strip_prefix("//") {
            Some(rest) => format!("https://{rest}"),
            None => src.to_owned(),
        };
        let is_plain = !src.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
        let is_safe = element.name != "iframe" || src.starts_with("http");
        (is_plain && is_safe).then(|| (self.options.address)(&src))
    }
}

/// The pictures in an element, each with the link around it.
fn pictures(element: &Element) -> Vec<(&Element, Option<&Element>)> {
    fn collect<'e>(
        element: &'e Element,
        link: Option<&'e Element>,
        found: &mut Vec<(&'e Element, Option<&'e Element>)>,
    ) {
        for child in element
            .elements()
            .filter(|child| child.name != "figcaption")
        {
            match child.name.as_str() {
                "img" if inline::source(child).is_some() => found.push((child, link)),
                "a" => collect(child, Some(child), found),
                _ => collect(child, link, found),
            }
        }
    }
    let mut found = Vec::new();
    collect(element, None, &mut found);
    found
}

/// Whether nothing but the caption is text in it.
fn stands_alone(figure: &Element) -> bool {
    let parts = figure.children.iter();
    let mut parts =
        parts.filter(|node| !matches!(node, Node::Element(one) if one.name == "figcaption"));
    parts.all(|node| match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(element) => element.text().trim().is_empty(),
    })
}

fn picture_nodes(picture: &Element, link: Option<&Element>) -> Vec<Node> {
    match link {
        Some(link) => vec![Node::Element(link.clone())],
        None => vec![Node::Element(picture.clone())],
    }
}
