//! What single things in the texts of Hexo, Hugo and Jekyll become.

use crate::{
    page::{build, import, notes, read, report, sources},
    program::Site,
};

/// A site of `system` with two articles, a file and a page; the text of the first is `body`.
fn site(system: &str, body: &str) -> Site {
    let head = "---\ntitle: 甲\ndate: 2025-04-22\n---\n";
    let other = "---\ntitle: 另一篇\ndate: 2025-03-01\n---\n另一篇。\n";
    let page = "---\ntitle: 关于\npermalink: /about/\nurl: /about/\n---\n关于。\n";
    let (settings, posts, about, file) = match system {
        "hexo" => (
            (
                "_config.yml",
                "title: 旧站\nurl: https://old.example/blog\nroot: /blog/\n",
            ),
            "source/_posts",
            "source/about/index.md",
            "source/img/a.png",
        ),
        "hugo" => (
            (
                "hugo.toml",
                "baseURL = 'https://old.example/blog/'\n[permalinks]\nposts = '/:year/:month/:day/:slugorfilename/'\n",
            ),
            "content/posts",
            "content/about.md",
            "static/img/a.png",
        ),
        _ => (
            (
                "_config.yml",
                "url: https://old.example\nbaseurl: /blog\npermalink: pretty\nexcerpt_separator: <!--more-->\ncollections: {recipes: {output: true}}\n",
            ),
            "_posts",
            "about.md",
            "img/a.png",
        ),
    };
    Site::bare()
        .file(&format!("old/{}", settings.0), settings.1)
        .file(
            &format!("old/{posts}/2025-04-22-a.md"),
            format!("{head}{body}\n"),
        )
        .file(&format!("old/{posts}/2025-03-01-b.md"), other)
        .file(&format!("old/{about}"), page)
        .file(&format!("old/{file}"), "png")
}

/// The article that `body` becomes.
fn article(system: &str, body: &str) -> String {
    let site = site(system, body);
    import(&site, &[system, "old"]).ends(0);
    let path = sources(&site).into_keys();
    let mut path = path.filter(|path| path.starts_with("content/2025/04/"));
    read(&site, &path.next().unwrap())
}

#[test]
fn links_to_the_old_host_lead_to_what_came_over() {
    for system in ["hexo", "hugo", "jekyll"] {
        let address = match system {
            "hexo" => "2025/03/01/2025-03-01-b",
            _ => "2025/03/01/b",
        };
        let body = format!(
            "[一](https://old.example/blog/{address}/#x) [二](http://www.old.example/blog/{address}/) \
             [三](/blog/{address}/) <https://old.example/blog/{address}/> [四](https://old.example/blog/)\n\n\
             ![五](https://old.example/blog/img/a.png) [六](https://old.example/blog/about/)\n\n\
             [七](https://old.example/blog/tags/x/) [八](https://old.example/shop/) [九](https://new.example/blog/{address}/)\n"
        );
        let text = article(system, &body);
        for wanted in [
            "[一](../03/2025-03-01-b.md#x) [二](../03/2025-03-01-b.md) [三](../03/2025-03-01-b.md)",
            &format!("[https://old.example/blog/{address}/](../03/2025-03-01-b.md)"),
            "[四](/)",
            "![五](/img/a.png) [六](../../pages/about.md)",
            "[七](https://old.example/blog/tags/x/) [八](https://old.example/shop/)",
            &format!("[九](https://new.example/blog/{address}/)"),
        ] {
            assert!(text.contains(wanted), "{system}: {wanted} in {text}");
        }
        let site = site(system, &body);
        let told = notes(&report(&site, &[system, "old"]));
        let stays = told.iter().filter(|note| note.contains("old-site"));
        assert_eq!(stays.count(), 1, "{told:?}");
        build(&site);
        // The old addresses stand below the same base.
        assert!(site.path(&format!("public/{address}/index.html")).exists());
    }
}

#[test]
fn the_beginning_is_the_summary_where_it_is_one() {
    for system in ["hexo", "hugo", "jekyll"] {
        let text = article(
            system,
            "一枚**芯片**要经过上千道工序。\n\n<!-- more -->\n\n正文。",
        );
        let wanted = "summary: 一枚芯片要经过上千道工序。\n";
        assert!(text.contains(wanted), "{text}");
        assert!(
            text.ends_with("\n\n一枚**芯片**要经过上千道工序。\n\n正文。\n"),
            "{text}"
        );
        for body in [
            "![图](/img/a.png)\n\n<!--more-->\n\n正文。",
            "先看结论：\n<!--more-->\n正文。",
            "整篇文章都在标记之前。\n\n<!--more-->\n",
        ] {
            let text = article(system, body);
            assert!(
                !text.contains("summary:") && !text.contains("more"),
                "{text}"
            );
        }
    }
    // The empty line that parts the beginning in Jekyll by default is no author's decision.
    let text = article("jekyll", "---\n---\n一枚芯片要经过上千道工序。\n\n正文。");
    assert!(!text.contains("summary:"), "{text}");
}

#[test]
fn lines_end_where_the_old_site_ended_them() {
    let poem = "床前明月光，\n疑是地上霜。";
    let broken = "床前明月光，\\\n疑是地上霜。";
    assert!(article("hexo", poem).contains(broken));
    assert!(article("hugo", poem).contains(poem));
    assert!(article("jekyll", poem).contains(poem));
    for (setting, is_broken) in [
        ("marked: {breaks: false}", false),
        ("marked: {gfm: false}", false),
        ("markdown: {render: {breaks: false}}", false),
        ("marked: {breaks: true}", true),
    ] {
        let site = site("hexo", poem);
        site.put("old/_config.yml", setting);
        import(&site, &["hexo", "old"]).ends(0);
        let text = read(&site, "content/2025/04/2025-04-22-a.md");
        assert_eq!(text.contains(broken), is_broken, "{setting}: {text}");
    }
    let site = site("hexo", poem);
    let package = r#"{"dependencies": {"hexo-renderer-pandoc": "1.0.0"}}"#;
    site.put("old/package.json", package);
    import(&site, &["hexo", "old"]).ends(0);
    assert!(read(&site, "content/2025/04/2025-04-22-a.md").contains(poem));
}

#[test]
fn tags_of_hexo_become_what_readers_saw() {
    for (system, body, wanted) in [
        (
            "hexo",
            "{% note info no-icon 题 %}\n文。\n{% endnote %}",
            "> [!NOTE]\n> **题**\n>\n> 文。",
        ),
        (
            "hexo",
            "{% tabs x %}\n<!-- tab 甲 -->\n一\n<!-- endtab -->\n{% endtabs %}",
            "**甲**\n\n一",
        ),
        (
            "hexo",
            "{% btn https://a.cn, 官网,, home %}",
            "[官网](https://a.cn)",
        ),
        ("hexo", "{% label primary @新 %}的", "<mark>新</mark>的"),
        (
            "hexo",
            "{% folding 题 %}\n文。\n{% endfolding %}",
            "<details>\n<summary>题</summary>\n\n文。\n\n</details>",
        ),
        (
            "hexo",
            "{% codeblock a.js lang:js https://a.cn 文档 %}\nx\n{% endcodeblock %}",
            "a.js [文档](https://a.cn)\n\n```js\nx\n```",
        ),
        (
            "hexo",
            "{% post_link 2025-03-01-b %}",
            "[另一篇](../03/2025-03-01-b.md)",
        ),
        (
            "hexo",
            "{% mermaid graph TD %}\nA --> B\n{% endmermaid %}",
            "```mermaid\ngraph TD\nA --> B\n```",
        ),
        (
            "hexo",
            "<iframe src=\"//v.cn/1\"></iframe>",
            "<https://v.cn/1>",
        ),
    ] {
        let text = article(system, body);
        assert!(text.contains(wanted), "{system}: {wanted:?} in {text}");
    }
}

#[test]
fn tags_of_hugo_and_jekyll_become_what_readers_saw() {
    for (system, body, wanted) in [
        (
            "hugo",
            "{{< highlight go >}}\nx\n{{< / highlight >}}",
            "```go\nx\n```",
        ),
        (
            "hugo",
            "{{< figure src=\"img/a.png\" caption=\"说**明**[链](b)\" >}}",
            "](/img/a.png \"说明链\")",
        ),
        ("hugo", "一{{< comment >}}二{{< /comment >}}三", "\n一三\n"),
        ("hugo", "术语\n: 解释", "**术语**\\\n解释"),
        (
            "jekyll",
            "[前]({{ site.url }}{{ site.baseurl }}{% post_url 2025-03-01-b %})",
            "[前](../03/2025-03-01-b.md)",
        ),
        (
            "jekyll",
            "![图]({{ site.baseurl }}/img/a.png) ![图]({{ '/img/a.png' | relative_url }})",
            "![图](/img/a.png) ![图](/img/a.png)",
        ),
        (
            "jekyll",
            "{% include figure.html src=\"/img/a.png\" caption=\"注\" %}",
            "![注](/img/a.png \"注\")",
        ),
        (
            "jekyll",
            "{% assign a = 1 %}\n*甲*{: .b}，**乙**{:.c}",
            "\n*甲*，**乙**\n",
        ),
    ] {
        let text = article(system, body);
        assert!(text.contains(wanted), "{system}: {wanted:?} in {text}");
    }
}

#[test]
fn what_a_build_makes_itself_is_not_copied() {
    let body = "一。";
    let site = site("hexo", body)
        .file("old/source/404.html", "x")
        .file("old/source/feed.xml", "x")
        .file("old/source/archive/index.html", "x")
        .file("old/source/tags/index.md", "---\ntitle: 标签\n---\n")
        .file("old/source/search/index.md", "---\ntitle: 搜索\n---\n文。");
    let told = report(&site, &["hexo", "old"]);
    let notes = notes(&told);
    let own = notes.iter().filter(|note| note.contains("own-address"));
    assert_eq!(own.count(), 3, "{notes:?}");
    assert_eq!(told["left_out"]["design"], 1, "{told}");
    build(&site);
    assert!(site.path("content/pages/search-2.md").exists());
}

#[test]
fn hugo_knows_languages_and_jekyll_collections() {
    let text = |title: &str| {
        format!("---\ntitle: {title}\ndate: 2025-02-01\n---\n[见]({{{{< ref \"p\" >}}}})\n")
    };
    let site = Site::bare()
        .file(
            "old/hugo.toml",
            "baseURL = 'https://old.example/'\ndefaultContentLanguage = 'zh'\n[languages.zh]\n[languages.en]\ncontentDir = 'content/en'\n[languages.ja]\n",
        )
        .file("old/content/posts/p.md", text("中文"))
        .file("old/content/en/posts/p.md", text("English"))
        .file("old/content/posts/leaf/index.ja.md", text("日本語"))
        .file("old/content/posts/leaf/a.png", "png");
    import(&site, &["hugo", "old"]).ends(0);
    let of = |title: &str| {
        let files = sources(&site).into_iter();
        let mut files = files.filter(|(path, text)| {
            path.ends_with(".md")
                && String::from_utf8_lossy(text).contains(&format!("title: {title}"))
        });
        let (path, text) = files
            .find(|(path, _)| path.starts_with("content/2025"))
            .unwrap();
        (path, String::from_utf8(text).unwrap())
    };
    let (_, english) = of("English");
    assert!(english.contains("aliases: ['/en/posts/p/']"), "{english}");
    assert!(english.contains("\"language\": \"en\""), "{english}");
    let (path, leaf) = of("日本語");
    assert_eq!(path, "content/2025/02/2025-02-01-leaf/index.md");
    assert!(leaf.contains("aliases: ['/ja/posts/leaf/']"), "{leaf}");

    let site = self::site("jekyll", "[汤]({% link _recipes/soup.md %})")
        .file("old/_recipes/soup.md", "---\ntitle: 汤\n---\n做法。\n");
    import(&site, &["jekyll", "old"]).ends(0);
    build(&site);
    let soup = read(&site, "content/pages/recipes/soup.md");
    assert!(!soup.contains("date:"), "{soup}");
    let text = read(&site, "content/2025/04/2025-04-22-a.md");
    assert!(text.contains("[汤](../../pages/recipes/soup.md)"), "{text}");
}
