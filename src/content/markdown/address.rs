//! Which addresses a text may link to, and how they are written into HTML.

use std::mem;

use percent_encoding::percent_encode_byte;

/// Where an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Into this site: a path, a query or a fragment.
    Here,
    /// To another site: `http`, `https`, `//host`.
    Web,
    /// To a program: `mailto`, `tel`.
    Program,
    /// To itself: an image as `data:`.
    Data,
}

/// Why an address is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is none.
    Empty,
    /// Its scheme is not among those that are safe.
    Scheme,
    /// It tells a user's name or password.
    Credentials,
    /// It has a scheme, but no browser can make sense of it.
    Malformed,
}

/// The kinds of images that a `data:` address may hold: no SVG, which can hold scripts.
const DATA_IMAGES: &[&str] = &["png", "jpeg", "gif", "webp", "avif"];

/// The address of a link as it is written into HTML (not yet escaped), and where it leads.
pub(super) fn link(address: &str) -> Result<(String, Target), Refusal> {
    let address = cleaned(address);
    let target = match scheme(&address) {
        None if address.starts_with("//") => Target::Web,
        None => Target::Here,
        Some("http" | "https") => Target::Web,
        Some("mailto" | "tel") => Target::Program,
        Some(_) => return Err(Refusal::Scheme),
    };
    encoded(&address, target)
}

/// The address of an image, video or sound.
pub(super) fn media(address: &str) -> Result<(String, Target), Refusal> {
    let address = cleaned(address);
    let target = match scheme(&address) {
        None if address.starts_with("//") => Target::Web,
        None => Target::Here,
        Some("http" | "https") => Target::Web,
        Some("data") if is_data_image(&address) => Target::Data,
        Some(_) => return Err(Refusal::Scheme),
    };
    encoded(&address, target)
}

/// As browsers read it (WHATWG URL, «basic URL parser»): no spaces and control characters
/// around it, no line breaks and tabs within, and `\` in a path is `/`.
fn cleaned(address: &str) -> String {
    let address = address
        .trim_matches(|c: char| c <= ' ')
        .replace(['\t', '\n', '\r'], "");
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    match path.contains('\\') {
        true => path.replace('\\', "/") + rest,
        false => address,
    }
}

/// The scheme in lower case; none for a relative address.
fn scheme(address: &str) -> Option<&'static str> {
    const KNOWN: &[&str] = &["http", "https", "mailto", "tel", "data"];
    let (scheme, _) = address.split_once(':')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !scheme.chars().all(is_part) {
        return None;
    }
    let known = KNOWN
        .iter()
        .find(|known| scheme.eq_ignore_ascii_case(known));
    Some(known.copied().unwrap_or("unknown"))
}

fn is_data_image(address: &str) -> bool {
    let kind = address.get("data:image/".len()..).unwrap_or("");
    let prefix = &address[..address.len() - kind.len()];
    let kind = kind.split([';', ',']).next().unwrap_or("");
    prefix.eq_ignore_ascii_case("data:image/")
        && DATA_IMAGES
            .iter()
            .any(|known| kind.eq_ignore_ascii_case(known))
}

fn encoded(address: &str, target: Target) -> Result<(String, Target), Refusal> {
    if address.is_empty() {
        return Err(Refusal::Empty);
    }
    if target == Target::Web {
        check_web(address)?;
    }
    let encoded = percent_encoded(address);
    // Feeds and mails are not read from `https:`, so `//host` would lead nowhere from there.
    match target == Target::Web && encoded.starts_with("//") {
        true => Ok((format!("https:{encoded}"), target)),
        false => Ok((encoded, target)),
    }
}

/// Encodes what a URL may not hold as it is (WHATWG URL, «URL code points»); an address in
/// Chinese stays readable.
fn percent_encoded(address: &str) -> String {
    let host_end = authority_end(address);
    let mut fragment = false;
    let mut encoded = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        let is_legal = match c {
            '%' => is_encoded_byte(&address.as_bytes()[at + 1..]),
            '[' | ']' => at < host_end,
            '#' => !mem::replace(&mut fragment, true),
            '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\x7f' => false,
            _ => true,
        };
        match is_legal {
            true => encoded.push(c),
            false => encoded.push_str(percent_encode_byte(c as u8)),
        }
    }
    encoded
}

fn is_encoded_byte(bytes: &[u8]) -> bool {
    matches!(bytes, [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Where the scheme and host of an address end: brackets of an IPv6 host stay.
fn authority_end(address: &str) -> usize {
    let Some(start) = address.find("//") else {
        return 0;
    };
    if address[..start].contains(['/', '?', '#']) {
        return 0;
    }
    let host = start + 2;
    address[host..]
        .find(['/', '?', '#'])
        .map_or(address.len(), |end| host + end)
}

/// Checks that a browser can make sense of an address with a host.
fn check_web(address: &str) -> Result<(), Refusal> {
    let absolute = match address.split_once("//") {
        Some((_, rest)) if rest.starts_with('/') => return Err(Refusal::Malformed),
        Some(("", _)) => ammonia::Url::parse(&format!("https:{address}")),
        Some((scheme, _)) if scheme.ends_with(':') => ammonia::Url::parse(address),
        _ => return Err(Refusal::Malformed),
    };
    match absolute {
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            Err(Refusal::Credentials)
        }
        Ok(url) if url.host_str().is_some_and(is_host) => Ok(()),
        _ => Err(Refusal::Malformed),
    }
}

/// A name is at most 63 bytes between two dots (RFC 1034, section 3.1).
fn is_host(host: &str) -> bool {
    !host.is_empty() && host.split('.').all(|label| label.len() <= 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dangerous_schemes_are_refused() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript\r:alert(1)",
            "vbscript:x",
            "data:text/html,<script>",
            "data:image/svg+xml,<svg>",
            "file:///etc/passwd",
            "blob:x",
        ] {
            assert_eq!(link(address), Err(Refusal::Scheme), "{address:?}");
            assert_eq!(media(address), Err(Refusal::Scheme), "{address:?}");
        }
        assert_eq!(link("data:image/png;base64,AA"), Err(Refusal::Scheme));
        assert_eq!(media("mailto:a@b.c"), Err(Refusal::Scheme));
    }

    #[test]
    fn addresses_are_written_as_urls() {
        use Target::{Data, Here, Program, Web};
        for (address, written, target) in [
            ("a b.png", "a%20b.png", Here),
            ("图/一.png", "图/一.png", Here),
            ("1:2", "1:2", Here),
            ("中文:x", "中文:x", Here),
            ("#背景", "#背景", Here),
            ("图\\a.png", "图/a.png", Here),
            ("/\\host/a?\\", "https://host/a?%5C", Web),
            ("a#b#c", "a#b%23c", Here),
            ("50%.png", "50%25.png", Here),
            ("a%20b", "a%20b", Here),
            ("//host/a", "https://host/a", Web),
            (
                "https://例子.中国/文?a=[1]",
                "https://例子.中国/文?a=%5B1%5D",
                Web,
            ),
            ("http://[::1]/[a]", "http://[::1]/%5Ba%5D", Web),
            ("mailto:a@b.c", "mailto:a@b.c", Program),
            ("data:image/PNG;base64,AA", "data:image/PNG;base64,AA", Data),
        ] {
            let result = if target == Data {
                media(address)
            } else {
                link(address)
            };
            assert_eq!(result, Ok((written.to_owned(), target)), "{address}");
        }
    }

    #[test]
    fn what_no_browser_opens_is_refused() {
        assert_eq!(link("  "), Err(Refusal::Empty));
        assert_eq!(link("http://a:b@c.d/"), Err(Refusal::Credentials));
        for address in [
            "http://",
            "https:/a/b",
            "https:///a",
            "https:a",
            "https://a b/",
            "http://[::1",
            "https://",
        ] {
            assert_eq!(link(address), Err(Refusal::Malformed), "{address}");
        }
    }
}
