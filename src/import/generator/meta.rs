//! The fields of other generators in those of kuaidu.

use serde_json::{Map, Value as Json};

use crate::import::article::Fields;

/// What front matter says, with dates as they are written.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Meta {
    pub(in crate::import) fields: Fields,
    pub(in crate::import) date: Option<String>,
    pub(in crate::import) updated: Option<String>,
    pub(in crate::import) publish_date: Option<String>,
    pub(in crate::import) expiry_date: Option<String>,
    pub(in crate::import) slug: Option<String>,
    /// The whole old address, or a part of it, as the generator reads it.
    pub(in crate::import) permalink: Option<String>,
    pub(in crate::import) aliases: Vec<String>,
    /// Categories, outermost first.
    pub(in crate::import) categories: Vec<String>,
    pub(in crate::import) title: Option<String>,
}

/// Keywords of an article: more, no build takes.
const MOST_KEYWORDS: usize = 1_000;

/// How a generator reads a text where a list may stand.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::import) struct Words {
    /// Several tags or categories stand in it, parted by spaces, as in Jekyll.
    pub(in crate::import) parted: bool,
}

/// What a field is, by the names that generators and their themes give it.
const NAMES: &[(&str, &[&str])] = &[
    ("title", &["title", "标题"]),
    ("date", &["date", "created", "发布时间"]),
    (
        "updated",
        &["updated", "lastmod", "last_modified_at", "modified"],
    ),
    ("publish_date", &["publishdate", "pubdate"]),
    ("expiry_date", &["expirydate", "unpublishdate"]),
    ("tags", &["tags", "tag", "keywords", "关键词"]),
    ("categories", &["categories", "category"]),
    (
        "summary",
        &["summary", "description", "excerpt", "快速阅读"],
    ),
    ("author", &["author", "authors"]),
    ("source", &["source", "来源"]),
    (
        "source_url",
        &[
            "source_url",
            "original_url",
            "canonical_url",
            "canonicalurl",
        ],
    ),
    (
        "cover",
        &[
            "cover",
            "thumbnail",
            "image",
            "banner",
            "featured_image",
            "index_img",
            "header-img",
            "top_img",
            "images",
        ],
    ),
    ("slug", &["slug"]),
    ("permalink", &["permalink", "url"]),
    ("aliases", &["aliases", "alias", "redirect_from"]),
    ("draft", &["draft"]),
    ("published", &["published"]),
    ("pin", &["sticky", "top", "pin", "pinned"]),
];

impl Meta {
    /// What `values` say; what nobody knows is kept for templates.
    pub(in crate::import) fn of(values: Map<String, Json>, words: &Words) -> Self {
        let mut meta = Self::default();
        let mut tags = Vec::new();
        for (key, value) in values {
            let lower = key.to_lowercase();
            let known = NAMES
                .iter()
                .find(|(_, names)| names.contains(&lower.as_str()));
            let is_set = known.is_some_and(|(field, _)| meta.set(field, &value, words, &mut tags));
            if !is_set && !value.is_null() {
                meta.fields.extra.insert(key, value);
            }
        }
        for keyword in meta.categories.iter().chain(&tags) {
            let has_room = meta.fields.keywords.len() < MOST_KEYWORDS;
            if has_room && !meta.fields.keywords.contains(keyword) {
                meta.fields.keywords.push(keyword.clone());
            }
        }
        meta
    }

    /// Sets a field; false where the value is of another kind than the field.
    fn set(&mut self, field: &str, value: &Json, words: &Words, tags: &mut Vec<String>) -> bool {
        let place = match field {
            "title" => &mut self.title,
            "date" => &mut self.date,
            "updated" => &mut self.updated,
            "publish_date" => &mut self.publish_date,
            "expiry_date" => &mut self.expiry_date,
            "slug" => &mut self.slug,
            "permalink" => &mut self.permalink,
            "summary" => &mut self.fields.summary,
            "source" => &mut self.fields.source,
            "source_url" => return self.set_source_url(value),
            "cover" => return self.set_cover(value),
            _ => return self.set_other(field, value, words, tags),
        };
        let text = text_of(value);
        let is_set = text.is_some() && place.is_none();
        if is_set {
            *place = text;
            if field == "title" {
                self.fields.title = self.title.clone().unwrap_or_default();
            }
        }
        is_set
    }

    fn set_other(
        &mut self,
        field: &str,
        value: &Json,
        words: &Words,
        tags: &mut Vec<String>,
    ) -> bool {
        let list = || texts_of(value, words.parted);
        match field {
            "tags" => tags.extend(list()),
            "categories" => self.categories.extend(list()),
            "aliases" => self.aliases.extend(texts_of(value, false)),
            "author" => {
                let names = texts_of(value, false);
                self.fields.author = Some(names.join("、")).filter(|names| !names.is_empty());
            }
            "draft" => self.fields.draft |= is_yes(value),
            "published" => self.fields.draft |= !is_yes(value),
            "pin" => {
                self.fields.pin |=
                    is_yes(value) || value.as_f64().is_some_and(|number| number > 0.0)
            }
            _ => return false,
        }
        true
    }

    fn set_source_url(&mut self, value: &Json) -> bool {
        let url = text_of(value).filter(|url| crate::import::links::is_web(url));
        let is_set = url.is_some();
        self.fields.source_url = url.or(self.fields.source_url.take());
        is_set
    }

    /// A picture; where it is none, a theme means something else.
    fn set_cover(&mut self, value: &Json) -> bool {
        let first = match value {
            Json::Array(items) => items.first().and_then(text_of),
            Json::Object(map) => ["image", "url", "path", "src"]
                .iter()
                .find_map(|key| text_of(map.get(*key)?)),
            value => text_of(value),
        };
        let is_picture = |path: &String| {
            let path = path
                .split(['?', '#'])
                .next()
                .unwrap_or_default()
                .to_lowercase();
            let endings = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg"];
            let is_odd = path.contains('\\') || path.starts_with("//") || path.starts_with("data:");
            !is_odd && endings.iter().any(|ending| path.ends_with(ending))
        };
        let picture = first.filter(is_picture);
        let is_set = picture.is_some() && self.fields.cover.is_none();
        if is_set {
            self.fields.cover = picture;
        }
        is_set
    }
}

/// A text; a number and a date are texts too.
pub(in crate::import) fn text_of(value: &Json) -> Option<String> {
    let text = match value {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// The texts of a list, of lists in it, or of one text.
fn texts_of(value: &Json, parted: bool) -> Vec<String> {
    match value {
        Json::Array(items) => items
            .iter()
            .flat_map(|item| texts_of(item, false))
            .collect(),
        Json::String(text) if parted => text.split_whitespace().map(str::to_owned).collect(),
        Json::Object(map) => map.get("name").and_then(text_of).into_iter().collect(),
        value => text_of(value).into_iter().collect(),
    }
}

fn is_yes(value: &Json) -> bool {
    match value {
        Json::Bool(is) => *is,
        Json::String(text) => matches!(text.trim(), "true" | "yes" | "是"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_known_by_many_names() {
        let values = json!({
            "title": 2025, "date": "2025-04-22", "lastmod": "2025-04-23", "tags": ["a", ["b"]],
            "categories": "c", "sticky": 100, "published": false, "index_img": "/i/a.png",
            "layout": "post", "authors": ["甲", "乙"], "expiryDate": "2026-01-01", "comments": null,
        });
        let meta = Meta::of(values.as_object().unwrap().clone(), &Words::default());
        assert_eq!(meta.fields.title, "2025");
        assert_eq!(meta.fields.keywords, ["c", "a", "b"]);
        assert!(meta.fields.pin && meta.fields.draft);
        assert_eq!(meta.fields.cover.as_deref(), Some("/i/a.png"));
        assert_eq!(meta.fields.author.as_deref(), Some("甲、乙"));
        assert_eq!(meta.updated.as_deref(), Some("2025-04-23"));
        assert_eq!(meta.expiry_date.as_deref(), Some("2026-01-01"));
        assert_eq!(meta.fields.extra.keys().collect::<Vec<_>>(), ["layout"]);
    }

    #[test]
    fn jekyll_parts_words() {
        let values = json!({"tags": "a b", "categories": ["c d"]});
        let words = Words { parted: true };
        let meta = Meta::of(values.as_object().unwrap().clone(), &words);
        assert_eq!(meta.fields.keywords, ["c d", "a", "b"]);
    }
}
