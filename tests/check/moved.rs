//! Addresses that changed since the site was last published.

use std::fs;

use super::{check, found, program::article, with_text};

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
