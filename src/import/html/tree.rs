//! HTML as a tree: elements in elements, and text.

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Node {
    Element(Element),
    Text(String),
}

/// An element with all that stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::import) struct Element {
    pub(in crate::import) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(in crate::import) children: Vec<Node>,
    /// The line of its tag, from 1.
    pub(in crate::import) line: usize,
    /// Whether an element that begins a line of its own stands in it.
    pub(in crate::import) has_block: bool,
}

impl Element {
    /// The same element once more, empty.
    pub(super) fn again(&self) -> Self {
        Self {
            name: self.name.clone(),
            attributes: self.attributes.clone(),
            line: self.line,
            ..Self::default()
        }
    }

    /// The value of an attribute that is not empty.
    pub(in crate::import) fn value(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Whether it has an attribute, be it empty.
    pub(in crate::import) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
    }

    /// An item of a list with this element in it.
    pub(in crate::import) fn around(&self) -> Element {
        Element {
            name: "li".to_owned(),
            line: self.line,
            has_block: true,
            children: vec![Node::Element(self.clone())],
            ..Element::default()
        }
    }

    /// Whether it is of that class.
    pub(in crate::import) fn is_of(&self, class: &str) -> bool {
        self.classes().any(|known| known == class)
    }

    /// Its classes.
    pub(in crate::import) fn classes(&self) -> impl Iterator<Item = &str> {
        self.value("class")
            .unwrap_or_default()
            .split_ascii_whitespace()
    }

    /// The elements among its children.
    pub(in crate::import) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of that name in it, however deep.
    pub(in crate::import) fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|child| match child.name == name {
            true => Some(child),
            false => child.find(name),
        })
    }

    /// All text in it, as it is written.
    pub(in crate::import) fn text(&self) -> String {
        let mut text = String::new();
        collect(&self.children, &mut text);
        text
    }
}

fn collect(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(part) => text.push_str(part),
            Node::Element(element) if element.name == "br" => text.push('\n'),
            Node::Element(element) => collect(&element.children, text),
        }
    }
}
