//! What a browser, and one that means no good, gets for its requests.

use std::{fs, os::unix::fs::symlink};

use crate::{desk::Desk, program::Site};

fn desk() -> (Site, Desk) {
    let site = Site::new()
        .article("chips", 22)
        .file("content/图 1.png", b"\x89PNG\r\n\x1a\n0123456789")
        .file("static/notes.txt", "笔记")
        .file("static/movie.mp4", vec![7; 100_000])
        .file("secret.txt", "not for you");
    let desk = Desk::of(&site);
    (site, desk)
}

#[test]
fn files_have_their_types() {
    let (_site, desk) = desk();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/2026/11/chips/", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/theme.js", "text/javascript; charset=utf-8"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/notes.txt", "text/plain; charset=utf-8"),
        ("/%E5%9B%BE%201.png", "image/png"),
        ("/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/movie.mp4", "video/mp4"),
        ("/_kuaidu/live.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = desk.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, kind),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            "same-origin",
            "{path}"
        );
        let length = answer.header("content-length");
        let head = desk.ask("HEAD", path, &[]);
        assert_eq!(
            (head.status, head.header("content-length")),
            (200, length),
            "{path}"
        );
        assert!(head.body.is_empty());
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let (site, desk) = desk();
    for path in ["/2026/11/chips/", "/notes.txt"] {
        let print = desk.get(path).header("etag").to_owned();
        assert!(!print.is_empty(), "{path}");
        let known = format!("If-None-Match: {print}");
        assert_eq!(desk.ask("GET", path, &[&known]).status, 304, "{path}");
        let other = "If-None-Match: \"0\"";
        assert_eq!(desk.ask("GET", path, &[other]).status, 200, "{path}");
    }
    // Two saves within a second have the same time in whole seconds.
    let since = desk.get("/notes.txt").header("last-modified").to_owned();
    let mut home = desk.listen("/");
    site.put("static/notes.txt", "另一");
    desk.says("static/notes.txt", 0);
    let answer = desk.ask(
        "GET",
        "/notes.txt",
        &[&format!("If-Modified-Since: {since}")],
    );
    assert_eq!((answer.status, answer.text().as_str()), (200, "另一"));
    site.put("static/style.css", "a {}");
    home.expect("files");
}

#[test]
fn ranges_are_sent() {
    let (_site, desk) = desk();
    let print = desk.get("/movie.mp4").header("etag").to_owned();
    let part = desk.ask("GET", "/movie.mp4", &["Range: bytes=10-19"]);
    assert_eq!((part.status, part.body.len()), (206, 10));
    assert_eq!(part.header("content-range"), "bytes 10-19/100000");
    let same = format!("If-Range: {print}");
    let part = desk.ask("GET", "/movie.mp4", &["Range: bytes=-5", &same]);
    assert_eq!((part.status, part.body.len()), (206, 5));
    let whole = desk.ask("GET", "/movie.mp4", &["Range: bytes=-5", "If-Range: \"0\""]);
    assert_eq!((whole.status, whole.body.len()), (200, 100_000));
    assert_eq!(
        desk.ask("GET", "/movie.mp4", &["Range: bytes=200000-"])
            .status,
        416
    );
}

#[test]
fn a_page_that_is_missing_is_the_sites_own() {
    let (_site, desk) = desk();
    for path in ["/nothing/", "/nothing.png", "/2026/11/chips/nothing"] {
        let answer = desk.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("</html>"), "{path}");
        assert!(answer.text().contains("/_kuaidu/live.js"), "{path}");
    }
}

#[test]
fn a_folder_is_asked_for_with_a_slash() {
    let (_site, desk) = desk();
    let answer = desk.get("/2026/11/chips?a=b");
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, "/2026/11/chips/?a=b")
    );
}

#[test]
fn nothing_outside_of_the_site_is_sent() {
    let (site, desk) = desk();
    let preview = site.path(".kuaidu/serve/preview");
    symlink(site.path("secret.txt"), preview.join("link.txt")).unwrap();
    symlink(site.path(""), preview.join("up")).unwrap();
    for path in [
        "/../../../secret.txt",
        "/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2f..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..\\..\\secret.txt",
        "/2026/11/chips/../../../../secret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/%2Fetc/passwd",
        "/link.txt",
        "/up/secret.txt",
        "/secret.txt%00.html",
        "/%ff",
        "/.kuaidu/serve/lock",
    ] {
        let answer = desk.get(path);
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(
            !String::from_utf8_lossy(&answer.body).contains("not for you"),
            "{path}"
        );
    }
    fs::remove_file(preview.join("link.txt")).unwrap();
    fs::remove_file(preview.join("up")).unwrap();
}

#[test]
fn only_this_machine_may_be_asked_and_only_to_read() {
    let (_site, desk) = desk();
    for (host, status) in [
        ("Host: localhost:1", 200),
        ("Host: 127.0.0.1", 200),
        ("Host: evil.example", 403),
        ("Host: 127.0.0.1.evil.example", 403),
        ("Host: ", 403),
    ] {
        assert_eq!(desk.ask("GET", "/", &[host]).status, status, "{host}");
    }
    let events = desk.ask(
        "GET",
        "/_kuaidu/events?path=/&page=0",
        &["Host: evil.example"],
    );
    assert_eq!(events.status, 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = desk.ask(method, "/", &["Origin: http://evil.example"]);
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, "GET, HEAD"),
            "{method}"
        );
    }
}
