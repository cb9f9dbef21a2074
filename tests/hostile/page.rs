//! Reads pages as a browser does, and finds what would run in them.

use std::{fs, path::Path};

use scraper::{ElementRef, Html};

/// Fails where a page below `folder` holds what the theme did not put there.
#[track_caller]
pub(crate) fn assert_sound_pages(folder: &Path) {
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        let is_page = entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "html");
        if is_page && entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path()).unwrap();
            let live = live(&text);
            assert!(live.is_empty(), "{}: {live:?}", entry.path().display());
        }
    }
}

/// What would run or lead astray in a page; nothing in a sound one.
pub(crate) fn live(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut found: Vec<String> = page
        .root_element()
        .descendants()
        .filter_map(ElementRef::wrap)
        .flat_map(|element| live_in(&element))
        .collect();
    // A text that closed its element early would stand beside what the theme has once.
    for once in ["main", "title", "article > header > h1"] {
        let selector = scraper::Selector::parse(once).unwrap();
        if page.select(&selector).count() > 1 {
            found.push(format!("{once} is there twice"));
        }
    }
    found
}

fn live_in(element: &ElementRef<'_>) -> Vec<String> {
    const NEVER: [&str; 9] = [
        "iframe",
        "object",
        "embed",
        "applet",
        "base",
        "style",
        "frame",
        "math",
        "foreignobject",
    ];
    let element = element.value();
    let name = element.name().to_ascii_lowercase();
    let mut found = Vec::new();
    if NEVER.contains(&name.as_str()) {
        found.push(format!("<{name}>"));
    }
    if name == "script" && !is_of_the_theme(element) {
        found.push(format!("{element:?}"));
    }
    for (attribute, value) in element.attrs() {
        let attribute = attribute.to_ascii_lowercase();
        let address: String = value
            .chars()
            .filter(|c| *c > ' ')
            .collect::<String>()
            .to_lowercase();
        let is_address = matches!(
            attribute.as_str(),
            "href" | "src" | "action" | "formaction" | "data" | "poster" | "srcset" | "xlink:href"
        );
        let runs = ["javascript:", "vbscript:", "data:text", "data:image/svg"];
        if attribute.starts_with("on")
            || attribute == "srcdoc"
            || attribute == "style"
            || (is_address && runs.iter().any(|scheme| address.starts_with(scheme)))
            || (name == "meta"
                && attribute == "content"
                && address.contains("url=")
                && !leads_here(&address))
        {
            found.push(format!("{name} {attribute}={value}"));
        }
    }
    found
}

/// Redirects, of which the theme has a page, lead to the site itself.
fn leads_here(content: &str) -> bool {
    content.starts_with("0;url=/") && !content.starts_with("0;url=//")
}

/// The theme's scripts are files of the site, or data.
fn is_of_the_theme(element: &scraper::node::Element) -> bool {
    match (element.attr("src"), element.attr("type")) {
        (Some(source), _) => source.starts_with('/') && source.contains(".js?v="),
        (None, Some(kind)) => kind == "application/ld+json",
        (None, None) => false,
    }
}

#[test]
fn what_runs_is_found() {
    for html in [
        "<p><script>alert(1)</script>",
        "<p><script src=https://evil.example/a.js></script>",
        "<p onclick=alert(1)>",
        "<a href=' java\nscript:alert(1)'>",
        "<svg><a xlink:href=javascript:alert(1)>",
        "<iframe srcdoc=a>",
        "<form action=javascript:a><button formaction=javascript:b>",
        "<img src=data:image/svg+xml;a>",
        "<main></main><main></main>",
        "<meta http-equiv=refresh content='0; url=//evil.example/'>",
    ] {
        assert!(!live(html).is_empty(), "{html}");
    }
    for html in [
        "<p title='<script>'>javascript:</p>",
        "<a href='/javascript:/'>",
    ] {
        assert_eq!(live(html), Vec::<String>::new());
    }
}
