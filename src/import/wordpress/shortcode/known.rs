//! What shortcodes become.

use super::{
    Attachments, escaped,
    tag::{Tag, attribute},
};
use crate::message::{Message, message};

/// What a shortcode becomes.
pub(super) struct Known {
    pub(super) html: String,
    /// Whether what stands between its tags is in it already.
    pub(super) takes_inner: bool,
    pub(super) told: Option<Message>,
}

impl Known {
    fn whole(html: String, told: Message) -> Self {
        Self {
            html,
            takes_inner: true,
            told: Some(told),
        }
    }
}

/// The languages that shortcodes for code are named after, and those that name it themselves.
const CODE: &[&str] = &[
    "bash",
    "c",
    "cc",
    "code",
    "cpp",
    "crayon",
    "csharp",
    "css",
    "diff",
    "go",
    "highlight",
    "html",
    "java",
    "javascript",
    "js",
    "json",
    "perl",
    "php",
    "python",
    "ruby",
    "rust",
    "shell",
    "sourcecode",
    "sql",
    "swift",
    "xml",
    "yaml",
];
const NO_LANGUAGE: &[&str] = &["cc", "code", "crayon", "highlight", "sourcecode"];
/// Shortcodes whose content, or whose address, leads to what they showed.
const LINKS: &[&str] = &[
    "bilibili",
    "embed",
    "soundcloud",
    "ted",
    "tweet",
    "twitter",
    "video",
    "audio",
    "vimeo",
    "youku",
    "youtube",
];

pub(super) fn known(
    tag: &Tag<'_>,
    inner: Option<&str>,
    attachments: &Attachments,
) -> Option<Known> {
    let name = tag.name;
    match (name, inner) {
        ("caption" | "wp_caption", Some(inner)) => Some(caption(tag, inner)),
        ("gallery", _) => gallery(tag, attachments),
        ("playlist", _) => playlist(tag, attachments),
        (name, Some(inner)) if CODE.contains(&name) => Some(code(tag, inner)),
        (name, inner) if LINKS.contains(&name) => link(tag, inner),
        _ => None,
    }
}

/// The picture, and what follows it is its caption; in old texts the caption is an attribute.
fn caption(tag: &Tag<'_>, inner: &str) -> Known {
    let attribute = attribute(tag.attributes, "caption").unwrap_or_default();
    let end = inner.rfind("</a>").map(|at| at + "</a>".len()).or_else(|| {
        let picture = inner.find("<img")?;
        inner[picture..].find('>').map(|at| picture + at + 1)
    });
    let (picture, text) = inner.split_at(end.unwrap_or(0));
    let text = if text.trim().is_empty() {
        &attribute
    } else {
        text
    };
    Known {
        html: format!(
            "<figure>{picture}<figcaption>{}</figcaption></figure>",
            text.trim()
        ),
        takes_inner: true,
        told: None,
    }
}

fn gallery(tag: &Tag<'_>, attachments: &Attachments) -> Option<Known> {
    let ids = attribute(tag.attributes, "ids").or_else(|| attribute(tag.attributes, "include"))?;
    let mut pictures = String::new();
    let mut count = 0;
    for id in ids.split([',', ' ']).filter(|id| !id.is_empty()) {
        let url = attachments.get(&id.parse().ok()?)?;
        pictures.push_str(&format!(
            "<figure><img src=\"{}\" alt=\"\"></figure>",
            escaped(url)
        ));
        count += 1;
    }
    let told = message!("import-gallery", count = count as usize);
    (count > 0).then(|| Known::whole(pictures, told))
}

/// Sounds or films that were played one after another, as a list of links to them.
fn playlist(tag: &Tag<'_>, attachments: &Attachments) -> Option<Known> {
    let ids = attribute(tag.attributes, "ids").or_else(|| attribute(tag.attributes, "include"))?;
    let mut items = Vec::new();
    for id in ids.split([',', ' ']).filter(|id| !id.is_empty()) {
        let url = attachments.get(&id.parse().ok()?)?;
        let name = url.rsplit('/').next().unwrap_or(url);
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        let (url, name) = (escaped(url), escaped(&name));
        items.push(format!("<li><a href=\"{url}\">{name}</a></li>"));
    }
    let told = message!("import-playlist", count = items.len());
    (!items.is_empty()).then(|| Known::whole(format!("<ul>{}</ul>", items.concat()), told))
}

fn code(tag: &Tag<'_>, inner: &str) -> Known {
    let named = ["lang", "language", "type"];
    let named = named
        .iter()
        .find_map(|name| attribute(tag.attributes, name));
    let language = match NO_LANGUAGE.contains(&tag.name) {
        true => named.unwrap_or_default(),
        false => tag.name.to_owned(),
    };
    let code = unescaped(inner.trim_matches(['\n', '\r']));
    let html = format!(
        "<pre class=\"language-{}\"><code>{}</code></pre>",
        escaped(&language),
        escaped(&code)
    );
    Known::whole(html, message!("import-shortcode-code", name = tag.name))
}

fn link(tag: &Tag<'_>, inner: Option<&str>) -> Option<Known> {
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let named = ["src", "url", "mp4", "m4v", "webm", "mp3", "m4a", "ogg"];
    let named = named
        .iter()
        .find_map(|name| attribute(tag.attributes, name));
    let plain = tag.attributes.trim_start_matches(['=', ' ']).trim();
    let candidates = [
        inner.map(|inner| inner.trim().to_owned()),
        named,
        Some(plain.to_owned()),
    ];
    let mut found = candidates.into_iter().flatten();
    let address = unescaped(&found.find(|text| is_address(text))?);
    let address = address.split_whitespace().next()?.to_owned();
    let told = message!("import-embed", address = &address);
    let url = escaped(&address);
    let stays = matches!(tag.name, "video" | "audio");
    Some(Known {
        html: match stays {
            true => format!("<{0} src=\"{url}\"></{0}>", tag.name),
            false => format!("<p>{url}</p>"),
        },
        takes_inner: true,
        told: (!stays).then_some(told),
    })
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&amp;", "&")
}
