//! The rules for addresses in front matter: none of them may lead outside its place.

use crate::{
    message::{Complaint, complaint},
    output::OutputPath,
};

/// What an address must be, with an example to show.
pub(super) struct Form {
    /// Says what is wrong with an address.
    pub(super) check: fn(&str) -> Result<(), Complaint>,
    pub(super) example: &'static str,
}

/// The last part of an address.
pub(super) const SLUG: Form = Form {
    check: check_slug,
    example: "slug: new-chips",
};
/// An address of this site.
pub(super) const PERMALINK: Form = Form {
    check: check_path,
    example: "permalink: /2025/new-chips/",
};
/// Addresses that this site once had.
pub(super) const ALIASES: Form = Form {
    check: check_path,
    example: "aliases: [/old/address/]",
};
/// An address of another site.
pub(super) const WEB: Form = Form {
    check: check_web,
    example: "source_url: https://example.com/news/1",
};
/// A picture, here or elsewhere.
pub(super) const IMAGE: Form = Form {
    check: check_image,
    example: "cover: cover.jpg",
};
/// An article of this site.
pub(super) const ARTICLE: Form = Form {
    check: check_article,
    example: "related: {pin: [2025/new-chips], exclude: []}",
};
/// A template's file.
pub(super) const TEMPLATE: Form = Form {
    check: check_template,
    example: "template: special.html",
};

/// Checks that `slug` is one part of a path.
fn check_slug(slug: &str) -> Result<(), Complaint> {
    match slug {
        "" => Err(complaint!("address-empty")),
        "." | ".." => Err(complaint!("address-step")),
        _ if slug.contains(['/', '\\']) => Err(complaint!("address-parts")),
        _ if slug.contains(['?', '#']) => Err(complaint!("address-end")),
        _ if slug.chars().any(is_invisible) => Err(complaint!("address-invisible")),
        _ => Ok(()),
    }
}

/// Checks that `path` is an address below the site's base: `/2025/chips/`, `/about.html`.
fn check_path(path: &str) -> Result<(), Complaint> {
    if scheme(path).is_some() || path.starts_with("//") {
        return Err(complaint!("address-host"));
    }
    if path.contains('\\') {
        return Err(complaint!("path-backslash"));
    }
    if path.contains(['?', '#']) {
        return Err(complaint!("address-query"));
    }
    if path.chars().any(is_invisible) {
        return Err(complaint!("address-invisible"));
    }
    let Some(rest) = path.strip_prefix('/') else {
        return Err(complaint!("address-start"));
    };
    for part in rest.strip_suffix('/').unwrap_or(rest).split('/') {
        match part {
            "." | ".." => return Err(complaint!("path-steps")),
            "" if !rest.is_empty() => return Err(complaint!("path-empty-part")),
            _ if part.starts_with(':') => return Err(complaint!("address-pattern")),
            _ => {}
        }
    }
    Ok(())
}

/// Checks that `address` is a web address: `https://example.com/a`.
fn check_web(address: &str) -> Result<(), Complaint> {
    match scheme(address) {
        Some(scheme) if is_web(scheme) => check_absolute(address),
        Some(_) => Err(complaint!("address-not-web")),
        None => Err(complaint!("address-scheme")),
    }
}

/// Checks that `image` is a web address, or a path as a link in the text would be written.
fn check_image(image: &str) -> Result<(), Complaint> {
    match scheme(image) {
        Some(scheme) if is_web(scheme) => check_absolute(image),
        Some(_) => Err(complaint!("address-not-web-nor-path")),
        None if image.starts_with("//") => Err(complaint!("address-no-scheme")),
        None if image.contains('\\') => Err(complaint!("path-backslash")),
        None if image.chars().any(is_invisible) => Err(complaint!("address-invisible")),
        None => Ok(()),
    }
}

/// Checks that `id` can be the id of an article.
fn check_article(id: &str) -> Result<(), Complaint> {
    if id.is_empty() {
        Err(complaint!("address-empty"))
    } else {
        Ok(())
    }
}

/// Checks that `template` names a file below the folder of templates.
fn check_template(template: &str) -> Result<(), Complaint> {
    OutputPath::new(template).map(|_| ())
}

/// The scheme of an address: what stands before the first `:`, if nothing but letters,
/// digits, `+`, `-` and `.` do (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(letters))
        .then_some(scheme)
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

fn check_absolute(address: &str) -> Result<(), Complaint> {
    if address
        .chars()
        .any(|c| c.is_whitespace() || is_invisible(c))
    {
        return Err(complaint!("address-space"));
    }
    match ammonia::Url::parse(address) {
        Ok(url) if url.has_host() => Ok(()),
        _ => Err(complaint!("address-incomplete")),
    }
}

/// Control characters, and the marks that turn the direction of a text around.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_one_part() {
        for good in ["chips", "芯片-2025", "a.b", "..a"] {
            assert_eq!(check_slug(good), Ok(()), "{good}");
        }
        for bad in ["", ".", "..", "a/b", "a\\b", "a\0b", "a?b", "a\u{202e}b"] {
            assert!(check_slug(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_path_stays_below_the_base() {
        for good in ["/", "/a/", "/2025/芯片.html", "/a..b/"] {
            assert_eq!(check_path(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "a/",
            "//evil.com/",
            "/a//b/",
            "/a/../b/",
            "/..",
            "/./a",
            "/a\\b",
            "/a?p=1",
            "/a#b",
            "/a\nb",
            "https://a.com/b",
            "javascript:alert(1)",
            "/:title/",
            "pretty",
        ] {
            assert!(check_path(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn web_addresses_are_http() {
        for good in ["https://example.com/a?b=c#d", "HTTP://例子.中国/"] {
            assert_eq!(check_web(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "example.com",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "https://",
            "https://a b.com/",
            "ftp://a.com/",
            "data:text/html,x",
            "//a.com/",
        ] {
            assert!(check_web(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn images_are_web_addresses_or_paths() {
        for good in [
            "https://a.com/b.png",
            "pic.png",
            "../图/a b.png",
            "/img/a.png",
        ] {
            assert_eq!(check_image(good), Ok(()), "{good}");
        }
        for bad in [
            "javascript:x",
            "data:image/png;base64,AA",
            "//a.com/b.png",
            "a\\b.png",
            "file:///etc/passwd",
        ] {
            assert!(check_image(bad).is_err(), "{bad:?}");
        }
    }
}
