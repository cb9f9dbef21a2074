//! The site of the benchmark (`bench/site-kuaidu`): the pages of its peers, and no others.

use std::{fs, path::Path};

use crate::test_site::TestSite;

#[test]
fn the_site_of_the_benchmark_has_the_pages_of_its_peers() {
    let folder = Path::new("bench/site-kuaidu");
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let site = files.fold(TestSite::new().fillers(1..=2), |site, entry| {
        let path = entry.path().strip_prefix(folder).unwrap();
        site.file(path.to_str().unwrap(), fs::read(entry.path()).unwrap())
    });
    let built = site.build().sound();
    let mut paths: Vec<&str> = built.files.keys().map(String::as_str).collect();
    // For hosts and robots, and the built-in theme's static files: as many for any site.
    paths
        .retain(|path| path.contains('/') || path.ends_with(".html") || path.ends_with("atom.xml"));
    assert_eq!(
        paths,
        [
            "2026/11/a1/index.html",
            "2026/11/a2/index.html",
            "404.html",
            "atom.xml",
            "index.html",
            "keywords/index.html",
            "keywords/测试/index.html",
        ]
    );
    let article = built.page("/2026/11/a1/");
    assert_eq!(article.texts(".related a"), ["文章 a2"]);
    assert_eq!(article.texts(".keywords a"), ["测试"]);
    assert_eq!(article.text(".quick h2"), "快速阅读");
}
