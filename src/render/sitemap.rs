//! The sitemap: an index, its parts, and the news of the last two days (sitemaps.org 0.9,
//! Google's news sitemap 0.9).

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};

use super::{Output, Renderer, Stop, recipe::data, view::machine_date, xml};
use crate::{
    content::Article,
    fingerprint::Fingerprint,
    output::{Kind, Recipe},
    site::{
        ARCHIVE, Address, ArticleId, KEYWORDS, SOURCES, Site,
        digest::{DAILY, WEEKLY},
        well_known::{NEWS_SITEMAP, SITEMAP, SITEMAP_PART, sitemap_part, sitemap_parts},
    },
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS_NAMESPACE: &str = "http://www.google.com/schemas/sitemap-news/0.9";
/// How long an article is news to search engines.
const NEWS_HOURS: i64 = 48;

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let site = renderer.site;
    let addresses = addresses(site);
    let lists = site.listings.len() + site.digests.pages();
    let count = sitemap_parts(site.entries.len() + site.pages.len() + lists);
    for number in 1..=count {
        let from = (number - 1) * SITEMAP_PART;
        let to = if number == count {
            addresses.len()
        } else {
            from + SITEMAP_PART
        };
        let addresses = &addresses[from..to];
        let make = || Ok(part(addresses).into_bytes());
        out.offer(&sitemap_part(number), recipe(addresses), make)?;
    }
    out.put(
        &Address::new(SITEMAP),
        Kind::Data,
        index(site, count).into_bytes(),
    )?;
    out.put(
        &Address::new(NEWS_SITEMAP),
        Kind::Data,
        news(site).into_bytes(),
    )
}

fn recipe(addresses: &[Dated]) -> Recipe {
    let one = |(address, changed): &Dated| {
        let changed = changed.map(machine_date);
        Fingerprint::EMPTY
            .text(address)
            .optional(changed.as_deref())
    };
    data(Fingerprint::EMPTY.all(addresses.iter().map(one)))
}

/// A whole address, and when its page last changed.
type Dated = (String, Option<DateTime<FixedOffset>>);

/// The addresses that the sitemap of a site tells.
///
/// Oldest first, so that the full parts stay as they are when news arrives.
pub fn addresses(site: &Site) -> Vec<Dated> {
    let base = &site.config.base_url;
    let changed = |id: &ArticleId| {
        let article = &site.entry(*id).article;
        article.updated.unwrap_or(article.date)
    };
    let articles = site
        .catalog
        .all
        .iter()
        .rev()
        .map(|id| (site.entry(*id).permalink.clone(), Some(changed(id))));
    let lists = site.listings.iter().map(|listing| {
        let latest = site.catalog.listed(listing.kind).iter().map(changed).max();
        (site.catalog.address(listing.kind).absolute(base), latest)
    });
    let pages = site.pages.iter().map(|page| {
        (
            page.address.absolute(base),
            page.page.updated.or(page.page.date),
        )
    });
    let indexes = [
        (site.config.archive, ARCHIVE),
        (true, KEYWORDS),
        (site.config.sources, SOURCES),
        (site.config.digests.daily, DAILY),
        (site.config.digests.weekly, WEEKLY),
    ];
    let indexes = indexes.into_iter().filter(|(is_made, _)| *is_made);
    let indexes = indexes.map(|(_, index)| (Address::new(index).absolute(base), None));
    let digests = site.digests.all().map(|digest| {
        let latest = digest.articles.iter().map(changed).max();
        (digest.address().absolute(base), latest)
    });
    let spans = site.digests.spans();
    let spans = spans.map(|span| (span.address().absolute(base), None));
    let lists = lists.chain(digests).chain(spans);
    articles.chain(lists).chain(pages).chain(indexes).collect()
}

fn part(addresses: &[Dated]) -> String {
    let mut out = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n");
    for (address, changed) in addresses {
        out.push_str("<url>\n");
        xml::push_element(&mut out, "loc", address);
        if let Some(changed) = changed {
            xml::push_element(&mut out, "lastmod", &machine_date(*changed));
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

fn index(site: &Site, parts: usize) -> String {
    let mut out = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for number in 1..=parts {
        out.push_str("<sitemap>\n");
        xml::push_element(
            &mut out,
            "loc",
            &sitemap_part(number).absolute(&site.config.base_url),
        );
        out.push_str("</sitemap>\n");
    }
    out.push_str("</sitemapindex>\n");
    out
}

fn news(site: &Site) -> String {
    let language = news_language(&site.config.language);
    let mut out = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:news=\"{NEWS_NAMESPACE}\">\n");
    let recent = |id: &&ArticleId| is_news(&site.entry(**id).article, site.now);
    for id in site.catalog.all.iter().filter(recent) {
        let entry = site.entry(*id);
        out.push_str("<url>\n");
        xml::push_element(&mut out, "loc", &entry.permalink);
        out.push_str("<news:news>\n<news:publication>\n");
        xml::push_element(&mut out, "news:name", &site.config.title);
        xml::push_element(&mut out, "news:language", language);
        out.push_str("</news:publication>\n");
        xml::push_element(
            &mut out,
            "news:publication_date",
            &machine_date(entry.article.date),
        );
        xml::push_element(&mut out, "news:title", &entry.article.title);
        out.push_str("</news:news>\n</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// Whether an article is news to search engines at the moment `now`.
pub fn is_news(article: &Article, now: DateTime<Utc>) -> bool {
    article.date > now - TimeDelta::hours(NEWS_HOURS)
}

/// The language of a tag in the form that Google asks for: two or three letters, or for Chinese
/// `zh-cn` or `zh-tw`.
fn news_language(tag: &str) -> &str {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or(tag);
    let is_traditional = |part: &str| {
        let names = ["hant", "tw", "hk", "mo"];
        names.iter().any(|name| part.eq_ignore_ascii_case(name))
    };
    match language {
        "zh" if parts.any(is_traditional) => "zh-tw",
        "zh" => "zh-cn",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_simplified_or_traditional() {
        for (tag, language) in [
            ("zh-CN", "zh-cn"),
            ("zh", "zh-cn"),
            ("zh-Hans-SG", "zh-cn"),
            ("zh-TW", "zh-tw"),
            ("zh-Hant", "zh-tw"),
            ("en-GB", "en"),
        ] {
            assert_eq!(news_language(tag), language, "{tag}");
        }
    }
}
