//! The fields of the front matter: their canonical names, and the names that people bring along.

use crate::text;

/// A field that kuaidu knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content) enum Field {
    Title,
    Date,
    Updated,
    Source,
    SourceUrl,
    Summary,
    Keywords,
    Author,
    Cover,
    Slug,
    Permalink,
    Aliases,
    Draft,
    Published,
    PublishDate,
    ExpiryDate,
    Pin,
    Ai,
    Aigc,
    Related,
    Template,
    Check,
    Extra,
}

/// Each field with its canonical name, then the others that mean the same: Chinese ones,
/// and those of Hugo, Jekyll, Hexo, Zola and common themes.
const FIELDS: &[(Field, &[&str])] = &[
    (Field::Title, &["title", "标题", "题目"]),
    (
        Field::Date,
        &[
            "date",
            "发布时间",
            "发布日期",
            "日期",
            "时间",
            "created",
            "created_at",
            "published_at",
            "pub_date",
        ],
    ),
    (
        Field::Updated,
        &[
            "updated",
            "更新时间",
            "更新日期",
            "修改时间",
            "lastmod",
            "modified",
            "updated_at",
            "last_modified",
            "last_modified_at",
        ],
    ),
    (Field::Source, &["source", "来源", "出处", "source_name"]),
    (
        Field::SourceUrl,
        &[
            "source_url",
            "来源链接",
            "来源地址",
            "原文链接",
            "原文地址",
            "source_link",
            "original_url",
            "original_link",
        ],
    ),
    (
        Field::Summary,
        &[
            "summary",
            "快速阅读",
            "摘要",
            "简介",
            "excerpt",
            "description",
        ],
    ),
    (
        Field::Keywords,
        &[
            "keywords",
            "关键词",
            "关键字",
            "标签",
            "tags",
            "keyword",
            "tag",
        ],
    ),
    (Field::Author, &["author", "作者", "authors"]),
    (
        Field::Cover,
        &[
            "cover",
            "封面",
            "封面图",
            "image",
            "thumbnail",
            "featured_image",
            "cover_image",
            "banner",
        ],
    ),
    (Field::Slug, &["slug"]),
    (Field::Permalink, &["permalink", "固定链接", "url"]),
    (
        Field::Aliases,
        &["aliases", "旧地址", "alias", "redirect_from"],
    ),
    (Field::Draft, &["draft", "草稿"]),
    (Field::Published, &["published"]),
    (Field::PublishDate, &["publish_date", "定时发布"]),
    (
        Field::ExpiryDate,
        &["expiry_date", "过期时间", "unpublish_date", "expires"],
    ),
    (Field::Pin, &["pin", "置顶", "sticky", "top", "pinned"]),
    (Field::Ai, &["ai", "人工智能生成"]),
    (Field::Aigc, &["AIGC"]),
    (Field::Related, &["related", "相关文章"]),
    (Field::Template, &["template", "模板"]),
    (Field::Check, &["check", "检查"]),
    (Field::Extra, &["extra"]),
];

/// The field that `name` means: `publishDate`, `publish-date` and `Publish_Date` are one.
pub(super) fn field(name: &str) -> Option<Field> {
    let field_of = |is_meant: &dyn Fn(&str) -> bool| {
        let mut fields = FIELDS.iter();
        fields.find(|(_, names)| names.iter().any(|known| is_meant(known)))
    };
    // Most people write a name as it is.
    let found =
        field_of(&|known| known == name).or_else(|| field_of(&|known| same_name(known, name)));
    found.map(|(field, _)| *field)
}

/// Whether the field holds a line of text that a person may write with a colon in it.
pub(super) fn is_text(field: Field) -> bool {
    matches!(
        field,
        Field::Title | Field::Source | Field::Summary | Field::Author
    )
}

/// The known name nearest to `name`, where it is near enough to be what was meant.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let names = FIELDS.iter().flat_map(|(_, names)| names.iter().copied());
    text::nearest(name, names.filter(|known| known.len() > 2))
}

fn same_name(known: &str, name: &str) -> bool {
    letters(known).eq(letters(name))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes()
        .filter(|b| !matches!(b, b'_' | b'-'))
        .map(|b| b.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_spelling() {
        for (name, want) in [
            ("title", Some(Field::Title)),
            ("Title", Some(Field::Title)),
            ("标题", Some(Field::Title)),
            ("publishDate", Some(Field::PublishDate)),
            ("publish-date", Some(Field::PublishDate)),
            ("expiryDate", Some(Field::ExpiryDate)),
            ("unpublishdate", Some(Field::ExpiryDate)),
            ("redirect_from", Some(Field::Aliases)),
            ("快速阅读", Some(Field::Summary)),
            ("layout", None),
            ("", None),
        ] {
            assert_eq!(field(name), want, "{name}");
        }
    }

    #[test]
    fn a_near_name_is_suggested() {
        for (name, want) in [
            ("keyword_s", Some("keywords")),
            ("sumary", Some("summary")),
            ("titel", Some("title")),
            ("关健词", Some("关键词")),
            ("layout", None),
            ("id", None),
        ] {
            assert_eq!(nearest(name), want, "{name}");
        }
    }

    #[test]
    fn no_name_means_two_fields() {
        let names: Vec<_> = FIELDS.iter().flat_map(|(_, names)| *names).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(
                !names[..at].iter().any(|other| same_name(other, name)),
                "{name}"
            );
        }
    }
}
