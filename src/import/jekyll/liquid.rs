//! Liquid in the texts of Jekyll.

use super::kramdown;
use crate::{
    import::generator::{
        Answer, Arguments, Folder, Form, Losses, Places, Source, Tag, Tags, arguments, shape,
    },
    message::message,
};

const VERBATIM: &[&str] = &["raw", "highlight", "comment"];

/// The text of an article as Markdown.
pub(super) fn convert(source: &Source, places: &Places<'_>, folder: &Folder) -> (String, Losses) {
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
    let body = without_address(&source.body);
    let markdown = kramdown::plain(&tags.replace(&body), &losses);
    (markdown, losses)
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
            if ["figure", "image", "img", "picture", "caption"].contains(&service) {
                return figure(&words).map(Answer::Text);
            }
            let id = words.named("id").or(words.named("video"))?;
            embed(shape::service(service, id))?
        }
        // What it sets can only be shown by a template.
        "assign" => {
            let told = message!("import-template", text = tag.whole);
            losses.lose(tag.line, "tag", told);
            String::new()
        }
        name => embed(shape::service(name, first?))?,
    }))
}

/// A picture that an include of a theme shows.
fn figure(words: &Arguments) -> Option<String> {
    let named = |names: &[&str]| names.iter().find_map(|name| words.named(name));
    let src = named(&["src", "url", "path", "image", "file", "image_path"])?;
    // What comes from a variable is not known here.
    let is_plain = !src.contains(['{', '}']) && src.contains('.');
    let caption = named(&["caption", "title", "description"]).unwrap_or_default();
    let alt = named(&["alt"]).unwrap_or(caption);
    is_plain.then(|| shape::picture(src, alt, &shape::words(caption)))
}

/// The text without the address of the site before a tag that gives a whole path by itself.
fn without_address(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("}}{%") {
        let address = before.rfind("{{").filter(|at| {
            let inner = before[at + 2..].trim();
            matches!(inner, "site.baseurl" | "site.url")
        });
        let is_path = ["post_url", "link"]
            .iter()
            .any(|name| after.trim_start_matches(['-', ' ']).starts_with(name));
        match address.filter(|_| is_path) {
            Some(at) => {
                let before = &before[..at];
                let plain = before.trim_end_matches("{{ site.url }}");
                out.push_str(plain.trim_end_matches("{{site.url}}"));
            }
            None => {
                out.push_str(before);
                out.push_str("}}");
            }
        }
        out.push_str("{%");
        rest = after;
    }
    out + rest
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
        "page.author" => shape::plain(source.meta.fields.author.as_deref()?),
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
