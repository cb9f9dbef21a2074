//! The Markdown that tags of several generators become.

use crate::import::markdown::{Inside, address, fence, push_text, push_title};

/// Code as a block of its own.
pub(in crate::import) fn code(code: &str, language: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
    let language = match language.chars().all(is_plain) {
        true => language,
        false => "",
    };
    format!("\n{}\n", fence(code.trim_matches(['\n', '\r']), language))
}

/// A quote, with what stands below it.
pub(in crate::import) fn quote(text: &str, below: &str) -> String {
    let mut whole = text.trim().to_owned();
    if !below.trim().is_empty() {
        whole.push_str("\n\n— ");
        whole.push_str(below.trim());
    }
    let lines = whole
        .split('\n')
        .map(|line| format!("> {line}").trim_end().to_owned());
    format!("\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

/// A notice of a kind that themes have a colour for.
pub(in crate::import) fn notice(kind: &str, title: &str, text: &str) -> String {
    let kind = match kind {
        "success" | "tip" | "primary" | "hint" => "TIP",
        "warning" | "warn" | "attention" => "WARNING",
        "danger" | "error" | "caution" => "CAUTION",
        "important" => "IMPORTANT",
        _ => "NOTE",
    };
    let title = match title.trim() {
        "" => String::new(),
        title => format!("**{}**\n\n", plain(title)),
    };
    quote(&format!("[!{kind}]\n{title}{}", text.trim()), "")
}

/// A text that readers open, below its summary.
pub(in crate::import) fn details(summary: &str, text: &str) -> String {
    let summary = match summary.trim() {
        "" => "…",
        summary => summary,
    };
    let summary = summary.replace('&', "&amp;").replace('<', "&lt;");
    let text = text.trim();
    format!("\n<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>\n")
}

/// A film or a sound, which stays one; none where its address is no plain one.
pub(in crate::import) fn media(name: &str, address: &str) -> Option<String> {
    let is_plain = !address.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
    let src = address.replace('&', "&amp;");
    is_plain.then(|| format!("\n<figure>\n<{name} src=\"{src}\" controls></{name}>\n</figure>\n"))
}

/// A picture with its caption.
pub(in crate::import) fn picture(src: &str, alt: &str, caption: &str) -> String {
    let mut out = format!("![{}]({}", plain(alt), address(src));
    push_title(&mut out, caption);
    out + ")"
}

/// A link.
pub(in crate::import) fn link(text: &str, href: &str) -> String {
    format!("[{}]({})", plain(text), address(href))
}

/// An address that is its own text; none where it is no web address.
pub(in crate::import) fn shown_address(address: &str) -> Option<String> {
    crate::import::links::is_web(address)
        .then(|| !address.contains(['<', '>', '"']))
        .filter(|is_plain| *is_plain)
        .map(|_| format!("<{address}>"))
}

/// The page that shows a film or another thing of a service, by its number there.
pub(in crate::import) fn service(name: &str, id: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
    if id.is_empty() || !id.chars().all(is_plain) {
        return None;
    }
    let address = match name {
        "youtube" => format!("https://www.youtube.com/watch?v={id}"),
        "vimeo" => format!("https://vimeo.com/{id}"),
        "bilibili" => format!("https://www.bilibili.com/video/{id}"),
        "gist" => format!("https://gist.github.com/{id}"),
        "jsfiddle" => format!("https://jsfiddle.net/{id}/"),
        "instagram" => format!("https://www.instagram.com/p/{id}/"),
        "tweet" | "x" | "twitter" => format!("https://x.com/{id}"),
        _ => return None,
    };
    Some(address)
}

/// What a reader reads of a little Markdown.
pub(in crate::import) fn words(markdown: &str) -> String {
    let prose = crate::content::prose(markdown, 0);
    let words: Vec<_> = prose.passages.into_iter().map(|one| one.text).collect();
    crate::content::line(&words.join(" "))
}

/// Text that stays text.
pub(in crate::import) fn plain(text: &str) -> String {
    let mut out = String::new();
    push_text(&mut out, text, Inside::default());
    out
}
