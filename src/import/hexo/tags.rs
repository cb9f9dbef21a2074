//! Tag plugins of Hexo, and the frequent ones of its themes.

use crate::{
    import::{
        generator::{Answer, Form, Losses, Places, Source, Tag, Tags, arguments, shape},
        html::Loss,
    },
    message::message,
};

const VERBATIM: &[&str] = &["raw", "codeblock", "code", "mermaid"];

/// The text of an article as Markdown.
pub(super) fn convert(source: &Source, places: &Places<'_>) -> (String, Vec<Loss>) {
    let losses = Losses::default();
    let answer = |tag: &Tag<'_>, inner: Option<&str>| {
        let found = match inner {
            Some(inner) => around(tag, inner),
            None => alone(tag, places, &losses),
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
    let markdown = tags.replace(&source.body);
    // Pictures of the article's own folder, as some plugins have them told.
    let own = source
        .path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'));
    let markdown = match own.filter(|_| !source.files.is_empty()) {
        Some((own, _)) => markdown
            .replace(&format!("]({own}/"), "](")
            .replace(&format!("](./{own}/"), "]("),
        None => markdown,
    };
    (markdown, losses.into_inner())
}

/// A tag with a text in it.
fn around(tag: &Tag<'_>, inner: &str) -> Option<Answer> {
    let words = arguments(tag.rest, ':');
    Some(Answer::Text(match tag.name {
        "raw" => inner.to_owned(),
        "codeblock" | "code" => shape::code(inner, words.named("lang").unwrap_or_default()),
        "mermaid" => shape::code(inner, "mermaid"),
        "blockquote" | "quote" => shape::quote(inner, &below_quote(tag.rest)),
        "pullquote" | "centerquote" | "cq" => shape::quote(inner, ""),
        "note" | "hint" => {
            let kind = words.plain.first().map_or("", String::as_str);
            let title = words.plain.get(1..).unwrap_or_default().join(" ");
            shape::notice(kind, &title, inner)
        }
        _ => return None,
    }))
}

/// `author, source address title` below a quote.
fn below_quote(rest: &str) -> String {
    let mut words = rest.split_whitespace();
    let is_address = |word: &&str| word.starts_with("http://") || word.starts_with("https://");
    let before: Vec<_> = words
        .by_ref()
        .take_while(|word| !is_address(word))
        .collect();
    let address = rest.split_whitespace().find(is_address);
    let after: Vec<_> = words.collect();
    let before = shape::plain(before.join(" ").trim_end_matches(','));
    match address {
        Some(address) if after.is_empty() => format!("{before} <{address}>"),
        Some(address) => format!("{before} {}", shape::link(&after.join(" "), address)),
        None => before,
    }
}

/// A tag that stands alone.
fn alone(tag: &Tag<'_>, places: &Places<'_>, losses: &Losses) -> Option<Answer> {
    let words = arguments(tag.rest, '=');
    let first = words.plain.first().map(String::as_str);
    Some(Answer::Text(match tag.name {
        "asset_img" | "img" => picture(&words.plain)?,
        "asset_path" => first?.to_owned(),
        "asset_link" => {
            let title = words.plain.get(1..).unwrap_or_default().join(" ");
            let title = if title.is_empty() { first? } else { &title };
            shape::link(title, first?)
        }
        "link" => {
            let at = words
                .plain
                .iter()
                .position(|word| word.starts_with("http") || word.starts_with('/'))?;
            shape::link(&words.plain[..at].join(" "), &words.plain[at])
        }
        "post_link" | "post_path" => {
            let name = first?;
            let named = places.named(&format!("hexo:{name}"))?;
            let title = words.plain.get(1..).unwrap_or_default().join(" ");
            let title = if title.is_empty() { name } else { &title };
            match tag.name {
                "post_path" => named,
                _ => shape::link(title, &named),
            }
        }
        "iframe" => embed(first?, tag, losses)?,
        "more" => String::new(),
        name => embed(&shape::service(name, first?)?, tag, losses)?,
    }))
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

/// `[class] file [width] [height] [title [alt]]`.
fn picture(words: &[String]) -> Option<String> {
    let endings = [
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp",
    ];
    let is_file = |word: &String| {
        let word = word.to_lowercase();
        endings.iter().any(|ending| word.ends_with(ending)) || word.starts_with("http")
    };
    let at = words.iter().position(is_file)?;
    let rest = words[at + 1..].iter();
    let rest: Vec<_> = rest
        .skip_while(|word| word.trim_end_matches("px").parse::<u32>().is_ok())
        .collect();
    let (title, alt) = match rest.as_slice() {
        [] => (String::new(), String::new()),
        // In quotes within quotes: `'"title" "alt"'`.
        [whole] if whole.contains('"') => {
            let mut parts = whole
                .split('"')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            let title = parts.next().unwrap_or_default().to_owned();
            (title.clone(), parts.next().map_or(title, str::to_owned))
        }
        words => {
            let words: Vec<_> = words.iter().map(|word| word.as_str()).collect();
            (words.join(" "), words.join(" "))
        }
    };
    Some(shape::picture(&words[at], &alt, &title))
}
