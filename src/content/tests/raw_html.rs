//! Raw HTML: what is let through, and what is not.

use super::{html, with_body};

/// The HTML and the rules of what is said.
fn rendered(markdown: &str) -> (String, Vec<String>) {
    let (article, told) = with_body(markdown);
    let rule = |told: &String| told[..=told.find(']').unwrap()].to_owned();
    (
        article.map_or_else(String::new, |article| article.body.html),
        told.iter().map(rule).collect(),
    )
}

#[test]
fn harmless_tags_stay() {
    for (markdown, want) in [
        (
            "<ruby>汉<rt>hàn</rt></ruby>字",
            "<p><ruby>汉<rt>hàn</rt></ruby>字</p>\n",
        ),
        (
            "H<sub>2</sub>O <kbd>Ctrl</kbd><br/>a",
            "<p>H<sub>2</sub>O <kbd>Ctrl</kbd><br>a</p>\n",
        ),
        ("a <!-- b --> c", "<p>a  c</p>\n"),
        (
            "<tt>a</tt> <strike>b</strike>",
            "<p><code>a</code> <s>b</s></p>\n",
        ),
        (
            "<details>\n<summary>摘</summary>\n\n**文**\n\n</details>",
            "<details>\n<summary>摘</summary>\n<p><strong>文</strong></p>\n</details>",
        ),
        (
            "<a name=\"x\"></a><a href=\"https://b.c\" target=\"_blank\" class=\"d\" style=\"e\" onclick=\"f\">g</a>",
            "<p><a id=\"x\"></a><a href=\"https://b.c\" rel=\"noopener\">g</a></p>\n",
        ),
        (
            "<img src=\"a.png\" width=\"50%\" height=20 onerror=alert(1)>",
            "<img src=\"a.png\" height=\"20\" alt=\"\" decoding=\"async\">",
        ),
        (
            "<video src=a.mp4 autoplay poster=b.png></video>",
            "<p><video src=\"a.mp4\" poster=\"b.png\" controls=\"\"></video></p>\n",
        ),
        (
            "<div align=center><center>a & b &lt;</center></div>",
            "<div>a &amp; b &lt;</div>",
        ),
    ] {
        assert_eq!(html(markdown), want);
    }
}

#[test]
fn dangerous_tags_go() {
    for (markdown, want, rule) in [
        (
            "a <script>alert(\"<b>\")</script> c",
            "<p>a  c</p>\n",
            "warning[unsafe-html]",
        ),
        (
            "<script>\na\n\nb</script>\n\nc",
            "<p>c</p>\n",
            "warning[unsafe-html]",
        ),
        (
            "<iframe src=\"https://a.b\"></iframe>\n\nc",
            "<p>c</p>\n",
            "warning[unsafe-html]",
        ),
        (
            "a <svg onload=x><a>b</a></svg> c",
            "<p>a  c</p>\n",
            "warning[unsafe-html]",
        ),
        (
            "<style>p {}</style>\n\nc",
            "\n<p>c</p>\n",
            "warning[unsafe-html]",
        ),
        (
            "<form action=a>\nc\n</form>",
            "\nc\n",
            "warning[unsafe-html]",
        ),
        (
            "a <button type=b>c</button>",
            "<p>a c</p>\n",
            "warning[unsafe-html]",
        ),
        (
            "<a href=\"java&#x0A;script:x\">c</a>",
            "<p><a>c</a></p>\n",
            "warning[unsafe-link]",
        ),
        (
            "<a href=' &#106;avascript&colon;x'>c</a>",
            "<p><a>c</a></p>\n",
            "warning[unsafe-link]",
        ),
        (
            "a <img src=\"javascript:x\"> c",
            "<p>a  c</p>\n",
            "warning[unsafe-link]",
        ),
    ] {
        let (html, rules) = rendered(markdown);
        assert_eq!(
            (html.trim(), rules.as_slice()),
            (want.trim(), &[rule.to_owned()][..]),
            "{markdown}"
        );
    }
}

#[test]
fn what_is_no_html_is_shown() {
    for (markdown, want) in [
        ("Vec<String> 类型", "<p>Vec&lt;String&gt; 类型</p>\n"),
        ("页面的 <title> 元素", "<p>页面的 &lt;title&gt; 元素</p>\n"),
        ("用 <div> 布局", "<p>用 &lt;div&gt; 布局</p>\n"),
        ("用 <section> 分节", "<p>用 &lt;section&gt; 分节</p>\n"),
        ("用 <script> 写", "<p>用 &lt;script&gt; 写</p>\n"),
        ("用 <img> 显示", "<p>用 &lt;img&gt; 显示</p>\n"),
    ] {
        let (html, rules) = rendered(markdown);
        assert_eq!(
            (html.as_str(), rules),
            (want, vec!["warning[literal-tag]".to_owned()])
        );
    }
}

#[test]
fn open_tags_end_with_their_block() {
    for (markdown, want, rule) in [
        (
            "<b>粗\n\n下一段",
            "<p><b>粗</b></p>\n<p>下一段</p>\n",
            "warning[unclosed-tag]",
        ),
        (
            "**a <u>b** c",
            "<p><strong>a <u>b</u></strong> c</p>\n",
            "warning[unclosed-tag]",
        ),
        (
            "<div>\n\n段",
            "<div>\n<p>段</p>\n</div>",
            "warning[unclosed-tag]",
        ),
        (
            "<ruby>甲<rt>a</rt><ruby>乙",
            "<p><ruby>甲<rt>a</rt></ruby>乙</p>\n",
            "warning[misplaced-tag]",
        ),
        (
            "<ruby>甲<rt>a<rt></ruby>乙",
            "<p><ruby>甲<rt>a</rt></ruby>乙</p>\n",
            "warning[misplaced-tag]",
        ),
        ("甲<rt>a</rt>", "<p>甲a</p>\n", "warning[misplaced-tag]"),
    ] {
        let (html, rules) = rendered(markdown);
        assert_eq!(
            (html.as_str(), rules),
            (want, vec![rule.to_owned()]),
            "{markdown}"
        );
    }
}

#[test]
fn stray_tags_change_nothing() {
    for (markdown, want) in [
        ("</div></main></body></html>\n\n段", "\n<p>段</p>\n"),
        ("段</b></p> 文", "<p>段 文</p>\n"),
        (
            "> 引</blockquote>\n\n段",
            "<blockquote>\n<p>引</p>\n</blockquote>\n<p>段</p>\n",
        ),
        (
            "- 甲</li></ul>\n- 乙",
            "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n",
        ),
        (
            "[链 <a href=\"x\">接</a> 里](/y)",
            "<p><a href=\"/y\">链 接 里</a></p>\n",
        ),
    ] {
        assert_eq!(html(markdown).trim(), want.trim());
    }
}

#[test]
fn what_would_swallow_the_article_is_an_error() {
    for (markdown, want) in [
        (
            "甲\n\n<!-- 乙\n\n丙",
            "error[unclosed-comment] 9:1 «<!--» this comment has no end, and all that follows would be lost",
        ),
        (
            "<script>\n\n丙",
            "error[unclosed-html] 7:1 «<script>» `<script>` has no end tag, and all that follows would be lost",
        ),
    ] {
        let (article, told) = with_body(markdown);
        assert!(article.is_none());
        assert!(told.contains(&want.to_owned()), "{told:?}");
    }
}

#[test]
fn ids_of_authors_never_clash() {
    let (html, _) = rendered(
        "## 甲\n\n<p id=\"甲\">a</p><p id=\"b\">b</p><p id=\"b\">c</p><p id=\"fn:1\">d</p>\n\n## b\n\n<h1 id=\"x y\">e</h1>\n",
    );
    assert_eq!(
        html,
        "<h2 id=\"甲\">甲</h2>\n<p>a</p><p id=\"b\">b</p><p>c</p><p>d</p>\n<h2 id=\"b-1\">b</h2>\n<h2>e</h2>\n"
    );
}

#[test]
fn tags_in_a_quote_are_placed_where_they_were_written() {
    let (_, told) = with_body("> <div>\n> <iframe></iframe>\n> </div>\n");
    assert_eq!(
        told,
        [
            "warning[unsafe-html] 8:3 «<iframe>» `<iframe>` is not safe in an article and is not published"
        ]
    );
}

#[test]
fn raw_html_leaves_the_rest_as_it_is() {
    let markdown =
        "| 甲 |\n|-:|\n| 1[^a] |\n\n- [x] 乙\n\n![图](a.png)\n\n```rs\nx\n```\n\n[^a]: 注\n";
    let alone = html(markdown).replace(" disabled checked", " disabled=\"\" checked=\"\"");
    let (notes, body) = (
        alone.find("<div class=\"footnotes\"").unwrap(),
        "<div>丙</div>\n",
    );
    let with_raw = html(&format!("{markdown}\n<div>丙</div>\n"));
    assert_eq!(
        with_raw,
        format!("{}{body}{}", &alone[..notes], &alone[notes..])
    );
}
