//! Cuts raw HTML into tags, comments and text, as the HTML standard's tokenizer would, but
//! never past the end of a block.

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text without `<`; its entities are as written.
    Text(&'a str),
    /// A `<` that opens nothing, with what follows it.
    Literal(&'a str),
    Comment {
        is_closed: bool,
    },
    Tag(Tag<'a>),
}

/// A start tag or an end tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    pub(super) is_end: bool,
    /// Whether it ends with `/>`, which HTML ignores and authors mean.
    pub(super) is_empty: bool,
    pub(super) attributes: Vec<Attribute>,
    /// As it was written, from `<` to `>`.
    pub(super) source: &'a str,
}

/// An attribute; its value's character references are resolved.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    /// In lower case.
    pub(super) name: String,
    pub(super) value: String,
}

/// The first token of `html` and its length in bytes; none at the end.
pub(super) fn next_token(html: &str) -> Option<(Token<'_>, usize)> {
    if html.is_empty() {
        return None;
    }
    let text = html.find('<').unwrap_or(html.len());
    if text > 0 {
        return Some((Token::Text(&html[..text]), text));
    }
    if let Some(comment) = html.strip_prefix("<!--") {
        let end = comment
            .find("-->")
            .map(|end| "<!--".len() + end + "-->".len());
        return Some((
            Token::Comment {
                is_closed: end.is_some(),
            },
            end.unwrap_or(html.len()),
        ));
    }
    let starts_tag = html[1..]
        .trim_start_matches('/')
        .starts_with(|c: char| c.is_ascii_alphabetic());
    if !starts_tag {
        return Some((Token::Literal(&html[..1]), 1));
    }
    match tag(html) {
        Some(tag) => {
            let length = tag.source.len();
            Some((Token::Tag(tag), length))
        }
        // A tag without an end: were the next `<` tried too, ten thousand of them would
        // each be read to the end.
        None => Some((Token::Literal(html), html.len())),
    }
}

/// The bytes of `html` up to and with the end tag of `name`.
pub(super) fn end_of_content(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</")
        .find(|(at, _)| {
            let rest = &html.as_bytes()[at + 2..];
            rest.get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && rest
                    .get(name.len())
                    .is_none_or(|b| !b.is_ascii_alphanumeric())
        })
        .map(|(at, _)| html[at..].find('>').map_or(html.len(), |end| at + end + 1))
}

fn tag(html: &str) -> Option<Tag<'_>> {
    let is_end = html.starts_with("</");
    let start = if is_end { 2 } else { 1 };
    let name_end = start + html[start..].find(is_name_end)?;
    let mut attributes = Vec::new();
    let mut at = name_end;
    loop {
        let rest = html[at..].trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        at = html.len() - rest.len();
        if rest.starts_with('>') {
            return Some(Tag {
                name: html[start..name_end].to_ascii_lowercase(),
                is_end,
                is_empty: html[..at].ends_with('/'),
                attributes,
                source: &html[..=at],
            });
        }
        let (attribute, length) = attribute(rest)?;
        attributes.push(attribute);
        at += length;
    }
}

fn is_name_end(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '/' | '>')
}

/// The attribute at the start of `html`, and its length.
fn attribute(html: &str) -> Option<(Attribute, usize)> {
    // A `=` at the very start is part of the name.
    let first = html.chars().next()?.len_utf8();
    let name_end = first + html[first..].find(|c| is_name_end(c) || c == '=')?;
    let name = html[..name_end].to_ascii_lowercase();
    let rest = html[name_end..].trim_start();
    let Some(value) = rest.strip_prefix('=') else {
        return Some((
            Attribute {
                name,
                value: String::new(),
            },
            name_end,
        ));
    };
    let value = value.trim_start();
    let at = html.len() - value.len();
    let (value, length) = match value.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = value[1..].find(quote)?;
            (&value[1..=end], end + 2)
        }
        _ => {
            let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
            (&value[..end], end)
        }
    };
    Some((
        Attribute {
            name,
            value: resolved(value),
        },
        at + length,
    ))
}

/// Resolves numeric character references and the commonest named ones; what is left is
/// written as it stands, and can be nothing but text.
fn resolved(value: &str) -> String {
    let mut parts = value.split('&');
    let mut resolved = parts.next().unwrap_or("").to_owned();
    for part in parts {
        match reference(part) {
            Some((c, rest)) => {
                resolved.push(c);
                resolved.push_str(rest);
            }
            None => {
                resolved.push('&');
                resolved.push_str(part);
            }
        }
    }
    resolved
}

fn reference(text: &str) -> Option<(char, &str)> {
    const NAMED: &[(&str, char)] = &[
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
        ("apos;", '\''),
        ("nbsp;", '\u{a0}'),
        ("colon;", ':'),
        ("Tab;", '\t'),
        ("NewLine;", '\n'),
    ];
    if let Some(number) = text.strip_prefix('#') {
        let (number, radix) = match number.strip_prefix(['x', 'X']) {
            Some(number) => (number, 16),
            None => (number, 10),
        };
        let end = number
            .find(|c: char| !c.is_digit(radix))
            .unwrap_or(number.len());
        let c = u32::from_str_radix(&number[..end], radix)
            .ok()
            .and_then(char::from_u32)?;
        let rest = &number[end..];
        return Some((c, rest.strip_prefix(';').unwrap_or(rest)));
    }
    NAMED
        .iter()
        .find_map(|(name, c)| text.strip_prefix(name).map(|rest| (*c, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(html: &str) -> Vec<Token<'_>> {
        let mut at = 0;
        std::iter::from_fn(|| {
            let (token, length) = next_token(&html[at..])?;
            at += length;
            Some(token)
        })
        .collect()
    }

    fn attributes(html: &str) -> Vec<(String, String)> {
        match next_token(html) {
            Some((Token::Tag(tag), _)) => tag
                .attributes
                .into_iter()
                .map(|a| (a.name, a.value))
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn html_is_cut_into_tokens() {
        let kinds = |html| -> Vec<String> {
            tokens(html)
                .into_iter()
                .map(|token| match token {
                    Token::Text(text) => format!("text {text}"),
                    Token::Literal(text) => format!("literal {text}"),
                    Token::Comment { is_closed } => format!("comment {is_closed}"),
                    Token::Tag(tag) if tag.is_end => format!("/{}", tag.name),
                    Token::Tag(tag) => tag.name,
                })
                .collect()
        };
        assert_eq!(
            kinds("a<B>b</B >c"),
            ["text a", "b", "text b", "/b", "text c"]
        );
        assert_eq!(
            kinds("1 < 2<br/>"),
            ["text 1 ", "literal <", "text  2", "br"]
        );
        assert_eq!(
            kinds("<!-- a > b --><!--c"),
            ["comment true", "comment false"]
        );
        assert_eq!(kinds("<a title='>'>"), ["a"]);
        assert_eq!(kinds("<a title='>"), ["literal <a title='>"]);
        assert_eq!(kinds("<a\n"), ["literal <a\n"]);
        assert_eq!(kinds("<?php ?>"), ["literal <", "text ?php ?>"]);
    }

    #[test]
    fn attributes_are_read_as_browsers_do() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            attributes("<a HREF = x title=\"a > 'b'\" open id='c'/>"),
            [
                pair("href", "x"),
                pair("title", "a > 'b'"),
                pair("open", ""),
                pair("id", "c")
            ]
        );
        assert_eq!(
            attributes("<a href=java&#x0A;script&colon;alert&#40;1&#41; b=&copy;&#0;>"),
            [pair("href", "java\nscript:alert(1)"), pair("b", "&copy;\0")]
        );
    }

    #[test]
    fn content_ends_at_its_end_tag() {
        assert_eq!(end_of_content("a<b</SCRIPT >c", "script"), Some(13));
        assert_eq!(end_of_content("</scripts>", "script"), None);
        assert_eq!(end_of_content("</script", "script"), Some(8));
    }
}
