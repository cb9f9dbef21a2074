//! A page on its way to a browser: with the script that listens for changes, and what that has to know.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use super::{mark, policy, preview::Preview};

/// Where the script is.
pub(super) const SCRIPT: &str = "/_kuaidu/live.js";

/// A page as a browser gets it.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) html: String,
    /// Another one for every other page.
    pub(super) print: String,
}

/// What the script has to know.
#[derive(Serialize)]
struct Known<'a> {
    /// The page's print.
    page: &'a str,
    /// Why the page is not published, in a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<&'a str>,
    /// The same for pages that it links to.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    marks: BTreeMap<&'a str, String>,
    /// Whether a page that nobody looks at listens too.
    stays: bool,
}

impl Page {
    /// The page that is published as `html` at the address `href`.
    pub(super) fn of(html: &str, href: &str, preview: &Preview) -> Self {
        let shown = preview.shown();
        let word = |why| mark::word(why, preview.language());
        let own = shown.marks.get(href).map(word);
        let marks = shown.marks.linked_from(html).into_iter();
        let marks: BTreeMap<&str, String> = marks.map(|(href, why)| (href, word(why))).collect();
        let print = print(html, own.as_deref(), &marks);
        let known = Known {
            page: &print,
            mark: own.as_deref(),
            marks,
            stays: preview.navigates,
        };
        // Texts always have a form in JSON.
        let known = serde_json::to_string(&known).unwrap_or_default();
        let script = format!(
            "<script src=\"{SCRIPT}\" data-kuaidu=\"{}\" defer></script>",
            escape(&known)
        );
        Self {
            html: with_script(&policy::amend_page(html), &script),
            print,
        }
    }
}

fn print(html: &str, own: Option<&str>, marks: &BTreeMap<&str, String>) -> String {
    let beside = format!("{own:?}{marks:?}");
    format!(
        "{:016x}",
        xxh3_64(html.as_bytes()) ^ xxh3_64(beside.as_bytes())
    )
}

/// The page with the script where its body ends; a piece of a page gets it at its end.
fn with_script(html: &str, script: &str) -> String {
    let at = html.rfind("</body").unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    [before, script, after].concat()
}

fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '"', '<']) {
        let text = text.replace('&', "&amp;").replace('"', "&quot;");
        Cow::Owned(text.replace('<', "&lt;"))
    } else {
        Cow::Borrowed(text)
    }
}
