//! Shortcodes of Hugo, and the frequent ones of its themes.

use crate::{
    import::{
        generator::{Answer, Arguments, Form, Losses, Places, Source, Tag, Tags, arguments, shape},
        html::Loss,
    },
    message::message,
};

const FORMS: &[Form] = &[
    Form {
        open: "{{<",
        close: ">}}",
        end: "/",
    },
    Form {
        open: "{{%",
        close: "%}}",
        end: "/",
    },
];
const VERBATIM: &[&str] = &["highlight", "mermaid", "raw"];

/// The text of an article as Markdown.
pub(super) fn convert(source: &Source, places: &Places<'_>) -> (String, Vec<Loss>) {
    let losses = Losses::default();
    let answer = |tag: &Tag<'_>, inner: Option<&str>| {
        // `{{</* name */>}}` shows a shortcode.
        if tag.whole.contains("/*") {
            return Answer::Text(shape::plain(&tag.whole.replace("/*", "").replace("*/", "")));
        }
        let words = arguments(tag.rest.trim_end_matches('/'), '=');
        let found = match inner {
            Some(inner) => around(tag, &words, inner),
            None => alone(tag, &words, places, &losses),
        };
        found.unwrap_or_else(|| {
            let told = message!("import-tag", text = tag.whole);
            losses.lose(tag.line, "tag", told);
            Answer::Keep
        })
    };
    let tags = Tags {
        forms: FORMS,
        verbatim: VERBATIM,
        answer: &answer,
    };
    (tags.replace(&source.body), losses.into_inner())
}

fn around(tag: &Tag<'_>, words: &Arguments, inner: &str) -> Option<Answer> {
    Some(Answer::Text(match tag.name {
        "highlight" => shape::code(inner, words.plain.first().map_or("", String::as_str)),
        "mermaid" => shape::code(inner, "mermaid"),
        "raw" => inner.to_owned(),
        "notice" | "alert" | "admonition" | "callout" | "hint" | "tip" | "warning" | "note"
        | "info" => {
            let kind = words
                .either("type", 0)
                .or(words.named("icon"))
                .unwrap_or(tag.name);
            let title = words.either("title", 1).unwrap_or_default();
            shape::notice(kind, title, inner)
        }
        "quote" | "blockquote" => {
            let author = words.either("author", 0).unwrap_or_default();
            shape::quote(inner, &shape::plain(author))
        }
        "details" => {
            let summary = words
                .either("summary", 0)
                .or(words.named("title"))
                .unwrap_or("…");
            let summary = summary.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<details>\n<summary>{summary}</summary>\n\n{}\n\n</details>",
                inner.trim()
            )
        }
        _ => return None,
    }))
}

fn alone(tag: &Tag<'_>, words: &Arguments, places: &Places<'_>, losses: &Losses) -> Option<Answer> {
    let first = words.either("id", 0);
    Some(Answer::Text(match tag.name {
        "figure" => figure(words)?,
        "img" | "image" => {
            let src = words.either("src", 0)?;
            let caption = words.either("caption", 2).or(words.named("title"));
            shape::picture(
                src,
                words.either("alt", 1).unwrap_or_default(),
                caption.unwrap_or_default(),
            )
        }
        "ref" | "relref" => {
            let wanted = words.either("path", 0)?;
            let (path, fragment) = wanted.split_at(wanted.find('#').unwrap_or(wanted.len()));
            let path = path.trim_start_matches('/').trim_end_matches('/');
            match path.is_empty() {
                true => fragment.to_owned(),
                false => places.named(&format!("hugo:{path}"))? + fragment,
            }
        }
        "gist" => {
            let (user, id) = (words.plain.first()?, words.plain.get(1));
            let id = id.map_or_else(|| user.clone(), |id| format!("{user}/{id}"));
            embed(&shape::service("gist", &id)?, tag, losses)?
        }
        "tweet" | "x" | "twitter" => {
            let id = match words.named("user") {
                Some(user) => format!("{user}/status/{}", words.named("id")?),
                None => format!("i/status/{}", first?),
            };
            embed(&shape::service("tweet", &id)?, tag, losses)?
        }
        name => embed(&shape::service(name, first?)?, tag, losses)?,
    }))
}

fn figure(words: &Arguments) -> Option<String> {
    let src = words.either("src", 0)?;
    let parts = [
        words.named("title"),
        words.named("caption"),
        words.named("attr"),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let caption = parts.join(" ");
    let alt = words
        .named("alt")
        .or(words.named("title"))
        .or(words.named("caption"));
    let picture = shape::picture(src, alt.unwrap_or_default(), &caption);
    Some(match words.named("link") {
        Some(link) => format!("[{picture}]({})", crate::import::markdown::address(link)),
        None => picture,
    })
}

fn embed(address: &str, tag: &Tag<'_>, losses: &Losses) -> Option<String> {
    let shown = shape::shown_address(address)?;
    losses.change(
        tag.line,
        "embed",
        message!("import-embed", address = address),
    );
    Some(shown)
}
