//! Names of files against addresses, pages and the output folder.

use crate::{
    program::{Site, article, tree},
    survive,
};

const NAMES: [&str; 18] = [
    "空 格",
    "引\"号'与`反`",
    "a?b=c#d",
    "100%",
    "%2e%2e%2fetc",
    "%zz",
    "a&b<c>d",
    "👨\u{200d}👩\u{200d}👧",
    "🇨🇳",
    "e\u{301}",
    "\u{202e}gpj.exe",
    "...",
    "-rf",
    "a;b|c$(d)",
    "CON",
    "a:b",
    "]]>",
    "{{ x }}",
];

#[test]
fn articles_of_odd_names() {
    let site = NAMES
        .iter()
        .zip(1..)
        .fold(Site::new(), |site, (name, day)| {
            let links: String = NAMES
                .iter()
                .map(|name| format!("[到](<{name}.md>)\n"))
                .collect();
            site.file(
                &format!("content/{name}.md"),
                article(&format!("第 {day} 篇"), day, &links),
            )
        });
    let run = survive(&site);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let pages = tree(&site.path("public/2026/11"));
    let shown = NAMES.iter().filter(|name| !is_hidden(name)).count();
    assert_eq!(pages.len(), shown, "{:?}", pages.keys());
}

#[test]
fn pictures_of_odd_names() {
    let pictures: String = NAMES
        .iter()
        .filter(|name| !is_hidden(name))
        .map(|name| format!("![图](<./{}.png>)\n\n", encoded(name)))
        .collect();
    let site = Site::new().file("content/a/index.md", article("甲", 20, &pictures));
    let site = NAMES.iter().fold(site, |site, name| {
        site.file(&format!("content/a/{name}.png"), name)
    });
    let run = survive(&site);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(!run.stderr.contains("broken-link"), "{}", run.stderr);
    for name in NAMES.iter().filter(|name| !is_hidden(name)) {
        let picture = site.path("public/2026/11/a").join(format!("{name}.png"));
        assert_eq!(std::fs::read_to_string(picture).unwrap(), *name);
    }
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// The name as a link must write it where it holds what an address cannot.
fn encoded(name: &str) -> String {
    [
        ('%', "%25"),
        ('?', "%3F"),
        ('#', "%23"),
        ('<', "%3C"),
        ('>', "%3E"),
    ]
    .iter()
    .fold(name.to_owned(), |name, (c, code)| name.replace(*c, code))
}

#[cfg(unix)]
#[test]
fn names_as_long_as_a_name_can_be() {
    let name = format!("{}.md", "a".repeat(252));
    let chinese = format!("{}.md", "字".repeat(84));
    let site = Site::new()
        .file(&format!("content/{name}"), article("甲", 20, "正文。"))
        .file(&format!("content/{chinese}"), article("乙", 20, "正文。"))
        .file(&format!("content/x/{}.png", "图".repeat(83)), "");
    let run = survive(&site);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn folders_without_end() {
    let deep = "a/".repeat(60);
    let site = Site::new()
        .file(&format!("content/{deep}a.md"), article("甲", 20, "正文。"))
        .file(
            &format!("content/{}b.md", "a/".repeat(80)),
            article("乙", 20, "正文。"),
        )
        .file(&format!("content/pages/{deep}p.md"), "# 页");
    survive(&site);
}

#[test]
fn addresses_that_reach_for_more_than_their_place() {
    for field in [
        "slug: ..",
        "slug: .",
        "slug: a/../../b",
        "slug: /etc",
        "slug: \"a\\0b\"",
        "slug: \"a\\\\b\"",
        "permalink: /../../x/",
        "permalink: //evil.example/",
        "permalink: /a/./b/",
        "permalink: /%2e%2e/x/",
        "permalink: /.kuaidu/x/",
        "permalink: /index.html",
        "permalink: /a/index.html/b/",
        "aliases: [/../../x/, /%2e%2e/%2e%2e/x/, /..%2f..%2fx/]",
        "aliases: [/a%00b/, /a%0ab/, /%ff/]",
        "cover: /../../etc/passwd",
        "cover: ../../../../etc/passwd",
        "cover: file:///etc/passwd",
        "template: ../../etc/passwd",
        "template: /etc/passwd",
        "related: {pin: [../../etc/passwd]}",
    ] {
        let text = article("甲", 20, "正文。").replace("keywords:", &format!("{field}\nkeywords:"));
        let site = Site::new().file("content/a.md", text);
        survive(&site);
        let strays: Vec<_> = tree(&site.path(""))
            .into_keys()
            .filter(|path| {
                !["public/", ".kuaidu/", "content/", "site.yaml"]
                    .iter()
                    .any(|own| path.starts_with(own))
            })
            .collect();
        assert!(strays.is_empty(), "{field}: {strays:?}");
    }
}

#[test]
fn redirects_lead_nowhere_but_here() {
    let text = article("甲", 20, "正文。").replace(
        "keywords:",
        "permalink: \"/\\u4e2d'\\\"><script>alert(1)</script>/\"\naliases: [\"/a\\\"><script>/\", \"/b c/\", \"/ /evil.example\"]\nkeywords:",
    );
    survive(&Site::new().file("content/a.md", text));
}
