//! Addresses that changed since the site was last published.

use std::fs;

use super::{
    check, found,
    program::{Run, Site, article, kuaidu},
    with_text,
};

#[test]
fn a_file_with_another_name_leaves_its_address_behind() {
    let site = with_text("好。");
    site.build(&[]).ends(0);
    fs::rename(site.path("content/a.md"), site.path("content/b.md")).unwrap();
    assert_eq!(found(&site, &[]), ["content/b.md changed-address"]);
    check(&site, &["--fix"]).ends(0);
    let mended = fs::read_to_string(site.path("content/b.md")).unwrap();
    assert!(
        mended.contains("\naliases: [/2026/11/a/]\n---\n"),
        "{mended}"
    );
    assert_eq!(found(&site, &[]), [""; 0]);
    site.build(&["--strict"]).ends(0);
    let old = fs::read_to_string(site.path("public/2026/11/a/index.html")).unwrap();
    assert!(old.contains("/2026/11/b/"), "{old}");
}

#[test]
fn a_slug_and_the_form_of_addresses_move_pages_too() {
    let site = with_text("好。").file("content/pages/about.md", "# 关于\n\n好。\n");
    site.build(&[]).ends(0);
    let moved = article("甲", 20, "好。").replace("title:", "slug: 新\ntitle:");
    site.put("content/a.md", moved);
    assert_eq!(found(&site, &[]), ["content/a.md changed-address"]);
    site.put("content/a.md", article("甲", 20, "好。"));
    site.put(
        "site.yaml",
        "base_url: https://example.org/\nauthor: 编辑部\npermalink: /a/{slug}/\n",
    );
    assert_eq!(found(&site, &[]), ["content/a.md changed-address"]);
}

#[test]
fn what_is_gone_is_only_noted_and_a_draft_is_not_gone() {
    let site = with_text("好。").article("b", 21);
    site.build(&[]).ends(0);
    let draft = article("甲", 20, "好。").replace("title:", "draft: true\ntitle:");
    site.put("content/a.md", draft);
    assert_eq!(found(&site, &[]), [""; 0]);
    fs::remove_file(site.path("content/a.md")).unwrap();
    assert_eq!(found(&site, &[]), [" vanished-address"]);
    check(&site, &["--strict"]).ends(0);
}

#[test]
fn a_keyword_that_moves_is_told_with_the_line_that_keeps_it() {
    let site = with_text("好。");
    site.build(&[]).ends(0);
    site.put("keywords.yaml", "测试: {slug: test}\n");
    assert_eq!(found(&site, &[]), ["keywords.yaml changed-address"]);
    let run = check(&site, &[]);
    assert!(run.stdout.contains("测试: {slug: 测试}"), "{}", run.stdout);
}

#[test]
fn a_site_that_was_never_published_has_no_old_addresses() {
    let site = with_text("好。");
    assert_eq!(found(&site, &[]), [""; 0]);
    assert!(!site.path(".kuaidu").exists());
}

/// A site that was published, of which this machine only has a copy.
fn published_elsewhere() -> Site {
    let site = with_text("好。").file("content/b.md", article("乙", 21, "好。"));
    site.build(&[]).ends(0);
    fs::rename(site.path("public"), site.path("live")).unwrap();
    Run::of(kuaidu().current_dir(site.path("")).arg("clean")).ends(0);
    assert!(!site.path("public").exists());
    site
}

#[test]
fn a_sitemap_tells_what_was_published_where_nothing_is_remembered() {
    let site = published_elsewhere();
    let published = ["--published", "live/sitemap.xml"];
    assert_eq!(found(&site, &published), [""; 0]);
    fs::rename(site.path("content/a.md"), site.path("content/c.md")).unwrap();
    assert_eq!(found(&site, &[]), [""; 0]);
    for at in ["live/sitemap.xml", "live", "live/sitemap-1.xml"] {
        let found = found(&site, &["--published", at]);
        assert_eq!(found, ["content/c.md changed-address"], "{at}");
    }
    check(&site, &[&published[..], &["--fix"]].concat()).ends(0);
    assert_eq!(found(&site, &published), [""; 0]);
    fs::remove_file(site.path("content/b.md")).unwrap();
    let lost = found(&site, &published);
    assert!(lost.contains(&" vanished-address".to_owned()), "{lost:?}");
}

#[test]
fn a_page_without_a_title_is_known_by_the_end_of_its_address() {
    let site = published_elsewhere();
    for page in ["a", "b"] {
        site.put(&format!("live/2026/11/{page}/index.html"), "<p>好。</p>");
    }
    let settings = "base_url: https://example.org/\nauthor: 编辑部\npermalink: /{slug}/\n";
    site.put("site.yaml", settings);
    let moved = found(&site, &["--published", "live"]);
    let moved: Vec<_> = moved
        .iter()
        .filter(|line| line.contains("content"))
        .collect();
    assert_eq!(
        moved,
        [
            "content/a.md changed-address",
            "content/b.md changed-address"
        ]
    );
}

#[cfg(feature = "external")]
#[test]
fn the_live_site_tells_what_is_published() {
    let site = published_elsewhere();
    fs::rename(site.path("content/a.md"), site.path("content/c.md")).unwrap();
    let server = super::external::Server::of_folder(site.path("live"));
    let at = format!("{}/sitemap.xml", server.address);
    assert_eq!(
        found(&site, &["--published", &at]),
        ["content/c.md changed-address"]
    );
    let missing = format!("{}/missing.xml", server.address);
    let run = check(&site, &["--published", &missing]).ends(1);
    assert!(
        run.stderr
            .contains("missing.xml: the site answers with HTTP 404"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_another_version_remembers_is_read() {
    let site = with_text("好。");
    site.build(&[]).ends(0);
    let file = ".kuaidu/public/cache/addresses.json";
    let written = fs::read_to_string(site.path(file)).unwrap();
    let of_another = written
        .replace("{\"id\"", "{\"new\":[1],\"id\"")
        .replace(",\"keywords\":", ",\"others\":");
    assert_ne!(written, of_another);
    site.put(file, of_another);
    fs::rename(site.path("content/a.md"), site.path("content/b.md")).unwrap();
    assert_eq!(found(&site, &[]), ["content/b.md changed-address"]);
}
