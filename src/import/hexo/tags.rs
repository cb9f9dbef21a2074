//! Tag plugins of Hexo, and the frequent ones of its themes.

use super::tabs;
use crate::{
    import::generator::{
        Answer, Arguments, Form, Losses, Places, Source, Tag, Tags, arguments, shape,
    },
    message::message,
};

const VERBATIM: &[&str] = &["raw", "codeblock", "code", "mermaid"];

/// The text of an article as Markdown.
pub(super) fn convert(source: &Source, places: &Places<'_>) -> (String, Losses) {
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
    (markdown, losses)
}

/// A tag with a text in it.
fn around(tag: &Tag<'_>, inner: &str) -> Option<Answer> {
    let words = arguments(tag.rest, ':');
    Some(Answer::Text(match tag.name {
        "raw" => inner.to_owned(),
        "codeblock" | "code" => code(&words, inner),
        "mermaid" => shape::code(&format!("{}\n{}", tag.rest, inner.trim()), "mermaid"),
        "blockquote" | "quote" => shape::quote(inner, &below_quote(tag.rest)),
        "pullquote" | "centerquote" | "cq" => shape::quote(inner, ""),
        "note" | "hint" => note(&words, inner),
        "tabs" => tabs::tabs(inner)?,
        "folding" | "fold" | "hideToggle" | "hideBlock" | "spoiler" => {
            shape::details(&folded(tag.rest), inner)
        }
        // Pictures side by side are one below the other.
        "gp" | "grouppicture" | "gallery" | "galleryGroup" => format!("\n{}\n", inner.trim()),
        _ => return None,
    }))
}

/// Code below its title and a link, which Hexo shows above it: `[title] [lang:…] [url] [link text]`.
fn code(words: &Arguments, inner: &str) -> String {
    let is_address = |word: &&String| is_web(word);
    let address = words.plain.iter().find(is_address);
    let before = words.plain.iter().take_while(|word| !is_web(word));
    let title: Vec<_> = before.map(String::as_str).collect();
    let after = words.plain.iter().skip_while(|word| !is_web(word)).skip(1);
    let after: Vec<_> = after.map(String::as_str).collect();
    let link = address.map(|address| match after.is_empty() {
        true => shape::link("link", address),
        false => shape::link(&after.join(" "), address),
    });
    let above = [Some(shape::plain(&title.join(" "))), link];
    let above: Vec<_> = above
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let code = shape::code(inner, words.named("lang").unwrap_or_default());
    match above.is_empty() {
        true => code,
        false => format!("\n{}\n{code}", above.join(" ")),
    }
}

/// `[class] [no-icon] [title]`, with what themes know besides.
fn note(words: &Arguments, inner: &str) -> String {
    let is_look = |word: &&String| {
        let looks = ["no-icon", "simple", "modern", "flat", "disabled", "icon"];
        looks.contains(&word.as_str()) || word.starts_with("fa")
    };
    let kind = words.plain.first().map_or("", String::as_str);
    let title = words.plain.iter().skip(1).filter(|word| !is_look(word));
    let title: Vec<_> = title.map(String::as_str).collect();
    shape::notice(kind, &title.join(" "), inner)
}

/// The words before what folds, without the colour that some themes want first.
fn folded(rest: &str) -> String {
    let rest = rest.rsplit_once('|').map_or(rest, |(words, _)| words);
    let rest = rest.split(',').next().unwrap_or(rest);
    arguments(rest, ':').plain.join(" ")
}

fn is_web(word: &str) -> bool {
    word.starts_with("http://") || word.starts_with("https://")
}

/// `author, source address title` below a quote.
fn below_quote(rest: &str) -> String {
    let mut words = rest.split_whitespace();
    let before: Vec<_> = words.by_ref().take_while(|word| !is_web(word)).collect();
    let address = rest.split_whitespace().find(|word| is_web(word));
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
            let is_address = |word: &String| word.starts_with("http") || word.starts_with('/');
            let at = words.plain.iter().position(is_address)?;
            shape::link(&words.plain[..at].join(" "), &words.plain[at])
        }
        "button" | "btn" => button(tag.rest)?,
        "label" => label(tag.rest)?,
        "post_link" | "post_path" => post(tag, &words.plain, places)?,
        "video" | "audio" => shape::media(tag.name, first?)?,
        "iframe" | "pdf" => embed(first?, tag, losses)?,
        "more" => String::new(),
        name => embed(&shape::service(name, first?)?, tag, losses)?,
    }))
}

/// A link to another article, by its title where nothing else is said.
fn post(tag: &Tag<'_>, words: &[String], places: &Places<'_>) -> Option<String> {
    let name = words.first()?;
    let known = format!("hexo:{name}");
    let named = places.named(&known)?;
    // What stands last may say whether the title is to be escaped.
    let title = words.get(1..).unwrap_or_default();
    let title = match title.split_last() {
        Some((last, rest)) if matches!(last.as_str(), "true" | "false") => rest,
        _ => title,
    };
    Some(match (tag.name, title) {
        ("post_path", _) => named,
        (_, []) => shape::link(places.title(&known).unwrap_or(name), &named),
        (_, title) => shape::link(&title.join(" "), &named),
    })
}

/// `url, text, icon [class], [title]`.
fn button(rest: &str) -> Option<String> {
    let mut parts = rest.split(',').map(str::trim);
    let (address, text) = (parts.next()?, parts.next()?);
    let is_address = !address.is_empty() && !address.contains(char::is_whitespace);
    (is_address && !text.is_empty()).then(|| shape::link(text, address))
}

/// `[class]@text`, a word with a colour behind it.
fn label(rest: &str) -> Option<String> {
    let (_, text) = rest.split_once('@')?;
    Some(format!("<mark>{}</mark>", shape::plain(text.trim())))
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
