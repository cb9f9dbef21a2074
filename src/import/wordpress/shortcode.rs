//! Shortcodes: `[caption]`, `[gallery]`, `[embed]`, `[code]` become HTML, others stay visible.

use std::collections::BTreeMap;

use crate::{
    import::html::Loss,
    message::{Message, message},
};

/// Where the pictures of a gallery are, by their numbers.
pub(super) type Attachments = BTreeMap<u64, String>;

/// A tag of a shortcode in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tag<'t> {
    start: usize,
    end: usize,
    name: &'t str,
    attributes: &'t str,
    closes: bool,
}

/// `html` with its shortcodes as HTML; what is not known is noted and stays.
pub(super) fn replace(html: &str, attachments: &Attachments, losses: &mut Vec<Loss>) -> String {
    let mut out = String::with_capacity(html.len());
    let tags = tags(html);
    let mut lines = Lines {
        html,
        at: 0,
        line: 1,
    };
    let (mut copied, mut next) = (0, 0);
    while let Some(tag) = tags.get(next) {
        next += 1;
        if tag.start < copied {
            continue;
        }
        let line = lines.at(tag.start);
        let partner = partner(&tags, next - 1);
        let inner = partner.map(|partner| &html[tag.end..partner.start]);
        let known = match tag.closes {
            true => None,
            false => known(tag, inner, attachments),
        };
        match known {
            Some(Known {
                html: new,
                takes_inner,
                told,
            }) => {
                out.push_str(&html[copied..tag.start]);
                out.push_str(&new);
                copied = match partner.filter(|_| takes_inner) {
                    Some(partner) => partner.end,
                    None => tag.end,
                };
                if let Some(message) = told {
                    losses.push(Loss {
                        line,
                        is_change: true,
                        rule: "shortcode",
                        message,
                    });
                }
            }
            None if !tag.closes => {
                let message = message!("import-shortcode", text = &html[tag.start..tag.end]);
                losses.push(Loss {
                    line,
                    is_change: false,
                    rule: "shortcode",
                    message,
                });
            }
            None => {}
        }
    }
    out.push_str(&html[copied..]);
    out
}

/// What a shortcode becomes.
struct Known {
    html: String,
    /// Whether what stands between its tags is in it already.
    takes_inner: bool,
    told: Option<Message>,
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

fn known(tag: &Tag<'_>, inner: Option<&str>, attachments: &Attachments) -> Option<Known> {
    let name = tag.name;
    match (name, inner) {
        ("caption" | "wp_caption", Some(inner)) => Some(caption(tag, inner)),
        ("gallery", _) => gallery(tag, attachments),
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
    let html = match tag.name {
        "video" | "audio" => format!("<{0} src=\"{url}\"></{0}>", tag.name),
        _ => format!("<p>{url}</p>"),
    };
    Some(Known::whole(html, told))
}

/// The value of an attribute, in quotes or without.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = attributes[from..].find(name).map(|at| from + at) {
        from = at + name.len();
        let is_whole =
            !attributes[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-');
        let Some(value) = attributes[from..]
            .trim_start()
            .strip_prefix('=')
            .filter(|_| is_whole)
        else {
            continue;
        };
        let value = value.trim_start();
        let end = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => return value[1..].split(quote).next().map(str::to_owned),
            _ => value.find([' ', ']']).unwrap_or(value.len()),
        };
        return Some(value[..end].to_owned());
    }
    None
}

/// The tags of shortcodes outside of code, and not those in double brackets.
fn tags(html: &str) -> Vec<Tag<'_>> {
    const LONGEST: usize = 2_000;
    let mut tags = Vec::new();
    let mut at = 0;
    let mut code = Code::default();
    while let Some(found) = html[at..].find(['[', '<']).map(|found| at + found) {
        let rest = &html[found..];
        if let Some(end) = code.end(rest) {
            at = found + end;
            continue;
        }
        at = found + 1;
        if rest.starts_with('<') || html[..found].ends_with('[') {
            continue;
        }
        let closes = rest.starts_with("[/");
        let name_at = found + 1 + usize::from(closes);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let name = &html[name_at..];
        let name = &name[..name.find(|c| !is_part(c)).unwrap_or(name.len())];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let after = &html[name_at + name.len()..];
        let within = &after.as_bytes()[..after.len().min(LONGEST)];
        let Some(end) = within.iter().position(|byte| matches!(byte, b']' | b'[')) else {
            continue;
        };
        let is_link = after[end + 1..].starts_with('(');
        if within[end] == b'[' || is_link || !after.starts_with([' ', ']', '=', '/', '\n']) {
            continue;
        }
        let end = name_at + name.len() + end;
        tags.push(Tag {
            start: found,
            end: end + 1,
            name,
            attributes: &html[name_at + name.len()..end],
            closes,
        });
        at = end + 1;
    }
    tags
}

/// Elements whose content is code; those without an end are looked for once.
#[derive(Default)]
struct Code {
    endless: [bool; 3],
}

impl Code {
    /// Where the code ends that begins here, if it does.
    fn end(&mut self, html: &str) -> Option<usize> {
        let ends = [
            ("<pre", "</pre>"),
            ("<code", "</code>"),
            ("<script", "</script>"),
        ];
        let at = ends.iter().position(|(start, _)| html.starts_with(start))?;
        if self.endless[at] {
            return None;
        }
        let end = ends[at].1;
        let found = html.find(end).map(|found| found + end.len());
        self.endless[at] = found.is_none();
        found
    }
}

/// The tag that closes the `at`th, before any other of its name opens.
fn partner<'a, 't>(tags: &'a [Tag<'t>], at: usize) -> Option<&'a Tag<'t>> {
    /// Tags that are looked at; shortcodes hold few others.
    const REACH: usize = 50;
    let name = tags[at].name;
    let mut after = tags[at + 1..]
        .iter()
        .take(REACH)
        .filter(|tag| tag.name == name);
    after.next().filter(|tag| tag.closes && !tags[at].closes)
}

/// Lines of a text, asked for in their order.
struct Lines<'t> {
    html: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> usize {
        if place > self.at {
            self.line += self.html[self.at..place].matches('\n').count();
            self.at = place;
        }
        self.line
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(html: &str) -> (String, usize) {
        let attachments = BTreeMap::from([(7, "https://a.cn/7.png".to_owned())]);
        let mut losses = Vec::new();
        (replace(html, &attachments, &mut losses), losses.len())
    }

    #[test]
    fn known_shortcodes_become_html() {
        for (html, want, told) in [
            (
                "[caption id=\"a\" width=\"3\"]<a href=\"b\"><img src=\"c\"></a> 说明[/caption]",
                "<figure><a href=\"b\"><img src=\"c\"></a><figcaption>说明</figcaption></figure>",
                0,
            ),
            (
                "[gallery ids=\"7,7\"]",
                "<figure><img src=\"https://a.cn/7.png\" alt=\"\"></figure>\
                 <figure><img src=\"https://a.cn/7.png\" alt=\"\"></figure>",
                1,
            ),
            ("[embed]https://v.cn/1[/embed]", "<p>https://v.cn/1</p>", 1),
            (
                "[code lang=\"rust\"]\na &lt; b && c\n[/code]",
                "<pre class=\"language-rust\"><code>a &lt; b &amp;&amp; c</code></pre>",
                1,
            ),
            ("[gallery ids=\"8\"]", "[gallery ids=\"8\"]", 1),
            ("[form id=\"1\"]", "[form id=\"1\"]", 1),
            (
                "[[form]] [注] [1] a[x](y) <pre>[z]</pre>",
                "[[form]] [注] [1] a[x](y) <pre>[z]</pre>",
                0,
            ),
        ] {
            assert_eq!(replaced(html), (want.to_owned(), told), "{html}");
        }
    }

    #[test]
    fn many_brackets_take_linear_time() {
        for html in [
            "[a".repeat(200_000),
            "[a ]".repeat(100_000),
            "<pre".repeat(20_000),
        ] {
            assert_eq!(replaced(&html).0, html);
        }
    }
}
