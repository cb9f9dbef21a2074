//! The indexes: all keywords, all sources, the archive.

use tera::Value;

use super::{
    Output, Renderer, Stop,
    page::{Head, Page},
    view,
};
use crate::site::{ARCHIVE, Address, TERMS_PER_PAGE, Taxonomy, TermId, well_known::index_page};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    for page in pages(renderer) {
        renderer.put(&page, out)?;
    }
    Ok(())
}

pub(super) fn pages(renderer: &Renderer<'_>) -> Vec<Page> {
    let catalog = &renderer.site.catalog;
    let mut pages = term_pages(renderer, &catalog.keywords, &KEYWORDS);
    if renderer.site.config.sources {
        pages.extend(term_pages(renderer, &catalog.sources, &SOURCES));
    }
    if renderer.site.config.archive {
        pages.push(archive_page(renderer));
    }
    pages
}

struct Index {
    kind: &'static str,
    title: &'static str,
    says: &'static str,
}

const KEYWORDS: Index = Index {
    kind: "keywords",
    title: "关键词",
    says: "的全部关键词，常用的在前。",
};
const SOURCES: Index = Index {
    kind: "sources",
    title: "来源",
    says: "的全部来源，文章多的在前。",
};

fn term_pages(renderer: &Renderer<'_>, taxonomy: &Taxonomy, index: &Index) -> Vec<Page> {
    let by_use = taxonomy.by_use();
    let count = by_use.len().div_ceil(TERMS_PER_PAGE).max(1);
    (1..=count)
        .map(|number| {
            let shown = by_use
                .iter()
                .skip((number - 1) * TERMS_PER_PAGE)
                .take(TERMS_PER_PAGE);
            let shown: Vec<TermId> = shown.copied().collect();
            term_page(renderer, taxonomy, index, (number, count), &shown)
        })
        .collect()
}

fn term_page(
    renderer: &Renderer<'_>,
    taxonomy: &Taxonomy,
    index: &Index,
    (number, count): (usize, usize),
    shown: &[TermId],
) -> Page {
    let site = renderer.site;
    let title = match number {
        1 => index.title.to_owned(),
        _ => format!("{}（第{number}页）", index.title),
    };
    let description = format!("{}{}", site.config.title, index.says);
    let head = Head {
        kind: index.kind,
        title: &title,
        description: Some(&description),
        feeds: renderer.views.site_feeds(),
    };
    let neighbour = |number: Option<usize>| {
        let number = number.filter(|number| (1..=count).contains(number));
        let address = number.map(|number| index_page(&taxonomy.address, number));
        Value::from(address.map(|address| address.href(&site.config.base_url)))
    };
    let paginator = view::object([
        ("number", Value::from((count > 1).then_some(number))),
        ("newer", neighbour(number.checked_sub(1))),
        ("older", neighbour(Some(number + 1))),
        (
            "first",
            Value::from(taxonomy.address.href(&site.config.base_url)),
        ),
    ]);
    let terms = shown
        .iter()
        .map(|id| view::counted_term(taxonomy.get(*id), site));
    Page::new(renderer, &index_page(&taxonomy.address, number), head)
        .with("terms", terms.collect::<Vec<_>>())
        .with("paginator", paginator)
}

fn archive_page(renderer: &Renderer<'_>) -> Page {
    let description = format!("{}的全部文章，按年月排列。", renderer.site.config.title);
    let head = Head {
        kind: "archive",
        title: "归档",
        description: Some(&description),
        feeds: renderer.views.site_feeds(),
    };
    Page::new(renderer, &Address::new(ARCHIVE), head).with("years", view::years(renderer.site))
}
