//! Feeds whose entries are digests: those of the days, and those of the weeks, that are over.

use std::borrow::Cow;

use super::{
    told::{Length, Told},
    words,
};
use crate::{
    config::Config,
    render::{
        Output, Renderer, Stop,
        feed::{Feed, Item, publisher},
        xml::{push_element, push_text},
    },
    site::{
        Address, ArticleId,
        digest::{Digest, Rhythm},
        well_known,
    },
};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let config = &renderer.site.config;
    for rhythm in rhythms(config) {
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

/// The digests that have feeds.
fn rhythms(config: &Config) -> impl Iterator<Item = Rhythm> {
    let has_feeds = config.feeds.items > 0;
    let all = [
        (config.digests.daily, Rhythm::Daily),
        (config.digests.weekly, Rhythm::Weekly),
    ];
    let made = all
        .into_iter()
        .filter(move |(is_made, _)| *is_made && has_feeds);
    made.map(|(_, rhythm)| rhythm)
}

/// The articles of which the feed of digests at `address` tells.
pub(in crate::render) fn articles_at(
    renderer: &Renderer<'_>,
    address: &Address,
) -> Option<Vec<ArticleId>> {
    let config = &renderer.site.config;
    let is_here = |rhythm: &Rhythm| {
        let mut formats = config.feeds.formats.iter();
        formats.any(|format| well_known::feed(&rhythm.index(), *format) == *address)
    };
    let rhythm = rhythms(config).find(is_here)?;
    let digests = over(renderer, rhythm).into_iter();
    Some(digests.flat_map(|digest| digest.articles.clone()).collect())
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
