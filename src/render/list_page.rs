//! The pages of every list of articles: home, keywords, sources, years, months.

use rayon::prelude::*;
use tera::Value;

use super::{
    Output, Renderer, Stop,
    page::{Head, Page},
    structured_data, view,
};
use crate::site::{ArticleId, ListKind, ListPage, Listing};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let listings = renderer.site.listings.iter();
    // Page by page, for the home page's list alone has as many pages as hundreds of others.
    let pages: Vec<(&Listing, &ListPage)> = listings
        .flat_map(|listing| listing.pages.iter().map(move |page| (listing, page)))
        .collect();
    // Of several failures the same one at every run.
    let failure = pages.par_iter().find_map_first(|(listing, page)| {
        let listed = &renderer.site.catalog.listed(listing.kind)[page.entries.clone()];
        let shown = listed
            .iter()
            .copied()
            .chain(pinned_on(renderer, listing, page));
        let recipe = renderer.list_recipe(listing.kind, page, shown);
        let make = || renderer.html_of(&list_page(renderer, listing, page));
        out.offer(&page.address, recipe, make).err()
    });
    failure.map_or(Ok(()), Err)
}

pub(super) fn list_page(renderer: &Renderer<'_>, listing: &Listing, page: &ListPage) -> Page {
    let site = renderer.site;
    let title = numbered(&title(renderer, listing.kind), page.number);
    let description = description(renderer, listing.kind);
    let head = Head {
        kind: kind(listing.kind),
        title: &title,
        description: description.as_deref(),
        feeds: feeds(renderer, listing.kind),
    };
    let pinned = pinned_on(renderer, listing, page);
    let shown = &site.catalog.listed(listing.kind)[page.entries.clone()];
    // What stands on top of the page does not stand in its list once more.
    let shown: Vec<ArticleId> = shown
        .iter()
        .copied()
        .filter(|id| !pinned.contains(id))
        .collect();
    let first = site.catalog.address(listing.kind);
    let paginator = view::paginator(renderer.views.cards(&shown, site), page, &first, site);
    let made = Page::new(renderer, &page.address, head).with("paginator", paginator);
    let made = with_own(made, renderer, (listing.kind, page.number), &pinned);
    if page.number.is_none() {
        let structured = structured_data::list(renderer, listing.kind);
        return made.with("structured_data", Value::safe_string(&structured));
    }
    made
}

/// The page with the values that only this kind of list has.
fn with_own(
    made: Page,
    renderer: &Renderer<'_>,
    (kind, number): (ListKind, Option<usize>),
    pinned: &[ArticleId],
) -> Page {
    let site = renderer.site;
    match kind {
        ListKind::Home => made
            .by("index.html")
            .with("pinned", renderer.views.cards(pinned, site)),
        ListKind::Keyword(id) => made.with("term", renderer.views.keyword(id)),
        ListKind::Source(id) => made.with("term", renderer.views.source(id)),
        ListKind::Year(year) => {
            let year = &site.catalog.archive[year];
            // A numbered page never changes, and news may bring a month.
            let months = year.months.iter().filter(|_| number.is_none());
            let months = months.map(|month| {
                view::object([
                    ("year", Value::from(year.year)),
                    ("month", Value::from(month.month)),
                    (
                        "path",
                        Value::safe_string(&month.address.href(&site.config.base_url)),
                    ),
                ])
            });
            made.with("year", year.year)
                .with("months", months.collect::<Vec<_>>())
        }
        ListKind::Month(year, month) => {
            let year = &site.catalog.archive[year];
            made.with("year", year.year)
                .with("month", year.months[month].month)
        }
    }
}

fn kind(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Home => "home",
        ListKind::Keyword(_) => "keyword",
        ListKind::Source(_) => "source",
        ListKind::Year(_) => "archive_year",
        ListKind::Month(..) => "archive_month",
    }
}

fn title(renderer: &Renderer<'_>, kind: ListKind) -> String {
    let catalog = &renderer.site.catalog;
    match kind {
        ListKind::Home => renderer.site.config.title.clone(),
        ListKind::Keyword(id) => format!("关键词：{}", catalog.keywords.get(id).name),
        ListKind::Source(id) => format!("来源：{}", catalog.sources.get(id).name),
        ListKind::Year(year) => format!("{}年归档", catalog.archive[year].year),
        ListKind::Month(year, month) => {
            let year = &catalog.archive[year];
            format!("{}年{}月归档", year.year, year.months[month].month)
        }
    }
}

fn numbered(title: &str, number: Option<usize>) -> String {
    number.map_or_else(
        || title.to_owned(),
        |number| format!("{title}（第{number}页）"),
    )
}

fn description(renderer: &Renderer<'_>, kind: ListKind) -> Option<String> {
    let (catalog, config) = (&renderer.site.catalog, &renderer.site.config);
    match kind {
        ListKind::Home => config.description.clone(),
        ListKind::Keyword(id) => Some(format!(
            "{}上关于“{}”的文章。",
            config.title,
            catalog.keywords.get(id).name
        )),
        ListKind::Source(id) => Some(format!(
            "{}上来自“{}”的文章。",
            config.title,
            catalog.sources.get(id).name
        )),
        ListKind::Year(_) | ListKind::Month(..) => {
            Some(format!("{}的{}。", config.title, title(renderer, kind)))
        }
    }
}

fn feeds(renderer: &Renderer<'_>, kind: ListKind) -> Value {
    let site = renderer.site;
    match kind {
        ListKind::Keyword(id) => renderer
            .views
            .term_feeds(site.catalog.keywords.get(id), site),
        ListKind::Source(id) => renderer
            .views
            .term_feeds(site.catalog.sources.get(id), site),
        _ => renderer.views.site_feeds(),
    }
}

/// The articles that stand on top of a page: of the newest one of the home page.
pub(super) fn pinned_on(
    renderer: &Renderer<'_>,
    listing: &Listing,
    page: &ListPage,
) -> Vec<ArticleId> {
    match (listing.kind, page.number) {
        (ListKind::Home, None) => pinned(renderer),
        _ => Vec::new(),
    }
}

fn pinned(renderer: &Renderer<'_>) -> Vec<ArticleId> {
    let site = renderer.site;
    site.catalog
        .all
        .iter()
        .copied()
        .filter(|id| site.entry(*id).article.pin)
        .collect()
}
