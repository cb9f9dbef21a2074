//! A feed as a reader's program reads it, whichever its format.

use roxmltree::{Document, Node};

/// A feed.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Feed {
    pub(crate) title: String,
    /// The page whose articles it lists.
    pub(crate) home: String,
    /// Its own address.
    pub(crate) own: String,
    pub(crate) items: Vec<Item>,
}

/// An article in a feed.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) title: String,
    /// As the format writes it.
    pub(crate) date: String,
    pub(crate) author: String,
    pub(crate) tags: Vec<String>,
    pub(crate) summary: String,
    pub(crate) html: String,
}

impl Feed {
    /// Reads the feed in the file at `path`; fails where it is not well-formed.
    pub(crate) fn read(path: &str, text: &str) -> Self {
        if path.ends_with(".json") {
            return from_json(&serde_json::from_str(text).unwrap());
        }
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        match document.root_element().tag_name().name() {
            "rss" => from_rss(child(document.root_element(), "channel")),
            _ => from_atom(document.root_element()),
        }
    }

    pub(crate) fn titles(&self) -> Vec<&str> {
        self.items.iter().map(|item| item.title.as_str()).collect()
    }

    /// The one item of this title.
    pub(crate) fn item(&self, title: &str) -> &Item {
        let found: Vec<_> = self
            .items
            .iter()
            .filter(|item| item.title == title)
            .collect();
        assert_eq!(found.len(), 1, "{title} among {:?}", self.titles());
        found[0]
    }
}

const ATOM: &str = "http://www.w3.org/2005/Atom";
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
const DC: &str = "http://purl.org/dc/elements/1.1/";

fn from_rss(channel: Node<'_, '_>) -> Feed {
    let item = |node: Node<'_, '_>| Item {
        id: text(child(node, "guid")),
        url: text(child(node, "link")),
        title: text(child(node, "title")),
        date: text(child(node, "pubDate")),
        author: text(child(node, (DC, "creator"))),
        tags: children(node, "category").map(text).collect(),
        // Readers take it for HTML.
        summary: children(node, "description")
            .map(text)
            .map(unescaped)
            .collect(),
        html: text(child(node, (CONTENT, "encoded"))),
    };
    Feed {
        title: text(child(channel, "title")),
        home: text(child(channel, "link")),
        own: attribute(child(channel, (ATOM, "link")), "href"),
        items: children(channel, "item").map(item).collect(),
    }
}

fn from_atom(feed: Node<'_, '_>) -> Feed {
    let link = |node: Node<'_, '_>, rel: &str| {
        let links = children(node, (ATOM, "link"));
        let mut links = links.filter(|link| link.attribute("rel") == Some(rel));
        attribute(links.next().unwrap(), "href")
    };
    let item = |node: Node<'_, '_>| Item {
        id: text(child(node, (ATOM, "id"))),
        url: link(node, "alternate"),
        title: text(child(node, (ATOM, "title"))),
        date: text(child(node, (ATOM, "published"))),
        author: text(child(child(node, (ATOM, "author")), (ATOM, "name"))),
        tags: children(node, (ATOM, "category"))
            .map(|tag| attribute(tag, "term"))
            .collect(),
        summary: children(node, (ATOM, "summary")).map(text).collect(),
        html: text(child(node, (ATOM, "content"))),
    };
    Feed {
        title: text(child(feed, (ATOM, "title"))),
        home: link(feed, "alternate"),
        own: link(feed, "self"),
        items: children(feed, (ATOM, "entry")).map(item).collect(),
    }
}

fn from_json(feed: &serde_json::Value) -> Feed {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let item = |value: &serde_json::Value| Item {
        id: text(&value["id"]),
        url: text(&value["url"]),
        title: text(&value["title"]),
        date: text(&value["date_published"]),
        author: text(&value["authors"][0]["name"]),
        tags: list(&value["tags"]).iter().map(text).collect(),
        summary: text(&value["summary"]),
        html: text(&value["content_html"]),
    };
    Feed {
        title: text(&feed["title"]),
        home: text(&feed["home_page_url"]),
        own: text(&feed["feed_url"]),
        items: list(&feed["items"]).iter().map(item).collect(),
    }
}

fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: impl Into<roxmltree::ExpandedName<'a, 'a>>,
) -> impl Iterator<Item = Node<'a, 'i>> {
    let name = name.into();
    node.children()
        .filter(move |child| child.tag_name() == name)
}

fn child<'a, 'i>(
    node: Node<'a, 'i>,
    name: impl Into<roxmltree::ExpandedName<'a, 'a>>,
) -> Node<'a, 'i> {
    let name = name.into();
    let mut found = children(node, name);
    found
        .next()
        .unwrap_or_else(|| panic!("no {name:?} in {node:?}"))
}

fn text(node: Node<'_, '_>) -> String {
    node.text().unwrap_or_default().to_owned()
}

fn attribute(node: Node<'_, '_>, name: &str) -> String {
    node.attribute(name).unwrap_or_default().to_owned()
}

fn unescaped(html: String) -> String {
    scraper::Html::parse_fragment(&html)
        .root_element()
        .text()
        .collect()
}
