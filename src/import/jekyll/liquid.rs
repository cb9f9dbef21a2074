//! Liquid in the texts of Jekyll, and the marks of kramdown.

use crate::{
    import::{
        generator::{Answer, Folder, Form, Losses, Places, Source, Tag, Tags, arguments, shape},
        html::Loss,
    },
    message::message,
};

const VERBATIM: &[&str] = &["raw", "highlight", "comment"];

/// The text of an article as Markdown.
pub(super) fn convert(
    source: &Source,
    places: &Places<'_>,
    folder: &Folder,
) -> (String, Vec<Loss>) {
    let losses = Losses::default();
    let answer = |tag: &Tag<'_>, inner: Option<&str>| {
        let found = match (tag.form.open, inner) {
            ("{{", _) => value(tag, source, folder),
            (_, Some(inner)) => around(tag, inner),
            (_, None) => alone(tag, places, &losses),
        };
        found.unwrap_or_else(|| {
            let told = message!("import-tag", text = tag.whole);
            losses.lose(tag.line, "tag", told);
            Answer::Keep
        })
    };
    let tags = Tags {
        forms: Form::BRACES,
        verbatim: VERBATIM,
        answer: &answer,
    };
    let markdown = without_marks(&tags.replace(&source.body), &losses);
    (markdown, losses.into_inner())
}

fn around(tag: &Tag<'_>, inner: &str) -> Option<Answer> {
    Some(Answer::Text(match tag.name {
        "raw" => inner.to_owned(),
        "comment" => String::new(),
        "highlight" => shape::code(
            inner,
            tag.rest.split_whitespace().next().unwrap_or_default(),
        ),
        _ => return None,
    }))
}

fn alone(tag: &Tag<'_>, places: &Places<'_>, losses: &Losses) -> Option<Answer> {
    let words = arguments(tag.rest, '=');
    let first = words.plain.first().map(String::as_str);
    let embed = |address: Option<String>| {
        let address = address?;
        let shown = shape::shown_address(&address)?;
        losses.change(
            tag.line,
            "embed",
            message!("import-embed", address = &address),
        );
        Some(shown)
    };
    Some(Answer::Text(match tag.name {
        "post_url" => places.named(&format!("jekyll:{}", first?.rsplit('/').next()?))?,
        "link" => {
            let path = tag.rest.trim_matches(['"', '\'']).trim_start_matches('/');
            match places.named(&format!("file:{path}")) {
                Some(found) => found,
                None if path.contains('.') && !path.starts_with('_') => format!("/{path}"),
                None => return None,
            }
        }
        "include" => {
            let name = first?.rsplit('/').next()?;
            let service = name.split('.').next()?;
            let id = words.named("id").or(words.named("video"))?;
            embed(shape::service(service, id))?
        }
        name => embed(shape::service(name, first?))?,
    }))
}

/// `{{ site.baseurl }}`, `{{ "/a.png" | relative_url }}` and the like.
fn value(tag: &Tag<'_>, source: &Source, folder: &Folder) -> Option<Answer> {
    let inner = tag.whole.trim_start_matches("{{").trim_end_matches("}}");
    let inner = inner.trim_matches(|c: char| c.is_whitespace() || c == '-');
    let (value, filters) = inner.split_once('|').unwrap_or((inner, ""));
    let is_url = |filter: &str| {
        matches!(
            filter.trim(),
            "relative_url"
                | "absolute_url"
                | "prepend: site.baseurl"
                | "prepend: site.url"
                | "prepend:site.baseurl"
        )
    };
    let are_urls = filters.is_empty() || filters.split('|').all(is_url);
    let value = value.trim();
    let quoted = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    let text = match value {
        _ if !are_urls => return None,
        "site.baseurl" => folder.base().to_owned(),
        "site.url" => String::new(),
        "page.title" => shape::plain(&source.meta.fields.title),
        "site.title" => shape::plain(folder.setting("title")?),
        _ => {
            let path = quoted('"').or_else(|| quoted('\''))?;
            match (filters.is_empty(), path.starts_with('/')) {
                (true, _) => path.to_owned(),
                (_, true) => format!("{}{path}", folder.base()),
                (_, false) => format!("{}/{path}", folder.base()),
            }
        }
    };
    Some(Answer::Text(text))
}

/// The text without the attributes that kramdown lets stand behind things, and without its place for
/// a table of contents.
fn without_marks(markdown: &str, losses: &Losses) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fenced = false;
    for (at, line) in markdown.split('\n').enumerate() {
        fenced ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if fenced || !line.contains("{:") {
            lines.push(line.to_owned());
            continue;
        }
        let (kept, gone) = without_mark(line);
        if gone.contains("toc") {
            lines.pop_if(|before| matches!(before.trim(), "* TOC" | "- TOC" | "1. TOC"));
        }
        if !gone.is_empty() {
            losses.change(
                at + 1,
                "attributes",
                message!("import-attributes", text = &gone),
            );
        }
        if !kept.trim().is_empty() || gone.is_empty() {
            lines.push(kept);
        }
    }
    lines.join("\n")
}

/// A line without its first `{: …}`, and that.
fn without_mark(line: &str) -> (String, String) {
    let Some(start) = line.find("{:").filter(|at| !line[..*at].contains('`')) else {
        return (line.to_owned(), String::new());
    };
    match line[start..].find('}') {
        Some(end) => {
            let end = start + end + 1;
            let kept = format!("{}{}", line[..start].trim_end(), &line[end..]);
            (kept, line[start..end].to_owned())
        }
        None => (line.to_owned(), String::new()),
    }
}
