//! Exports and folders that are damaged, or made to do harm.

use crate::{
    page::{build, fixture, import, notes, published, read, report, sources},
    program::Site,
};

/// An export with some items, each with its title and its content.
fn export(items: &[(&str, &str)]) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss><channel>\n<wp:wxr_version>1.2</wp:wxr_version>\n\
        <wp:base_blog_url>https://old.example</wp:base_blog_url>\n"
        .to_owned();
    for (at, (name, content)) in items.iter().enumerate() {
        xml.push_str(&format!(
            "<item><title>{name}</title><link>https://old.example/{at}/</link>\
             <content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{at}</wp:post_id>\
             <wp:post_date>2025-04-22 08:00:00</wp:post_date><wp:post_date_gmt>2025-04-22 00:00:00</wp:post_date_gmt>\
             <wp:post_name>{name}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n"
        ));
    }
    xml + "</channel></rss>\n"
}

fn with(xml: impl AsRef<[u8]>) -> Site {
    Site::bare().file("export.xml", xml)
}

#[test]
fn a_file_that_is_cut_in_half_gives_what_was_whole() {
    let whole = std::fs::read_to_string(fixture("wordpress.xml")).unwrap();
    let cut = whole.find("未完的草稿").unwrap();
    let site = with(&whole[..cut]);
    let told = report(&site, &["wordpress", "export.xml"]);
    assert_eq!(
        (told["ok"].as_bool(), told["articles"].as_u64()),
        (Some(false), Some(3)),
        "{told}"
    );
    let last = whole[..cut].matches('\n').count() + 1;
    assert!(
        notes(&told).contains(&format!("damaged breaks-off export.xml:{last}")),
        "{told}"
    );
    build(&site);
    // The whole file brings the rest, and changes nothing else.
    site.put("export.xml", &whole);
    let told = report(&site, &["wordpress", "export.xml"]);
    assert_eq!(
        (told["ok"].as_bool(), told["articles"].as_u64()),
        (Some(true), Some(8)),
        "{told}"
    );
    assert_eq!(told["unchanged"], 1, "the links of two lead to more now");
}

#[test]
fn what_is_no_export_is_refused() {
    for (xml, why) in [
        ("", "is not XML"),
        ("标题\n正文", "is not XML"),
        (
            "<feed><title>a</title></feed>",
            "its first element is `feed`",
        ),
        (
            "<rss><channel><item><title>a</title></item></channel></rss>",
            "its first element is `rss`",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"GBK\"?><rss></rss>",
            "declares the encoding GBK",
        ),
    ] {
        let site = with(xml);
        let run = import(&site, &["wordpress", "export.xml"]).ends(1);
        assert!(run.stderr.contains(why), "{xml}: {}", run.stderr);
        assert_eq!(sources(&site).len(), 1);
    }
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let xml =
        export(&[("&b;&f;&lt;b&gt;x", "正文 &b;。")]).replacen("<rss>", &format!("{bomb}<rss>"), 1);
    let site = with(xml);
    import(&site, &["wordpress", "export.xml"]).ends(0);
    let files = sources(&site);
    let article = files
        .iter()
        .find(|(path, _)| path.ends_with(".md"))
        .unwrap()
        .1;
    let article = String::from_utf8(article.clone()).unwrap();
    assert!(article.contains("title: '&b;&f;x'"), "{article}");
    assert!(
        !article.contains("aaaa") && !article.contains("root:"),
        "{article}"
    );
}

#[test]
fn names_stay_in_the_site() {
    let xml = export(&[
        ("../../../../etc/passwd", "一。"),
        ("..%2f..%2fb", "二。"),
        ("/abs", "三。"),
        ("a\u{0}b\\c", "四。"),
        (&"长".repeat(5_000), "五。"),
        ("same", "六。"),
        ("same", "七。"),
    ]);
    let site = with(xml);
    import(&site, &["wordpress", "export.xml"]).ends(0);
    for path in sources(&site).into_keys() {
        let is_known = ["content/2025/04/", ".kuaidu/", "export.xml", "site.yaml"];
        assert!(
            is_known.iter().any(|known| path.starts_with(known)),
            "{path}"
        );
    }
    build(&site);
    assert_eq!(published(&site, "2025/04/same-2"), "七。");
}

#[test]
fn floods_of_signs_are_texts() {
    let flood = "]]]]><![CDATA[>".repeat(20_000);
    let contents = [
        flood.as_str(),
        &"<b><i>".repeat(30_000),
        &"[caption ".repeat(30_000),
        &"<!-- wp:x -->".repeat(20_000),
        &"<table><tr><td>".repeat(2_000),
        &"<ul><li>".repeat(5_000),
        &"<blockquote>x".repeat(5_000),
        &"\n".repeat(50_000),
        &"&".repeat(50_000),
        &"`*_~".repeat(20_000),
    ];
    let items: Vec<_> = contents
        .iter()
        .enumerate()
        .map(|(at, content)| (format!("n{at}"), *content))
        .collect();
    let items: Vec<_> = items
        .iter()
        .map(|(name, content)| (name.as_str(), *content))
        .collect();
    let site = with(export(&items));
    import(&site, &["wordpress", "export.xml"]).ends(0);
    build(&site);
    assert_eq!(published(&site, "2025/04/n0"), "]]>".repeat(20_000));
}

#[test]
fn what_is_not_utf8_is_replaced_and_told() {
    let mut xml = export(&[("a", "正文X。")]).into_bytes();
    let at = xml.iter().position(|byte| *byte == b'X').unwrap();
    xml[at] = 0xff;
    let site = with(xml);
    let run = import(&site, &["wordpress", "export.xml"]).ends(1);
    assert!(
        run.stderr.contains("one place was replaced by U+FFFD"),
        "{}",
        run.stderr
    );
    assert!(read(&site, "content/2025/04/2025-04-22-a.md").contains("正文\u{fffd}。"));
}

#[test]
fn html_that_runs_something_does_not_come_over() {
    let content = "<p onclick=\"x()\">一<script>alert(1)</script><a href=\"javascript:alert(1)\">二</a></p>\n\n\
        <iframe src=\"https://v.example/1\"></iframe>\n\n&lt;script&gt;alert(2)&lt;/script&gt;";
    let site = with(export(&[("a", content)]));
    let told = report(&site, &["wordpress", "export.xml"]);
    assert!(
        notes(&told)
            .iter()
            .any(|note| note.starts_with("lost element")),
        "{told}"
    );
    build(&site);
    let html = read(&site, "public/2025/04/a/index.html");
    assert!(
        !html.contains("alert(1)") && !html.contains("<iframe"),
        "{html}"
    );
    assert!(published(&site, "2025/04/a").contains("<script>alert(2)</script>"));
}

#[cfg(unix)]
#[test]
fn links_of_a_folder_are_not_followed_out_of_it() {
    use std::os::unix::fs::symlink;

    let site = Site::bare()
        .file("secret.md", "---\ntitle: 秘密\ndate: 2025-01-01\n---\n秘密")
        .file(
            "old/source/_posts/a.md",
            "---\ntitle: 甲\ndate: 2025-04-22\n---\n甲。",
        );
    symlink(site.path("secret.md"), site.path("old/source/_posts/b.md")).unwrap();
    symlink("/etc", site.path("old/source/etc")).unwrap();
    let told = report(&site, &["hexo", "old"]);
    assert_eq!(told["articles"], 1, "{told}");
    let notes = notes(&told);
    assert_eq!(
        notes,
        [
            "lost file source/_posts/b.md:null",
            "lost file source/etc:null"
        ]
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_out_of_the_site() {
    use std::os::unix::fs::symlink;

    let out = tempfile::tempdir().unwrap();
    let site = Site::new().file("a.txt", "标题\n发布时间: 2025-04-22\n一。\n");
    symlink(out.path(), site.path("content/2025")).unwrap();
    let told = report(&site, &["text", "a.txt"]);
    assert_eq!(notes(&told), ["kept leads-out a.txt:null"]);
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0);
}

#[test]
fn damaged_front_matter_is_told_and_the_rest_comes_over() {
    let site = Site::bare()
        .file("old/content/posts/a.md", "+++\ntitle = \n+++\n甲。")
        .file("old/content/posts/b.md", "---\ntags: [a\n---\n乙。")
        .file(
            "old/content/posts/c.md",
            "---\ntitle: 丙\ndate: 2025-04-22\n---\n丙。",
        );
    let told = report(&site, &["hugo", "old"]);
    assert_eq!(
        notes(&told),
        [
            "damaged front-matter content/posts/a.md:2",
            "damaged front-matter content/posts/b.md:2"
        ]
    );
    assert_eq!(told["articles"], 1);
}
