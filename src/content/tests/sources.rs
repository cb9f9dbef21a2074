//! The walk through `content/`.

use std::{fs, path::Path};

use super::{OPTIONS, told};
use crate::content::{Sources, parse_all, parse_all_pages, read};

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn messages(sources: &Sources) -> Vec<String> {
    let place = |diagnostic: &crate::diagnostic::Diagnostic| {
        let place = diagnostic
            .place
            .as_ref()
            .map_or_else(String::new, ToString::to_string);
        format!("{place} {}", told(diagnostic))
    };
    sources.diagnostics.iter().map(place).collect()
}

#[test]
fn files_are_sorted_into_articles_pages_and_assets() {
    let site = tempfile::tempdir().unwrap();
    for path in [
        "content/b.md",
        "content/a/index.md",
        "content/a/pic.png",
        "content/2025/芯片.markdown",
        "content/pages/about.md",
        "content/.hidden/x.md",
        "content/c.md~",
        "content/.DS_Store",
        "content/#d.md#",
        "static/e.md",
    ] {
        write(site.path(), path, "");
    }
    let sources = read(site.path()).unwrap();
    let ids: Vec<_> = sources
        .articles
        .iter()
        .map(|file| file.id.as_str())
        .collect();
    assert_eq!(ids, ["2025/芯片", "a", "b"]);
    assert_eq!(sources.pages[0].file.relative, "content/pages/about.md");
    assert_eq!(sources.assets.len(), 1);
    assert_eq!(sources.assets[0].relative, "content/a/pic.png");
    assert_eq!(messages(&sources), [""; 0]);
}

#[test]
fn a_site_without_content_is_told_what_to_do() {
    let site = tempfile::tempdir().unwrap();
    let sources = read(site.path()).unwrap();
    assert_eq!(
        messages(&sources),
        [" error[no-content] there is no folder `content`"]
    );
}

#[test]
fn odd_files_are_reported() {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "content/x.md/y.md", "");
    write(site.path(), "content/foo.md", "");
    write(site.path(), "content/foo/index.md", "");
    let sources = read(site.path()).unwrap();
    assert_eq!(
        messages(&sources),
        [
            "content/x.md error[folder-name] this is a folder, but it is named like an article",
            "content/foo.md error[duplicate-id] this file and `content/foo/index.md` are both the article `foo`",
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_do_not_leave_the_site() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.md", "");
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "content/real/a.md", "");
    let link = |target: &Path, name: &str| {
        symlink(target, site.path().join("content").join(name)).unwrap()
    };
    link(&outside.path().join("secret.md"), "out.md");
    link(outside.path(), "outside");
    link(&site.path().join("content/real"), "inside");
    link(&site.path().join("content"), "loop");
    link(Path::new("nowhere"), "dangling.md");
    let sources = read(site.path()).unwrap();
    let ids: Vec<_> = sources
        .articles
        .iter()
        .map(|file| file.id.as_str())
        .collect();
    assert_eq!(ids, ["inside/a", "real/a"]);
    assert_eq!(
        messages(&sources),
        [
            "content/dangling.md error[broken-symlink] this link leads to a file that does not exist",
            "content/loop warning[link-loop] this link leads to a folder that contains it, and is not followed",
            "content/out.md error[symlink-outside] this link leads out of the site's folder, and is not followed",
            "content/outside error[symlink-outside] this link leads out of the site's folder, and is not followed",
        ]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_reported() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "content/a.md", "");
    fs::write(
        site.path()
            .join("content")
            .join(OsStr::from_bytes(b"\xb1\xea.md")),
        "",
    )
    .unwrap();
    let sources = read(site.path()).unwrap();
    assert_eq!(sources.articles.len(), 1);
    assert_eq!(
        messages(&sources),
        ["content/\u{fffd}\u{fffd}.md error[file-name] the name of this file is not in UTF-8"]
    );
}

#[test]
fn all_broken_files_are_told_in_their_order() {
    let site = tempfile::tempdir().unwrap();
    let head = "---\ntitle: a\ndate: 2025-01-01\nsource: b\nsummary: c\n---\n";
    write(
        site.path(),
        "content/a.md",
        b"---\ntitle: \xb1\xea\xcc\xe2\n",
    );
    write(site.path(), "content/b.md", "---\ntitle: a\0\n");
    write(site.path(), "content/c.md", head.replace('\n', "\r\n"));
    write(site.path(), "content/d.md", format!("\u{feff}{head}"));
    write(site.path(), "content/e.md", "");
    write(site.path(), "content/pages/f.md", "# 关于\n");
    let sources = read(site.path()).unwrap();
    let (articles, diagnostics) = parse_all(&sources.articles, &OPTIONS).unwrap();
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["c", "d"]);
    assert_eq!(
        diagnostics.iter().map(told).collect::<Vec<_>>(),
        [
            "error[encoding] 2:8 «\u{fffd}» the file is not in UTF-8; it looks like GBK",
            "error[nul-byte] 2:9 «\u{fffd}» the file contains a NUL byte, so it is not text",
            "error[front-matter-missing] the article has no front matter",
        ]
    );
    let (pages, _) = parse_all_pages(&sources.pages, &OPTIONS).unwrap();
    assert_eq!(pages[0].title, "关于");
}
