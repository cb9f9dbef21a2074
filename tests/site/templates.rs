//! What templates see is what `docs/templates.md` promises, no more and no less.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::test_site::TestSite;

/// The text below a heading of the page, up to the next one.
fn section(heading: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md");
    let text = fs::read_to_string(path).unwrap();
    let (_, after) = text
        .split_once(&format!("# {heading}\n"))
        .unwrap_or_else(|| panic!("no section {heading}"));
    let end = after.find("\n#").unwrap_or(after.len());
    after[..end].to_owned()
}

/// The names in the first column of a section's table.
fn rows(heading: &str) -> BTreeSet<String> {
    let section = section(heading);
    let cells = section.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells = cells.filter_map(|line| line.split(" |").next());
    let names = cells.flat_map(|cell| {
        cell.split(", ")
            .map(|name| name.trim_matches('`').to_owned())
    });
    names.collect()
}

/// The names in the first `{…}` of a section.
fn braces(heading: &str) -> BTreeSet<String> {
    let section = section(heading);
    let (_, after) = section.split_once("`{").unwrap();
    let (inside, _) = after.split_once("}`").unwrap();
    inside.split(", ").map(str::to_owned).collect()
}

fn keys(value: &Value) -> BTreeSet<String> {
    let map = value
        .as_object()
        .unwrap_or_else(|| panic!("{value} is no map"));
    map.keys().cloned().collect()
}

/// A site with a page of every kind.
fn site() -> TestSite {
    TestSite::new()
        .config("paginate_by: 1")
        .filler("a", "2026-11-01", "aliases: [/old/]\npin: true")
        .fillers([2, 3])
        .file("content/pages/about.md", "## 一\n\n## 二\n")
}

#[test]
fn every_page_has_what_every_page_has() {
    let site = site();
    let common = rows("On every page");
    for (address, kind, own) in [
        ("/", "home", "paginator pinned"),
        ("/page/1/", "home", "paginator pinned"),
        ("/2026/11/a/", "article", "page"),
        ("/about/", "page", "page"),
        ("/keywords/", "keywords", "terms paginator"),
        ("/keywords/测试/", "keyword", "paginator term"),
        ("/keywords/测试/page/1/", "keyword", "paginator term"),
        ("/sources/", "sources", "terms paginator"),
        ("/sources/快读/", "source", "paginator term"),
        ("/archive/", "archive", "years"),
        ("/archive/2026/", "archive_year", "paginator year months"),
        ("/archive/2026/11/", "archive_month", "paginator year month"),
        ("/daily/2026-11-02/", "daily", "digest"),
        ("/weekly/2026-W45/", "weekly", "digest"),
        ("/daily/", "daily_index", "digests"),
        ("/daily/2026-11/", "daily_month", "digests"),
        ("/weekly/", "weekly_index", "digests"),
        ("/weekly/2026/", "weekly_year", "digests"),
        ("/search/", "search", ""),
        ("/404.html", "404", ""),
        ("/old/", "redirect", "target target_path"),
    ] {
        let seen = site.dump(address);
        let mut names = keys(&seen);
        assert!(names.remove("template"), "{address}");
        let mut told = common.clone();
        told.extend(own.split_whitespace().map(str::to_owned));
        assert_eq!(names, told, "{address}");
        assert_eq!(seen["kind"], kind);
        assert_eq!(keys(&seen["config"]), rows("Config"), "{address}");
        assert_eq!(keys(&seen["feeds"][0]), braces("Feed"));
    }
}

#[test]
fn pages_have_the_fields_that_are_promised() {
    let site = site();
    let article = &site.dump("/2026/11/a2/")["page"];
    assert_eq!(keys(article), rows("Article page: `page`"));
    assert_eq!(keys(&article["related"][0]), braces("Card"));
    assert_eq!(keys(&article["newer"]), braces("Card"));
    assert_eq!(keys(&article["keywords"][0]), braces("Link"));
    assert_eq!(keys(&article["source"]), braces("Link"));
    let page = &site.dump("/about/")["page"];
    assert_eq!(keys(page), braces("Plain page: `page`"));
    assert_eq!(page["toc"][0]["title"], "一");
    let list = &site.dump("/")["paginator"];
    assert_eq!(keys(list), rows("List pages: `paginator`"));
    assert_eq!(keys(&list["pages"][0]), braces("Card"));
    let digest = &site.dump("/weekly/2026-W45/")["digest"];
    assert_eq!(keys(digest), rows("Digests: `digest`"));
    let story = &digest["groups"][0]["stories"][0];
    assert_eq!(keys(&story["card"]), braces("Card"));
    let digests = &site.dump("/weekly/")["digests"];
    assert_eq!(keys(digests), rows("Lists of digests: `digests`"));
}

#[test]
fn every_template_that_is_promised_is_there() {
    let kinds = [
        "/",
        "/2026/11/a2/",
        "/about/",
        "/keywords/",
        "/keywords/测试/",
        "/sources/",
        "/sources/快读/",
        "/archive/",
        "/archive/2026/",
        "/archive/2026/11/",
        "/daily/2026-11-02/",
        "/daily/",
        "/search/",
        "/404.html",
        "/old/",
    ];
    let site = site();
    let used = kinds.map(|address| site.dump(address)["template"].as_str().unwrap().to_owned());
    assert_eq!(
        BTreeSet::from(used),
        rows("Which template makes which page")
    );
}

#[test]
fn a_variable_that_does_not_exist_is_an_error_with_its_line() {
    let built = TestSite::new()
        .template(
            "article.html",
            "<h1>{{ page.title }}</h1>\n<p>中文 {{ page.titel }}</p>",
        )
        .fillers([1])
        .build();
    let diagnostic = &built.diagnostics[0];
    let place = diagnostic.place.as_ref().unwrap().to_string();
    assert_eq!(
        (built.diagnostics.len(), place.as_str()),
        (1, "templates/article.html:2:15")
    );
    let help = diagnostic.help.as_ref().unwrap().to_string();
    assert_eq!(
        help,
        "did you mean `title`? (it showed at the page /2026/11/a1/)"
    );
}
