//! Plain pages, the search page, the page for unknown addresses, and redirects.

use super::{
    Output, Renderer, Stop,
    page::{Head, Page},
    view,
};
use crate::site::{Address, PlainPage, Redirect, well_known};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    for page in pages(renderer) {
        renderer.put(&page, out)?;
    }
    Ok(())
}

pub(super) fn pages(renderer: &Renderer<'_>) -> Vec<Page> {
    let site = renderer.site;
    let plain = site.pages.iter().map(|placed| plain(renderer, placed));
    let redirects = site.redirects.iter().map(|from| redirect(renderer, from));
    let search = site.config.search.then(|| search(renderer));
    plain
        .chain(redirects)
        .chain(search)
        .chain([not_found(renderer)])
        .collect()
}

fn plain(renderer: &Renderer<'_>, placed: &PlainPage) -> Page {
    let head = Head {
        kind: "page",
        title: &placed.page.title,
        description: placed.page.summary.as_deref(),
        feeds: renderer.views.site_feeds(),
    };
    let template = placed
        .page
        .template
        .as_ref()
        .map_or("page.html", |template| &template.value);
    Page::new(renderer, &placed.address, head)
        .by(template)
        .with("page", view::plain_page(placed, renderer.site))
}

fn search(renderer: &Renderer<'_>) -> Page {
    let description = format!("在{}中搜索文章。", renderer.site.config.title);
    let head = Head {
        kind: "search",
        title: "搜索",
        description: Some(&description),
        feeds: renderer.views.site_feeds(),
    };
    Page::new(renderer, &Address::new(well_known::SEARCH), head)
}

fn not_found(renderer: &Renderer<'_>) -> Page {
    let head = Head {
        kind: "404",
        title: "找不到这个页面",
        description: None,
        feeds: renderer.views.site_feeds(),
    };
    Page::new(renderer, &Address::new(well_known::NOT_FOUND), head)
}

fn redirect(renderer: &Renderer<'_>, redirect: &Redirect) -> Page {
    let base = &renderer.site.config.base_url;
    let title = format!("已移至 {}", redirect.to);
    let head = Head {
        kind: "redirect",
        title: &title,
        description: None,
        feeds: renderer.views.site_feeds(),
    };
    Page::new(renderer, &redirect.from, head)
        .with("target", redirect.to.absolute(base))
        .with("target_path", redirect.to.href(base))
}
