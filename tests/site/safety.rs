//! Text from many hands: nothing in it breaks out of its place, and no path leaves the site.

use std::collections::BTreeSet;

use crate::{
    page::Page,
    test_site::{Built, TestSite},
};

/// What attackers and copied texts write where words should stand.
const HOSTILE: &[&str] = &[
    "</script><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' onmouseover='alert(1)' x='",
    "<img src=x onerror=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "--><svg onload=alert(1)>",
    "]]><![CDATA[",
    "&quot;&lt;b&gt;&amp;&#60;",
    "{{ config.title }}{% if x %}",
    "👩‍👩‍👧 🇨🇳 e\u{301}",
    "\u{202e}abc\u{202c} \u{200f}",
    "javascript:alert(1)",
];

/// A site whose articles have each of `texts` in every field that holds text.
fn site(texts: &[&str]) -> TestSite {
    texts
        .iter()
        .zip(1..)
        .fold(TestSite::new(), |site, (text, day)| {
            let text = serde_json::to_string(text).unwrap();
            let front_matter = format!(
                "title: {text}\ndate: 2026-11-{day:02}\nsource: {text}\nsummary: {text}\n\
             keywords: [{text}, 共同]\nauthor: {text}\nextra: {{note: {text}}}"
            );
            site.article(&format!("a{day}"), &front_matter, "## 标题\n\n正文。")
        })
}

/// The names of all elements and attributes of all pages.
fn markup(built: &Built) -> BTreeSet<String> {
    let pages = built.files.keys().filter(|path| path.ends_with(".html"));
    pages
        .flat_map(|path| Page::read(built.text(path)).markup())
        .collect()
}

#[test]
fn no_text_becomes_markup() {
    let words: Vec<String> = (1..=HOSTILE.len())
        .map(|number| format!("词语{number}"))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let harmless = markup(&site(&words).build().sound());
    let built = site(HOSTILE).build().assert_links_resolve();
    let new: Vec<_> = markup(&built).difference(&harmless).cloned().collect();
    assert_eq!(new, Vec::<String>::new());
}

#[test]
fn every_text_is_shown_as_it_was_written() {
    // But for what turns the direction of the text around it.
    let overrides = ['\u{202e}', '\u{202c}'];
    let built = site(HOSTILE).build();
    let one_line = |text: &str| {
        let text = text.replace(overrides, "");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (text, day) in HOSTILE.iter().zip(1..) {
        let page = built.page(&format!("/2026/11/a{day}/"));
        let text = one_line(text);
        assert_eq!(page.text("h1"), text);
        assert_eq!(page.text(".summary p"), text);
        assert_eq!(page.text(".keywords li:first-child"), text);
        assert!(page.text(".byline").contains(&format!("来源：{text}")));
        assert_eq!(one_line(&page.meta("og:title")), text);
        assert_eq!(one_line(&page.meta("description")), text);
        let data = page.json_ld();
        for field in ["headline", "description"] {
            assert_eq!(one_line(data[field].as_str().unwrap()), text);
        }
        assert_eq!(one_line(data["author"]["name"].as_str().unwrap()), text);
    }
    let texts: Vec<String> = HOSTILE.iter().rev().map(|text| one_line(text)).collect();
    assert_eq!(built.page("/").texts(".story-title"), texts);
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
        let feed = built.feed(feed);
        let found: Vec<String> = feed
            .items
            .iter()
            .map(|item| one_line(&item.title))
            .collect();
        assert_eq!(found, texts);
        for (item, text) in feed.items.iter().zip(&texts) {
            assert_eq!(one_line(&item.summary), *text);
            assert_eq!(one_line(&item.tags[0]), *text);
        }
    }
}

#[test]
fn every_file_for_machines_is_well_formed() {
    let built = site(HOSTILE).at("2026-11-13T00:00:00Z").build();
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with(".xml") {
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        } else if path.ends_with(".json") {
            let _: serde_json::Value =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
    assert!(
        built
            .text("sitemap-news.xml")
            .contains("<news:title>javascript:alert(1)</news:title>")
    );
}

#[test]
fn raw_html_is_sanitised_on_the_page_and_in_feeds() {
    let text = "<script>alert(1)</script>\n\n<p onclick=\"alert(2)\" style=\"x\">段<b>落</b></p>\n\n\
                <iframe src=\"https://example.com/\"></iframe>\n\n<img src=x onerror=alert(3)>\n\n\
                <svg><script>alert(4)</script></svg> <a href=\"javascript:alert(5)\">字</a>\n\n</div></main>";
    let front_matter = "title: 甲\ndate: 2026-11-02\nsource: 乙\nsummary: 丙。";
    let built = TestSite::new().article("a", front_matter, text).build();
    assert!(built.facts.is_some(), "{:#?}", built.messages());
    let page = built.page("/2026/11/a/");
    let bodies =
        ["feed.xml", "atom.xml", "feed.json"].map(|feed| built.feed(feed).items[0].html.clone());
    let bodies = bodies.iter().map(|html| Page::read(html)).chain([page]);
    for page in bodies {
        let markup = page.markup();
        for name in ["onclick", "onerror", "style", "iframe"] {
            assert!(!markup.contains(&name.to_owned()), "{name}");
        }
        assert!(page.texts("p").contains(&"段落".to_owned()));
        assert_eq!(page.count("a[href^=javascript]"), 0);
    }
    let built = built.assert_nowhere("alert(");
    // What the author closed too much has not closed the page's own elements.
    assert_eq!(
        built
            .page("/2026/11/a/")
            .count("main .keywords, main .ai-notice, main article"),
        1
    );
}

#[test]
fn addresses_of_scripts_die() {
    for link in [
        "[字](javascript:alert(1))",
        "[字](JAVASCRIPT:alert(1))",
        "[字](&#106;avascript:alert(1))",
        "[字](<java\tscript:alert(1)>)",
        "[字](data:text/html;base64,PHNjcmlwdD4=)",
        "[字](vbscript:x)",
        "![字](javascript:alert(1))",
        "<javascript:alert(1)>",
        "<a href=\" &#x1; javascript:alert(1)\">字</a>",
    ] {
        let front_matter = "title: 甲\ndate: 2026-11-02\nsource: 乙\nsummary: 丙。";
        let built = TestSite::new().article("a", front_matter, link).build();
        let page = built.page("/2026/11/a/");
        assert_eq!(
            page.count(".article-body [href], .article-body [src]"),
            0,
            "{link}"
        );
    }
}

#[rustfmt::skip]
const WAYS_OUT: &[(&str, &str)] = &[
    ("slug: ../../etc", "the value of `slug` is more than one part of a path"),
    ("slug: /etc", "the value of `slug` is more than one part of a path"),
    ("slug: ..", "the value of `slug` is a step in a path, not a name"),
    ("slug: 'a\\b'", "the value of `slug` is more than one part of a path"),
    ("permalink: /../x/", "the value of `permalink` has a part `.` or `..`"),
    ("permalink: ../x/", "the value of `permalink` does not start with `/`"),
    ("permalink: '/a\\..\\b/'", "the value of `permalink` holds a backslash"),
    ("permalink: //evil.example/", "the value of `permalink` names a host"),
    ("aliases: [/a/../../x/]", "the value of `aliases` has a part `.` or `..`"),
    ("aliases: ['/%2e%2e/x/']", "the alias `/%2e%2e/x/` has a part `.` or `..`"),
    ("aliases: ['/a%5c..%5cb/']", "the alias `/a%5c..%5cb/` holds a backslash"),
    ("aliases: ['/a%00b/']", "the alias `/a%00b/` holds a control character"),
    ("cover: 'a\\b.png'", "the value of `cover` holds a backslash"),
    ("cover: file:///etc/passwd", "the value of `cover` is neither a web address nor a path"),
    ("template: ../../secret.html", "the value of `template` has a part `.` or `..`"),
    ("template: /etc/passwd", "the value of `template` has an empty part"),
];

#[test]
fn no_front_matter_leads_out_of_the_site() {
    for (line, message) in WAYS_OUT {
        let built = TestSite::new().filler("a", "2026-11-02", line).build();
        let messages: Vec<_> = built
            .diagnostics
            .iter()
            .map(|d| d.message.to_string())
            .collect();
        assert_eq!(messages, [*message], "{line}");
        assert!(built.files.is_empty(), "{line}");
    }
}

#[test]
fn an_encoded_step_is_a_name_like_any_other() {
    let built = TestSite::new()
        .filler("a", "2026-11-02", "permalink: '/%2e%2e/x/'")
        .build()
        .sound()
        .assert_file("%2e%2e/x/index.html", "文章 a");
    assert_eq!(
        built.page("/").value(".story-title a", "href"),
        "/%252e%252e/x/"
    );
}

#[test]
fn a_cover_shows_no_file_outside() {
    for cover in [
        "../../../../etc/passwd",
        "/../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
    ] {
        let built = TestSite::new()
            .filler("a", "2026-11-02", &format!("cover: '{cover}'"))
            .build()
            .assert_diagnostics(&format!("content/a.md:4:8: there is no image `{cover}`"));
        assert_eq!(built.page("/2026/11/a/").count("img"), 0);
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_refused() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret");
    std::fs::write(&secret, "SECRET").unwrap();
    for link in [
        "content/leak.md",
        "content/leak.png",
        "static/leak.txt",
        "templates/leak.html",
    ] {
        let site = TestSite::new()
            .file("static/a", "")
            .file("templates/a.html", "")
            .fillers([1]);
        symlink(&secret, site.root().join(link)).unwrap();
        let built = site.build().assert_diagnostics(&format!(
            "{link}: this link leads out of the site's folder, and is not followed"
        ));
        assert!(built.files.is_empty(), "{link}");
    }
    let within = TestSite::new().file("content/a.png", "PNG");
    symlink("a.png", within.root().join("content/b.png")).unwrap();
    within.build().sound().assert_file("b.png", "PNG");
}

#[test]
fn a_site_may_replace_one_file_of_the_theme() {
    let built = TestSite::new()
        .fillers([1])
        .template("parts/footer.html", "<footer>自己的页脚</footer>")
        .file("static/style.css", "body { color: red }")
        .build()
        .sound();
    let page = built.page("/2026/11/a1/");
    assert_eq!(page.text("footer"), "自己的页脚");
    assert_eq!(page.count(".masthead"), 1, "the rest is the theme's");
    built
        .assert_file("style.css", "color: red")
        .assert_file("theme.js", "");
}

#[test]
fn an_address_made_by_a_template_is_escaped_too() {
    let built = TestSite::new()
        .template(
            "article.html",
            "<a href=\"{{ get_url(path=page.extra.link) }}\">字</a>",
        )
        .filler(
            "a",
            "2026-11-02",
            "extra: {link: '/x?\" onclick=\"alert(1)'}",
        )
        .filler("b", "2026-11-03", "extra: {link: 'x\" onclick=\"alert(1)'}")
        .build()
        .sound();
    assert_eq!(
        built.page("/2026/11/a/").value("a", "href"),
        "/x?\" onclick=\"alert(1)"
    );
    assert_eq!(
        built.page("/2026/11/b/").value("a", "href"),
        "x\" onclick=\"alert(1)"
    );
}
