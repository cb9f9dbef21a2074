//! What holds for every text, however odd: tried with random sequences of what is special.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{policy, render};
use crate::content::report::Report;

const PIECES: &[&str] = &[
    "字",
    "，",
    "“",
    "”",
    "a",
    " ",
    "\n",
    "\n\n",
    "\\",
    "    ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "### ",
    "[",
    "](x)",
    "](y.md \"t\")",
    "![",
    "<http://a.b>",
    "|",
    "\n|-|\n",
    "[^1]",
    "\n\n[^1]: ",
    "- [ ] ",
    "> [!TIP]\n",
    "{#a}",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<ruby>",
    "<rt>",
    "</rt>",
    "</ruby>",
    "<a href=x>",
    "</a>",
    "<a name=a />",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<h1>",
    "</h1>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<td>",
    "</table>",
    "<details>",
    "<summary>",
    "</details>",
    "<img src=x>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<title>",
    "<section>",
    "</section>",
    "<foo>",
    "<",
    ">",
    "&amp;",
    "&#60;",
    "\u{fdd0}",
    "é",
    "👨‍👩‍👧",
    "<blockquote>",
    "<font color=x>",
    "<span>",
    "</span>",
    "<iframe>",
    "<input>",
    "\u{8}",
    "---\n",
];

fn markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A browser builds from the HTML what stands in it: no tag is moved, closed or left out.
    #[test]
    fn html_is_what_a_parser_makes_of_it(markdown in markdown()) {
        let body = render(&mut Report::new("a.md", &markdown), 0, (false, false)).body;
        let html = body.html.replace(" disabled", " disabled=\"\"").replace(" checked", " checked=\"\"");
        let html = html.replace("=\"\"=\"\"", "=\"\"");
        prop_assert_eq!(policy::sanitize(&html), html);
    }

    /// Ids are unique, references lie in their attributes, and text holds no markup.
    #[test]
    fn parts_fit_together(markdown in markdown()) {
        let body = render(&mut Report::new("a.md", &markdown), 0, (true, false)).body;
        let ids: Vec<&str> = body.html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        for heading in &body.headings {
            prop_assert!(ids.contains(&heading.id.as_str()));
        }
        for reference in &body.references {
            prop_assert!(body.html[..reference.span.start].ends_with("=\""));
            prop_assert!(body.html[reference.span.end..].starts_with('"'));
        }
        prop_assert!(body.text.lines().all(|line| !line.is_empty()), "{:?}", body.text);
    }
}
