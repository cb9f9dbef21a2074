//! The site's public address, split into what pages need of it.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::message::{Complaint, complaint};

/// An absolute `http` or `https` address that ends with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    url: String,
    path_at: usize,
}

/// What stays as it is in a path: RFC 3986 section 3.3, `pchar` and `/`, less what HTML or a
/// shell would trip over.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// `path` with everything encoded that an address cannot hold.
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

impl BaseUrl {
    /// Reads an address such as `https://example.com/news`.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Complaint> {
        let text = text.trim();
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| text.starts_with(scheme));
        let Some(scheme) = scheme else {
            return Err(complaint!("base-url-scheme"));
        };
        let rest = &text[scheme.len()..];
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if host.is_empty() || !host.bytes().all(is_host_byte) {
            return Err(complaint!("base-url-host"));
        }
        if path.contains(['?', '#', '\\', '"', '<', '>']) || path.chars().any(char::is_whitespace) {
            return Err(complaint!("base-url-path"));
        }
        if path.split('/').any(|part| matches!(part, "." | "..")) || path.contains("//") {
            return Err(complaint!("base-url-steps"));
        }
        let path = encode_path(&percent_encoding::percent_decode_str(path).decode_utf8_lossy());
        let path = path.trim_end_matches('/');
        Ok(Self {
            url: format!("{scheme}{host}{path}/"),
            path_at: scheme.len() + host.len(),
        })
    }

    /// The whole address, with a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The path of the address, from `/` to `/`.
    pub fn path(&self) -> &str {
        &self.url[self.path_at..]
    }

    /// Scheme and host, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.url[..self.path_at]
    }

    /// The address with the same path at another scheme and host, given without a slash at the end.
    pub(super) fn at_origin(&self, origin: &str) -> Self {
        Self {
            url: format!("{origin}{}", self.path()),
            path_at: origin.len(),
        }
    }

    /// The address below the folder `to` for one that stands below the folder `from`; folders are
    /// ASCII and end with a slash, or are empty.
    pub(super) fn in_place_of(&self, from: &str, to: &str) -> Self {
        let outer = self.url.strip_suffix(from).unwrap_or(&self.url);
        Self {
            url: format!("{outer}{to}"),
            path_at: self.path_at,
        }
    }

    /// `address`, a decoded path below the site's base without its first slash, ready for `href`.
    pub fn href(&self, address: &str) -> String {
        format!("{}{}", self.path(), encode_path(address))
    }

    /// The same as an absolute address.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{}", self.url, encode_path(address))
    }
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".-:[]_".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_into_origin_and_path() {
        for (text, origin, path) in [
            ("https://example.com", "https://example.com", "/"),
            ("https://example.com/", "https://example.com", "/"),
            (
                "http://localhost:1111/a/b/",
                "http://localhost:1111",
                "/a/b/",
            ),
            (
                "https://example.com/快读",
                "https://example.com",
                "/%E5%BF%AB%E8%AF%BB/",
            ),
            (
                "https://example.com/%E5%BF%AB",
                "https://example.com",
                "/%E5%BF%AB/",
            ),
        ] {
            let base = BaseUrl::parse(text).unwrap();
            assert_eq!((base.origin(), base.path()), (origin, path), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_base() {
        for text in [
            "",
            "example.com",
            "/news/",
            "ftp://a/",
            "https://",
            "https://a b/",
            "https://a/?x",
            "https://a/../",
        ] {
            assert!(BaseUrl::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn addresses_are_encoded_once() {
        let base = BaseUrl::parse("https://e.com/k").unwrap();
        assert_eq!(
            base.href("2025/开源 100%/"),
            "/k/2025/%E5%BC%80%E6%BA%90%20100%25/"
        );
        assert_eq!(base.absolute(""), "https://e.com/k/");
    }
}
