//! A digest as Markdown (CommonMark).

use super::told::{Length, Told};
use crate::{
    render::{
        Renderer,
        markdown::{link, paragraph, text},
    },
    site::digest::Digest,
};

pub(super) fn write(renderer: &Renderer<'_>, digest: &Digest) -> String {
    let told = Told::of(renderer, digest, Length::Full);
    let config = &renderer.site.config;
    let mut parts = vec![
        format!("# {} {}", text(&config.title), text(&told.title)),
        format!("{} · [网页版]({})", told.facts(), told.web),
    ];
    if !told.trends.is_empty() {
        parts.push("## 本周热词".to_owned());
        let trends = told.trends.iter();
        let lines = trends.map(|(keyword, told)| format!("- {}：{told}", text(keyword)));
        parts.push(lines.collect::<Vec<_>>().join("\n"));
    }
    for group in &told.groups {
        if !group.name.is_empty() {
            parts.push(format!("## {}", text(&group.name)));
        }
        for story in &group.stories {
            let entry = story.entry;
            let title = link(&entry.article.title, &entry.permalink);
            parts.push(format!("### {title}"));
            let source = story.source.map(|source| format!("（{source}）"));
            let told = format!("{}{}", story.text, source.unwrap_or_default());
            let lines = [told.as_str()].into_iter().chain(story.ai_notice);
            parts.extend(lines.filter(|line| !line.is_empty()).map(paragraph));
        }
    }
    parts.extend(told.ai_notice.map(paragraph));
    parts.join("\n\n") + "\n"
}
