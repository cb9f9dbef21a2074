//! What templates see: the contract with theme authors, told in `docs/templates.md`.
//!
//! Values are built once and shared: Tera's values are counted references, so a card costs its
//! making, not a copy for each list that shows it.

mod list;
mod site;

use std::{borrow::Cow, sync::OnceLock};

use chrono::{DateTime, FixedOffset};
use tera::Value;

pub(super) use self::{
    list::{counted_term, paginator, years},
    site::{config, editions},
};
pub(super) use super::map::{field, object};

use self::site::{feeds, site_feeds};
use super::{ai_label, map::Keys};
use crate::{
    content::{Auto, Heading},
    picture::Size,
    site::{Address, ArticleId, Entry, PlainPage, Site, Taxonomy, Term, TermId, well_known},
    text::{count::Count, date::chinese, excerpt::excerpt, fold::fold, phrase::is_phrased},
};

/// The values that many pages share, those of articles made when first a page shows them.
pub(super) struct Views {
    /// A card for each article.
    cards: Vec<OnceLock<Value>>,
    card_keys: Keys,
    article_keys: Keys,
    keywords: Vec<Value>,
    /// The tint of each keyword.
    tints: Vec<u64>,
    sources: Vec<Value>,
    site_feeds: Value,
    /// What the program made of a text, by whether it made the summary and the keywords.
    auto: [[Value; 2]; 2],
}

impl Views {
    pub(super) fn new(site: &Site) -> Self {
        let keywords = links(&site.catalog.keywords, true, site);
        let sources = links(&site.catalog.sources, site.config.sources, site);
        let site_feeds = site_feeds(&site.config);
        Self {
            cards: site.entries.iter().map(|_| OnceLock::new()).collect(),
            card_keys: Keys::default(),
            article_keys: Keys::default(),
            keywords,
            tints: site.catalog.keywords.terms.iter().map(tint).collect(),
            sources,
            site_feeds: Value::from(site_feeds),
            auto: [false, true]
                .map(|summary| [false, true].map(|keywords| auto(Auto { summary, keywords }))),
        }
    }

    pub(super) fn card(&self, id: ArticleId, site: &Site) -> Value {
        let card = self.cards[id.0 as usize].get_or_init(|| self.card_of(id, site));
        card.clone()
    }

    pub(super) fn cards(&self, ids: &[ArticleId], site: &Site) -> Value {
        let cards = ids.iter().map(|id| self.card(*id, site));
        Value::from(cards.collect::<Vec<_>>())
    }

    pub(super) fn keyword(&self, id: TermId) -> Value {
        self.keywords[id.0 as usize].clone()
    }

    pub(super) fn source(&self, id: TermId) -> Value {
        self.sources[id.0 as usize].clone()
    }

    /// The feeds of the whole site.
    pub(super) fn site_feeds(&self) -> Value {
        self.site_feeds.clone()
    }

    /// The feeds of a term, then those of the site.
    pub(super) fn term_feeds(&self, term: &Term, site: &Site) -> Value {
        let title = format!("{} - {}", term.name, site.config.title);
        let mut feeds = match site.config.feeds.term_items {
            0 => Vec::new(),
            _ => feeds(&site.config, &term.address, &title),
        };
        feeds.extend_from_slice(self.site_feeds.as_array().unwrap_or_default());
        Value::from(feeds)
    }

    /// The feeds of the list at `address`, then those of the site.
    pub(super) fn list_feeds(&self, address: &Address, title: &str, site: &Site) -> Value {
        let mut all = match site.config.feeds.items {
            0 => Vec::new(),
            _ => feeds(&site.config, address, title),
        };
        all.extend_from_slice(self.site_feeds.as_array().unwrap_or_default());
        Value::from(all)
    }

    fn keywords_of(&self, entry: &Entry) -> Value {
        Value::from(
            entry
                .keywords
                .iter()
                .map(|id| self.keyword(*id))
                .collect::<Vec<_>>(),
        )
    }

    fn source_of(&self, entry: &Entry) -> Value {
        Value::from(entry.source.map(|id| self.source(id)))
    }

    /// The tint of an article's placeholder: one for each keyword, whatever else the site holds.
    fn tint(&self, entry: &Entry) -> u64 {
        let keyword = entry.keywords.first();
        keyword.map_or(0, |id| self.tints[id.0 as usize])
    }

    fn auto(&self, auto: Auto) -> Value {
        self.auto[usize::from(auto.summary)][usize::from(auto.keywords)].clone()
    }

    fn card_of(&self, id: ArticleId, site: &Site) -> Value {
        let entry = site.entry(id);
        let article = &entry.article;
        let cover = entry.cover.as_ref();
        let srcset = cover.and_then(|cover| cover.srcset.as_deref());
        let summary = text(article.summary.as_deref());
        let excerpt = excerpt_of(&summary, site.config.excerpt_length);
        self.card_keys.object([
            ("title", Value::from(article.title.as_str())),
            ("phrased", Value::from(is_phrased(&article.title))),
            ("path", Value::safe_string(&entry.href)),
            ("permalink", Value::safe_string(&entry.permalink)),
            ("date", Value::safe_string(&machine_date(article.date))),
            (
                "date_text",
                Value::safe_string(&chinese(article.date.date_naive())),
            ),
            ("summary", summary),
            ("excerpt", excerpt),
            ("source", self.source_of(entry)),
            ("keywords", self.keywords_of(entry)),
            ("auto", self.auto(article.auto)),
            ("cover", text(entry.cover_src())),
            ("cover_width", cover_side(entry, |size| size.width)),
            ("cover_height", cover_side(entry, |size| size.height)),
            ("cover_srcset", text(srcset)),
            ("ai", Value::safe_string(entry.ai.as_str())),
            ("excerpt_notice", text(entry.excerpt_notice())),
            ("pin", Value::from(article.pin)),
            ("draft", Value::from(article.draft)),
            ("tint", Value::from(self.tint(entry))),
            ("initial", Value::from(initial(&article.title))),
        ])
    }

    /// An article on its own page; `content` is its text, every address resolved.
    pub(super) fn article(
        &self,
        id: ArticleId,
        content: &str,
        related: &[ArticleId],
        site: &Site,
    ) -> Value {
        let entry = site.entry(id);
        let article = &entry.article;
        let count = Count {
            han: article.body.han,
            words: article.body.words,
        };
        let card = self.card(id, site);
        let of_card = |name| (name, field(&card, name));
        self.article_keys.object([
            of_card("title"),
            of_card("phrased"),
            of_card("path"),
            of_card("permalink"),
            of_card("date"),
            of_card("date_text"),
            ("updated", Value::from(article.updated.map(machine_date))),
            (
                "updated_text",
                Value::from(article.updated.map(|date| chinese(date.date_naive()))),
            ),
            of_card("source"),
            ("source_url", text(article.source_url.as_deref())),
            ("author", text(article.author.as_deref())),
            of_card("summary"),
            of_card("keywords"),
            of_card("auto"),
            ("content", Value::safe_string(content)),
            ("toc", toc(&article.body.headings)),
            ("word_count", Value::from(count.han + count.words)),
            ("reading_time", Value::from(count.minutes())),
            of_card("cover"),
            of_card("cover_width"),
            of_card("cover_height"),
            of_card("cover_srcset"),
            ("cover_alt", Value::from("")),
            of_card("ai"),
            ("ai_notice", text(entry.ai_notice(&site.config))),
            (
                "ai_notice_at",
                Value::from(site.config.ai.position.as_str()),
            ),
            ("markdown", twin(entry, site)),
            ("aigc", Value::from(ai_label::mark(entry, site))),
            ("draft", Value::from(article.draft)),
            ("pin", Value::from(article.pin)),
            ("related", self.cards(related, site)),
            (
                "newer",
                Value::from(site.newer(id).map(|newer| self.card(newer, site))),
            ),
            (
                "older",
                Value::from(site.older(id).map(|older| self.card(older, site))),
            ),
            ("extra", Value::from_serializable(&article.extra)),
        ])
    }
}

/// A side of the cover in pixels; none where it is not known.
fn cover_side(entry: &Entry, side: fn(Size) -> u32) -> Value {
    let size = entry.cover.as_ref().and_then(|cover| cover.size);
    Value::from(size.map(side))
}

/// The address of an article's twin in Markdown, on a site that has them.
fn twin(entry: &Entry, site: &Site) -> Value {
    let twin = || well_known::twin(&entry.address).href(&site.config.base_url);
    Value::from(site.config.agents.markdown.then(twin))
}

/// 快速阅读 as a card shows it; empty where there is none.
fn excerpt_of(summary: &Value, length: usize) -> Value {
    match excerpt(summary.as_str().unwrap_or_default(), length) {
        // It fits: both are the same value.
        Cow::Borrowed(text) if !text.is_empty() => summary.clone(),
        text => Value::from(&*text),
    }
}

/// A plain page.
pub(super) fn plain_page(placed: &PlainPage, site: &Site) -> Value {
    let PlainPage {
        page,
        address,
        html: content,
    } = placed;
    let base = &site.config.base_url;
    let day = |date: DateTime<FixedOffset>| chinese(date.date_naive());
    object([
        ("title", Value::from(page.title.as_str())),
        ("path", Value::safe_string(&address.href(base))),
        ("permalink", Value::safe_string(&address.absolute(base))),
        ("content", Value::safe_string(content)),
        ("toc", toc(&page.body.headings)),
        ("date", Value::from(page.date.map(machine_date))),
        ("date_text", Value::from(page.date.map(day))),
        ("updated", Value::from(page.updated.map(machine_date))),
        ("updated_text", Value::from(page.updated.map(day))),
        ("summary", text(page.summary.as_deref())),
        ("extra", Value::from_serializable(&page.extra)),
    ])
}

fn links(taxonomy: &Taxonomy, have_pages: bool, site: &Site) -> Vec<Value> {
    let link = |term: &Term| {
        let path = term.address.href(&site.config.base_url);
        object([
            ("name", Value::from(term.name.as_str())),
            ("slug", Value::from(term.slug.as_str())),
            (
                "path",
                if have_pages {
                    Value::safe_string(&path)
                } else {
                    Value::none()
                },
            ),
        ])
    };
    taxonomy.terms.iter().map(link).collect()
}

/// What the program made of the text.
fn auto(auto: Auto) -> Value {
    object([
        ("summary", Value::from(auto.summary)),
        ("keywords", Value::from(auto.keywords)),
    ])
}

fn text(text: Option<&str>) -> Value {
    Value::from(text)
}

/// RFC 3339, for `datetime` attributes.
pub(super) fn machine_date(date: DateTime<FixedOffset>) -> String {
    date.to_rfc3339()
}

/// Headings nested by their levels.
fn toc(headings: &[Heading]) -> Value {
    let mut roots = Vec::new();
    let mut rest = headings;
    while let Some((heading, after)) = rest.split_first() {
        let below = after
            .iter()
            .take_while(|other| other.level > heading.level)
            .count();
        roots.push(object([
            ("level", Value::from(heading.level)),
            ("id", Value::from(heading.id.as_str())),
            ("title", Value::from(heading.title.as_str())),
            ("children", toc(&after[..below])),
        ]));
        rest = &after[below..];
    }
    Value::from(roots)
}

/// How many tints a theme has for placeholders.
const TINTS: u64 = 12;

fn tint(keyword: &Term) -> u64 {
    let name = fold(&keyword.name);
    xxhash_rust::xxh3::xxh3_64(name.as_bytes()) % TINTS
}

/// The first letter or digit of a title, a letter as a capital; its first character where it has none.
fn initial(title: &str) -> String {
    let first = title
        .chars()
        .find(|c| c.is_alphanumeric())
        .or_else(|| title.chars().next());
    first
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default()
}
