//! A digest as Markdown (CommonMark).

use super::told::{Length, Told};
use crate::{render::Renderer, site::digest::Digest};

pub(super) fn write(renderer: &Renderer<'_>, digest: &Digest) -> String {
    let told = Told::of(renderer, digest, Length::Full);
    let config = &renderer.site.config;
    let mut parts = vec![
        format!("# {} {}", escaped(&config.title), escaped(&told.title)),
        format!("{} · [网页版]({})", told.facts(), told.web),
    ];
    if !told.trends.is_empty() {
        parts.push("## 本周热词".to_owned());
        let trends = told.trends.iter();
        let lines = trends.map(|(keyword, text)| format!("- {}：{text}", escaped(keyword)));
        parts.push(lines.collect::<Vec<_>>().join("\n"));
    }
    for group in &told.groups {
        if !group.name.is_empty() {
            parts.push(format!("## {}", escaped(&group.name)));
        }
        for story in &group.stories {
            let title = escaped(&story.entry.article.title);
            parts.push(format!("### [{title}]({})", story.entry.permalink));
            let source = story.source.map(|source| format!("（{source}）"));
            let text = format!("{}{}", story.text, source.unwrap_or_default());
            let lines = [text.as_str()].into_iter().chain(story.ai_notice);
            parts.extend(lines.filter(|line| !line.is_empty()).map(escaped));
        }
    }
    parts.extend(told.ai_notice.map(escaped));
    parts.join("\n\n") + "\n"
}

/// A text in which no character means anything to Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let starts_block = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '~');
        if starts_block
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    match out.split_once(['.', ')']) {
        // `1.` or `1)` at the start would be a list.
        Some((number, _)) if is_number(number) => out.insert(number.len(), '\\'),
        _ => {}
    }
    out
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser};

    use super::*;

    #[test]
    fn texts_mean_nothing_to_markdown() {
        for text in [
            "# 标题",
            "1. 第一",
            "- 一",
            "a_b_c *强调* `码`",
            "[链接](https://example.com/)",
            "<script>&lt;",
            "反斜线 \\* 与 ![图](x)",
            "12) 条",
            "=== ",
        ] {
            let read: String = Parser::new(&escaped(text))
                .filter_map(|event| match event {
                    Event::Text(text) => Some(text.into_string()),
                    Event::Start(_) | Event::End(_) => None,
                    other => Some(format!("{other:?}")),
                })
                .collect();
            assert_eq!(read.trim_end(), text.trim_end(), "{}", escaped(text));
        }
    }
}
