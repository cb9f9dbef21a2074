//! Which HTML an article may hold.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;

use super::{cells, escape::without_forbidden};

/// What becomes of a tag that an author wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is published under this name.
    Keep(&'static str),
    /// It only looks; its content is published without it.
    Unwrap(&'static str),
    /// It does something; its content is published without it, with a warning.
    Remove(&'static str),
    /// Neither it nor its content is published.
    RemoveWithContent(&'static str),
    /// It is no HTML: a `Vec<String>` that should have stood in backticks.
    Unknown,
}

/// Elements that are published, with the attributes that each may have.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("abbr", &[]),
    ("audio", &["src"]),
    ("b", &[]),
    ("bdi", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("dd", &[]),
    ("del", &[]),
    ("details", &["open"]),
    ("dfn", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "alt", "width", "height"]),
    ("ins", &[]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("ol", &["start", "reversed"]),
    ("p", &[]),
    ("pre", &[]),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("small", &[]),
    ("source", &["src"]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("video", &["src", "poster", "width", "height"]),
    ("wbr", &[]),
];

/// Attributes that every element may have.
const GLOBAL: &[&str] = &["title", "lang", "dir", "id", "translate"];

/// Elements with a better name today.
const RENAMED: &[(&str, &str)] = &[("acronym", "abbr"), ("strike", "s"), ("tt", "code")];

/// Elements that only lay out or colour what they hold.
const UNWRAPPED: &[&str] = &[
    "address", "article", "aside", "basefont", "big", "blink", "body", "center", "data", "font",
    "footer", "head", "header", "hgroup", "html", "label", "main", "marquee", "menu", "nav",
    "nobr", "picture", "section",
];

/// Elements that run, load or ask for something.
const REMOVED: &[&str] = &[
    "base",
    "button",
    "embed",
    "fieldset",
    "form",
    "frame",
    "frameset",
    "input",
    "legend",
    "link",
    "meta",
    "optgroup",
    "option",
    "output",
    "param",
    "plaintext",
    "track",
];

/// Those of them whose content is not text for readers.
const REMOVED_WITH_CONTENT: &[&str] = &[
    "applet", "canvas", "datalist", "dialog", "iframe", "map", "math", "meter", "noembed",
    "noframes", "noscript", "object", "progress", "script", "select", "style", "svg", "template",
    "textarea", "title", "xmp",
];

/// What becomes of the element `name`, in lower case.
pub(super) fn verdict(name: &str) -> Verdict {
    let among = |names: &[&'static str]| names.iter().find(|known| **known == name).copied();
    if let Some((kept, _)) = ELEMENTS.iter().find(|(known, _)| *known == name) {
        return Verdict::Keep(kept);
    }
    if let Some((_, kept)) = RENAMED.iter().find(|(known, _)| *known == name) {
        return Verdict::Keep(kept);
    }
    let verdicts = [
        among(UNWRAPPED).map(Verdict::Unwrap),
        among(REMOVED).map(Verdict::Remove),
        among(REMOVED_WITH_CONTENT).map(Verdict::RemoveWithContent),
    ];
    verdicts
        .into_iter()
        .flatten()
        .next()
        .unwrap_or(Verdict::Unknown)
}

/// Whether `element` may have `attribute`.
pub(super) fn has_attribute(element: &str, attribute: &str) -> bool {
    GLOBAL.contains(&attribute)
        || ELEMENTS
            .iter()
            .any(|(known, attributes)| *known == element && attributes.contains(&attribute))
}

/// Whether a build publishes an element, or an attribute of it, as an author writes it: what writes HTML into
/// articles is held to that by its tests.
#[cfg(test)]
pub(crate) fn is_published(element: &str, attribute: Option<&str>) -> bool {
    let is_kept = matches!(verdict(element), Verdict::Keep(kept) if kept == element);
    is_kept && attribute.is_none_or(|attribute| has_attribute(element, attribute))
}

/// Parses `html` as a browser does and writes it anew: every tag closed, nothing but what is
/// allowed. The author's tags were checked one by one before; this is what holds them to
/// the article's own bounds, and the second judge of their safety.
pub(super) fn sanitize(html: &str) -> String {
    static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(builder);
    without_forbidden(&BUILDER.clean(&cells::filled(html)).to_string())
}

fn builder() -> Builder<'static> {
    /// What only the renderer itself writes.
    const WRITTEN: &[(&str, &[&str])] = &[
        ("a", &["rel"]),
        ("audio", &["controls"]),
        ("img", &["loading", "decoding"]),
        ("input", &["type", "disabled", "checked"]),
        ("video", &["controls"]),
    ];
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (element, names) in ELEMENTS.iter().chain(WRITTEN) {
        attributes.entry(element).or_default().extend(*names);
    }
    let mut builder = Builder::empty();
    builder
        .tags(attributes.keys().copied().collect())
        .clean_content_tags(REMOVED_WITH_CONTENT.iter().copied().collect())
        .generic_attributes(
            GLOBAL
                .iter()
                .copied()
                .chain(["class", "role", "aria-label", "tabindex"])
                .collect(),
        )
        .tag_attributes(attributes)
        .url_schemes(["http", "https", "mailto", "tel", "data"].into())
        .attribute_filter(|element, attribute, value| {
            let is_image = element == "img" && attribute == "src";
            let is_data = value
                .get(..5)
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
            (is_image || !is_data || !matches!(attribute, "href" | "src" | "poster"))
                .then(|| value.into())
        })
        .link_rel(None);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_element_has_two_verdicts() {
        let mut names: Vec<&str> = ELEMENTS.iter().chain(&[]).map(|(name, _)| *name).collect();
        names.extend(RENAMED.iter().map(|(name, _)| *name));
        names.extend([UNWRAPPED, REMOVED, REMOVED_WITH_CONTENT].concat());
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn the_second_judge_is_strict_by_itself() {
        for (html, want) in [
            ("<script>a</script>b", "b"),
            ("<a href=\"javascript:x\">b</a>", "<a>b</a>"),
            ("<a href=\"data:text/html,x\">b</a>", "<a>b</a>"),
            ("<p onclick=\"x\" style=\"y\">b", "<p>b</p>"),
            ("<svg><style><a>b</a></style></svg>", ""),
            ("</div></article>b", "b"),
        ] {
            assert_eq!(sanitize(html), want, "{html}");
        }
    }
}
