//! Our own content, in the repository's root, is a site without a flaw.

use std::{collections::BTreeMap, path::Path};

use kuaidu::{build::Clock, site::Selection};

use crate::{
    page::Page,
    test_site::{Built, build},
};

fn sample(selection: Selection) -> Built {
    let moment = "2026-11-24T00:00:00Z".parse().unwrap();
    build(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        selection,
        Clock::At(moment),
    )
    .sound()
}

#[test]
fn every_link_and_anchor_resolves() {
    sample(Selection::default()).assert_links_resolve();
}

#[test]
fn a_preview_of_everything_is_sound_too() {
    let all = Selection {
        drafts: true,
        future: true,
        expired: true,
    };
    let (public, preview) = (sample(Selection::default()), sample(all));
    assert!(
        public.facts().withheld.drafts > 0,
        "the sample shows what a draft is"
    );
    assert!(
        public.facts().next_change.is_some(),
        "the sample shows a scheduled article"
    );
    assert!(preview.files.len() > public.files.len());
    preview.assert_links_resolve();
}

#[test]
fn every_page_has_a_title_of_its_own_and_a_description() {
    let built = sample(Selection::default());
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let pages = built.files.keys().filter(|path| path.ends_with(".html"));
    for path in pages {
        let page = Page::read(built.text(path));
        if page.count("meta[http-equiv=refresh]") > 0 {
            continue;
        }
        assert_ne!(page.meta("description").trim(), "", "{path}");
        assert_eq!(page.count("h1"), 1, "{path}");
        let title = page.text("title");
        assert_ne!(title, "", "{path}");
        if let Some(other) = titles.insert(title, path) {
            panic!("{path} and {other} have one title");
        }
    }
}

#[test]
fn every_article_ends_with_eight_related_ones() {
    let built = sample(Selection::default());
    let articles = built.files.keys().filter(|path| path.starts_with("2026/"));
    let articles: Vec<_> = articles
        .filter(|path| path.ends_with("index.html"))
        .collect();
    assert!(articles.len() >= 40);
    for path in articles {
        let page = Page::read(built.text(path));
        if page.count("meta[http-equiv=refresh]") == 0 {
            assert_eq!(page.count(".related .card"), 8, "{path}");
        }
    }
}
