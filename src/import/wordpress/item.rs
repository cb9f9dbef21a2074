//! What an export says of the blog, and of an item in it.

use std::collections::BTreeMap;

/// What an export says of the blog.
#[derive(Debug, Clone, Default)]
pub(super) struct Channel {
    pub(super) title: String,
    pub(super) link: String,
    pub(super) blog_url: String,
    /// The version of the format; none where this is no export of WordPress.
    pub(super) version: Option<String>,
    /// Login → name.
    pub(super) authors: BTreeMap<String, String>,
}

/// An item: an article, a page, a picture, an entry of a menu.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// The line of its tag, from 1.
    pub(super) line: usize,
    /// The line on which its content begins.
    pub(super) content_line: usize,
    pub(super) comments: usize,
    pub(super) categories: Vec<Category>,
    /// Custom fields by their keys, in their order.
    pub(super) meta: Vec<(String, String)>,
    /// All other fields, by the names of their elements.
    values: BTreeMap<&'static str, String>,
}

/// A category or tag.
#[derive(Debug, Clone, Default)]
pub(super) struct Category {
    pub(super) domain: String,
    pub(super) nicename: String,
    pub(super) name: String,
}

/// The fields of an item that are read.
const FIELDS: &[&str] = &[
    "title",
    "link",
    "dc:creator",
    "content:encoded",
    "excerpt:encoded",
    "wp:post_id",
    "wp:post_date",
    "wp:post_date_gmt",
    "wp:post_modified",
    "wp:post_modified_gmt",
    "wp:post_name",
    "wp:status",
    "wp:post_parent",
    "wp:post_type",
    "wp:post_password",
    "wp:is_sticky",
    "wp:attachment_url",
];

impl Item {
    /// An item whose tag is on that line.
    pub(super) fn on(line: usize) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    /// Sets a field, if it is one that is read.
    pub(super) fn set(&mut self, field: &str, value: String) {
        if let Some(field) = FIELDS.iter().find(|known| **known == field) {
            self.values.insert(field, value);
        }
    }

    /// A field; empty where the item does not have it.
    pub(super) fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// An item with some of the fields of this one.
    pub(super) fn only(mut self, fields: &[&str]) -> Self {
        self.values.retain(|field, _| fields.contains(field));
        Self {
            values: self.values,
            ..Self::default()
        }
    }

    /// The number of the item.
    pub(super) fn id(&self) -> u64 {
        self.value("wp:post_id").trim().parse().unwrap_or(0)
    }

    /// The values of a custom field.
    pub(super) fn metas<'i>(&'i self, key: &'i str) -> impl Iterator<Item = &'i str> {
        let found = self.meta.iter().filter(move |(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }
}
