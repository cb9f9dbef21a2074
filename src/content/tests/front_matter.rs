//! Front matter: what it becomes, and the message for every mistake.

use serde_json::json;

use super::{OPTIONS, parse, source, told, with_fields};
use crate::{config::Ai, content::parse_page};

const DATE: &str = "date: 2025-04-22 08:05\n";

#[test]
fn canonical_fields_are_read() {
    let (article, told) = with_fields(
        "title: 新芯片发布\n\
         date: 2025-04-22 08:05\n\
         updated: 2025-04-23\n\
         source: 芯片笔记\n\
         source_url: https://example.com/a?b=1\n\
         summary: |\n  第一行\n  第二行\n\
         keywords: [芯片, 5G, 2024, 芯片]\n\
         author: 张三\n\
         cover: 图/a b.png\n\
         slug: new-chip\n\
         permalink: /2025/chip/\n\
         aliases: [/old/, /older.html]\n\
         draft: yes\n\
         publish_date: 2025-05-01T00:00:00Z\n\
         expiry_date: 2026年1月1日\n\
         pin: true\n\
         ai: assisted\n\
         related: {pin: [a/b], exclude: [c, 2024]}\n\
         template: special.html\n\
         extra: {city: 北京, ratio: 1.50}\n",
    );
    assert_eq!(told, [""; 0]);
    let article = article.unwrap();
    assert_eq!(article.title, "新芯片发布");
    assert_eq!(article.date.to_rfc3339(), "2025-04-22T08:05:00+08:00");
    assert_eq!(
        article.updated.unwrap().to_rfc3339(),
        "2025-04-23T00:00:00+08:00"
    );
    assert_eq!(article.source.as_deref(), Some("芯片笔记"));
    assert_eq!(
        article.source_url.as_deref(),
        Some("https://example.com/a?b=1")
    );
    assert_eq!(article.summary.as_deref(), Some("第一行第二行"));
    assert_eq!(article.keywords, ["芯片", "5G", "2024"]);
    assert_eq!(article.author.as_deref(), Some("张三"));
    assert_eq!(article.cover.unwrap().value, "图/a b.png");
    assert_eq!(article.slug.unwrap().value, "new-chip");
    let permalink = article.permalink.unwrap();
    assert_eq!(
        (permalink.value.as_str(), permalink.position.line),
        ("/2025/chip/", 14)
    );
    assert_eq!(article.aliases.len(), 2);
    assert!(article.draft && article.pin);
    assert_eq!(
        article.publish_date.unwrap().to_rfc3339(),
        "2025-05-01T08:00:00+08:00"
    );
    assert_eq!(
        article.expiry_date.unwrap().to_rfc3339(),
        "2026-01-01T00:00:00+08:00"
    );
    assert_eq!(article.ai, Some(Ai::Assisted));
    assert_eq!(article.related.pin[0].value, "a/b");
    assert_eq!(article.related.exclude[1].value, "2024");
    assert_eq!(article.template.unwrap().value, "special.html");
    assert_eq!(json!(article.extra), json!({"city": "北京", "ratio": 1.5}));
}

#[test]
fn names_from_elsewhere_are_read() {
    let (article, told) = with_fields(
        "标题: 甲\n发布时间: 2025年4月22日\n来源: 乙\n快速阅读: 丙\n关键词: 丁，戊、己;庚；丁\n\
         lastmod: 2025-05-01\nimage: https://example.com/a.png\nurl: /a/\nredirect_from: /b/\n\
         sticky: 100\n作者: [辛, 壬]\nunpublishdate: 2030-01-01\npublished: false\nAI: 生成\n",
    );
    assert_eq!(told, [""; 0]);
    let article = article.unwrap();
    assert_eq!(article.title, "甲");
    assert_eq!(article.date.to_rfc3339(), "2025-04-22T00:00:00+08:00");
    assert_eq!(
        (article.source.as_deref(), article.summary.as_deref()),
        (Some("乙"), Some("丙"))
    );
    assert_eq!(article.keywords, ["丁", "戊", "己", "庚"]);
    assert!(article.updated.is_some() && article.cover.is_some() && article.permalink.is_some());
    assert_eq!(article.author.as_deref(), Some("辛、壬"));
    assert!(article.pin && article.draft && article.expiry_date.is_some());
    assert_eq!(
        (article.aliases.len(), article.ai),
        (1, Some(Ai::Generated))
    );
}

#[test]
fn a_missing_title_is_the_first_heading_or_the_file_name() {
    let title = |id, text: &str| {
        let (article, _) = parse(&source(id), text, &OPTIONS);
        let article = article.unwrap();
        (article.title, article.body.html)
    };
    let head = format!("---\n{DATE}---\n");
    let (name, html) = title("a", &format!("{head}# 第*一*个\n\n文\n"));
    assert_eq!((name.as_str(), html.as_str()), ("第一个", "<p>文</p>\n"));
    let (name, html) = title("a", &format!("{head}文\n\n## 节\n"));
    assert_eq!(name, "节");
    assert!(html.contains("节"));
    assert_eq!(title("2025/芯片", &head).0, "芯片");
    assert_eq!(title("2025-04-22-new-chips", &head).0, "new-chips");
}

#[test]
fn a_missing_date_is_in_the_file_name() {
    let text = "---\ntitle: a\n---\n";
    let (article, _) = parse(&source("posts/2025-04-22-chips"), text, &OPTIONS);
    assert_eq!(
        article.unwrap().date.to_rfc3339(),
        "2025-04-22T00:00:00+08:00"
    );
    let (article, diagnostics) = parse(&source("posts/2025-02-30-chips"), text, &OPTIONS);
    assert!(article.is_none());
    assert_eq!(
        told(&diagnostics[0]),
        "error[front-matter-date] the front matter has no date"
    );
}

#[test]
fn what_is_missing_is_said() {
    let (article, diagnostics) = parse(
        &source("a"),
        "---\ntitle: a\ndate: 2025-01-01\n---\n\n正文。\n",
        &OPTIONS,
    );
    assert!(article.is_some());
    assert_eq!(
        diagnostics.iter().map(told).collect::<Vec<_>>(),
        ["warning[missing-source] the article names no source (来源)"]
    );
}

#[test]
fn heads_that_are_no_front_matter_are_named() {
    for (text, want) in [
        (
            "正文",
            "error[front-matter-missing] the article has no front matter",
        ),
        (
            "",
            "error[front-matter-missing] the article has no front matter",
        ),
        (
            "---\ntitle: a\n正文\n",
            "error[front-matter-unclosed] 1:1 «---» the front matter that starts here has no end",
        ),
        (
            "+++\ntitle = 'a'\n+++\n",
            "error[front-matter-format] 1:1 «+++» this is front matter in TOML, but kuaidu reads YAML",
        ),
        (
            "{\n\"title\": \"a\"\n}\n",
            "error[front-matter-format] 1:1 «{» this is front matter in JSON, but kuaidu reads YAML",
        ),
    ] {
        let (article, diagnostics) = parse(&source("a"), text, &OPTIONS);
        assert!(article.is_none());
        assert_eq!(diagnostics.iter().map(told).collect::<Vec<_>>(), [want]);
    }
}

/// A field with a wrong value, and what is said of it.
const WRONG_VALUES: &[(&str, &str)] = &[
    (
        "title: 2024",
        "error[front-matter-type] 2:8 «2024» `title` must be text, but is a number",
    ),
    (
        "title: true",
        "error[front-matter-type] 2:8 «true» `title` must be text, but is true or false",
    ),
    (
        "title: [a]",
        "error[front-matter-type] 2:8 «[a]» `title` must be text, but is a list",
    ),
    (
        "title: {a: b}",
        "error[front-matter-type] 2:8 «{a: b}» `title` must be text, but is a group of fields",
    ),
    (
        "title: null",
        "error[front-matter-type] 2:1 «title» `title` is empty",
    ),
    (
        "title:",
        "error[front-matter-type] 2:1 «title» `title` is empty",
    ),
    (
        "source: 36",
        "error[front-matter-type] 2:9 «36» `source` must be text, but is a number",
    ),
    (
        "updated: 昨天",
        "error[front-matter-date] 2:10 «昨天» the value of `updated` is not a date",
    ),
    (
        "更新时间: 2025-02-30",
        "error[front-matter-date] 2:7 «2025-02-30» the value of `更新时间` is not a date: February 2025 has 28 days, not 30",
    ),
    (
        "updated: [2025-01-01]",
        "error[front-matter-type] 2:10 «[2025-01-01]» `updated` must be a date, but is a list",
    ),
    (
        "keywords: [a, [b]]",
        "error[front-matter-type] 2:15 «[b]» an item of `keywords` must be text, but is a list",
    ),
    (
        "keywords: [a, null]",
        "error[front-matter-type] 2:15 «null» an item of `keywords` must be text, but is empty",
    ),
    (
        "tags: {a: b}",
        "error[front-matter-type] 2:7 «{a: b}» `tags` must be a list of texts, but is a group of fields",
    ),
    (
        "draft: maybe",
        "error[front-matter-type] 2:8 «maybe» `draft` must be true or false",
    ),
    (
        "pin: [1]",
        "error[front-matter-type] 2:6 «[1]» `pin` must be true or false, but is a list",
    ),
    (
        "ai: robot",
        "error[front-matter-type] 2:5 «robot» `ai` must be `generated` (生成), `assisted` (辅助), `possible` (可能), `suspected` (疑似) or `none` (无)",
    ),
    (
        "related: [a]",
        "error[front-matter-type] 2:10 «[a]» `related` must be `pin` and `exclude` with lists of articles, but is a list",
    ),
    (
        "related: {omit: [a]}",
        "error[front-matter-related] 2:11 «omit» `related` has no part `omit`",
    ),
    (
        "extra: 1",
        "error[front-matter-type] 2:8 «1» `extra` must be a group of fields, but is a number",
    ),
    (
        "source_url: javascript:alert(1)",
        "error[front-matter-address] 2:13 «javascript:alert(1)» the value of `source_url` is not a web address",
    ),
    (
        "cover: javascript:x",
        "error[front-matter-address] 2:8 «javascript:x» the value of `cover` is neither a web address nor a path",
    ),
    (
        "slug: ../x",
        "error[front-matter-address] 2:7 «../x» the value of `slug` is more than one part of a path",
    ),
    (
        "permalink: /a/../b/",
        "error[front-matter-address] 2:12 «/a/../b/» the value of `permalink` has a part `.` or `..`",
    ),
    (
        "url: https://example.com/a/",
        "error[front-matter-address] 2:6 «https://example.com/a/» the value of `url` names a host",
    ),
    (
        "aliases: [/a/, /?p=1]",
        "error[front-matter-address] 2:16 «/?p=1» the value of `aliases` contains `?` or `#`, which no file can answer to",
    ),
    (
        "template: ../x.html",
        "error[front-matter-address] 2:11 «../x.html» the value of `template` has a part `.` or `..`",
    ),
];

#[test]
fn every_wrong_value_has_its_message() {
    for (field, want) in WRONG_VALUES {
        let (article, told) = with_fields(&format!("{field}\n{DATE}"));
        assert!(article.is_none(), "{field}");
        assert_eq!(told, [*want]);
    }
}

#[test]
fn broken_yaml_is_explained() {
    for (fields, want) in [
        (
            "title: a\ntitle: b",
            "3:1 «title» the field `title` is there twice",
        ),
        (
            "extra: {a: 1, a: 2}",
            "2:15 «a» the field `a` is there twice",
        ),
        (
            "title:a\nslug: b",
            "2:6 «:» a space is missing after this colon",
        ),
        (
            "foo: a: b",
            "2:7 «:» a value that contains `: ` must be in quotes",
        ),
        ("slug: @a", "2:7 «@» a value cannot start with this sign"),
        (
            "keywords: [a, b\nslug: c",
            "2:11 «[» this bracket is not closed, or a comma is missing",
        ),
        (
            "title: \"a",
            "2:8 «\"» a quotation mark is opened and never closed",
        ),
        (
            "title: \"a\\q\"",
            "2:8 «\"» a backslash has a meaning between double quotes",
        ),
        (
            "title: a\n\tslug: b",
            "3:1 «\t» there is a tab where YAML wants spaces",
        ),
        (
            "title: a\n slug: b",
            "3:2 «slug» this field is indented, as if it belonged to the one above",
        ),
        ("title: a\nfoo", "3:1 «f» this line is not a field"),
        ("foo", "2:1 «foo» the front matter is not a list of fields"),
        ("- a", "2:1 «- a» the front matter is not a list of fields"),
        ("[a]: b", "2:1 «[a]» the name of a field must be plain text"),
        (
            "foo: &a [b]\nbar: *a",
            "2:9 «[» front matter cannot use YAML anchors and aliases (`&name`, `*name`)",
        ),
        (
            "foo: !x b",
            "2:9 «b» `!x` is a YAML tag, which front matter does not use",
        ),
    ] {
        let (article, told) = with_fields(&format!("{fields}\n"));
        assert!(article.is_none(), "{fields}");
        assert_eq!(
            told,
            [format!("error[front-matter-yaml] {want}")],
            "{fields}"
        );
    }
}

#[test]
fn both_places_of_a_doubled_field_are_named() {
    let text = "---\ntitle: a\ndate: 2025-01-01\ntitle: b\n---\n";
    let (_, diagnostics) = parse(&source("a"), text, &OPTIONS);
    assert_eq!(
        diagnostics[0].place.as_ref().unwrap().to_string(),
        "content/a.md:4:1"
    );
    assert_eq!(diagnostics[0].related[0].to_string(), "content/a.md:2:1");
}

#[test]
fn what_can_be_meant_is_read_with_a_warning() {
    let unquoted = "YAML does not allow this text without quotes; it is read as written";
    for (fields, title, want) in [
        ("title: 苹果: 发布新芯片", "苹果: 发布新芯片", format!("warning[unquoted-text] 2:8 «苹果: 发布新芯片» {unquoted}")),
        ("title: @所有人", "@所有人", format!("warning[unquoted-text] 2:8 «@所有人» {unquoted}")),
        ("title: \"苹果\"发布", "\"苹果\"发布", format!("warning[unquoted-text] 2:8 «\"苹果\"发布» {unquoted}")),
        ("标题：甲", "甲", "warning[full-width-colon] 2:3 «：» a full-width colon separates name and value; it is read as `: `".to_owned()),
        ("title: a\nkeywords: #芯片", "a", "warning[comment-in-text] 3:11 «#芯片» YAML takes `#芯片` for a comment, so it is not part of `keywords`".to_owned()),
        ("title: C# #1", "C#", "warning[comment-in-text] 2:11 «#1» YAML takes `#1` for a comment, so it is not part of `title`".to_owned()),
        ("title: ''", "a", "warning[empty-title] 2:8 «''» `title` is empty; the first heading is taken, or the file's name".to_owned()),
        ("title: a\n标题: b", "a", "warning[doubled-field] 3:1 «标题» `标题` means the same as `title` above it".to_owned()),
        ("title: a\nkeywordz: b", "a", "warning[unknown-field] 3:1 «keywordz» there is no field `keywordz`".to_owned()),
        ("title: a\nupdated: 2024-01-01", "a", "warning[updated-before-date] 3:10 «2024-01-01» `updated` is earlier than the date of publication and is ignored".to_owned()),
    ] {
        let (article, told) = with_fields(&format!("{fields}\n{DATE}"));
        assert_eq!(told, [want]);
        assert_eq!(article.unwrap().title, title);
    }
}

#[test]
fn unknown_fields_are_kept() {
    let (article, _) = with_fields(&format!("title: a\n{DATE}layout: post\nextra: {{n: 1}}\n"));
    assert_eq!(
        json!(article.unwrap().extra),
        json!({"layout": "post", "n": 1})
    );
    let text = "---\ntitle: a\nkeywordz: b\n---\n";
    let (_, diagnostics) = parse(&source("a"), text, &OPTIONS);
    assert_eq!(
        diagnostics[0]
            .help
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("did you mean `keywords`?")
    );
}

#[test]
fn all_mistakes_of_a_file_are_told() {
    let (_, told) = with_fields("title: 1\ndate: x\nslug: a/b\ndraft: 2\n");
    assert_eq!(told.len(), 4);
}

#[test]
fn a_page_needs_no_front_matter() {
    let (page, diagnostics) = parse_page(&source("pages/about"), "# 关于\n\n文\n", &OPTIONS);
    let page = page.unwrap();
    assert_eq!(diagnostics, []);
    assert_eq!(
        (page.title.as_str(), page.body.html.as_str()),
        ("关于", "<p>文</p>\n")
    );
    assert!(page.date.is_none());
}
