//! Markdown and HTML against the renderer: deep, long, many, unclosed.

use crate::{
    program::{Site, article},
    survive, survive_each,
};

fn text(text: &str) -> Site {
    Site::new().file("content/a.md", of(text))
}

fn of(text: &str) -> String {
    article("甲", 20, text)
}

/// What opens, closes, or means something to a parser of Markdown or HTML.
const PARTS: &[&str] = &[
    "[",
    "]",
    "(",
    "![",
    "](",
    "[a](",
    "[a][b]",
    "[[a]",
    "*a **a ",
    "*",
    "**",
    "_a __a ",
    "_",
    "~",
    "~~a ",
    "`",
    "`a``",
    "<",
    "<a",
    "<a ",
    "<a b=",
    "<a b='",
    "</",
    "<!--",
    "<![CDATA[",
    "<?",
    "<!a",
    "&",
    "&#",
    "&#x41",
    "&amp;",
    "\\",
    "\\\\",
    "#",
    "# a\n",
    "> ",
    ">",
    "- ",
    "1. ",
    "* a\n ",
    "|",
    "|a|\n|-|\n",
    "-|",
    "a|b\n",
    "---\n",
    "```\n",
    "~~~",
    "    a\n",
    "\t",
    "\n",
    "\r",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{fdd0}",
    ",\u{fdd0},",
    "中**“",
    "”**中",
    "“*。*",
    "\u{301}",
    "👨\u{200d}",
    "🇨🇳",
    "：",
    "http://",
    "https://a.b/",
    "a@b.c ",
    "[^a]",
    "[^a]: ",
    "[a]: b\n",
    "- [ ] a\n",
    "{#a}",
    "# a {#b}\n",
    "<b>",
    "<div>",
    "</div>",
    "<script>",
    "</script>",
    "<svg><style>",
    "<math><mi>",
    "<table><td>",
    "<p>\n\n",
    "<details><summary>",
    "<a href=x>",
    "<img src=x>",
    "<select><option>",
    "<textarea>",
    "<title>",
    "<plaintext>",
    "<template>",
    "<noscript>",
    "<form>",
    "a\u{0c}",
    "\u{85}",
    "\u{2028}",
    "]]>",
    "{{",
    "{%",
];

#[test]
fn very_much_of_one_thing() {
    survive_each(
        PARTS
            .iter()
            .map(|part| of(&part.repeat((32 << 10) / part.len()))),
    );
}

#[test]
fn a_megabyte_of_what_parsers_fear_most() {
    for part in ["[", "*a **a ", "<", "`", "!["] {
        survive(&text(&part.repeat((1 << 20) / part.len())));
    }
}

#[test]
fn what_opens_again_and_again_and_then_closes() {
    for (open, close) in [
        ("[", "](a)"),
        ("![", "](a)"),
        ("*", "*"),
        ("~~", "~~"),
        ("<b>", "</b>"),
        ("<div>", "</div>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<svg>", "</svg>"),
        ("<details>\n\n", "</details>\n\n"),
        ("> ", "\n\n"),
        ("- ", "\n\n"),
        ("1. ", "\n\n"),
        ("> - ", "\n\n"),
    ] {
        for depth in [90, 10_000] {
            let deep = format!("{}深{}", open.repeat(depth), close.repeat(depth));
            survive(&text(&deep));
        }
    }
}

#[test]
fn ten_thousand_nested_quotes_are_told_where_they_are() {
    let run = survive(&text(&format!("{} 深", ">".repeat(10_000))));
    assert!(
        run.stderr.starts_with("error[too-deep]: "),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("content/a.md:9:101\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn lists_that_are_deep_by_their_indentation() {
    let deep: String = (0..2_000)
        .map(|depth| format!("{}- 层\n", "  ".repeat(depth)))
        .collect();
    survive(&text(&deep));
    let deep: String = (0..80)
        .map(|depth| format!("{}- 层\n", "  ".repeat(depth)))
        .collect();
    survive(&text(&deep));
}

#[test]
fn very_many_footnotes() {
    let notes: String = (0..50_000)
        .map(|number| format!("[^{number}]: 注\n\n"))
        .collect();
    let references: String = (0..50_000).map(|number| format!("[^{number}]")).collect();
    survive(&text(&format!("{references}\n\n{notes}")));
    let again = "[^1]".repeat(5_000);
    let within: String = (0..5_000)
        .map(|number| format!("[^{number}]: [^{}]\n\n", number + 1))
        .collect();
    for body in [
        format!("{again}\n\n[^1]: 注\n"),
        format!("[^0]\n\n{within}"),
        references[..references.len() / 10].to_owned(),
    ] {
        survive(&text(&body));
    }
    survive(&text("[^a]\n\n[^a]: [^a] [^b]\n\n[^b]: [^a]\n"));
}

#[test]
fn tables_of_very_many_cells() {
    let row = |cell: &str, columns: usize| format!("|{}\n", format!("{cell}|").repeat(columns));
    let head = |columns| format!("{}{}", row("列", columns), row("-", columns));
    survive(&text(&format!("{}{}", head(5_000), row("格", 5_000))));
    survive(&text(&format!("{}{}", head(5_000), row("格", 20_000))));
    survive(&text(&format!("{}{}", head(5_000), "格\n".repeat(5_000))));
    survive(&text(&format!("{}{}", head(1), "|格|\n".repeat(50_000))));
}

#[test]
fn very_many_links_headings_and_warnings() {
    let many = |part: &dyn Fn(usize) -> String| (0..10_000).map(part).collect::<String>();
    for body in [
        many(&|_| "# 同一标题\n\n".to_owned()),
        many(&|number| format!("# 标题 {number}\n\n")),
        many(&|number| format!("[甲](无{number}.md)，")),
        many(&|number| format!("[甲][{number}] "))
            + &many(&|number| format!("\n[{number}]: /无/\n")),
        format!(
            "中**“文”**后{}",
            many(&|_| "[甲](javascript:a)，".to_owned())
        ),
        format!(
            "中**“文”**后{}",
            many(&|_| "<script>a</script>，".to_owned())
        ),
        many(&|_| "中**“文”**后".to_owned()),
        many(&|_| "<a name=x id=x>甲</a>".to_owned()),
        many(&|_| "\n<div>\n".to_owned()),
        many(&|_| "一行\n".to_owned()),
        many(&|_| "<p title='".to_owned()),
        "/".repeat(100_000),
        format!("[甲]({})", "../".repeat(100_000)),
        format!("[甲]({})", "a/".repeat(100_000)),
        format!("[甲](<{}>)", "%".repeat(100_000)),
        format!("<p {}>", "a=b ".repeat(50_000)),
        format!("<a href='{}'>", "java&#9;script".repeat(20_000)),
    ] {
        survive(&text(&body));
    }
}

#[test]
fn html_that_ends_too_early_or_never() {
    let hostile = [
        "</main></body></html>",
        "</div></div></div></article><article>",
        "<title>",
        "<textarea>",
        "<plaintext>",
        "<xmp>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<svg><p><style><a id=\"</style><img src=x onerror=alert(1)>\">",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<template><script>alert(1)</script></template>",
        "<select><option><script>alert(1)</script>",
        "<a href=\"javascript&colon;alert(1)\">x</a>",
        "<a href=\"\u{1}javascript:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<img src=x onerror=alert(1)//",
        "<img src=\"x` `<script>alert(1)</script>\"` `>",
        "<<script>alert(1)//<</script>",
        "<scr<script>ipt>alert(1)</script>",
        "<script/xss>alert(1)</script>",
        "<svg/onload=alert(1)>",
        "<p/onclick=alert(1)>x",
        "<table background=javascript:alert(1)>",
        "<div style=\"background:url(javascript:alert(1))\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<base href=//evil.example/>",
        "<link rel=stylesheet href=//evil.example/a.css>",
        "<object data=javascript:alert(1)>",
        "<video><source onerror=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<button form=x formaction=javascript:alert(1)>",
        "<!--><script>alert(1)</script>-->",
        "<!-- --!><script>alert(1)</script> -->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml <script>alert(1)</script>?>",
        "[a]: <javascript:alert(1)>\n\n[a] ![a]",
        "<javascript:alert(1)>",
        "![a](x \"\\\" onerror=alert(1) b=\\\"\")",
        "# a {#\"onclick=alert(1)}",
        "```a\" onclick=alert(1)\nb\n```",
        "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: x",
    ];
    survive_each(hostile.iter().flat_map(|html| {
        [
            of(&format!("前文{html}后文")),
            of(&format!("{html}\n\n后文\n\n> {html}\n\n- {html}\n")),
        ]
    }));
}

#[test]
fn control_characters_and_marks_in_every_place() {
    let marks = "\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{202a}\u{202e}\u{2066}\u{2028}\u{feff}\u{fffe}\u{ffff}\u{10ffff}";
    let body = format!(
        "# {marks}\n\n{marks}\n\n`{marks}`\n\n```{marks}\n{marks}\n```\n\n[{marks}](/{marks})\n\n\
         ![{marks}](x{marks}.png \"{marks}\")\n\n<b title='{marks}'>{marks}</b>\n\n|{marks}|\n|-|\n|{marks}|\n"
    );
    let run = survive(&text(&body));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for ends in ["\r", "\r\n", "\n\r"] {
        survive(&text(&"# 标题\n\n一段\n两行\n\n- 项\n".replace('\n', ends)));
    }
}

#[test]
fn a_line_of_five_megabytes() {
    let run = survive(&text(&"很长的一行，".repeat((5 << 20) / 18)));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    survive(&text(&"a".repeat(5 << 20)));
    survive(&text(&"a ".repeat(5 << 19)));
}
