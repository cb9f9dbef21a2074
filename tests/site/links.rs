//! Follows the links of a built site.

use std::collections::BTreeSet;

use ammonia::Url;
use percent_encoding::percent_decode_str;

use crate::{
    page::Page,
    test_site::{Built, file_of},
};

/// Where an HTML page may name another address: element and attribute.
const LINKS: &[(&str, &str)] = &[
    ("a", "href"),
    ("link", "href"),
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("video", "poster"),
    ("form", "action"),
    ("meta[property=\"og:image\"]", "content"),
    ("meta[property=\"og:url\"]", "content"),
];

/// The links of all pages, feeds and sitemaps that lead to nothing, as `page → address`.
pub(crate) fn broken(built: &Built) -> Vec<String> {
    let base = Url::parse(&built.facts().base_url).unwrap();
    let mut follower = Follower {
        built,
        base,
        anchors: Default::default(),
        broken: Vec::new(),
    };
    for (path, bytes) in &built.files {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        if path.ends_with(".html") {
            follower.page(path, &Page::read(text));
        } else if path.ends_with("feed.xml")
            || path.ends_with("atom.xml")
            || path.ends_with("feed.json")
        {
            follower.feed(path);
        } else if path.starts_with("sitemap") && path.ends_with(".xml") {
            follower.sitemap(path, text);
        }
    }
    follower.broken
}

struct Follower<'a> {
    built: &'a Built,
    base: Url,
    /// Pages whose anchors are known, and each anchor as `page#anchor`.
    anchors: BTreeSet<String>,
    broken: Vec<String>,
}

impl Follower<'_> {
    fn page(&mut self, path: &str, page: &Page) {
        let served = path.strip_suffix("index.html").unwrap_or(path);
        let own = self.base.join(&percent_encoded(served)).unwrap();
        for (element, attribute) in LINKS {
            for address in page.values(element, attribute) {
                self.follow(path, &own, &address);
            }
        }
    }

    /// In a feed every address must be absolute, for there is no page to see it from.
    fn feed(&mut self, path: &str) {
        let feed = self.built.feed(path);
        let mut addresses = vec![feed.home, feed.own];
        for item in feed.items {
            addresses.extend([item.url, item.id]);
            let html = Page::read(&item.html);
            for (element, attribute) in LINKS {
                addresses.extend(html.values(element, attribute));
            }
        }
        let nowhere = Url::parse("https://nowhere.invalid/").unwrap();
        for address in addresses {
            match Url::parse(&address) {
                Ok(_) => self.follow(path, &nowhere, &address),
                Err(_) => self
                    .broken
                    .push(format!("{path} → {address} (not absolute)")),
            }
        }
    }

    fn sitemap(&mut self, path: &str, text: &str) {
        let document = roxmltree::Document::parse(text).unwrap();
        let base = self.base.clone();
        let addresses = document
            .descendants()
            .filter(|node| node.has_tag_name("loc"));
        for address in addresses.filter_map(|node| node.text()) {
            self.follow(path, &base, address);
        }
    }

    fn follow(&mut self, from: &str, page: &Url, address: &str) {
        let Ok(mut target) = page.join(address) else {
            self.broken.push(format!("{from} → {address} (no address)"));
            return;
        };
        let anchor = target
            .fragment()
            .map(decoded)
            .filter(|anchor| !anchor.is_empty());
        target.set_fragment(None);
        target.set_query(None);
        if target.origin() != self.base.origin() {
            return;
        }
        let Some(below) = target.path().strip_prefix(self.base.path()) else {
            self.broken
                .push(format!("{from} → {address} (outside the base)"));
            return;
        };
        let file = file_of(&decoded(below));
        if !self.built.has(&file) {
            self.broken.push(format!("{from} → {address}"));
        } else if let Some(anchor) = anchor
            && !self.has_anchor(&file, &anchor)
        {
            self.broken
                .push(format!("{from} → {address} (no such anchor)"));
        }
    }

    fn has_anchor(&mut self, file: &str, anchor: &str) -> bool {
        if self.anchors.insert(file.to_owned()) {
            let page = Page::read(self.built.text(file));
            let anchors = page.values("[id]", "id").into_iter();
            self.anchors
                .extend(anchors.map(|id| format!("{file}#{id}")));
        }
        self.anchors.contains(&format!("{file}#{anchor}"))
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

fn percent_encoded(path: &str) -> String {
    kuaidu::config::encode_path(path)
}
