//! `kuaidu clean`: own files go, all others stay.

use std::{fs, path::Path};

use crate::{program::Site, program::tree, run};

fn built() -> Site {
    let site = Site::new()
        .article("a", 20)
        .file("static/icon.svg", "<svg/>");
    run(&site, &["build"]).ends(0);
    site
}

fn files(site: &Site) -> Vec<String> {
    tree(&site.path("")).into_keys().collect()
}

#[test]
fn a_site_is_taken_away_whole() {
    let site = built();
    let before = tree(&site.path(""));
    let told = run(&site, &["clean", "--dry-run"]).ends(0).stderr;
    assert!(told.starts_with("public: would remove "), "{told}");
    assert_eq!(tree(&site.path("")), before);
    let done = run(&site, &["clean"]).ends(0).stderr;
    assert_eq!(
        done,
        told.replace("would remove", "removed")
            .replace("what is", "what was")
    );
    assert!(!site.path("public").exists());
    let left = [
        ".kuaidu/public/lock",
        "content/a.md",
        "site.yaml",
        "static/icon.svg",
    ];
    assert_eq!(files(&site), left);
    let again = run(&site, &["clean"]).ends(0).stderr;
    assert_eq!(again, "public: nothing was published there\n");
    run(&site, &["build"]).ends(0);
    let published = |site: &Site| tree(&site.path("public"));
    assert_eq!(published(&site), published(&built()));
}

#[test]
fn a_foreign_file_stays() {
    let site = built();
    site.put("public/2026/11/a/mine.txt", "mine");
    fs::remove_file(site.path("public/feed.xml")).unwrap();
    fs::write(site.path("public/robots.txt"), "changed").unwrap();
    let done = run(&site, &["clean"]).ends(0).stderr;
    for told in [
        "public/robots.txt: changed since",
        "public still holds files that kuaidu did not",
    ] {
        assert!(done.contains(told), "{done}");
    }
    let left = tree(&site.path("public"));
    let left: Vec<_> = left.keys().map(String::as_str).collect();
    assert_eq!(left, ["2026/11/a/mine.txt", "robots.txt"]);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let site = built();
    let elsewhere = Site::bare();
    let page = "2026/11/a/index.html";
    fs::create_dir_all(elsewhere.path("11/a")).unwrap();
    fs::copy(
        site.path("public").join(page),
        elsewhere.path("11/a/index.html"),
    )
    .unwrap();
    fs::remove_dir_all(site.path("public/2026")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(""), site.path("public/2026")).unwrap();
    run(&site, &["clean"]).ends(0);
    assert!(elsewhere.path("11/a/index.html").exists());
    assert!(site.path("public/2026").is_symlink());
}

#[test]
fn only_the_output_that_is_meant_goes() {
    let site = built();
    run(&site, &["build", "-o", "preview"]).ends(0);
    let public = tree(&site.path("public"));
    let done = run(&site, &["clean", "-o", "preview"]).ends(0).stderr;
    assert!(done.starts_with("preview: removed"), "{done}");
    assert!(!site.path("preview").exists());
    assert_eq!(tree(&site.path("public")), public);
    let none = run(&site, &["clean", "-o", "content"]).ends(0).stderr;
    assert!(none.contains("nothing was published"), "{none}");
    assert!(site.path("content/a.md").exists());
}

#[test]
fn a_list_that_cannot_be_read_is_no_list() {
    let site = built();
    site.put(".kuaidu/public/manifest.json", "{");
    let before = tree(&site.path("public"));
    let refused = run(&site, &["clean"]).ends(1).stderr;
    assert!(
        refused.contains("cannot be read, so nothing is removed"),
        "{refused}"
    );
    assert_eq!(tree(&site.path("public")), before);
    assert!(Path::new(&site.path(".kuaidu/public/manifest.json")).exists());
}
