//! Elements that Markdown has no form for, as HTML that stands in it: without empty lines, which would
//! end it, and with nothing but what a build publishes.

use super::{
    inline::source,
    names,
    tree::{Element, Node},
};

/// Elements that are written, with the attributes that each keeps.
const WRITTEN: &[(&str, &[&str])] = &[
    ("a", &["href", "title"]),
    ("abbr", &["title"]),
    ("b", &[]),
    ("blockquote", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("del", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("i", &[]),
    ("ins", &[]),
    ("kbd", &[]),
    ("li", &[]),
    ("mark", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("small", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan"]),
    ("thead", &[]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
];

/// `nodes` as HTML; `address` gives the new address of a link or picture.
pub(super) fn html(nodes: &[Node], address: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    write(nodes, address, &mut out);
    out.trim_end_matches('\n').to_owned()
}

fn write(nodes: &[Node], address: &dyn Fn(&str) -> String, out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => push(text, out),
            Node::Element(element) => one(element, address, out),
        }
    }
}

fn one(element: &Element, address: &dyn Fn(&str) -> String, out: &mut String) {
    let name = element.name.as_str();
    match name {
        "br" => out.push_str("<br>"),
        "img" => {
            if let Some(src) = source(element) {
                let alt = attribute(element.value("alt").unwrap_or_default());
                let src = attribute(&address(src));
                out.push_str(&format!("<img src=\"{src}\" alt=\"{alt}\">"));
            }
        }
        _ if names::is_dropped(name) => {}
        _ => {
            let written = WRITTEN.iter().find(|(known, _)| *known == name);
            if let Some((_, attributes)) = written {
                start(element, attributes, address, out);
            }
            write(&element.children, address, out);
            if written.is_some() {
                out.push_str(&format!("</{name}>"));
                end_line(name, out);
            }
        }
    }
}

fn start(
    element: &Element,
    attributes: &[&str],
    address: &dyn Fn(&str) -> String,
    out: &mut String,
) {
    let name = &element.name;
    out.push_str(&format!("<{name}"));
    for attribute_name in attributes {
        let Some(value) = element.value(attribute_name) else {
            continue;
        };
        let value = match *attribute_name {
            "href" => address(value),
            _ => value.to_owned(),
        };
        out.push_str(&format!(" {attribute_name}=\"{}\"", attribute(&value)));
    }
    out.push('>');
    if matches!(
        name.as_str(),
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "dl"
    ) {
        end_line("tr", out);
    }
}

/// The parts of tables and lists stand on lines of their own, for the people who will edit them.
fn end_line(name: &str, out: &mut String) {
    let ends = [
        "tr", "thead", "tbody", "tfoot", "table", "dt", "dd", "li", "ul", "ol", "td", "th",
    ];
    if ends.contains(&name) && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Text, in which no line is empty.
fn push(text: &str, out: &mut String) {
    let mut after_space = out.ends_with(['\n', ' ']) || out.is_empty();
    for c in text.chars() {
        let is_space = c.is_ascii_whitespace();
        match c {
            _ if is_space && after_space => {}
            _ if is_space => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() || c == '\u{fdd0}' => {}
            c => out.push(c),
        }
        after_space = is_space;
    }
}

/// A value of an attribute.
pub(super) fn attribute(value: &str) -> String {
    let mut out = String::new();
    push(value, &mut out);
    out.trim().replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;

    /// What is written besides: by [`one`], by figures, by folded texts and anchors, and in lines.
    const BESIDES: &[(&str, &[&str])] = &[
        ("audio", &["src"]),
        ("br", &[]),
        ("details", &[]),
        ("img", &["src", "alt"]),
        ("span", &["id"]),
        ("video", &["src", "poster"]),
    ];

    #[test]
    fn what_is_written_is_what_a_build_publishes() {
        for (element, attributes) in WRITTEN.iter().chain(BESIDES) {
            assert!(content::is_published(element, None), "<{element}>");
            for attribute in *attributes {
                let is_published = content::is_published(element, Some(attribute));
                assert!(is_published, "<{element} {attribute}>");
            }
        }
        for element in names::KEPT_INLINE {
            assert!(content::is_published(element, Some("title")), "<{element}>");
        }
    }
}
