//! The mark for machines in a page's head, and the check that no page is without its labels.
//!
//! A site may lay its own templates over the theme's, and leave a label out; so the finished page
//! of an article that needs them is looked through.

use memchr::{memchr, memmem, memrchr2};

use super::{Renderer, Stop, dependencies::closure, structured_data::embeddable};
use crate::{
    diagnostic::{Diagnostic, Place},
    message::message,
    site::{ArticleId, Entry, Site},
};

/// The mark as JSON that can stand in single quotes as it is, or be escaped.
pub(super) fn mark(entry: &Entry, site: &Site) -> Option<String> {
    let mark = entry.aigc(&site.config)?;
    Some(embeddable(&mark).replace('\'', "\\u0027"))
}

/// Checks that the page `html` of an article, made by `template`, has the labels that it needs.
///
/// # Errors
/// The label that is missing.
pub(super) fn check(
    renderer: &Renderer<'_>,
    id: ArticleId,
    template: &str,
    html: &[u8],
) -> Result<(), Stop> {
    let (site, entry) = (renderer.site, renderer.site.entry(id));
    let missing = |label: &Label| match label {
        Label::Notice => entry
            .ai_notice(&site.config)
            .is_some_and(|notice| !tells_readers(html, notice)),
        Label::Mark => mark(entry, site).is_some_and(|mark| !tells_machines(html, &mark)),
    };
    let label = [Label::Notice, Label::Mark].into_iter().find(missing);
    label.map_or(Ok(()), |label| {
        let diagnostic = label.missing(renderer, entry, template);
        Err(Stop::Template(Box::new(diagnostic)))
    })
}

/// Whether `notice` is text in the body of the page, not only in an attribute or a comment.
fn tells_readers(html: &[u8], notice: &str) -> bool {
    let body = memmem::find(html, b"</head>").map_or(html, |at| &html[at..]);
    as_printed(notice, |form| {
        let (mut from, mut is_text) = (0, true);
        memmem::find_iter(body, form).any(|at| {
            if let Some(bracket) = memrchr2(b'<', b'>', &body[from..at]) {
                is_text = body[from + bracket] == b'>';
            }
            from = at;
            is_text
        })
    })
}

/// Whether `mark` is the content of a `meta` element that is called AIGC.
fn tells_machines(html: &[u8], mark: &str) -> bool {
    const NAMES: [&[u8]; 3] = [b"name=\"AIGC\"", b"name='AIGC'", b"name=AIGC "];
    let has = |tag: &[u8], part: &[u8]| memmem::find(tag, part).is_some();
    memmem::find_iter(html, b"<meta ").any(|at| {
        // A mark has no `>`, and a template escapes it elsewhere.
        let end = memchr(b'>', &html[at..]).map_or(html.len(), |end| at + end);
        let tag = &html[at..end];
        NAMES.iter().any(|name| has(tag, name)) && as_printed(mark, |form| has(tag, form))
    })
}

/// Whether `is_there` is true of a text as it is, or as a template escapes it.
fn as_printed(text: &str, is_there: impl Fn(&[u8]) -> bool) -> bool {
    if is_there(text.as_bytes()) {
        return true;
    }
    let mut escaped = Vec::new();
    // Writing into memory does not fail.
    let _ = tera::escape_html(text, &mut escaped);
    escaped != text.as_bytes() && is_there(&escaped)
}

/// What an article that AI had a part in must not be published without.
#[derive(Clone, Copy)]
enum Label {
    /// For readers.
    Notice,
    /// For machines.
    Mark,
}

impl Label {
    fn missing(self, renderer: &Renderer<'_>, entry: &Entry, template: &str) -> Diagnostic {
        let page = entry.address.to_string();
        let (message, help) = match self {
            Self::Notice => (
                message!("ai-notice-missing", page = page),
                message!("ai-notice-missing-help"),
            ),
            Self::Mark => (
                message!("ai-mark-missing", page = page),
                message!("ai-mark-missing-help"),
            ),
        };
        let diagnostic = Diagnostic::error("ai-label", message).help(help);
        diagnostic.at(Place::from(format!(
            "templates/{}",
            culprit(renderer, template)
        )))
    }
}

/// The template that most likely left a label out: the first of the site's own among those that
/// make the page.
fn culprit(renderer: &Renderer<'_>, template: &str) -> String {
    let theme = renderer.engine.theme();
    let is_own = |name: &&String| theme.templates.get(*name).is_some_and(|found| found.own);
    let all = closure(theme, template.to_owned());
    let own = all.iter().find(is_own);
    own.map_or_else(|| template.to_owned(), String::clone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_told_in_text() {
        const NOTICE: &str = "（以上内容均由AI生成）";
        for (html, is_told) in [
            ("<head></head><p>（以上内容均由AI生成）</p>", true),
            ("<p>文<b>a</b>（以上内容均由AI生成）", true),
            ("（以上内容均由AI生成）", true),
            (
                "<head><title>（以上内容均由AI生成）</title></head><p>文",
                false,
            ),
            ("</head><p title=\"（以上内容均由AI生成）\">文", false),
            ("</head><!-- （以上内容均由AI生成） -->", false),
            (
                "</head><!-- （以上内容均由AI生成） --><p>（以上内容均由AI生成）",
                true,
            ),
            ("</head><p>（以上内容均由 AI 生成）", false),
            ("", false),
        ] {
            assert_eq!(tells_readers(html.as_bytes(), NOTICE), is_told, "{html}");
        }
        let html = "</head><p>AI &amp; 生成".as_bytes();
        assert!(tells_readers(html, "AI & 生成"));
    }

    #[test]
    fn machines_are_told_in_a_meta_element() {
        const MARK: &str = "{\"Label\":\"1\"}";
        for (html, is_told) in [
            ("<meta name=\"AIGC\" content='{\"Label\":\"1\"}'>", true),
            (
                "<meta name=\"AIGC\" content=\"{&quot;Label&quot;:&quot;1&quot;}\">",
                true,
            ),
            ("<meta content='{\"Label\":\"1\"}' name='AIGC'>", true),
            ("<meta name=AIGC content='{\"Label\":\"1\"}'>", true),
            ("<meta name=\"aigc\" content='{\"Label\":\"2\"}'>", false),
            ("<meta name=\"AIGC\" content='{\"Label\":\"2\"}'>", false),
            ("<meta name=\"AIGC\"><p title='{\"Label\":\"1\"}'>", false),
            ("<p>{\"Label\":\"1\"}", false),
            ("{\"Label\":\"1\"}", false),
            ("", false),
        ] {
            assert_eq!(tells_machines(html.as_bytes(), MARK), is_told, "{html}");
        }
    }
}
