//! The addresses that every site has, whatever its content.

use super::Address;
use crate::config::FeedFormat;

/// Home.
pub const HOME: &str = "/";
/// What a static host shows for an unknown address.
pub const NOT_FOUND: &str = "/404.html";
/// The search page.
pub const SEARCH: &str = "/search/";
/// What the search page reads first: which parts the index has, each in a folder beside it.
pub const SEARCH_INDEX: &str = "/search/index.json";
/// The table of simplified forms, by which the search page folds what is looked for.
pub const SEARCH_FORMS: &str = "/search/forms.bin";
/// The words of an edition that stand for others in the articles.
pub const SEARCH_WORDS: &str = "/search/words.tsv";
/// The index of sitemaps.
pub const SITEMAP: &str = "/sitemap.xml";
/// Addresses a part of the sitemap; sitemaps.org allows 50,000.
pub const SITEMAP_PART: usize = 10_000;
/// The articles of the last two days, for news search engines.
pub const NEWS_SITEMAP: &str = "/sitemap-news.xml";
/// Which robots may read what.
pub const ROBOTS: &str = "/robots.txt";
/// Headers, for hosts that read this file.
pub const HEADERS: &str = "/_headers";
/// Redirects, for hosts that read this file.
pub const REDIRECTS: &str = "/_redirects";
/// Tells GitHub Pages to publish files whose names begin with `_`.
pub const NO_JEKYLL: &str = "/.nojekyll";

/// The files for hosts and robots, which a site's own static file of the same name replaces.
pub const HOST_FILES: [&str; 4] = [ROBOTS, HEADERS, REDIRECTS, NO_JEKYLL];

/// What tells agents of the site (llmstxt.org).
pub const LLMS: &str = "/llms.txt";

/// The twin in Markdown of the page at `page`: `index.md` in its folder, else beside the page.
pub fn twin(page: &Address) -> Address {
    if page.as_str().ends_with('/') {
        page.join("index.md")
    } else {
        page.join(".md")
    }
}

/// The share image of the article at `page`: `share.png` in its folder, else beside the page. It
/// stays where it is when the title changes, so that links which were shared keep their picture.
pub fn share_image(page: &Address) -> Address {
    if page.as_str().ends_with('/') {
        page.join("share.png")
    } else {
        page.join(".share.png")
    }
}

/// The HTML of a digest for e-mail, beside its page. It is no page of the site: it has its styles on
/// its elements, where the site's content security policy allows none, so hosts show it as a text.
pub const EMAIL: &str = "email.html.txt";

/// A digest as plain text, beside its page.
pub const TEXT: &str = "digest.txt";

/// The feed of one format for the list at `list`.
pub fn feed(list: &Address, format: FeedFormat) -> Address {
    list.join(format.file_name())
}

/// The machine-readable index of related articles of one month: `/related/2025-04.json`.
pub fn related_index(year: i32, month: u32) -> Address {
    Address::new(&format!("/related/{year:04}-{month:02}.json"))
}

/// The `number`th part of the sitemap, from 1.
pub fn sitemap_part(number: usize) -> Address {
    Address::new(&format!("/sitemap-{number}.xml"))
}

/// The `number`th page, from 1, of an index of terms.
pub fn index_page(index: &Address, number: usize) -> Address {
    if number == 1 {
        index.clone()
    } else {
        index.join(&format!("page/{number}/"))
    }
}

/// How many parts the sitemap of a site has, with so many articles, plain pages and lists.
pub fn sitemap_parts(addresses: usize) -> usize {
    addresses.div_ceil(SITEMAP_PART).max(1)
}
