//! What templates see of the site: its settings, its feeds, its editions.

use tera::Value;

use super::{object, text};
use crate::{
    config::{Config, Edition, FeedFormat},
    site::{
        self,
        well_known::{self, HOME},
    },
};

/// The settings, and the feeds of the whole site.
pub(in crate::render) fn config(config: &Config) -> Value {
    let menu: Vec<Value> = config
        .menu
        .iter()
        .map(|item| {
            let path = site::link(&item.url, &config.base_url);
            object([
                ("name", Value::from(item.name.as_str())),
                ("path", Value::from(path)),
            ])
        })
        .collect();
    object([
        ("title", Value::from(config.title.as_str())),
        ("description", text(config.description.as_deref())),
        ("author", text(config.author.as_deref())),
        ("language", Value::from(config.language.as_str())),
        ("locale", Value::from(locale(config.edition))),
        ("base_url", Value::safe_string(config.base_url.as_str())),
        ("base_path", Value::safe_string(config.base_url.path())),
        ("menu", Value::from(menu)),
        ("search", Value::from(config.search)),
        ("sources", Value::from(config.sources)),
        ("archive", Value::from(config.archive)),
        (
            "digests",
            object([
                ("daily", Value::from(config.digests.daily)),
                ("weekly", Value::from(config.digests.weekly)),
            ]),
        ),
        ("feeds", Value::from(site_feeds(config))),
        ("extra", Value::from_serializable(&config.extra)),
    ])
}

/// The same page in every edition of the site; empty where there is one.
pub(in crate::render) fn editions(address: &site::Address, config: &Config) -> Value {
    let several = config.editions.len() > 1;
    let editions = config.editions.iter().filter(|_| several);
    let editions = editions.map(|&edition| {
        let base = config.base_of(edition);
        object([
            ("name", Value::from(edition.label())),
            ("language", Value::from(edition.tag())),
            ("path", Value::safe_string(&address.href(&base))),
            ("permalink", Value::safe_string(&address.absolute(&base))),
            ("current", Value::from(edition == config.edition)),
        ])
    });
    Value::from(editions.collect::<Vec<_>>())
}

/// The name of the language and region that Open Graph knows: `zh_TW`.
fn locale(edition: Edition) -> &'static str {
    match edition {
        Edition::Hans => "zh_CN",
        Edition::Hant | Edition::HantTaiwan => "zh_TW",
        Edition::HantHongKong => "zh_HK",
    }
}

pub(super) fn site_feeds(config: &Config) -> Vec<Value> {
    match config.feeds.items {
        0 => Vec::new(),
        _ => feeds(config, &site::Address::new(HOME), &config.title),
    }
}

pub(super) fn feeds(config: &Config, list: &site::Address, title: &str) -> Vec<Value> {
    let feed = |format: &FeedFormat| {
        let address = well_known::feed(list, *format);
        object([
            ("format", Value::safe_string(format.name())),
            ("mime", Value::safe_string(format.mime())),
            ("title", Value::from(format!("{title} {}", format.label()))),
            ("path", Value::safe_string(&address.href(&config.base_url))),
            (
                "url",
                Value::safe_string(&address.absolute(&config.base_url)),
            ),
        ])
    };
    config.feeds.formats.iter().map(feed).collect()
}
