//! What templates see of lists: a page of one and its neighbours, terms with their counts, the archive.

use tera::Value;

use super::object;
use crate::site::{self, ListPage, Site, Term, Year};

/// A list page's articles and its neighbours.
pub(in crate::render) fn paginator(
    pages: Value,
    page: &ListPage,
    first: &site::Address,
    site: &Site,
) -> Value {
    let base = &site.config.base_url;
    let path =
        |address: &Option<site::Address>| Value::from(address.as_ref().map(|at| at.href(base)));
    object([
        ("pages", pages),
        ("number", Value::from(page.number)),
        ("newer", path(&page.newer)),
        ("older", path(&page.older)),
        ("first", Value::safe_string(&first.href(base))),
    ])
}

/// A term in an index of terms.
pub(in crate::render) fn counted_term(term: &Term, site: &Site) -> Value {
    object([
        ("name", Value::from(term.name.as_str())),
        ("slug", Value::from(term.slug.as_str())),
        (
            "path",
            Value::safe_string(&term.address.href(&site.config.base_url)),
        ),
        ("page_count", Value::from(term.articles.len())),
    ])
}

/// The years of the archive, with their months.
pub(in crate::render) fn years(site: &Site) -> Value {
    let year = |year: &Year| {
        let months = year.months.iter().map(|month| {
            object([
                ("year", Value::from(year.year)),
                ("month", Value::from(month.month)),
                (
                    "path",
                    Value::safe_string(&month.address.href(&site.config.base_url)),
                ),
                ("page_count", Value::from(month.articles.len())),
            ])
        });
        object([
            ("year", Value::from(year.year)),
            (
                "path",
                Value::safe_string(&year.address.href(&site.config.base_url)),
            ),
            ("page_count", Value::from(year.articles.len())),
            ("months", Value::from(months.collect::<Vec<_>>())),
        ])
    };
    Value::from(site.catalog.archive.iter().map(year).collect::<Vec<_>>())
}
