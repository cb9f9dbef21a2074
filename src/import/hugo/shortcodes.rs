//! Shortcodes of Hugo, and the frequent ones of its themes.

use crate::{
    import::generator::{
        Answer, Arguments, Form, Losses, Places, Source, Tag, Tags, arguments, shape, text_of,
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
const VERBATIM: &[&str] = &[
    "highlight",
    "mermaid",
    "raw",
    "rawhtml",
    "raw-html",
    "html",
    "comment",
];

/// The text of an article as Markdown.
pub(super) fn convert(source: &Source, places: &Places<'_>) -> (String, Losses) {
    let losses = Losses::default();
    let answer = |tag: &Tag<'_>, inner: Option<&str>| {
        // `{{</* name */>}}` shows a shortcode.
        if tag.whole.contains("/*") {
            return Answer::Text(shape::plain(&tag.whole.replace("/*", "").replace("*/", "")));
        }
        let words = arguments(tag.rest.trim_end_matches('/'), '=');
        let found = match inner {
            Some(inner) => around(tag, &words, inner),
            None => alone((tag, source), &words, places, &losses),
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
    (tags.replace(&source.body), losses)
}

fn around(tag: &Tag<'_>, words: &Arguments, inner: &str) -> Option<Answer> {
    Some(Answer::Text(match tag.name {
        "highlight" => shape::code(inner, words.plain.first().map_or("", String::as_str)),
        "mermaid" => shape::code(inner, "mermaid"),
        "raw" | "rawhtml" | "raw-html" | "html" => inner.to_owned(),
        "comment" => String::new(),
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
            shape::details(summary, inner)
        }
        _ => return None,
    }))
}

/// What stands alone, in the text `source`.
fn alone(
    (tag, source): (&Tag<'_>, &Source),
    words: &Arguments,
    places: &Places<'_>,
    losses: &Losses,
) -> Option<Answer> {
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
                false => reference(source, path, places)? + fragment,
            }
        }
        "param" => shape::plain(&parameter(source, first?)?),
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

/// The text that `path` means, first among those of the same language.
fn reference(source: &Source, path: &str, places: &Places<'_>) -> Option<String> {
    let own = source.language.as_ref();
    let own = own.and_then(|own| places.named(&format!("hugo:{own}:{path}")));
    own.or_else(|| places.named(&format!("hugo:{path}")))
}

/// A value of the front matter.
fn parameter(source: &Source, name: &str) -> Option<String> {
    let extra = &source.meta.fields.extra;
    let inner = extra.get("params").and_then(|params| params.get(name));
    text_of(extra.get(name).or(inner)?)
}

fn figure(words: &Arguments) -> Option<String> {
    let src = words.either("src", 0)?;
    let parts = [
        words.named("title"),
        words.named("caption"),
        words.named("attr"),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let caption = shape::words(&parts.join(" "));
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
