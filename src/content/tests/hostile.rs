//! Input that no person writes: it must end soon, and never in a panic.

use super::{HEAD, OPTIONS, parse, source, with_body};

fn rules(text: &str) -> Vec<String> {
    let (article, diagnostics) = parse(&source("a"), text, &OPTIONS);
    assert_eq!(
        article.is_none(),
        diagnostics.iter().any(|diagnostic| diagnostic.is_error())
    );
    diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.rule.into_owned())
        .collect()
}

#[test]
fn depth_is_bounded() {
    for markdown in [
        ">".repeat(10_000),
        "- ".repeat(10_000),
        "<div>".repeat(10_000),
        "<div></ul>".repeat(10_000),
        format!("a {}", "<b>".repeat(10_000)),
        format!("<div>\n{}", "<b><i><u>".repeat(10_000)),
        "<table><tr><td>".repeat(10_000),
        (0..500)
            .map(|depth| format!("{}- a\n", "  ".repeat(depth)))
            .collect(),
    ] {
        let text = format!("{HEAD}{markdown} a\n");
        assert_eq!(
            rules(&text).last().map(String::as_str),
            Some("too-deep"),
            "{}",
            &markdown[..20]
        );
    }
    let (article, _) = with_body(&format!("{} a\n", ">".repeat(90)));
    assert!(article.is_some());
}

#[test]
fn yaml_is_bounded() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let wide: String = (0..5_000).map(|n| format!("k{n}: 1\n")).collect();
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
    for fields in [
        nested(10_000),
        format!("extra: {}", nested(33)),
        wide,
        bomb.to_owned(),
    ] {
        assert_eq!(
            rules(&format!("---\n{fields}\n---\n")),
            ["front-matter-yaml"]
        );
    }
}

#[test]
fn html_does_not_outgrow_its_source() {
    let columns = 2_000;
    let table = format!(
        "|{}\n|{}\n{}",
        "a|".repeat(columns),
        "-:|".repeat(columns),
        "|a|\n".repeat(2_000)
    );
    let (article, told) = with_body(&table);
    match article {
        Some(article) => assert!(article.body.html.len() < 64 * table.len() + (1 << 20)),
        None => assert!(told[0].starts_with("error[too-large]"), "{told:?}"),
    }
}

#[test]
fn long_and_odd_texts_are_read() {
    for markdown in [
        "字".repeat(500_000),
        "**a *b ".repeat(20_000),
        "[".repeat(50_000),
        "![a](".repeat(20_000),
        "<a ".repeat(50_000),
        "<div>\n".to_owned() + &"<a '".repeat(50_000),
        "a <svg> ".repeat(20_000),
        "字\n".repeat(50_000),
        "👨‍👩‍👧‍👦🇨🇳e\u{301}\u{202e}".repeat(5_000),
        "[^1]".repeat(10_000) + "\n\n[^1]: a\n",
        "# a\n\n".repeat(10_000),
        "“**中**”**文".repeat(20_000),
        format!("<ul>\n\n{}\n\n</ul>", "&amp;".repeat(50_000)),
        format!("<ul>\n\n甲{}\n\n</ul>", "&#32;".repeat(50_000)),
        format!("<table>\n{}</table>", "x<br>".repeat(20_000)),
        format!("<table>\n\n{}</table>", "x\n\n".repeat(20_000)),
        format!("<table><td>{}", "</td>x".repeat(20_000)),
    ] {
        parse(&source("a"), &format!("{HEAD}{markdown}"), &OPTIONS);
    }
}

#[test]
fn a_file_has_a_limited_number_of_messages() {
    let told = rules(&format!("{HEAD}{}", "[a](javascript:x) ".repeat(1_000)));
    assert_eq!(told.len(), 50);
}

#[test]
fn forbidden_characters_never_reach_the_page() {
    let (article, _) = with_body("a\u{8}b\u{fdd0}c\u{ffff} &#8;&#x85; `\u{1}` [d](/e)\n");
    let html = article.unwrap().body.html;
    assert_eq!(html, "<p>abc  <code></code> <a href=\"/e\">d</a></p>\n");
    let (article, _) = with_body("<div>甲\u{8}乙\u{1b}[31m\u{ffff}&#8;&#xfdd0;</div>\n");
    assert_eq!(article.unwrap().body.html.trim(), "<div>甲乙[31m</div>");
}
