//! Feeds whose entries are digests: those of the days, and those of the weeks, that are over.

use std::borrow::Cow;

use super::{
    told::{Length, Told},
    words,
};
use crate::{
    render::{
        Output, Renderer, Stop,
        feed::{Feed, Item, publisher},
        xml::{push_element, push_text},
    },
    site::{
        digest::{Digest, Rhythm},
        well_known,
    },
};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let config = &renderer.site.config;
    if config.feeds.items == 0 {
        return Ok(());
    }
    let wanted = [
        (config.digests.daily, Rhythm::Daily),
        (config.digests.weekly, Rhythm::Weekly),
    ];
    for (_, rhythm) in wanted.into_iter().filter(|(is_made, _)| *is_made) {
        let digests = over(renderer, rhythm);
        let recipe = renderer.digest_feed_recipe(&digests);
        let mut made = None;
        for format in &config.feeds.formats {
            out.offer(&well_known::feed(&rhythm.index(), *format), recipe, || {
                let feed = made.get_or_insert_with(|| feed(renderer, rhythm, &digests));
                Ok(feed.write(*format))
            })?;
        }
    }
    Ok(())
}

/// The newest digests whose time is over, so that no entry grows after readers have seen it.
fn over<'a>(renderer: &Renderer<'a>, rhythm: Rhythm) -> Vec<&'a Digest> {
    let site = renderer.site;
    let today = site.now.with_timezone(&site.config.timezone).date_naive();
    let digests = site.digests.list(rhythm).iter();
    let over = digests.filter(|digest| digest.period.end() <= today);
    over.take(site.config.feeds.items).collect()
}

fn feed<'a>(renderer: &Renderer<'a>, rhythm: Rhythm, digests: &[&Digest]) -> Feed<'a> {
    let config = &renderer.site.config;
    let label = words::rhythm(rhythm);
    let items = digests.iter().map(|digest| item(renderer, digest));
    Feed::new(
        config,
        rhythm.index(),
        format!("{label} - {}", config.title),
        Some(format!("{}的{label}。", config.title)),
        items.collect(),
    )
}

fn item<'a>(renderer: &Renderer<'a>, digest: &Digest) -> Item<'a> {
    let site = renderer.site;
    let told = Told::of(renderer, digest, Length::Full);
    let articles = digest.articles.iter().map(|id| &site.entry(*id).article);
    let dates = articles.map(|article| (article.date, article.updated));
    // A digest without articles is none.
    let published = dates.clone().map(|(date, _)| date).max();
    let updated = dates.map(|(date, updated)| updated.unwrap_or(date)).max();
    Item {
        permalink: Cow::Owned(digest.address().absolute(&site.config.base_url)),
        original: None,
        author: publisher(&site.config),
        published: published.unwrap_or_default(),
        updated,
        keywords: Vec::new(),
        summary: Some(Cow::Owned(told.facts())),
        html: Cow::Owned(html(&told)),
        image: None,
        title: Cow::Owned(told.title),
    }
}

/// What a digest tells, as HTML with absolute addresses.
fn html(told: &Told<'_>) -> String {
    let mut out = String::new();
    if !told.trends.is_empty() {
        out.push_str("<h2>本周热词</h2>\n<ul>\n");
        for (keyword, text) in &told.trends {
            push_element(&mut out, "li", &format!("{keyword}：{text}"));
        }
        out.push_str("</ul>\n");
    }
    for group in &told.groups {
        if !group.name.is_empty() {
            push_element(&mut out, "h2", &group.name);
        }
        for story in &group.stories {
            out.push_str("<h3><a href=\"");
            push_text(&mut out, &story.entry.permalink);
            out.push_str("\">");
            push_text(&mut out, &story.entry.article.title);
            out.push_str("</a></h3>\n");
            let source = story.source.map(|source| format!("（{source}）"));
            let text = format!("{}{}", story.text, source.unwrap_or_default());
            for text in [text.as_str()].into_iter().chain(story.ai_notice) {
                push_element(&mut out, "p", text);
            }
        }
    }
    if let Some(notice) = told.ai_notice {
        push_element(&mut out, "p", notice);
    }
    out
}
