//! Plain pages, the search page, the page for unknown addresses, and redirects.

use rayon::prelude::*;

use super::{
    Output, Renderer, Stop,
    page::{Head, Page},
    view,
};
use crate::site::{Address, PlainPage, Redirect, well_known};
use crate::{
    fingerprint::Fingerprint,
    output::{Kind, Recipe},
};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    for page in pages(renderer) {
        renderer.put(&page, out)?;
    }
    // An imported site may have one for each article.
    let redirects = renderer.site.redirects.par_iter();
    let put = |from: &Redirect| {
        let make = || renderer.html_of(&redirect(renderer, from));
        out.offer(&from.from, recipe(from), make)
    };
    let failure = redirects.find_map_first(|redirect| put(redirect).err());
    failure.map_or(Ok(()), Err)
}

fn recipe(redirect: &Redirect) -> Recipe {
    let own = Fingerprint::EMPTY.text(redirect.from.as_str());
    Recipe {
        kind: Kind::Page,
        own: own.text(redirect.to.as_str()),
        shown: Fingerprint::EMPTY,
    }
}

/// All of these pages but the redirects.
fn pages(renderer: &Renderer<'_>) -> Vec<Page> {
    let site = renderer.site;
    let plain = site.pages.iter().map(|placed| plain(renderer, placed));
    let search = site.config.search.then(|| search(renderer));
    plain.chain(search).chain([not_found(renderer)]).collect()
}

/// The page at `address`, if it is one of these.
pub(super) fn find(renderer: &Renderer<'_>, address: &Address) -> Option<Page> {
    let mut redirects = renderer.site.redirects.iter();
    let from = redirects.find(|redirect| redirect.from == *address);
    let mut pages = pages(renderer).into_iter();
    from.map(|from| redirect(renderer, from))
        .or_else(|| pages.find(|page| page.address == *address))
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
