//! A digest as plain text: lines of a width that any mail program shows, links in a list.

use super::told::{Length, Story, Told};
use crate::{render::Renderer, site::digest::Digest, text::wrap::wrap};

/// Columns a line, a Han character counting for two (RFC 3676 recommends at most 78).
const WIDTH: usize = 72;
/// What stands before what is told of a story.
const INDENT: &str = "   ";

pub(super) fn write(renderer: &Renderer<'_>, digest: &Digest) -> String {
    let told = Told::of(renderer, digest, Length::Full);
    let config = &renderer.site.config;
    let mut out = String::new();
    push(&mut out, &format!("{} {}", config.title, told.title), "");
    push(&mut out, &told.facts(), "");
    if !told.trends.is_empty() {
        heading(&mut out, "本周热词");
        for (keyword, text) in &told.trends {
            push(&mut out, &format!("{keyword}：{text}"), "");
        }
    }
    let mut number = 0;
    for group in &told.groups {
        match group.name.is_empty() {
            true => out.push('\n'),
            false => heading(&mut out, &group.name),
        }
        for (at, story) in group.stories.iter().enumerate() {
            number += 1;
            if at > 0 {
                out.push('\n');
            }
            push_story(&mut out, number, story);
        }
    }
    if let Some(notice) = told.ai_notice {
        out.push('\n');
        push(&mut out, notice, "");
    }
    heading(&mut out, "链接");
    for (story, number) in told.stories().zip(1..) {
        out.push_str(&format!("[{number}] {}\n", story.entry.permalink));
    }
    out.push('\n');
    out.push_str(&format!("网页版：{}\n", told.web));
    out
}

fn push_story(out: &mut String, number: usize, story: &Story<'_>) {
    let title = &story.entry.article.title;
    let number = format!("{number}. ");
    let source = story.source.map(|source| format!("（{source}）"));
    let text = format!("{}{}", story.text, source.unwrap_or_default());
    push(out, &format!("{number}{title}"), &" ".repeat(number.len()));
    for text in [text.as_str()].into_iter().chain(story.ai_notice) {
        if !text.is_empty() {
            out.push_str(INDENT);
            push(out, text, INDENT);
        }
    }
}

/// A heading with a line below it.
fn heading(out: &mut String, name: &str) {
    out.push('\n');
    push(out, &format!("【{name}】"), "");
    out.push('\n');
}

/// Adds a text in lines, each but the first with `indent` before it.
fn push(out: &mut String, text: &str, indent: &str) {
    let width = WIDTH.saturating_sub(indent.len());
    for (at, line) in wrap(text, width).iter().enumerate() {
        if at > 0 {
            out.push_str(indent);
        }
        out.push_str(line);
        out.push('\n');
    }
}
