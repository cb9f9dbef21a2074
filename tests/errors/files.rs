//! Messages about files as such: their bytes, their names, their size, where links lead.

use std::fs;

use crate::{
    chapter::complaint,
    program::{Site, article},
};

#[track_caller]
fn assert_complaint(site: &Site, message: &str) {
    let said = complaint(site, "en");
    assert_eq!(said.trim_end(), message.trim(), "\n{said}");
}

/// 标题：开源 in GBK.
const GBK: &[u8] = b"---\ntitle: \xb1\xea\xcc\xe2\xa3\xba\xbf\xaa\xd4\xb4\n---\n";

#[test]
fn an_article_in_gbk() {
    assert_complaint(
        &Site::new().file("content/a.md", GBK),
        "
error[encoding]: the file is not in UTF-8; it looks like GBK
 --> content/a.md:2:8
  |
2 | title: ���⣺��Դ
  |        ^
  |
  = help: open it in your editor and save it as UTF-8

nothing is published: 1 error",
    );
}

#[test]
fn an_article_in_utf_16() {
    let text: Vec<u8> = "---\ntitle: 开源\n---\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let with_mark = [b"\xff\xfe", text.as_slice()].concat();
    for bytes in [with_mark, text] {
        let said = complaint(&Site::new().file("content/a.md", bytes), "en");
        assert!(
            said.starts_with("error[encoding]: the file is not in UTF-8; it looks like UTF-16\n"),
            "{said}"
        );
    }
}

#[test]
fn an_article_with_a_byte_that_is_none() {
    let mut bytes = article("新芯片", 20, "咖啡馆 caf").into_bytes();
    bytes.truncate(bytes.len() - 1);
    bytes.extend(b"\xe9\n");
    assert_complaint(
        &Site::new().file("content/a.md", bytes),
        "
error[encoding]: the file is not in UTF-8
 --> content/a.md:9:8
  |
9 | 咖啡馆 caf�
  |           ^
  |
  = help: open it in your editor and save it as UTF-8

nothing is published: 1 error",
    );
}

#[test]
fn an_article_with_a_nul() {
    assert_complaint(
        &Site::new().file("content/a.md", article("新芯片", 20, "前\0后")),
        "
error[nul-byte]: the file contains a NUL byte, so it is not text
 --> content/a.md:9:2
  |
9 | 前�后
  |   ^
  |
  = help: remove the byte; if the file is not text, give it another extension than `.md`

nothing is published: 1 error",
    );
}

#[test]
fn a_file_of_17_megabytes() {
    let site = Site::new().file("content/a.md", vec![b'a'; 17 << 20]);
    assert_complaint(
        &site,
        "
error[file-size]: the file is larger than 16 MB, too large for an article
--> content/a.md
 = help: if it is not Markdown, give it another extension

nothing is published: 1 error",
    );
}

#[test]
fn settings_and_templates_that_are_no_text() {
    let site = Site::new()
        .file("keywords.yaml", GBK)
        .file("site.yaml", GBK)
        .file("content/a.md", article("甲", 20, "正文。"));
    assert_complaint(
        &site,
        "
error[encoding]: the file is not UTF-8 text
--> keywords.yaml
 = help: save it as UTF-8

error[encoding]: the file is not UTF-8 text
--> site.yaml
 = help: save it as UTF-8

nothing is published: 2 errors",
    );
    assert_complaint(
        &Site::new().file("templates/article.html", GBK),
        "
error[encoding]: the template is not UTF-8 text
--> templates/article.html
 = help: save it as UTF-8; if it is not a template, move it elsewhere

nothing is published: 1 error",
    );
}

#[test]
fn a_folder_named_as_an_article() {
    let site = Site::new()
        .file("content/x.md/photo.png", "")
        .article("a", 20);
    assert_complaint(
        &site,
        "
error[folder-name]: this is a folder, but it is named like an article
--> content/x.md
 = help: take the `.md` off the folder's name; its article is `index.md` inside it

nothing is published: 1 error",
    );
}

#[test]
fn settings_that_are_a_folder() {
    let site = Site::new();
    fs::remove_file(site.path("site.yaml")).unwrap();
    let site = site.file("site.yaml/a", "").article("a", 20);
    assert_complaint(&site, "error: cannot read ./site.yaml: it is a folder");
}

#[test]
fn a_folder_without_content() {
    assert_complaint(
        &Site::bare(),
        "
warning[missing-base-url]: there is no `base_url`, so addresses begin with https://example.com/
--> site.yaml
 = help: write the site's public address, such as `https://example.com/`, into `site.yaml`: feeds and the sitemap need it

error[no-content]: there is no folder `content`
help: make a folder `content` and put the articles into it as `.md` files, or name the site's folder with `--root`

nothing is published: 1 error",
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_site_or_nowhere() {
    use std::os::unix::fs::symlink;

    let outside = Site::bare().file("secret.md", article("秘密", 20, "秘密。"));
    let site = Site::new().article("a", 20).file("static/a.txt", "");
    symlink(outside.path("secret.md"), site.path("content/secret.md")).unwrap();
    symlink(outside.path(""), site.path("content/folder")).unwrap();
    symlink(outside.path("secret.md"), site.path("static/secret.md")).unwrap();
    symlink("nothing.md", site.path("content/broken.md")).unwrap();
    symlink("..", site.path("content/loop")).unwrap();
    let site = site.file("shared/deep/b.txt", "");
    symlink("deep", site.path("shared/in")).unwrap();
    symlink("../shared", site.path("static/shared")).unwrap();
    assert_complaint(
        &site,
        "
warning[link-loop]: this link leads to a folder that contains it, and is not followed
--> content/loop
 = help: remove the link

warning[link-in-link]: this link leads to a folder from within a folder that was reached by a link, \
and is not followed
--> static/shared/in
 = help: put the link outside of that folder, or the files themselves in its place

error[broken-symlink]: this link leads to a file that does not exist
--> content/broken.md
 = help: remove the link, or put the file in its place

error[symlink-outside]: this link leads out of the site's folder, and is not followed
--> content/folder
 = help: copy the file into the site's folder

error[symlink-outside]: this link leads out of the site's folder, and is not followed
--> content/secret.md
 = help: copy the file into the site's folder

error[symlink-outside]: this link leads out of the site's folder, and is not followed
--> static/secret.md
 = help: copy the file into the site's folder

nothing is published: 4 errors",
    );
}

#[cfg(unix)]
#[test]
fn what_is_neither_file_nor_folder() {
    let site = Site::new().article("a", 20);
    let _socket = std::os::unix::net::UnixListener::bind(site.path("content/pipe.md")).unwrap();
    assert_complaint(
        &site,
        "
warning[special-file]: this is neither a file nor a folder, and is left out
--> content/pipe.md
 = help: remove it

nothing is published: --strict, and 1 warning",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let site = Site::new().article("a", 20);
    let name = OsStr::from_bytes(b"content/\xb1\xea.md");
    fs::write(site.path("").join(name), "").unwrap();
    assert_complaint(
        &site,
        "
error[file-name]: the name of this file is not in UTF-8
--> content/��.md
 = help: rename it; addresses on the web are in UTF-8

nothing is published: 1 error",
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;

    let site = Site::new().article("a", 20);
    let path = site.path("content/a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // The superuser reads everything.
    }
    assert_complaint(
        &site,
        "error: cannot read ./content/a.md: permission denied",
    );
}

#[test]
fn a_name_with_a_line_break_beside_an_article() {
    assert_complaint(
        &Site::new().article("a", 20).file("content/图\n.png", ""),
        "
error[address]: the address /图
                .png holds a control character
--> content/图�.png
 = help: choose another one with `slug` or `permalink`

nothing is published: 1 error",
    );
}

#[test]
fn what_a_terminal_would_obey_is_not_said_to_it() {
    let text = article("新芯片", 20, "\u{1b}[31m[断](\u{1b}[31mx.md)")
        .replace("source: 快读", "\"\\u001b[31m\\u202e红\": 红");
    let site = Site::new().file("content/\u{1b}[31m\u{202e}红.md", text);
    let run = crate::program::Run::of(
        site.command()
            .args(["--strict"])
            .env_remove("NO_COLOR")
            .env("CLICOLOR_FORCE", "1"),
    );
    assert!(run.stderr.contains("\u{1b}[0m"), "colours are shown");
    assert!(run.stderr.contains("红"), "{}", run.stderr);
    assert!(!run.stderr.contains('\u{202e}'), "{}", run.stderr);
    for sequence in run.stderr.split('\u{1b}').skip(1) {
        assert!(!sequence.starts_with("[31m"), "{}", run.stderr);
    }
}

#[test]
fn an_article_of_too_many_keywords() {
    let keywords: Vec<_> = (0..1001).map(|number| format!("k{number}")).collect();
    let text = article("甲", 20, "正文。").replace("[测试]", &keywords.join(" 、"));
    let said = complaint(&Site::new().file("content/a.md", text), "en");
    let message =
        "error[too-many-keywords]: `keywords` has 1001 keywords, and each would get a page and feeds of its own
 --> content/a.md:6:11
";
    assert!(said.starts_with(message), "{said}");
    let help = "  = help: keep those by which readers would look for the article, 1,000 at most";
    assert!(said.contains(help), "{said}");
}

#[test]
fn a_text_that_grows_without_bounds() {
    let head = format!("|{}\n|{}\n", "列|".repeat(900), "-|".repeat(900));
    let tables = format!("{head}{}\n", "格\n".repeat(280)).repeat(2);
    assert_complaint(
        &Site::new().file("content/a.md", article("甲", 20, &tables)),
        "
error[too-large]: the text would become far more HTML than its length allows
   --> content/a.md:241:1
    |
241 | 格
    | ^
    |
    = help: look for a table whose head has many more columns than its rows

nothing is published: 1 error",
    );
}

#[cfg(feature = "share")]
#[test]
fn a_share_image_that_would_read_a_file() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'>\
               <image href='/etc/passwd'/></svg>";
    let site = Site::new()
        .file(
            "site.yaml",
            "base_url: https://example.org/\nshare_images: true\n",
        )
        .file("templates/share.svg", svg)
        .file("content/a.md", article("甲", 20, "正文。"));
    let said = complaint(&site, "en");
    if said.starts_with("error[share-font]") {
        eprintln!("skipped: install a font with Chinese characters, such as fonts-noto-cjk");
        return;
    }
    assert_eq!(
        said.trim_end(),
        "error[share-image]: the share image has an element `image`, which is not drawn
--> templates/share.svg
 = help: draw with these: circle, defs, desc, ellipse, g, line, linearGradient, path, polygon, \
         polyline, radialGradient, rect, stop, svg, text, title, tspan

nothing is published: a template is wrong"
    );
}

/// The rules of which the documentation tells are all shown here.
#[test]
fn every_rule_has_an_example() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples: String = fs::read_dir(folder.join("tests/errors"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        // What `new` refuses, no build can show.
        .chain([folder.join("tests/desk/new.rs")])
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let documented = fs::read_to_string(folder.join("docs/errors.md")).unwrap();
    let rules = documented.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.splitn(3, " | ");
        let (rule, severity) = (cells.next()?.strip_suffix('`')?, cells.next()?);
        ["error", "warning"]
            .contains(&severity)
            .then(|| format!("{severity}[{rule}]"))
    });
    let missing: Vec<_> = rules.filter(|rule| !examples.contains(rule)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// One that would take gigabytes to decode, and whose file is small.
#[cfg(feature = "images")]
#[test]
fn a_picture_that_is_a_trap() {
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x3e\x80\0\0\x3e\x80\x08\x02\0\0\0";
    let picture = [head.as_slice(), &[0; 13_000]].concat();
    let site = Site::new()
        .file("content/a.md", article("甲", 20, "![图](a.png)"))
        .file("content/a.png", picture);
    let said = complaint(&site, "en");
    assert!(
        said.starts_with(
            "warning[picture]: this picture has 256000000 pixels; it is published as it is, without smaller ones
--> content/a.png
 = help: save it again in an image editor, no larger than a screen
"
        ),
        "{said}"
    );
}
