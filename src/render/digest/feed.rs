//! Feeds whose entries are digests: those of the days, and those of the weeks, that are over.

use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use super::{
    told::{Length, Told},
    words,
};
use crate::{
    config::FeedFormat,
    render::{
        Output, Renderer, Stop,
        view::machine_date,
        xml::{push_cdata, push_element, push_text},
    },
    site::{
        Address,
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
            let own = well_known::feed(&rhythm.index(), *format);
            out.offer(&own, recipe, || {
                let feed = made.get_or_insert_with(|| Feed::new(renderer, rhythm, &digests));
                feed.write(*format, &own)
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

struct Feed<'a> {
    title: String,
    description: String,
    publisher: &'a str,
    language: &'a str,
    /// The absolute address of the index.
    home: String,
    base: &'a crate::config::BaseUrl,
    items: Vec<Item>,
}

struct Item {
    title: String,
    permalink: String,
    published: DateTime<FixedOffset>,
    updated: DateTime<FixedOffset>,
    facts: String,
    html: String,
}

impl<'a> Feed<'a> {
    fn new(renderer: &Renderer<'a>, rhythm: Rhythm, digests: &[&Digest]) -> Self {
        let config = &renderer.site.config;
        let label = words::rhythm(rhythm);
        Self {
            title: format!("{label} - {}", config.title),
            description: format!("{}的{label}。", config.title),
            publisher: config.author.as_deref().unwrap_or(&config.title),
            language: &config.language,
            home: rhythm.index().absolute(&config.base_url),
            base: &config.base_url,
            items: digests
                .iter()
                .map(|digest| Item::of(renderer, digest))
                .collect(),
        }
    }

    fn updated(&self) -> Option<DateTime<FixedOffset>> {
        self.items.iter().map(|item| item.updated).max()
    }

    /// The feed in one format, itself at the address `own`.
    fn write(&self, format: FeedFormat, own: &Address) -> Result<Vec<u8>, Stop> {
        let own = own.absolute(self.base);
        Ok(match format {
            FeedFormat::Rss => self.rss(&own).into_bytes(),
            FeedFormat::Atom => self.atom(&own).into_bytes(),
            FeedFormat::Json => {
                let json = serde_json::to_vec(&self.json(&own));
                json.map_err(|error| Stop::Machine(error.into()))?
            }
        })
    }

    /// RSS 2.0.
    fn rss(&self, own: &str) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
             xmlns:atom=\"http://www.w3.org/2005/Atom\" \
             xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n",
        );
        push_element(&mut out, "title", &self.title);
        push_element(&mut out, "link", &self.home);
        push_element(&mut out, "description", &self.description);
        push_element(&mut out, "language", self.language);
        if let Some(updated) = self.updated() {
            push_element(&mut out, "lastBuildDate", &updated.to_rfc2822());
        }
        push_element(&mut out, "generator", "kuaidu");
        push_link(&mut out, "atom:link", ["self", "application/rss+xml", own]);
        for item in &self.items {
            out.push_str("<item>\n");
            push_element(&mut out, "title", &item.title);
            push_element(&mut out, "link", &item.permalink);
            push_element(&mut out, "guid", &item.permalink);
            push_element(&mut out, "pubDate", &item.published.to_rfc2822());
            push_element(&mut out, "dc:creator", self.publisher);
            push_element(&mut out, "description", &item.facts);
            out.push_str("<content:encoded>");
            push_cdata(&mut out, &item.html);
            out.push_str("</content:encoded>\n</item>\n");
        }
        out.push_str("</channel>\n</rss>\n");
        out
    }

    /// Atom 1.0 (RFC 4287).
    fn atom(&self, own: &str) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"",
        );
        push_text(&mut out, self.language);
        out.push_str("\">\n");
        push_element(&mut out, "title", &self.title);
        push_element(&mut out, "subtitle", &self.description);
        push_element(&mut out, "id", own);
        // A feed must say when it changed (section 4.2.15).
        let updated = self.updated().unwrap_or_default();
        push_element(&mut out, "updated", &machine_date(updated));
        push_link(&mut out, "link", ["self", "application/atom+xml", own]);
        push_link(&mut out, "link", ["alternate", "text/html", &self.home]);
        out.push_str("<generator>kuaidu</generator>\n");
        for item in &self.items {
            out.push_str("<entry>\n");
            push_element(&mut out, "title", &item.title);
            push_element(&mut out, "id", &item.permalink);
            let link = ["alternate", "text/html", &item.permalink];
            push_link(&mut out, "link", link);
            push_element(&mut out, "published", &machine_date(item.published));
            push_element(&mut out, "updated", &machine_date(item.updated));
            out.push_str("<author>");
            push_element(&mut out, "name", self.publisher);
            out.push_str("</author>\n");
            push_element(&mut out, "summary", &item.facts);
            out.push_str("<content type=\"html\">");
            push_cdata(&mut out, &item.html);
            out.push_str("</content>\n</entry>\n");
        }
        out.push_str("</feed>\n");
        out
    }

    /// JSON Feed 1.1 (jsonfeed.org).
    fn json(&self, own: &str) -> Value {
        let items = self.items.iter().map(|item| {
            json!({
                "id": item.permalink,
                "url": item.permalink,
                "title": item.title,
                "content_html": item.html,
                "summary": item.facts,
                "date_published": machine_date(item.published),
                "date_modified": machine_date(item.updated),
                "authors": [{"name": self.publisher}],
            })
        });
        json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.home,
            "feed_url": own,
            "description": self.description,
            "language": self.language,
            "authors": [{"name": self.publisher}],
            "items": items.collect::<Vec<_>>(),
        })
    }
}

impl Item {
    fn of(renderer: &Renderer<'_>, digest: &Digest) -> Self {
        let site = renderer.site;
        let told = Told::of(renderer, digest, Length::Full);
        let articles = digest.articles.iter().map(|id| &site.entry(*id).article);
        let dates = articles.map(|article| (article.date, article.updated));
        // A digest without articles is none.
        let published = dates.clone().map(|(date, _)| date).max();
        let updated = dates.map(|(date, updated)| updated.unwrap_or(date)).max();
        Self {
            permalink: digest.address().absolute(&site.config.base_url),
            published: published.unwrap_or_default(),
            updated: updated.unwrap_or_default(),
            facts: told.facts(),
            html: html(&told),
            title: told.title,
        }
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

fn push_link(out: &mut String, element: &str, [rel, mime, href]: [&str; 3]) {
    for part in [
        "<",
        element,
        " rel=\"",
        rel,
        "\" type=\"",
        mime,
        "\" href=\"",
    ] {
        out.push_str(part);
    }
    push_text(out, href);
    out.push_str("\"/>\n");
}
