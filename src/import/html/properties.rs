//! Whatever the HTML is: what it says is said, and marked as it was.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Markdown, Parser, html::push_html};

use super::{Options, convert};
use crate::text::emphasis;

fn markdown(html: &str) -> String {
    let options = Options {
        breaks: false,
        address: &|address| address.to_owned(),
        footnotes: &[],
    };
    convert(html, &options).markdown
}

/// What kuaidu reads in Markdown, as HTML.
fn rendered(markdown: &str) -> String {
    let options = Markdown::ENABLE_TABLES
        | Markdown::ENABLE_FOOTNOTES
        | Markdown::ENABLE_STRIKETHROUGH
        | Markdown::ENABLE_TASKLISTS
        | Markdown::ENABLE_HEADING_ATTRIBUTES
        | Markdown::ENABLE_GFM;
    let mended = emphasis::mend(markdown);
    let events = Parser::new_ext(&mended, options).map(|event| match event {
        Event::Text(text) => Event::Text(emphasis::unmark(&text).into_owned().into()),
        Event::Code(text) => Event::Code(emphasis::unmark(&text).into_owned().into()),
        Event::InlineHtml(text) => Event::InlineHtml(emphasis::unmark(&text).into_owned().into()),
        Event::Html(text) => Event::Html(emphasis::unmark(&text).into_owned().into()),
        event => event,
    });
    let mut html = String::new();
    push_html(&mut html, events);
    html
}

/// The characters that readers see, each with the marks that it stands in.
fn seen(html: &str) -> Vec<(char, bool, bool, bool)> {
    let document = scraper::Html::parse_fragment(html);
    let mut seen = Vec::new();
    for node in document.tree.nodes() {
        let Some(text) = node.value().as_text() else {
            continue;
        };
        let within = |names: &[&str]| {
            node.ancestors()
                .filter_map(|node| node.value().as_element())
                .any(|element| names.contains(&element.name()))
        };
        let marks = (
            within(&["strong", "b"]),
            within(&["em", "i"]),
            within(&["del", "s", "strike"]),
        );
        let shown = text.chars().filter(|c| !c.is_whitespace());
        seen.extend(shown.map(|c| (c, marks.0, marks.1, marks.2)));
    }
    seen
}

#[track_caller]
fn holds(html: &str) {
    let markdown = markdown(html);
    assert_eq!(
        seen(&rendered(&markdown)),
        seen(html),
        "{html}\nbecame\n{markdown}"
    );
}

#[test]
fn what_once_went_wrong() {
    for html in [
        "<p>中<b>“文”</b>后</p>",
        "<p>a<b>(b)</b>c</p>",
        "<p><b>a</b><i>b</i></p>",
        "<p><b><i>x</i></b></p>",
        "<p>看!<a href=\"b\">c</a></p>",
        "<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol>",
        "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>",
        "<p>1. a<br># b<br>- c<br>=== <br>| d |<br>|-|</p>",
        "<table><tr><th>a|b</th></tr><tr><td><code>c|d</code></td></tr></table>",
        "<p>&amp;amp; &lt;b&gt; \\* C:\\ </p>",
    ] {
        holds(html);
    }
}

/// Inline HTML, to some depth.
fn inline() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        "[a-c中文。，“”（）!*_~`#+.|:=\\-\\[\\]\\\\1-3 ]{0,6}",
        Just("&amp;lt;".to_owned()),
        Just("&lt;b&gt;".to_owned()),
        Just("中文".to_owned()),
    ];
    text.prop_recursive(3, 24, 4, |inner| {
        let tags = prop::sample::select(vec!["b", "i", "del", "strong", "em", "span", "sub", "u"]);
        let parts = prop::collection::vec(inner, 0..4).prop_map(|parts| parts.concat());
        (tags, parts).prop_map(|(tag, inner)| format!("<{tag}>{inner}</{tag}>"))
    })
}

fn block() -> impl Strategy<Value = String> {
    let line = || prop::collection::vec(inline(), 0..5).prop_map(|parts| parts.concat());
    let lines = |open: &'static str, close: &'static str| {
        line().prop_map(move |line| format!("{open}{line}{close}"))
    };
    let flat = prop_oneof![
        lines("<p>", "</p>"),
        lines("<h2>", "</h2>"),
        "[a-c中`*_ ]{0,8}".prop_map(|code| format!("<pre>{code}</pre>")),
        (line(), line()).prop_map(|(a, b)| format!("<p>{a}<br>{b}</p>")),
        (line(), line(), line()).prop_map(|(a, b, c)| {
            format!(
                "<table><tr><th>{a}</th><th>x</th></tr><tr><td>{b}</td><td>{c}</td></tr></table>"
            )
        }),
    ];
    flat.prop_recursive(3, 12, 3, |inner| {
        let around = prop::sample::select(vec![
            ("<blockquote>", "</blockquote>"),
            ("<ul><li>", "</li></ul>"),
            ("<ol><li>", "</li><li>y</li></ol>"),
            ("<div>", "</div>"),
        ]);
        (around, prop::collection::vec(inner, 1..3))
            .prop_map(|((open, close), parts)| format!("{open}{}{close}", parts.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn blocks_say_what_they_said(parts in prop::collection::vec(block(), 1..4)) {
        let html = parts.concat();
        let markdown = markdown(&html);
        let strip = |html: &str| -> String { seen(html).into_iter().map(|(c, ..)| c).collect() };
        prop_assert_eq!(strip(&rendered(&markdown)), strip(&html), "{}\nbecame\n{}", html, markdown);
    }

    #[test]
    fn lines_are_marked_as_they_were(parts in prop::collection::vec(inline(), 0..6)) {
        let html = format!("<p>{}</p>", parts.concat());
        let markdown = markdown(&html);
        prop_assert_eq!(seen(&rendered(&markdown)), seen(&html), "{}\nbecame\n{}", html, markdown);
    }

    #[test]
    fn nothing_panics(html in "(<(/?)(p|b|a|img|td|tr|table|ul|li|pre|code|figure|dl|dd|h1|x:y|1)( (id|href|src|class|o\"c)=?['\"]?[a-z&;<]*['\"]?)?/?>|&[a-z]{0,4};?|\\PC|<!--|-->|\u{0}|\n){0,40}") {
        let _ = markdown(&html);
    }
}
