//! `llms.txt`: what the site is and where to read on, for programs that read (llmstxt.org).

use std::cmp::Reverse;

use super::{Output, Renderer, Stop, markdown, view::field};
use crate::{
    output::Kind,
    site::{ARCHIVE, Address, ArticleId, Term, well_known},
    text::excerpt::one_line,
};

/// Articles that it names, so that it stays a page long however large the site.
const NEWEST: usize = 50;
/// Keywords that it names.
const KEYWORDS: usize = 50;

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let site = renderer.site;
    let address = Address::new(well_known::LLMS);
    let mut files = site.files.iter();
    // A site's own file takes the place of the one that would be made.
    let is_there = files.any(|file| file.path.as_str() == address.as_str());
    if !site.config.agents.llms || is_there {
        return Ok(());
    }
    out.put(&address, Kind::Data, llms(renderer).into_bytes())
}

fn llms(renderer: &Renderer<'_>) -> String {
    let config = &renderer.site.config;
    let mut out = format!("# {}\n", markdown::text(&one_line(&config.title)));
    if let Some(description) = &config.description {
        let description = markdown::text(&one_line(description));
        out.push_str(&format!("\n> {description}\n"));
    }
    for (title, lines) in [
        ("最新文章", articles(renderer)),
        ("关键词", keywords(renderer)),
        ("订阅", feeds(renderer)),
        // The name by which a reader short of room knows what to leave out.
        ("Optional", others(renderer)),
    ] {
        if !lines.is_empty() {
            out.push_str(&format!("\n## {title}\n\n{}", lines.concat()));
        }
    }
    out
}

fn articles(renderer: &Renderer<'_>) -> Vec<String> {
    let newest = renderer.site.catalog.all.iter().take(NEWEST);
    newest.map(|id| article(renderer, *id)).collect()
}

/// An article's title, leading to its twin where it has one, and 快速阅读.
fn article(renderer: &Renderer<'_>, id: ArticleId) -> String {
    let (site, entry) = (renderer.site, renderer.site.entry(id));
    let address = match site.config.agents.markdown {
        true => well_known::twin(&entry.address).absolute(&site.config.base_url),
        false => entry.permalink.clone(),
    };
    let link = markdown::link(&entry.article.title, &address);
    let excerpt = field(&renderer.views.card(id, site), "excerpt");
    let excerpt = markdown::text(excerpt.as_str().unwrap_or_default());
    let notice = entry.excerpt_notice();
    let notice = notice.map_or_else(String::new, |notice| format!("（{notice}）"));
    match excerpt.is_empty() {
        true => format!("- {link}\n"),
        false => format!("- {link}: {excerpt}{notice}\n"),
    }
}

/// The most used keywords.
fn keywords(renderer: &Renderer<'_>) -> Vec<String> {
    let catalog = &renderer.site.catalog;
    let mut terms: Vec<&Term> = catalog.keywords.terms.iter().collect();
    // Terms stand by name, and the sort is stable.
    terms.sort_by_key(|term| Reverse(term.articles.len()));
    let line = |term: &Term| {
        let address = term.address.absolute(&renderer.site.config.base_url);
        let count = term.articles.len();
        format!("- {}: {count} 篇\n", markdown::link(&term.name, &address))
    };
    terms.into_iter().take(KEYWORDS).map(line).collect()
}

fn feeds(renderer: &Renderer<'_>) -> Vec<String> {
    let config = &renderer.site.config;
    if config.feeds.items == 0 {
        return Vec::new();
    }
    let home = Address::new(well_known::HOME);
    let line = |format: &crate::config::FeedFormat| {
        let address = well_known::feed(&home, *format).absolute(&config.base_url);
        format!("- {}\n", markdown::link(format.label(), &address))
    };
    config.feeds.formats.iter().map(line).collect()
}

fn others(renderer: &Renderer<'_>) -> Vec<String> {
    let config = &renderer.site.config;
    let archive = config.archive.then_some(("归档", ARCHIVE));
    let all = archive
        .into_iter()
        .chain([("站点地图", well_known::SITEMAP)]);
    let line = |(name, address): (&str, &str)| {
        let address = Address::new(address).absolute(&config.base_url);
        format!("- {}\n", markdown::link(name, &address))
    };
    all.map(line).collect()
}
