//! Which address an article or a plain page gets.

use super::Address;
use crate::{
    config::{Config, PermalinkParts},
    content::{Article, Page},
    text::slug::slug,
};

/// The article's `permalink`, or what the site's pattern makes of its date and slug.
pub fn article_address(article: &Article, config: &Config) -> Address {
    if let Some(permalink) = &article.permalink {
        return Address::of_page(&permalink.value);
    }
    let slug = match &article.slug {
        Some(slug) => slug.value.clone(),
        None => slug_of(&article.id, config),
    };
    let parts = PermalinkParts {
        date: article.date.date_naive(),
        slug: &slug,
        id: &article.id,
    };
    Address::new(&config.permalink.address(&parts))
}

/// The page's `permalink`, else its path below `content/pages/`.
pub fn page_address(page: &Page, config: &Config) -> Address {
    if let Some(permalink) = &page.permalink {
        return Address::of_page(&permalink.value);
    }
    let below = page.id.strip_prefix("pages/").unwrap_or(&page.id);
    let (folder, _) = below.split_at(below.rfind('/').map_or(0, |at| at + 1));
    let slug = match &page.slug {
        Some(slug) => slug.value.clone(),
        None => slug_of(below, config),
    };
    Address::new(&format!("{folder}{slug}/"))
}

/// The slug of a file name, less a date before it: `2026/2026-03-05-unicode` is `unicode`.
fn slug_of(id: &str, config: &Config) -> String {
    let name = id.rsplit('/').next().unwrap_or(id);
    let name = without_date(name).unwrap_or(name);
    let slug = slug(name, config.slugify);
    if slug.is_empty() { hashed(id) } else { slug }
}

/// What follows `YYYY-MM-DD-` in a file name.
fn without_date(name: &str) -> Option<&str> {
    let (date, rest) = name.split_at_checked("2026-03-05-".len())?;
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 | 10 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (is_date && !rest.is_empty()).then_some(rest)
}

/// The slug of a name that has no letter or digit.
fn hashed(id: &str) -> String {
    format!("{:x}", xxhash_rust::xxh3::xxh3_64(id.as_bytes()) >> 32)
}
