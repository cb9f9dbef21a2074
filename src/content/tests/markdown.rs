//! Markdown: the HTML it becomes.

use super::{OPTIONS, html, parse, source, with_body};

#[test]
fn chinese_text_is_set_as_it_should_be() {
    for (markdown, want) in [
        ("**“中文”**后文", "<p><strong>“中文”</strong>后文</p>\n"),
        (
            "这是**重要。**然后",
            "<p>这是<strong>重要。</strong>然后</p>\n",
        ),
        ("一\n二", "<p>一二</p>\n"),
        ("一\nword\n二", "<p>一\nword\n二</p>\n"),
        ("一**二**\n三", "<p>一<strong>二</strong>三</p>\n"),
        ("一\n**二**三", "<p>一<strong>二</strong>三</p>\n"),
        ("一\n[二](/a)", "<p>一<a href=\"/a\">二</a></p>\n"),
        ("“引”\"q\" -- ...", "<p>“引”\"q\" -- ...</p>\n"),
        ("一  \n二", "<p>一<br>\n二</p>\n"),
    ] {
        assert_eq!(html(markdown), want);
    }
}

#[test]
fn blocks_are_rendered() {
    for (markdown, want) in [
        (
            "> 引\n\n---\n",
            "<blockquote>\n<p>引</p>\n</blockquote>\n<hr>\n",
        ),
        (
            "> [!TIP]\n> 文",
            "<blockquote class=\"alert alert-tip\">\n<p class=\"alert-title\">提示</p>\n<p>文</p>\n</blockquote>\n",
        ),
        (
            "3. 甲\n4. 乙",
            "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>\n",
        ),
        (
            "```rust,ignore\n<a>\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">&lt;a&gt;\n</code></pre>\n",
        ),
        (
            "```\"><x\na\n```",
            "<pre tabindex=\"0\"><code>a\n</code></pre>\n",
        ),
        (
            "~~删~~ `码 <b>`",
            "<p><del>删</del> <code>码 &lt;b&gt;</code></p>\n",
        ),
        (
            "- [x] 甲\n- [ ] 乙",
            "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"已完成\"> 甲</li>\n\
             <li><input type=\"checkbox\" disabled aria-label=\"未完成\"> 乙</li>\n</ul>\n",
        ),
        (
            "| 甲 | 乙 | |\n|:-|-:|-|\n| 1 | | |",
            "<div class=\"table-scroll\" role=\"group\" aria-label=\"表格\" tabindex=\"0\"><table>\n\
             <thead>\n<tr><th scope=\"col\" class=\"align-left\">甲</th>\
             <th scope=\"col\" class=\"align-right\">乙</th><td></td></tr>\n</thead>\n\
             <tbody>\n<tr><td class=\"align-left\">1</td><td class=\"align-right\"></td><td></td></tr>\n\
             </tbody>\n</table></div>\n",
        ),
    ] {
        assert_eq!(html(markdown), want);
    }
}

#[test]
fn headings_form_an_outline_below_the_title() {
    let levels = |markdown: &str| -> Vec<(u8, String)> {
        let (article, _) = with_body(markdown);
        let headings = article.unwrap().body.headings;
        headings
            .into_iter()
            .map(|heading| (heading.level, heading.id))
            .collect()
    };
    let pair = |level, id: &str| (level, id.to_owned());
    assert_eq!(
        levels("### 甲\n\n#### 乙\n\n#### 乙\n\n### 丙\n\n## 丁\n"),
        [
            pair(2, "甲"),
            pair(3, "乙"),
            pair(3, "乙-1"),
            pair(2, "丙"),
            pair(2, "丁")
        ]
    );
    assert_eq!(
        levels("# a\n\n# a-1\n\n# a\n\n# b {#a}\n\n# c {#own}\n\n# \"d\" {#x\"y}\n"),
        [
            pair(2, "a"),
            pair(2, "a-1"),
            pair(2, "a-2"),
            pair(2, "a-3"),
            pair(2, "own"),
            pair(2, "d")
        ]
    );
    let deep: Vec<_> = levels("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n");
    assert_eq!(
        deep.iter().map(|(level, _)| *level).collect::<Vec<_>>(),
        [2, 3, 4, 5, 6, 6]
    );
}

#[test]
fn a_title_in_the_front_matter_leaves_the_first_heading() {
    assert_eq!(
        html("# 题 **一**"),
        "<h2 id=\"题-一\">题 <strong>一</strong></h2>\n"
    );
}

#[test]
fn images_wait_but_for_the_first_that_readers_see() {
    let lazy = |html: &str| -> Vec<bool> {
        let images = html.split("<img").skip(1);
        images.map(|tag| tag.contains("loading=\"lazy\"")).collect()
    };
    let text = "![一](a.png) <img src=\"b.png\"> ![三](https://h/c.png)";
    assert_eq!(lazy(&html(text)), [false, true, true]);
    let with_cover = "---\ntitle: t\ndate: 2026-11-24\ncover: c.png\n---\n".to_owned() + text;
    let (article, _) = parse(&source("a"), &with_cover, &OPTIONS);
    assert_eq!(lazy(&article.unwrap().body.html), [true, true, true]);
}

#[test]
fn a_lone_image_is_a_figure() {
    let image =
        |src: &str, alt: &str| format!("<img src=\"{src}\" alt=\"{alt}\" decoding=\"async\">");
    for (markdown, want) in [
        (
            "![图 *一*](a.png)",
            format!("<figure>{}</figure>\n", image("a.png", "图 一")),
        ),
        (
            "![图](a.png \"题 <b>\")",
            format!(
                "<figure>{}<figcaption>题 &lt;b&gt;</figcaption></figure>\n",
                image("a.png", "图")
            ),
        ),
        (
            "[![图](a.png)](/b)",
            format!(
                "<figure><a href=\"/b\">{}</a></figure>\n",
                image("a.png", "图")
            ),
        ),
        (
            "![图](<a b.png>) 文",
            format!("<p>{} 文</p>\n", image("a%20b.png", "图")),
        ),
    ] {
        assert_eq!(html(markdown), want);
    }
}

#[test]
fn footnotes_stand_at_the_end() {
    let html = html("甲[^a]乙[^b]丙[^a]\n\n[^a]: 注*一*\n[^b]: 注二\n");
    let reference = |number: usize, id: &str| {
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn:{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    };
    let back = |id: &str, label: &str| {
        format!(
            " <a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"{label}\">↩\u{fe0e}</a>"
        )
    };
    let want = format!(
        "<p>甲{}乙{}丙{}</p>\n\
         <div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n\
         <li id=\"fn:1\"><p>注<em>一</em>{}{}</p></li>\n\
         <li id=\"fn:2\"><p>注二{}</p></li>\n\
         </ol>\n</div>\n",
        reference(1, "fnref:1"),
        reference(2, "fnref:2"),
        reference(1, "fnref:1:2"),
        back("fnref:1", "返回正文（1）"),
        back("fnref:1:2", "返回正文（2）"),
        back("fnref:2", "返回正文"),
    );
    assert_eq!(html, want);
}

#[test]
fn footnotes_are_numbered_as_they_are_referred_to() {
    let html = html("[^b]: 乙注。\n\n[^c]: 丙注。\n\n甲[^a]乙[^b]。\n\n[^a]: 甲注。\n");
    let places = [
        "甲<sup class=\"footnote-ref\"><a href=\"#fn:1\"",
        "乙<sup class=\"footnote-ref\"><a href=\"#fn:2\"",
        "<li id=\"fn:1\"><p>甲注。",
        "<li id=\"fn:2\"><p>乙注。",
        "<li id=\"fn:3\"><p>丙注。</p></li>",
    ]
    .map(|part| html.find(part).unwrap_or_else(|| panic!("{part}: {html}")));
    assert!(places.is_sorted(), "{html}");
}

#[test]
fn links_to_other_sites_are_marked() {
    for (markdown, want) in [
        (
            "[a](https://b.c/?d=1&e=2 \"t\")",
            "<p><a href=\"https://b.c/?d=1&amp;e=2\" title=\"t\" rel=\"noopener\">a</a></p>\n",
        ),
        ("[a](b.md#节)", "<p><a href=\"b.md#节\">a</a></p>\n"),
        ("<a@b.c>", "<p><a href=\"mailto:a@b.c\">a@b.c</a></p>\n"),
        ("[a](tel:+86)", "<p><a href=\"tel:+86\">a</a></p>\n"),
        (
            "![a](data:image/png;base64,AA==) b",
            "<p><img src=\"data:image/png;base64,AA==\" alt=\"a\" decoding=\"async\"> b</p>\n",
        ),
    ] {
        assert_eq!(html(markdown), want);
    }
}

#[test]
fn dangerous_links_lose_their_address() {
    let unsafe_link = |place: &str, what: &str| {
        format!("warning[unsafe-link] {place} this {what} is not known to be safe")
    };
    for (markdown, html, want) in [
        ("[a](javascript:alert(1))", "<p>a</p>\n", unsafe_link("7:1 «[a](javascript:alert(1))»", "link is not published: the scheme of `javascript:alert(1)`")),
        ("[a](java&#x0A;script:x)", "<p>a</p>\n", unsafe_link("7:1 «[a](java&#x0A;script:x)»", "link is not published: the scheme of `javascript:x`")),
        ("<javascript:x>", "<p>javascript:x</p>\n", unsafe_link("7:1 «<javascript:x>»", "link is not published: the scheme of `javascript:x`")),
        ("![a](javascript:x)", "<p>a</p>\n", unsafe_link("7:1 «![a](javascript:x)»", "image is not published: the scheme of `javascript:x`")),
        ("[a]\n\n[a]: javascript:x", "<p>a</p>\n", unsafe_link("7:1 «[a]»", "link is not published: the scheme of `javascript:x`")),
        ("[a](data:text/html,x)", "<p>a</p>\n", unsafe_link("7:1 «[a](data:text/html,x)»", "link is not published: the scheme of `data:text/html,x`")),
        ("“**中**”\n[a](ftp://b/)", "<p>“<strong>中</strong>”\na</p>\n", unsafe_link("8:1 «[a](ftp://b/)»", "link is not published: the scheme of `ftp://b/`")),
        ("[a]()", "<p>a</p>\n", "warning[empty-link] 7:1 «[a]()» the link has no address".to_owned()),
        ("[a](http://)", "<p>a</p>\n", "warning[malformed-link] 7:1 «[a](http://)» no browser can open `http://`; the link is not published".to_owned()),
    ] {
        let (article, told) = with_body(markdown);
        assert_eq!(told, [want]);
        assert_eq!(article.unwrap().body.html, html);
    }
}

#[test]
fn references_are_found_with_their_places() {
    let (article, _) = with_body(
        "[a](b.md#c) **“中”**[d](/e/) ![f](<图 一.png>)\n\n[g](#h) [i](https://j.k) [l](b.md#c)\n",
    );
    let body = article.unwrap().body;
    let found: Vec<_> = body
        .references
        .iter()
        .map(|reference| {
            let line = reference.position.as_ref().map(|at| (at.line, at.column));
            (
                &body.html[reference.span.clone()],
                reference.target.as_str(),
                line,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("b.md#c", "b.md#c", Some((7, 1))),
            ("/e/", "/e/", Some((7, 20))),
            ("图%20一.png", "图%20一.png", Some((7, 29))),
            ("#h", "#h", None),
            ("b.md#c", "b.md#c", Some((9, 26))),
        ]
    );
}

#[test]
fn plain_text_is_a_line_a_block() {
    let (article, _) = with_body(
        "# 题\n\n一\n二 `码` ![图](a.png)[链](/b)\n\n```\n代码\n```\n\n- 甲\n- 乙\n\n| a | b |\n|-|-|\n| c | d |\n\n三[^1]\n\n[^1]: 注\n",
    );
    let body = article.unwrap().body;
    assert_eq!(body.text, "题\n一二 码 链\n甲\n乙\na b\nc d\n三\n注\n");
    assert_eq!((body.han, body.words), (9, 4));
}
