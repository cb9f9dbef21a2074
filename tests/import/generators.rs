//! Folders of Hexo, Hugo and Jekyll.

use crate::{
    page::{build, fixture, import, notes, published, read, report, sources},
    program::Site,
};

fn imported(system: &str) -> Site {
    let site = Site::bare();
    import(&site, &[system, &fixture(system)]).ends(0);
    site
}

#[track_caller]
fn has_all(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some(at) = rest.find(part) else {
            panic!("{part:?} is not in its place in\n{text}");
        };
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn hexo_comes_over() {
    let site = imported("hexo");
    let files: Vec<_> = sources(&site).into_keys().collect();
    assert_eq!(
        files,
        [
            ".kuaidu/import.json",
            "content/2025/03/2025-03-01-folder-post/chart.png",
            "content/2025/03/2025-03-01-folder-post/index.md",
            // Half past midnight in Tokyo is the day before in Shanghai.
            "content/2025/04/2025-04-21-idea.md",
            "content/2025/04/2025-04-21-tags.md",
            "content/pages/about.md",
            "site.yaml",
            "static/images/cover.png",
        ]
    );
    let tags = read(&site, "content/2025/04/2025-04-21-tags.md");
    has_all(
        &tags,
        &[
            "title: '标签: 各种'\ndate: 2025-04-21 23:30\nupdated: 2025-04-25 09:00\n",
            "keywords: [技术, 硬件, 开源, 芯片, 制造]\n",
            "cover: '/images/cover.png'\naliases: ['/2025/04/22/tags/']\npin: true\n",
            "```rust\nfn main() { println!(\"{{ x }} {% y %}\"); }\n```",
            "> 当我沉默着的时候。\n>\n> — 鲁迅, 野草 <https://book.example/yecao>",
            "见[另一篇](../03/2025-03-01-folder-post/index.md)",
            "[链接](../03/2025-03-01-folder-post/index.md#a)",
            "<https://www.youtube.com/watch?v=abc123>",
            "```\n{% asset_img 代码里的不动.png %}\n```",
        ],
    );
    build(&site);
    let text = published(&site, "2025/04/tags");
    has_all(
        &text,
        &[
            "开头一段，“粗体”紧跟文字。",
            "原样的{{变量}}",
            "见另一篇与链接。",
            "{%unknown_tag一%}",
        ],
    );
    let text = published(&site, "2025/03/folder-post");
    has_all(&text, &["一张图表", "注意安全。"]);
    let redirect = read(&site, "public/2025/04/22/tags/index.html");
    assert!(redirect.contains("/2025/04/tags/"), "{redirect}");
    assert_eq!(published(&site, "2025/04/idea"), "还没写完。");
    let idea = read(&site, "content/2025/04/2025-04-21-idea.md");
    assert!(idea.contains("draft: true"), "{idea}");
    assert_eq!(published(&site, "about"), "关于这个站。");
}

#[test]
fn hugo_comes_over() {
    let site = imported("hugo");
    let toml = read(&site, "content/2025/04/2025-04-22-toml-post.md");
    has_all(
        &toml,
        &[
            "title: TOML 文章\ndate: 2025-04-22 08:05\nupdated: 2025-04-23\nkeywords: [技术, 开源, 芯片]\n",
            "aliases: ['/old/toml/']\n",
            "extra:\n  \"series\": \"甲\"\n",
            "[另一篇](../03/2025-03-01-yaml.md#b)和[束](../01/2025-01-15-bundle/index.md)",
            "![图](/img/logo.png \"标志 一个标志\")",
            "```go\nfmt.Println(\"{{< x >}}\")\n```",
            "> [!TIP]\n> **提示**\n>\n> 好的**做法**。",
        ],
    );
    build(&site);
    let text = published(&site, "2025/04/toml-post");
    has_all(
        &text,
        &[
            "正文一段，见另一篇和束。",
            "标志一个标志",
            "{{<unknowna=\"1\">}}",
            "写作{{<figure>}}即可。",
            "脚注文字。",
        ],
    );
    assert_eq!(published(&site, "2025/03/yaml"), "标题正文二，Ctrl。");
    assert_eq!(published(&site, "2025/01/bundle"), "束里的文字。");
    assert_eq!(published(&site, "about"), "关于的文字。");
    let json = read(&site, "content/2025/02/2025-02-01-json.md");
    has_all(&json, &["date: 2025-02-01 18:00\n", "draft: true\n"]);
    assert!(site.path("public/2025/01/bundle/pic.png").exists());
    assert!(site.path("static/img/logo.png").exists());
}

#[test]
fn jekyll_comes_over() {
    let site = imported("jekyll");
    let liquid = read(&site, "content/2025/04/2025-04-22-liquid.md");
    has_all(
        &liquid,
        &[
            "title: Liquid 文章\ndate: 2025-04-22 08:05\nkeywords: [技术, 硬件, 开源, 芯片]\ncover: '/assets/logo.png'\n",
            "aliases: ['/技术/硬件/2025/04/22/liquid.html']\n",
            "[另一篇](../03/2025-03-01-second.md)",
            "```ruby\nputs \"{{ page.title }}\"\n```",
            "![标志](/assets/logo.png)\n\n![标志](/assets/logo.png)\n",
        ],
    );
    build(&site);
    let text = published(&site, "2025/04/liquid");
    has_all(
        &text,
        &[
            "开头，见另一篇。",
            "{%includenote.htmltext=\"注\"%}",
            "{{原样}}",
            "结尾{{page.author.name}}。",
        ],
    );
    assert!(!text.contains("看不见") && !text.contains("TOC"), "{text}");
    assert_eq!(published(&site, "2025/03/second"), "第二篇的文字，第一篇。");
    assert_eq!(published(&site, "about"), "关于的文字。");
    let redirect = read(&site, "public/old/second/index.html");
    assert!(redirect.contains("/2025/03/second/"), "{redirect}");
    let second = read(&site, "content/2025/03/2025-03-01-second.md");
    assert!(
        second.contains("[第一篇](../04/2025-04-22-liquid.md)"),
        "{second}"
    );
}

#[test]
fn what_is_not_known_is_told_by_line() {
    for (system, wanted) in [
        ("hexo", "lost tag source/_posts/tags.md:33"),
        ("hugo", "lost tag content/posts/toml.md:26"),
        ("jekyll", "lost tag _posts/2025-04-22-liquid.md:23"),
        ("jekyll", "lost format index.html:null"),
    ] {
        let report = report(&Site::bare(), &[system, &fixture(system)]);
        let notes = notes(&report);
        assert!(
            notes.iter().any(|note| note == wanted),
            "{wanted} in {notes:#?}"
        );
    }
}

#[test]
fn a_folder_of_something_else_is_refused() {
    let site = Site::bare();
    for system in ["hexo", "hugo", "jekyll"] {
        let run = import(&site, &[system, "."]).ends(1);
        assert!(run.stderr.contains("has no folder"), "{}", run.stderr);
    }
    assert_eq!(sources(&site).len(), 0);
}
